"""The resume token of an interview: codes, answers and names of events only.

It holds the ids of the findings with yes, no or don't know, the sex, the age in whole years where given, which prior
was chosen, who answers, and what happened before: its kind, its name where that has only words that READ knows events
by ("hip surgery"), and how many days ago it was. No person's name, no date and no sentence that anyone typed. It is
encoded, not encrypted, and tells of a person's health: a page should keep it in the person's own browser, never in a
log.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from dataclasses import dataclass

from symptomdb.errors import BadCurie, BadInput
from symptomdb.find.prior import PREVALENCE, UNIFORM
from symptomdb.model.curie import Curie
from symptomdb.model.event import EVENT_WORDS
from symptomdb.model.finding import HistoryItem
from symptomdb.model.interview import AnsweredBy

#: The first version held no prior, the second did not say who answers, the third had no history; all are still read.
_VERSIONS = ("i4", "i3", "i2", "i1")
_MARKS = {"+": "yes", "-": "no", "?": "unknown", "o": "observed", "x": "excluded"}
_LONGEST = 20_000
_PRIORS = ("", UNIFORM, PREVALENCE)
_ANSWERED_BY = ("", *AnsweredBy)
#: An event's kind, its name and how many days ago it was.
_EVENT = re.compile(r"([a-z]{1,20}):([a-z -]{1,60}):(\d{0,6})")
_MOST_EVENTS = 50


@dataclass(frozen=True, slots=True)
class TokenContent:
    """What a token says.

    Attributes:
        prior: As in `symptomdb.find.rank.Options`; empty where the token does not say.
        answered_by: As `symptomdb.model.interview.AnsweredBy`; empty where the token does not say.
        answers: Term and one of yes, no, unknown (asked), observed, excluded (told at the start), in order.
        history: What happened before; kind, name and days only.
    """

    sex: str
    age_years: int | None
    answers: tuple[tuple[Curie, str], ...]
    prior: str = ""
    answered_by: str = ""
    history: tuple[HistoryItem, ...] = ()


def write_token(content: TokenContent) -> str:
    """Letters, digits, ``-``, ``_`` and a dot: fit for a URL."""
    marks = {word: mark for mark, word in _MARKS.items()}
    age = "" if content.age_years is None else str(content.age_years)
    told = ",".join(f"{marks[word]}{term}" for term, word in content.answers)
    before = ",".join(map(_event, filter(_is_plain, content.history[:_MOST_EVENTS])))
    text = ";".join([content.sex, age, told, content.prior, content.answered_by, before])
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    return f"{_VERSIONS[0]}.{packed}"


def read_token(token: str) -> TokenContent:
    """Read what `write_token` wrote; `BadInput` for anything else."""
    version, _, packed = token.strip().partition(".")
    try:
        if version not in _VERSIONS or len(packed) > _LONGEST:
            raise ValueError(version)
        raw = zlib.decompressobj().decompress(
            base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), 10 * _LONGEST
        )
        sex, age, joined, *rest = raw.decode().split(";")
        prior, answered_by, before = (*rest, "", "", "")[:3]
        if prior not in _PRIORS or answered_by not in _ANSWERED_BY or len(rest) > 3:
            raise ValueError(prior, answered_by)
        answers = tuple((Curie.parse(one[1:]), _MARKS[one[0]]) for one in joined.split(",") if one)
        history = tuple(map(_read_event, before.split(","))) if before else ()
        return TokenContent(sex, int(age) if age else None, answers, prior, answered_by, history)
    except (ValueError, KeyError, IndexError, zlib.error, binascii.Error, BadCurie) as error:
        raise BadInput(
            "The token of the interview can't be read.", "Copy it whole, or start a new interview."
        ) from error


def _event(item: HistoryItem) -> str:
    return f"{item.kind}:{item.text.lower()}:{'' if item.days_ago is None else int(item.days_ago)}"


def _is_plain(item: HistoryItem) -> bool:
    """Whether an event is told in known words only, and can be read again."""
    return EVENT_WORDS.issuperset(item.text.lower().split(" ")) and _EVENT.fullmatch(_event(item)) is not None


def _read_event(text: str) -> HistoryItem:
    found = _EVENT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    kind, name, days = found.groups()
    return HistoryItem(name, kind, days_ago=float(days) if days else None)
