"""The page that reads a text: marked up in colour and in words, each finding to be put right and handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.case_form import EXCLUDED, OBSERVED, WRONG, Form
from symptomdb.serve.web.marked_text import Mark, pieces
from symptomdb.serve.web.site import site_of

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.finding import Finding

router = APIRouter()

EXAMPLE = "Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"


#: The form before anything was read.
_EMPTY = {"text": "", "example": EXAMPLE, "reading": None, "missing": False}


@router.api_route("/read", methods=["GET", "HEAD"])
def read_form(request: Request) -> Response:
    """Show the empty form."""
    return site_of(request).page(request, "read.html", _EMPTY)


@router.post("/read")
def read(request: Request, form: Form) -> Response:
    """Read the posted text."""
    site = site_of(request)
    if not form.text.strip():
        return site.page(request, "read.html", {**_EMPTY, "missing": True}, status=422, keep=False)
    values = {**_EMPTY, "text": form.text, **reading_values(db_of(request), form.text)}
    return site.page(request, "read.html", values, keep=False)


def reading_values(db: SymptomDatabase, text: str) -> dict[str, Any]:
    """What the templates of a reading need, the red flag first."""
    urgent, reading = db.urgent(text), db.read(text)
    marks = marks_of(reading)
    case = db.case_of(text)
    person = {"age": "" if case.age_years is None else f"{case.age_years:.4g}", "sex": case.sex}
    return {
        "urgent": urgent,
        "reading": reading,
        "stated": person,
        "pieces": tuple(pieces(text, marks)),
        "rows": rows_of(reading),
        "kinds": tuple(dict.fromkeys(mark.kind for mark in marks)),
        "knowledge_base": db.version,
    }


def marks_of(reading: Any) -> tuple[Mark, ...]:
    """All that was read, with its place."""
    found = [
        Mark(one.start or 0, one.end or 0, str(one.status), one.label, one.trigger, str(one.term))
        for one in reading.findings
    ]
    found += [Mark(one.start, one.end, "unread", one.reason) for one in reading.unread]
    found += [
        Mark(one.start, one.end, "history", one.when or one.kind)
        for one in reading.history
        if one.start is not None and one.end is not None
    ]
    return tuple(found)


def rows_of(reading: Any) -> tuple[tuple[Finding, str], ...]:
    """Each term once with the choice that is set for it: what is neither there nor excluded is left out."""
    rows: dict[str, tuple[Finding, str]] = {}
    for one in reading.findings:
        chosen = str(one.status) if one.status in (OBSERVED, EXCLUDED) else WRONG
        key = str(one.term)
        # A finding that is there wins over the same one denied elsewhere, as in `SymptomDatabase.case_of`.
        if key not in rows or (chosen == OBSERVED) or (rows[key][1] == WRONG and chosen == EXCLUDED):
            rows[key] = (one, chosen)
    return tuple(rows.values())
