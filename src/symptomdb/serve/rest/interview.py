"""``/interview``: the next question, why it is asked, and the list so far."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from symptomdb.errors import BadInput
from symptomdb.model.curie import Curie
from symptomdb.model.interview import Reply
from symptomdb.serve.intake import Given, prior_of, take
from symptomdb.serve.json import Json
from symptomdb.serve.json_case import step_to_json, urgent_to_json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.questioning import make_step, reply_to, undo
from symptomdb.serve.rest.case_requests import InterviewStep
from symptomdb.serve.rest.find import audience_of, given_by
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.ranking_shapes import Interview

router = APIRouter(tags=["interview"])


@router.post("/interview", response_model=Interview, responses=may_fail(403, 413, 422))
def interview(request: Request, response: Response, body: InterviewStep) -> Json:
    """Start an interview from what is known, or go on with `token` and the answers since. Nothing is kept here.

    Signs of danger are asked about first; all those in `red_flags` may be answered in one step. A token holds codes,
    answers, sex, whole years, plain names of what happened before ("hip surgery") and no other word that was typed; it
    tells of a person's health, so keep it out of addresses.
    """
    response.headers["cache-control"] = "no-store"
    db = db_of(request)
    case = (body.text, body.history, body.observed, body.excluded, body.age is not None, body.phenopacket)
    if body.token and any(case):
        raise BadInput("A token and a case were sent together.", "Send the case first, and after that the token alone.")
    given = Given() if body.token else given_by(body)
    taken = take(db, given)
    state = db.interview(taken.case, body.token, prior_of(given, body.prior), body.answered_by)
    if body.undo:
        state = undo(state)
    for one in body.answers:
        state = reply_to(state, Curie.parse(one.term), Reply(one.reply))
    number = request.app.state.site.settings.emergency_number
    step = make_step(db, state, number, body.most, body.top)
    shown = step_to_json(step, audience_of(request))
    return {**shown, **urgent_to_json(taken.urgent)} if taken.urgent else shown
