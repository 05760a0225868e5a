"""The answer page: a question in, sections with numbered citations out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from symptomdb.model.answer import Answer, Behaviour
from symptomdb.serve.knowledge import db_as_of, db_of
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.views import ANSWER_LINES, arrange, is_shareable

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase

router = APIRouter()

Wording = Literal["plain", "clinical"]
_TITLES = {
    Behaviour.EMERGENCY: "Get help now",
    Behaviour.CRISIS: "Talk to someone now",
    Behaviour.NO_ANSWER: "No sourced answer",
}
_CONTEXT_LIMIT = 500


@router.api_route("/ask", methods=["GET", "HEAD"])
def ask_by_link(
    request: Request,
    q: Annotated[str, Query()] = "",
    wording: Wording = "plain",
    as_of: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Answer a question that came in a link; with `as_of` from the knowledge base of that date."""
    if not q.strip():
        return RedirectResponse("/", 303)
    with db_as_of(request, as_of) as db:
        return _answer(request, db, q, wording, "", as_of)


@router.post("/ask")
def ask_by_form(
    request: Request,
    q: Annotated[str, Form()] = "",
    wording: Annotated[Wording, Form()] = "plain",
    context: Annotated[str, Form(max_length=_CONTEXT_LIMIT)] = "",
) -> Response:
    """Answer a question that came in a form, so that it stands in no address and no history."""
    if not q.strip():
        return RedirectResponse("/", 303)
    return _answer(request, db_of(request), q, wording, context)


def _answer(
    request: Request, db: SymptomDatabase, question: str, wording: Wording, context: str, as_of: str = ""
) -> Response:
    site = site_of(request)
    answer = db.ask(question, wording=wording, about=context.split())
    pages = [db.page(condition.id) for condition in answer.conditions]
    disagreements = [one for page in pages if page for one in page.disagreements]
    values = {
        "as_of": as_of,
        "answer": answer,
        "article": arrange(answer, disagreements, ANSWER_LINES),
        "wording": wording,
        "context": " ".join(str(condition.id) for condition in answer.conditions) if answer.sections else "",
        "title": _title(answer),
        "share": "/ask?" + urlencode({"q": answer.question, "wording": wording}) if is_shareable(answer) else "",
        "linked_data": db.linked_data(answer, "/ask"),
    }
    return site.page(request, "answer.html", values, keep=False)


def _title(answer: Answer) -> str:
    # The question itself stays out of the title: titles end up in the history of a shared computer.
    if answer.behaviour in _TITLES or not answer.conditions:
        return _TITLES.get(answer.behaviour, "Answer")
    return "Answer: " + ", ".join(condition.name for condition in answer.conditions)
