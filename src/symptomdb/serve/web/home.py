"""The first page: one box for a question, examples, and what is in here."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.letters import LETTERS
from symptomdb.serve.web.site import site_of

router = APIRouter()

EXAMPLES = (
    "What are the symptoms and treatment options for heterotopic ossification?",
    "Can heterotopic ossification be prevented after hip surgery?",
    "What are the symptoms of Marfan syndrome?",
)


@router.api_route("/", methods=["GET", "HEAD"])
def home(request: Request) -> Response:
    """Show the first page."""
    site, db = site_of(request), db_of(request)
    total, _ = db.conditions(limit=1)
    figures = (
        (f"{total:,}", "conditions"),
        (f"{len(db.sources()):,}", "sources, each with version and licence"),
        (db.version, "version of the knowledge base"),
    )
    values = {"examples": EXAMPLES, "figures": figures, "letters": LETTERS, "letter": ""}
    return site.page(request, "home.html", values)
