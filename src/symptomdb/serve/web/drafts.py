"""The editor: a draft as a list of statements, one statement as a form with preview and remarks, and its acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, Conflict, SymptomDatabaseError
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import require

if TYPE_CHECKING:
    from symptomdb.model.revision import Revision

router = form_router()
Writer = Annotated[Person, Depends(require(Permission.WRITE))]
Words = Annotated[str, Form(max_length=5000)]
_NEW = "new statement"


async def typed_form(request: Request) -> dict[str, str]:
    """All text fields of the form that was sent."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Typed = Annotated[dict[str, str], Depends(typed_form)]


@router.api_route("/drafts/{key}", methods=["GET", "HEAD"])
def draft(request: Request, key: int, person: Writer) -> Response:
    """Show a draft with its statements and what is left to do."""
    return site_of(request).page(request, "draft.html", _overview(request, key, person), keep=False)


@router.post("/drafts/{key}/summary")
def save_summary(
    request: Request, key: int, person: Writer, summary: Words = "", seen: Annotated[int, Form()] = -1
) -> Response:
    """Save the page's summary."""
    try:
        community_of(request).drafts.save_summary(person, key, seen, summary)
    except SymptomDatabaseError as error:
        return show_again(request, "draft.html", {**_overview(request, key, person), "typed_summary": summary}, error)
    return go_to(f"/drafts/{key}#summary")


@router.api_route("/drafts/{key}/statements/{statement}", methods=["GET", "HEAD"])
def statement(request: Request, key: int, statement: str, person: Writer) -> Response:
    """Show the form of one statement."""
    found = community_of(request).pages.revision(key, person)
    typed = community_of(request).pages.typed(found, statement)
    return site_of(request).page(request, "statement.html", _form(request, found, statement, typed), keep=False)


@router.api_route("/drafts/{key}/add", methods=["GET", "HEAD"])
def new_statement(
    request: Request, key: int, person: Writer, after: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """Show the form of a new statement, with the aspect and group of the one before it."""
    pages = community_of(request).pages
    found = pages.revision(key, person)
    typed = dict.fromkeys(pages.typed(found, str(pages.entries(found)[0]["id"])), "")
    if after:
        before = pages.typed(found, after)
        typed |= {name: before[name] for name in ("aspect", "group")}
    typed |= {"certainty": "ungraded", "after": after}
    return site_of(request).page(request, "statement.html", _form(request, found, "", typed, check=False), keep=False)


@router.post("/drafts/{key}/statements/{statement}")
def save_statement(request: Request, key: int, statement: str, person: Writer, typed: Typed) -> Response:
    """Preview or save a statement."""
    return _save(request, key, statement, person, typed)


@router.post("/drafts/{key}/add")
def save_new_statement(request: Request, key: int, person: Writer, typed: Typed) -> Response:
    """Preview or save a new statement."""
    return _save(request, key, "", person, typed)


@router.post("/drafts/{key}/statements/{statement}/remove")
def remove(request: Request, key: int, statement: str, person: Writer, seen: Annotated[str, Form()] = "") -> Response:
    """Leave a statement out."""
    community_of(request).drafts.remove_statement(person, key, seen, statement)
    return go_to(f"/drafts/{key}#statements")


@router.post("/drafts/{key}/statements/{statement}/move")
def move(
    request: Request,
    key: int,
    statement: str,
    person: Writer,
    after: Annotated[str, Form(max_length=100)] = "",
    seen: Annotated[int, Form()] = -1,
) -> Response:
    """Put a statement behind another one."""
    community_of(request).drafts.move_statement(person, key, seen, statement, after)
    return go_to(f"/drafts/{key}#at-{statement}")


@router.post("/drafts/{key}/submit")
def submit(request: Request, key: int, person: Writer, note: Words = "") -> Response:
    """Send the draft to review."""
    try:
        community_of(request).reviews.submit(person, key, note, db_of(request).shelf())
    except SymptomDatabaseError as error:
        return show_again(request, "draft.html", {**_overview(request, key, person), "note": note}, error)
    return go_to(f"/drafts/{key}")


@router.post("/drafts/{key}/take-back")
def take_back(request: Request, key: int, person: Writer) -> Response:
    """Take the revision out of review."""
    community_of(request).reviews.take_back(person, key)
    return go_to(f"/drafts/{key}")


@router.post("/drafts/{key}/discard")
def discard(request: Request, key: int, person: Writer, sure: Annotated[str, Form(max_length=10)] = "") -> Response:
    """Throw the draft away."""
    if not sure:
        error = BadInput("The box is not ticked.", "Tick it if the draft shall really go.", "sure")
        return show_again(request, "draft.html", _overview(request, key, person), error)
    community_of(request).drafts.discard(person, key)
    return go_to("/desk")


@router.api_route("/drafts/{key}/catch-up", methods=["GET", "HEAD"])
def choose(request: Request, key: int, person: Writer) -> Response:
    """Show what was published meanwhile, and what both changed."""
    return site_of(request).page(request, "catch_up.html", _clashes(request, key, person), keep=False)


@router.post("/drafts/{key}/catch-up")
def catch_up(request: Request, key: int, person: Writer, typed: Typed) -> Response:
    """Carry the draft over to the newest published revision."""
    mine = [name.removeprefix("keep-") for name, value in typed.items() if name.startswith("keep-") and value == "mine"]
    theirs = [name.removeprefix("keep-") for name, value in typed.items() if value == "theirs"]
    try:
        community_of(request).drafts.catch_up(person, key, mine, theirs)
    except Conflict as error:
        return show_again(request, "catch_up.html", _clashes(request, key, person), error)
    return go_to(f"/drafts/{key}")


def _overview(request: Request, key: int, person: Person) -> dict[str, Any]:
    community, db = community_of(request), db_of(request)
    found = community.pages.revision(key, person)
    remarks = community.pages.remarks(found, db.shelf())
    base, entries = community.pages.base_of(found), community.pages.entries(found)
    events, names = community.pages.log(found)
    return {
        "draft": found,
        "condition": db.find_condition(str(found.condition)),
        "head": community.pages.head(found),
        "entries": entries,
        "fingerprints": {str(one["id"]): community.pages.fingerprint(found, str(one["id"])) for one in entries},
        "remarks": remarks,
        "problems": [one for one in remarks if one.must],
        "difference": community.pages.difference(base, found) if base else None,
        "is_behind": community.pages.merged(found) is not None,
        "events": events,
        "names": names,
        "is_own": found.author == person.id,
        "note": found.note,
        "typed_summary": None,
        "error": None,
        "wrong": "",
    }


def _save(request: Request, key: int, statement: str, person: Person, typed: dict[str, str]) -> Response:
    community = community_of(request)
    found = community.pages.revision(key, person)
    if typed.get("act") == "preview":
        return site_of(request).page(request, "statement.html", _form(request, found, statement, typed), keep=False)
    try:
        entry = community.pages.read_typed(found, statement, typed)
        community.drafts.save_statement(person, key, typed.get("seen", ""), statement, entry, typed.get("after", ""))
    except SymptomDatabaseError as error:
        now = community.pages.revision(key, person)
        values = _form(request, now, statement, typed)
        if isinstance(error, Conflict) and statement in [one["id"] for one in community.pages.entries(now)]:
            # Both versions are shown; saving again then replaces what was seen there.
            values["there"] = community.pages.typed(now, statement)
            values["seen"] = community.pages.fingerprint(now, statement)
        return show_again(request, "statement.html", values, error)
    return go_to(f"/drafts/{key}#at-{entry['id']}")


def _form(
    request: Request, found: Revision, statement: str, typed: dict[str, str], check: bool = True
) -> dict[str, Any]:
    community, db = community_of(request), db_of(request)
    values: dict[str, Any] = {"error": None, "wrong": "", "remarks": {}, "preview": None, "there": None}
    if check:
        try:
            entry = community.pages.read_typed(found, statement, typed)
            values["preview"] = entry
            for remark in community.pages.what_if(found, statement, entry, db.shelf()):
                values["remarks"].setdefault(remark.field, []).append(remark)
        except SymptomDatabaseError as error:
            values |= {"error": error, "wrong": getattr(error, "field", "")}
            values["error"] = {"detail": error.message, "remedy": error.remedy}
    cited = list((values["preview"] or {}).get("cites", []))
    return {
        **values,
        "draft": found,
        "condition": db.find_condition(str(found.condition)),
        "statement": statement,
        "typed": typed,
        "seen": typed.get("seen") or (community.pages.fingerprint(found, statement) if statement else ""),
        "choices": community.pages.choices(),
        "groups": community.pages.groups(),
        "cited": [_title(db, str(one)) for one in cited],
        "title": statement or _NEW,
    }


def _title(db: Any, key: str) -> tuple[str, str]:
    try:
        return key, db.publication(key).title
    except SymptomDatabaseError:
        return key, "not in the bibliography"


def _clashes(request: Request, key: int, person: Person) -> dict[str, Any]:
    community, db = community_of(request), db_of(request)
    found = community.pages.revision(key, person)
    merged = community.pages.merged(found)
    return {
        "draft": found,
        "condition": db.find_condition(str(found.condition)),
        "clashes": merged.clashes if merged else (),
        "is_behind": merged is not None,
        "error": None,
        "wrong": "",
    }
