"""The pages of conditions: the A to Z index, and one condition by aspects."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from symptomdb.errors import SymptomDatabaseError
from symptomdb.model.condition import Condition, NameKind
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_as_of, db_of
from symptomdb.serve.web.forum import Forum, forum_of
from symptomdb.serve.web.kept_pages import KeptPage, digest_of
from symptomdb.serve.web.letters import LETTERS, letter_of
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import shown_person
from symptomdb.serve.web.words import slug

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase

router = APIRouter()

Wording = Literal["plain", "clinical"]
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
    wording: Wording = "plain",
    as_of: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Show a condition, with `as_of` as it stood at that date. Another name or code of it leads to its own address."""
    if not as_of.strip() and shown_person(request) is None:
        return _kept(request, db_of(request), key, wording)
    with db_as_of(request, as_of) as db:
        condition = db.find_condition(key)
        # Votes and comments are of today, so a page as of a date has none.
        forum = None if as_of else forum_of(request, condition.id)
        return _led(condition, key) or _show(request, db, condition, wording, forum, as_of)


def _kept(request: Request, db: SymptomDatabase, key: str, wording: Wording) -> Response:
    """The page as it was made for an earlier visitor, unless something that it shows has changed."""
    pages, address = site_of(request).kept_pages, (key, wording)
    state = _state(request, db)
    kept = pages.get(address)
    if kept is not None and kept.state == state:
        return kept.reply(request)
    condition = db.find_condition(key)
    if led := _led(condition, key):
        return led
    forum = forum_of(request, condition.id)
    made_of = digest_of(db.version, date.today(), forum)
    if kept is not None and kept.made_of == made_of:
        kept = kept.still_in(state)
    else:
        made = _show(request, db, condition, wording, forum)
        if not state or "set-cookie" in made.headers or _state(request, db) != state:
            return made
        kept = KeptPage.of(state, made_of, bytes(made.body))
    pages.put(address, kept)
    return kept.reply(request)


def _state(request: Request, db: SymptomDatabase) -> str:
    """What changes before the page does; empty when people's database can't be read, and then nothing is kept."""
    try:
        return f"{db.version} {date.today()} {community_of(request).state()}"
    except SymptomDatabaseError:
        return ""


def _led(condition: Condition, key: str) -> Response | None:
    here = slug(condition.id)
    return None if key == here else RedirectResponse(f"/conditions/{here}", 307)


def _show(
    request: Request, db: SymptomDatabase, condition: Condition, wording: Wording, forum: Forum | None, as_of: str = ""
) -> Response:
    site = site_of(request)
    text = site.texts.of(db, condition, wording)
    page = text.page
    # Only a page of ours has readers' votes and comments; one that was withdrawn keeps its place.
    if page is None and (forum is None or forum.withdrawn is None):
        forum = None
    answer = text.answer
    for_all = {"answer": answer, "article": text.article, "forum": forum}
    texts = (answer.knowledge_base.version, str(condition.id), wording)
    values = {
        **for_all,
        "statements": site.part("condition_statements.html", digest_of(texts, _marks(forum)), for_all),
        "references": site.part("condition_references.html", digest_of(texts), for_all),
        "as_of": as_of,
        "revision": db.revision(condition.id) if as_of else 0,
        "as_of_part": f"&{urlencode({'as_of': as_of})}" if as_of else "",
        "condition": condition,
        "page": page,
        "summary": page.summary if page else "",
        "overdue": page is not None and page.dates.is_overdue(date.today()),
        "other_names": _other_names(condition),
        "letter": letter_of(condition.name),
        "wording": wording,
        "linked_data": text.linked_data,
    }
    return site.page(request, "condition.html", values)


def _marks(forum: Forum | None) -> object:
    """What stands at single statements of what people said."""
    if forum is None:
        return None
    counts = {statement: count for statement, count in forum.counts.items() if statement}
    return counts, forum.opinions, forum.person is not None


def _other_names(condition: Condition) -> list[str]:
    names = (name.text for name in condition.names if name.kind in _ALSO_CALLED and name.text != condition.name)
    return list(dict.fromkeys(names))[:_MOST_NAMES]
