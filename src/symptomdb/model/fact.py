"""A fact that a care pathway may ask for, and what one case says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What sort of value a fact has."""

    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"


class Silence(StrEnum):
    """What it means that a record, where it could have named a fact, doesn't.

    NO: the fact does not hold.
    ASK: it does not hold for an ordinary rule, but a red flag must not rest on silence: there it is unknown.
    REPORT: a report that is there and doesn't name it denies it. Without one it does not hold for an ordinary rule, and
        a red flag asks.
    UNKNOWN: nobody knows.
    """

    NO = "no"
    ASK = "ask"
    REPORT = "report"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact that the rules of a pathway may use.

    Attributes:
        label: In plain words, for people.
        question: What to ask when it is unknown.
        unit: For numbers.
        choices: For choices; empty means any code.
        field: The key of the case's context that holds the value, dotted for a nested one.
        concepts: Ids of the concepts (`content/clinical_words`) that make a yes-or-no fact true.
        told_by: Keys of the context that would have named it. Without any of them the fact is unknown.
        silence: What silence of those keys means.
        past_counts: A thing of the past ("previous", "10 years ago") counts too.
        past_days: A thing of the past counts when it is dated and no longer ago than this.
        planned_counts: A thing that is only planned counts too.
        only_in: Keys whose text may give the fact; every key when empty.
        synonyms: For choices: other spellings in small letters, to their code.
        days_of: For numbers: concepts whose time before today is the number.
        settled: Once known it is what the case is about, and no what-if changes it.
    """

    id: str
    kind: FactKind
    label: str
    question: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    field: str = ""
    concepts: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    silence: Silence = Silence.ASK
    past_counts: bool = False
    past_days: float | None = None
    planned_counts: bool = False
    only_in: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()
    days_of: tuple[str, ...] = ()
    settled: bool = False


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What one case says of one fact.

    Attributes:
        value: True or False, a number, or a code.
        words: The places and words of the record that say so, for example ``medications: apixaban``.
        days_ago: For a yes-or-no fact that happened: how long ago, in days; None when the record does not say.
        silent: Nothing was said; `value` False is what the pathway makes of silence.
    """

    value: bool | float | str
    words: tuple[str, ...] = ()
    days_ago: float | None = None
    silent: bool = False


#: A case for the engine: what is known by fact id. A fact that is absent is unknown.
CaseFacts = Mapping[str, CaseFact]
