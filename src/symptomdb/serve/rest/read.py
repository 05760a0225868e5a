"""``/read``: a text in, coded findings out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from symptomdb.serve.json import Json
from symptomdb.serve.json_case import reading_to_json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.case_requests import ReadText
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.reading_shapes import Reading

router = APIRouter(tags=["read"])


@router.post("/read", response_model=Reading, responses=may_fail(403, 413, 422))
def read(request: Request, response: Response, body: ReadText) -> Json:
    """Read a text into findings, each observed, excluded or somebody else's. A red flag in it comes first.

    `start` and `end` are places in the text as sent, counted in Unicode code points. Words that look like a symptom
    and have no code are in `unread`. The text is neither stored nor logged.
    """
    response.headers["cache-control"] = "no-store"
    db = db_of(request)
    urgent, reading = db.urgent(body.text), db.read(body.text)
    return reading_to_json(reading.findings, reading.unread, reading.history, db.version, urgent)
