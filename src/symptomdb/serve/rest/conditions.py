"""``/conditions``: the index, and one condition with sections, citations, codes and page."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query, Request

from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition
from symptomdb.serve.json import Json, answer_to_json, xref_to_json
from symptomdb.serve.knowledge import db_as_of, db_of
from symptomdb.serve.rest.condition_shapes import ConditionList, ConditionRecord
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.shapes import AsOf, Wording

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.page import MonographPage

router = APIRouter(tags=["conditions"])


@router.get("/conditions", response_model=ConditionList, responses=may_fail(422))
def conditions(
    request: Request,
    letter: Annotated[str, Query(max_length=1, description="First letter; # for any other sign; all when empty.")] = "",
    q: Annotated[str, Query(max_length=300, description="Words of the name or text; best first.")] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Json:
    """List conditions by letter, or those that the words of `q` find."""
    db = db_of(request)
    if q.strip():
        keys = list(dict.fromkeys(str(hit.condition) for hit in db.search(q, offset + limit)))
        total, found = len(keys), [db.find_condition(key) for key in keys[offset : offset + limit]]
    else:
        total, found = db.conditions(letter.upper(), offset, limit)
    return {"total": total, "offset": offset, "limit": limit, "conditions": [_line(one) for one in found]}


@router.get("/conditions/{key}", response_model=ConditionRecord, responses=may_fail(404, 422))
def condition(
    request: Request,
    key: Annotated[
        str, Path(max_length=200, description="Our id, another vocabulary's code (OMIM:135100), or a name.")
    ],
    aspect: Annotated[list[Aspect], Query(max_length=20, description="Only these aspects; all when left out.")] = [],  # noqa: B006
    wording: Wording = "clinical",
    as_of: AsOf = "",
) -> Json:
    """Give a condition with what is known of it."""
    with db_as_of(request, as_of) as db:
        return _record(db, key, aspect, wording)


def _record(db: SymptomDatabase, key: str, aspect: list[Aspect], wording: Wording) -> Json:
    found = db.find_condition(key)
    answer = answer_to_json(db.show(str(found.id), aspects=aspect, wording=wording))
    page = db.page(found.id)
    return {
        **_line(found),
        "names": [asdict(name) for name in found.names],
        "xrefs": [xref_to_json(xref) for xref in found.xrefs],
        "page": _page(page, db.revision(found.id)) if page else None,
        **{name: answer[name] for name in _SHOWN},
    }


#: The parts of an answer that a condition's record has too.
_SHOWN = ("sections", "citations", "missing_details", "notice", "sources", "knowledge_base")


def _line(condition: Condition) -> Json:
    return {"id": str(condition.id), "name": condition.name, "kind": condition.kind, "source": condition.source}


def _page(page: MonographPage, revision: int) -> Json:
    dates = page.dates
    return {
        "revision": revision,
        "summary": page.summary,
        "authors": [asdict(one) for one in page.authors],
        "reviewers": [asdict(one) for one in page.reviewers],
        "created": dates.created.isoformat(),
        "last_reviewed": dates.last_reviewed.isoformat() if dates.last_reviewed else None,
        "next_due": dates.next_due.isoformat(),
        "overdue": dates.is_overdue(date.today()),
        "disagreements": [asdict(one) for one in page.disagreements],
        "see_also": list(page.see_also),
    }
