"""An interview's words: a question, the replies to it, and why there are no more questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from symptomdb.model.curie import Curie


class Reply(StrEnum):
    """What a person can say to a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AnsweredBy(StrEnum):
    """Who answers the questions: the person (or whoever is with them), or a clinician who can examine and test."""

    PERSON = "person"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next.

    Attributes:
        text: The question in plain words.
        why: What the answer would decide, in plain words.
        bits: Information that the answer is expected to give; 0 for a red flag, which is asked whatever it tells.
    """

    term: Curie
    label: str
    text: str
    why: str
    bits: float = 0.0
    red_flag: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Why nothing more is asked: ``sure``, ``limit`` or ``exhausted``, and the same in plain words."""

    reason: str
    text: str
