"""Ratings: what a person makes of an author, of a page, or, as an expert, of a single statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from symptomdb.model.person import PersonId


class Scale(StrEnum):
    """What is judged. None of these says whether the medicine is right; that is what experts say of statements."""

    AUTHOR = "author"
    CLARITY = "clarity"
    USEFULNESS = "usefulness"


class Verdict(StrEnum):
    """What an expert says of a statement."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's vote; a new one takes the place of the old.

    Attributes:
        object: A person's id for `Scale.AUTHOR`, else the condition's id.
        stars: 1 to 5.
    """

    person: PersonId
    scale: Scale
    object: str
    stars: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """The votes on one object taken together.

    Attributes:
        count: How many people voted.
        mean: Of the stars; None without a vote.
        shrunken: The mean after `prior_votes` votes of `prior_mean` stars are mixed in, so that a few votes don't
            outweigh many; None without a vote.
    """

    scale: Scale
    object: str
    count: int
    mean: float | None
    shrunken: float | None
    prior_mean: float
    prior_votes: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """An expert's verdict on one statement: always with a reason, and a citation for a dispute.

    Attributes:
        condition, statement: Which statement.
        fingerprint: The state of the statement that was judged.
        citation: A publication's key, a DOI, a PMID or a web address.
    """

    person: PersonId
    condition: str
    statement: str
    verdict: Verdict
    reason: str
    citation: str
    fingerprint: str
    at: datetime
