"""The pages of conditions: the A to Z index, and one condition by aspects."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from symptomdb.model.condition import Condition, NameKind
from symptomdb.serve.knowledge import db_as_of, db_of
from symptomdb.serve.web.forum import forum_of
from symptomdb.serve.web.letters import LETTERS, letter_of
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.views import arrange
from symptomdb.serve.web.words import slug

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase

router = APIRouter()

PAGE_LENGTH = 100
_MOST_NAMES = 8
_ALSO_CALLED = {NameKind.EXACT, NameKind.LAY, NameKind.ABBREVIATION}


@router.api_route("/conditions", methods=["GET", "HEAD"])
def index(
    request: Request,
    letter: Annotated[str, Query(max_length=1)] = "A",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Show the conditions of one letter."""
    site, db = site_of(request), db_of(request)
    letter = letter.upper() or "A"
    total, items = db.conditions(letter, offset, PAGE_LENGTH)
    values = {
        "letters": LETTERS,
        "letter": letter,
        "items": items,
        "limit": PAGE_LENGTH,
        "before": max(0, offset - PAGE_LENGTH) if offset else None,
        "after": offset + PAGE_LENGTH if offset + PAGE_LENGTH < total else None,
    }
    return site.page(request, "conditions.html", values)


@router.api_route("/conditions/{key}", methods=["GET", "HEAD"])
def one(
    request: Request,
    key: str,
    wording: Literal["plain", "clinical"] = "plain",
    as_of: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Show a condition, with `as_of` as it stood at that date. Another name or code of it leads to its own address."""
    with db_as_of(request, as_of) as db:
        return _show(request, db, key, wording, as_of)


def _show(
    request: Request, db: SymptomDatabase, key: str, wording: Literal["plain", "clinical"], as_of: str
) -> Response:
    site = site_of(request)
    condition = db.find_condition(key)
    if key != slug(condition.id):
        return RedirectResponse(f"/conditions/{slug(condition.id)}", 307)
    answer = db.show(str(condition.id), wording=wording)
    page = db.page(condition.id)
    # Only a page of ours has readers' votes and comments; one that was withdrawn keeps its place.
    forum = None if as_of else forum_of(request, condition.id)
    if page is None and (forum is None or forum.withdrawn is None):
        forum = None
    values = {
        "as_of": as_of,
        "as_of_part": f"&{urlencode({'as_of': as_of})}" if as_of else "",
        "forum": forum,
        "condition": condition,
        "answer": answer,
        "article": arrange(answer, page.disagreements if page else ()),
        "page": page,
        "summary": page.summary if page else "",
        "overdue": page is not None and page.dates.is_overdue(date.today()),
        "other_names": _other_names(condition),
        "letter": letter_of(condition.name),
        "wording": wording,
        "linked_data": db.linked_data(answer, f"/conditions/{key}", condition),
    }
    return site.page(request, "condition.html", values)


def _other_names(condition: Condition) -> list[str]:
    names = (name.text for name in condition.names if name.kind in _ALSO_CALLED and name.text != condition.name)
    return list(dict.fromkeys(names))[:_MOST_NAMES]
