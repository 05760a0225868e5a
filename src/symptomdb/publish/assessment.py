"""What people say of a page as FHIR R5 ArtifactAssessment (https://hl7.org/fhir/R5/artifactassessment.html)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from symptomdb.model.comment import Comment
from symptomdb.model.person import PersonId
from symptomdb.model.rating import Opinion, Standing

Json = dict[str, Any]


def of_ratings(address: str, standings: Iterable[Standing]) -> list[Json]:
    """One assessment with a rating per scale; none where nobody voted."""
    content = [
        {
            "informationType": "rating",
            "type": {"text": str(one.scale)},
            "quantity": {"value": one.mean, "unit": "stars of 5"},
            "summary": f"Mean of {one.count} vote(s); {one.shrunken} with {one.prior_votes} votes of "
            f"{one.prior_mean:g} mixed in. Votes are on the writing, not on what is correct.",
        }
        for one in standings
        if one.count
    ]
    return [_assessment("ratings", address, "Readers' ratings", content)] if content else []


def of_opinion(address: str, one: Opinion, names: Mapping[PersonId, str]) -> Json:
    """An expert's view of one statement."""
    content: Json = {
        "informationType": "comment",
        "type": {"text": str(one.verdict)},
        "summary": one.reason,
        "author": {"display": names[one.person]},
        "path": [f"{address}/statements/{one.statement}"],
    }
    if one.citation:
        content["relatedArtifact"] = [{"type": "citation", "citation": one.citation}]
    made = _assessment(f"opinion-{one.statement}-{one.person[:16]}", address, f"On {one.statement}", [content])
    return {**made, "date": one.at.isoformat()}


def of_comment(address: str, one: Comment, names: Mapping[PersonId, str]) -> Json:
    """A comment on a page or a statement; an answer is a response."""
    content: Json = {
        "informationType": "response" if one.parent else "comment",
        "summary": one.body,
        "author": {"display": names[one.writer]},
        "path": [f"{address}/statements/{one.statement}" if one.statement else address],
    }
    return {**_assessment(f"comment-{one.id}", address, "Comment", [content]), "date": one.created_at.isoformat()}


def _assessment(key: str, address: str, title: str, content: list[Json]) -> Json:
    # FHIR ids: letters, digits, "-" and ".", at most 64 (https://hl7.org/fhir/R5/datatypes.html#id).
    kept = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in key)[:64]
    return {
        "resourceType": "ArtifactAssessment",
        "id": kept,
        "title": title,
        "artifactUri": address,
        "content": content,
    }
