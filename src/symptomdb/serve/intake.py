"""The intake: whatever a door was given of a person (words, codes, a phenopacket, age, sex) becomes one case.

Every door uses it, so that the same case gives the same result whichever way it came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symptomdb.errors import BadCase
from symptomdb.model.curie import Curie

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.finding import Case
    from symptomdb.model.urgent import Urgent

#: ISO 8601 duration of years, months, weeks and days (https://www.iso.org/standard/70907.html, 5.5.2).
_AGE = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.IGNORECASE | re.ASCII)
#: The prior that follows from what was given, see `prior_of`.
AUTO = "auto"
_NO_EVENT = (
    "In the history no operation, injury, birth, vaccination or journey was read; write it with its time, for example: "
    "hip surgery six weeks ago."
)
_SEXES = {
    **dict.fromkeys(("f", "female", "woman", "girl"), "female"),
    **dict.fromkeys(("m", "male", "man", "boy"), "male"),
    **dict.fromkeys(("u", "unknown"), "unknown"),
    "": "",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a door was given; every part may be missing.

    Attributes:
        text: The findings in plain words.
        observed, excluded: Codes.
        age: Years or an ISO 8601 duration.
        phenopacket: A phenopacket of version 2 in JSON.
        history: What happened before, in plain words: an operation, an injury, a birth, a vaccination, a journey.
    """

    text: str = ""
    observed: Sequence[str] = ()
    excluded: Sequence[str] = ()
    age: str = ""
    sex: str = ""
    phenopacket: str = ""
    history: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The case, the red flag in the text, if any, and what was left out of the phenopacket."""

    case: Case
    urgent: Urgent | None = None
    notes: tuple[str, ...] = ()


def take(db: SymptomDatabase, given: Given) -> Taken:
    """Make one case of all parts; codes, age and sex that were given outright win over those of a packet.

    Raises:
        BadCase: A part can't be read, or nothing was given to go by.
        BadCurie: A code is none.
    """
    from symptomdb.model.finding import Case  # the classes of findings wait for the first case

    age, sex = parse_age(given.age) if given.age.strip() else None, parse_sex(given.sex)
    urgent = db.urgent(given.text) if given.text.strip() else None
    observed, excluded = (tuple(map(Curie.parse, codes)) for codes in (given.observed, given.excluded))
    history = db.read(given.history).history if given.history.strip() else ()
    parts = [Case(observed, excluded, age, sex, history=history)]
    notes: tuple[str, ...] = (_NO_EVENT,) if given.history.strip() and not history else ()
    if given.phenopacket.strip():
        packet = db.packet(given.phenopacket)
        parts.append(packet.case)
        notes += packet.notes
    if given.text.strip():
        parts.append(db.case_of(given.text))
    return Taken(_joined(parts), urgent, notes)


def prior_of(given: Given, chosen: str = AUTO) -> str:
    """The prior that was asked for; for `AUTO` the one that suits what was given.

    Codes and phenopackets alone are how rare-disease work comes, in which all conditions are treated alike. Words, and
    an interview that starts from nothing, are general use, in which it counts how common a condition is.

    >>> prior_of(Given("fever")), prior_of(Given(observed=["HP:0001945"])), prior_of(Given("fever"), "uniform")
    ('prevalence', 'uniform', 'uniform')
    """
    if chosen != AUTO:
        return chosen
    is_coded = bool(given.observed or given.excluded or given.phenopacket.strip())
    return "uniform" if is_coded and not given.text.strip() else "prevalence"


def require_findings(case: Case) -> None:
    """Raise `BadCase` when a case holds no finding at all."""
    if not case.observed and not case.excluded:
        raise BadCase("There is no finding to go by.", "Describe one in other words, or give its code (HP:…).")


def parse_age(text: str) -> float:
    """Years from ``34`` or ``P34Y6M``; `BadCase` for anything else.

    >>> parse_age("P1Y6M")
    1.5
    """
    try:
        years = float(text)
    except ValueError:
        found = _AGE.fullmatch(text.strip())
        if found is None or not any(found.groups()) or len(text) > 40:
            raise BadCase(f"{text[:40]!r} is no age.", "Write years (34) or an ISO 8601 duration (P34Y6M).") from None
        year, month, week, day = (int(part or 0) for part in found.groups())
        years = year + month / 12 + week * 7 / 365 + day / 365
    if not 0 <= years <= 130:
        raise BadCase(f"{text[:40]!r} is no age of a person.", "Write years between 0 and 130.")
    return years


def parse_sex(text: str) -> str:
    """``female``, ``male`` or ``unknown``; `BadCase` for anything else.

    >>> parse_sex("F"), parse_sex("")
    ('female', 'unknown')
    """
    try:
        return _SEXES[text.strip().casefold()] or "unknown"
    except KeyError:
        raise BadCase(f"{text[:40]!r} is no sex that is known here.", "Use female, male or unknown.") from None


def _joined(parts: list[Case]) -> Case:
    ages = [case.age_years for case in parts if case.age_years is not None]
    sexes = [case.sex for case in parts if case.sex != "unknown"]
    return replace(
        parts[0],
        observed=tuple(dict.fromkeys(term for case in parts for term in case.observed)),
        excluded=tuple(dict.fromkeys(term for case in parts for term in case.excluded)),
        age_years=ages[0] if ages else None,
        sex=sexes[0] if sexes else "unknown",
        onset=next((case.onset for case in parts if case.onset is not None), None),
        history=tuple(item for case in parts for item in case.history),
        id=next((case.id for case in parts if case.id), ""),
    )
