"""What readers and experts say of a page as schema.org: AggregateRating, Review and Comment (https://schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from symptomdb.model.comment import Comment
from symptomdb.model.person import PersonId
from symptomdb.model.rating import Opinion, Scale, Standing

Json = dict[str, Any]


def forum_page(
    address: str,
    standings: Iterable[Standing],
    opinions: Iterable[Opinion],
    comments: Iterable[Comment],
    names: Mapping[PersonId, str],
) -> Json:
    """The forum of a page; empty when nobody has said anything.

    Each expert's view is a Review of the page with the statement as its aspect. It carries no stars: support and
    dispute are no grade of a page.
    """
    rated = [one for one in standings if one.count and one.scale is not Scale.AUTHOR]
    reviews = [_review(address, one, names) for one in opinions]
    said = [_comment(address, one, names) for one in comments]
    if not (rated or reviews or said):
        return {}
    data: Json = {"@context": "https://schema.org", "@type": "MedicalWebPage", "@id": address, "url": address}
    if rated:
        data["aggregateRating"] = [_rating(one) for one in rated]
    if reviews:
        data["review"] = reviews
    if said:
        data |= {"comment": said, "commentCount": len(said)}
    return data


def _rating(one: Standing) -> Json:
    return {
        "@type": "AggregateRating",
        "reviewAspect": str(one.scale),
        "ratingValue": f"{one.mean:.2f}",
        "ratingCount": one.count,
        "bestRating": "5",
        "worstRating": "1",
    }


def _review(address: str, one: Opinion, names: Mapping[PersonId, str]) -> Json:
    return {
        "@type": "Review",
        "url": f"{address}/statements/{one.statement}",
        "reviewAspect": f"{one.verdict} statement {one.statement}",
        "reviewBody": one.reason,
        "author": {"@type": "Person", "name": names[one.person]},
        "dateCreated": one.at.date().isoformat(),
        **({"citation": [{"@type": "CreativeWork", "name": one.citation}]} if one.citation else {}),
    }


def _comment(address: str, one: Comment, names: Mapping[PersonId, str]) -> Json:
    page = f"{address}/statements/{one.statement}" if one.statement else address
    parent = {"parentItem": {"@type": "Comment", "url": f"{page}#comment-{one.parent}"}} if one.parent else {}
    return {
        "@type": "Comment",
        "url": f"{page}#comment-{one.id}",
        "text": one.body,
        "author": {"@type": "Person", "name": names[one.writer]},
        "dateCreated": one.created_at.date().isoformat(),
        **parent,
    }
