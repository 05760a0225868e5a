"""Rating: who may vote on what, and the votes on one thing taken together. Votes never touch what counts as correct."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from symptomdb.errors import BadInput, NotAllowed
from symptomdb.model.person import Permission, Person, PersonId
from symptomdb.model.rating import Scale, Standing, Verdict

#: The shrunken mean is a Bayesian mean: as if `PRIOR_VOTES` people had voted `PRIOR_MEAN`, the middle of the scale.
PRIOR_MEAN = 3.0
PRIOR_VOTES = 5
FEWEST_STARS, MOST_STARS = 1, 5
MOST_REASON = 2000
_CITATION = re.compile(
    r"[A-Z]\d{3}|10\.\d{4,9}/\S{1,200}|(https://doi\.org/)10\.\d{4,9}/\S{1,200}|PMID:? ?\d{1,9}|https?://[^\s<>\"]{4,300}",
    re.IGNORECASE,
)


def standing(scale: Scale, object_: str, counts: Mapping[int, int]) -> Standing:
    """The votes on one object.

    Args:
        counts: Stars to how many people gave them.

    >>> votes = standing(Scale.AUTHOR, "a", {5: 1})
    >>> votes.count, votes.mean, votes.shrunken
    (1, 5.0, 3.33)
    """
    count = sum(counts.values())
    total = sum(stars * number for stars, number in counts.items())
    mean = round(total / count, 2) if count else None
    shrunken = round((PRIOR_MEAN * PRIOR_VOTES + total) / (PRIOR_VOTES + count), 2) if count else None
    return Standing(scale, object_, count, mean, shrunken, PRIOR_MEAN, PRIOR_VOTES)


def check_vote(who: Person, scale: Scale, stars: int, authors: Sequence[PersonId]) -> None:
    """Let a vote pass, or say why not.

    Args:
        authors: Whose work is judged: the rated author, or the authors of the rated page.

    Raises:
        NotAllowed: The role doesn't permit it, or it is one's own work.
        BadInput: The stars are off the scale.
    """
    _check_person(who, Permission.RATE, authors)
    if not FEWEST_STARS <= stars <= MOST_STARS:
        raise BadInput(f"{stars} stars are not on the scale.", f"Give {FEWEST_STARS} to {MOST_STARS}.")
    if scale not in Scale:
        raise BadInput(f"{scale!r} can't be rated.", "Rate an author, or a page's clarity or usefulness.")


def check_opinion(who: Person, verdict: Verdict, reason: str, citation: str, authors: Sequence[PersonId]) -> None:
    """Let an expert's verdict on a statement pass, or say why not.

    Raises:
        NotAllowed: The role doesn't permit it, or it is one's own work.
        BadInput: The reason is missing, or a dispute without something that can be looked up.
    """
    _check_person(who, Permission.DISPUTE, authors)
    if not reason.strip():
        raise BadInput("A reason is missing.", "Say in a sentence or two what the evidence shows.")
    if len(reason) > MOST_REASON:
        raise BadInput(f"The reason is longer than {MOST_REASON:,} characters.", "Say it shorter.")
    if citation.strip() and _CITATION.fullmatch(citation.strip()) is None:
        raise BadInput(
            "The citation can't be looked up as it stands.",
            "Give a key of the bibliography (S017), a DOI, a PMID or a web address.",
        )
    if verdict is Verdict.DISPUTES and not citation.strip():
        raise BadInput("A dispute needs a citation.", "Name the publication by DOI, PMID, key or web address.")


def _check_person(who: Person, permission: Permission, authors: Sequence[PersonId]) -> None:
    if not who.may(permission):
        if who.role.value == "reader" and permission is Permission.DISPUTE:
            raise NotAllowed("Statements are judged by verified experts.", "Write a comment on it instead.")
        raise NotAllowed("Your account can't rate yet.", "Confirm your e-mail address first.")
    if who.id in authors:
        raise NotAllowed("Nobody rates their own work.", "Ask others for their view.")
