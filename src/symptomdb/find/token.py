"""The resume token of an interview: codes and answers only.

It holds the ids of the findings with yes, no or don't know, the sex, the age in whole years where given, which prior
was chosen and who answers: no name, no date and no word that anyone typed. It is encoded, not encrypted, and tells of a
person's health: a page should keep it in the person's own browser, never in a log.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass

from symptomdb.errors import BadCurie, BadInput
from symptomdb.find.prior import PREVALENCE, UNIFORM
from symptomdb.model.curie import Curie
from symptomdb.model.interview import AnsweredBy

#: The first version held no prior, the second did not say who answers; both are still read.
_VERSIONS = ("i3", "i2", "i1")
_MARKS = {"+": "yes", "-": "no", "?": "unknown", "o": "observed", "x": "excluded"}
_LONGEST = 20_000
_PRIORS = ("", UNIFORM, PREVALENCE)
_ANSWERED_BY = ("", *AnsweredBy)


@dataclass(frozen=True, slots=True)
class TokenContent:
    """What a token says.

    Attributes:
        prior: As in `symptomdb.find.rank.Options`; empty where the token does not say.
        answered_by: As `symptomdb.model.interview.AnsweredBy`; empty where the token does not say.
        answers: Term and one of yes, no, unknown (asked), observed, excluded (told at the start), in order.
    """

    sex: str
    age_years: int | None
    answers: tuple[tuple[Curie, str], ...]
    prior: str = ""
    answered_by: str = ""


def write_token(content: TokenContent) -> str:
    """Letters, digits, ``-``, ``_`` and a dot: fit for a URL."""
    marks = {word: mark for mark, word in _MARKS.items()}
    age = "" if content.age_years is None else str(content.age_years)
    told = ",".join(f"{marks[word]}{term}" for term, word in content.answers)
    text = ";".join([content.sex, age, told, content.prior, content.answered_by])
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
        prior, answered_by = (*rest, "", "")[:2]
        if prior not in _PRIORS or answered_by not in _ANSWERED_BY or len(rest) > 2:
            raise ValueError(prior, answered_by)
        answers = tuple((Curie.parse(one[1:]), _MARKS[one[0]]) for one in joined.split(",") if one)
        return TokenContent(sex, int(age) if age else None, answers, prior, answered_by)
    except (ValueError, KeyError, IndexError, zlib.error, binascii.Error, BadCurie) as error:
        raise BadInput(
            "The token of the interview can't be read.", "Copy it whole, or start a new interview."
        ) from error
