"""``/ask``: a question in, an answer with numbered citations out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from symptomdb.serve.json import Json, answer_to_json
from symptomdb.serve.knowledge import db_as_of
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.shapes import Answer, Ask, AsOf, Key, Question, Wording

router = APIRouter(tags=["ask"])


@router.post("/ask", response_model=Answer, responses=may_fail(403, 404, 413, 422))
def ask(request: Request, response: Response, body: Ask) -> Json:
    """Answer a question. The question is neither stored nor logged."""
    return _answer(request, response, body.question, body.wording, body.context)


@router.get("/ask", response_model=Answer, responses=may_fail(404, 413, 422))
def ask_by_link(
    request: Request,
    response: Response,
    q: Annotated[Question, Query()],
    wording: Wording = "clinical",
    context: Annotated[list[Key], Query(max_length=10)] = [],  # noqa: B006  (never changed; FastAPI shows it as the default)
    as_of: AsOf = "",
) -> Json:
    """Answer a question that may stand in a link: for questions that are about nobody in particular."""
    return _answer(request, response, q, wording, context, as_of)


def _answer(
    request: Request, response: Response, question: str, wording: Wording, about: list[str], as_of: str = ""
) -> Json:
    response.headers["cache-control"] = "no-store"
    with db_as_of(request, as_of) as db:
        return answer_to_json(db.ask(question, wording=wording, about=about))
