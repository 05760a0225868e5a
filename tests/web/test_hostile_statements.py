"""Hostile text in statements, their citations and everything else that a page is made of: shown, never run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from tests.community.conftest import quick_hashes
from tests.community.test_pages import Office
from tests.community.world import PASSWORD, World
from tests.publish.toy import BELL_TOE
from tests.web.browser import Browser
from tests.web.conftest import Client
from tests.web.fake import PAGE, PUBLICATION, SOURCE, FakeDatabase
from tests.web.test_hostile_text import CORPUS

from symptomdb.errors import SymptomDatabaseError
from symptomdb.model.answer import Answer, AnswerCitation, AnswerStatement, Section
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.page import Author, Disagreement, MonographPage
from symptomdb.model.person import Role
from symptomdb.model.rating import Verdict
from symptomdb.model.revision import RevisionState
from symptomdb.model.search import SearchHit
from symptomdb.model.source import Publication, Source
from symptomdb.serve.web.app import create_app
from symptomdb.store.site import revisions

__all__ = ["quick_hashes"]
#: Addresses that lead to a script, and such as break out of an attribute.
ADDRESSES = (
    "javascript:hit()",
    "JaVaScRiPt:hit()",
    " javascript:hit()",
    "java\tscript:hit()",
    "javascript://x.example/%0Ahit()",
    "vbscript:hit()",
    "data:text/html,<script>hit()</script>",
    'https://x.example/" onmouseover="hit()',
    "https://x.example/'><script>hit()</script>",
    "https://x.example/?q=<img src=x onerror=hit()>",
    "//x.example/a",
)
EVERY = " ".join(CORPUS)


def _line(number: int, text: str) -> AnswerStatement:
    fields = dict.fromkeys(("text", "clinical", "plain", "population", "frequency", "evidence"), text)
    hidden = {
        "label": f"No. {text}",
        "unsourced_reason": text,
        "phase": text,
        "intent": text,
        "certainty": text,
        "trust": text,
    }
    return AnswerStatement(
        f"line-{number}", modality="may", confidence="A", citations=(number,) if number % 7 else (), **fields, **hidden
    )


def _citation(number: int, text: str) -> AnswerCitation:
    address = ADDRESSES[number % len(ADDRESSES)] if number % 2 else text
    return AnswerCitation(number, text, text, text, 2020, text, text, text, address, text, text)


class HostileDatabase(FakeDatabase):
    """The made-up knowledge base with the corpus in each text of the page, one line of it in each statement."""

    version = f"toy {CORPUS[0]}"

    def show(self, condition: str, aspects: Iterable[str | Aspect] = (), wording: str = "clinical") -> Answer:
        made = super().show(condition, aspects, wording)
        lines = tuple(_line(number, text) for number, text in enumerate(CORPUS, start=1))
        flags, rest = lines[40:50], lines[50:]
        sections = (
            Section(Aspect.SYMPTOMS, BELL_TOE, EVERY, lines[:40]),
            Section(Aspect.SEE_DOCTOR, BELL_TOE, EVERY, tuple(replace(one, urgency="emergency") for one in flags)),
            Section(Aspect.TREATMENTS, BELL_TOE, EVERY, tuple(replace(one, disagreement="D", side=1) for one in rest)),
        )
        citations = tuple(_citation(number, text) for number, text in enumerate(CORPUS, start=1))
        see_also = ((f"SDB:{EVERY}", EVERY, EVERY),)
        return replace(
            made, sections=sections, citations=citations, see_also=see_also, sources=(self.source(""),), message=EVERY
        )

    def find_condition(self, text: str) -> Condition:
        found = super().find_condition(text)
        names = tuple(replace(one, text=EVERY) for one in found.names)
        return replace(found, name=EVERY, names=names, xrefs=tuple(replace(one, note=EVERY) for one in found.xrefs))

    def page(self, condition: Curie) -> MonographPage | None:  # noqa: ARG002
        author = Author(EVERY, "person", EVERY, EVERY, EVERY, EVERY, EVERY, EVERY)
        disputes = (Disagreement("D", EVERY, (EVERY, EVERY)),)
        return replace(PAGE, summary=EVERY, authors=(author,), reviewers=(author,), disagreements=disputes)

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:  # noqa: ARG002
        return [SearchHit(BELL_TOE, one, one, one) for one in CORPUS]

    def source(self, key: str) -> Source:  # noqa: ARG002
        return replace(SOURCE, name=EVERY, licence=EVERY, licence_url=ADDRESSES[0], attribution=EVERY)

    def publication(self, key: str) -> Publication:
        number = int(key) if key.isdigit() else 0
        fields = dict.fromkeys(("title", "authors", "publisher", "doi", "pmid", "licence", "part_read", "note"), EVERY)
        return replace(PUBLICATION, url=ADDRESSES[number % len(ADDRESSES)], **fields)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[Office]:  # noqa: ARG001
    world = World(f"sqlite:///{tmp_path_factory.mktemp('statements') / 'site.sqlite3'}")
    world.add("Mo", Role.MODERATOR)
    yield Office(world)
    world.community.close()


@pytest.fixture(scope="module")
def app(office: Office) -> FastAPI:
    return create_app(office.world.settings, HostileDatabase(), office.community)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def revision(office: Office) -> int:
    """A revision that holds the corpus in every field, put past the checker, which would never let it through."""
    community, ground = office.community, office.community.ground
    office.published(label="Hum")
    draft = office.draft(office.other, label="Hm")
    entry = community.pages.entry(draft, "hum")
    for name, value in entry.items():
        if isinstance(value, str) and name not in ("id", "aspect", "modality"):
            entry[name] = EVERY
    entry |= {"label": EVERY, "plain": EVERY, "clinical": EVERY, "population": EVERY, "unsourced_reason": EVERY}
    draft = community.drafts.save_statement(
        office.other, draft.id, community.pages.fingerprint(draft, "hum"), "hum", entry
    )
    draft = community.drafts.save_summary(office.other, draft.id, draft.edits, EVERY)
    now = datetime.now(UTC)
    with ground.database.write() as connection:
        revisions.change_revision(
            connection, draft.id, state=RevisionState.IN_REVIEW, note=EVERY, reason=EVERY, submitted_at=now
        )
    return draft.id


def _publish(office: Office, key: int) -> None:
    with office.community.ground.database.write() as connection:
        revisions.change_revision(
            connection,
            key,
            state=RevisionState.PUBLISHED,
            number=3,
            published_at=datetime.now(UTC),
            reviewer_id=office.reviewer.id,
        )


def _assert_harmless(page: Any, path: str, hits: list[str]) -> None:
    """Look at a page that was loaded without its policy: no script has run, none waits, no address leads to one."""
    page.wait_for_timeout(100)
    assert hits == [], path
    waiting = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].filter(a =>
            a.name.startsWith('on') || a.name.startsWith('hx-on') ||
            (['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href'].includes(a.name) &&
             /^[\\s\\x00-\\x1f]*(java\\s*script|vbscript|data):/i.test(a.value))).map(a => a.name + '=' + a.value))"""
    )
    assert waiting == [], path
    tags = set(page.evaluate("[...document.querySelectorAll('body *')].map(one => one.tagName.toLowerCase())"))
    assert not tags & {"iframe", "object", "embed", "img", "style", "base", "marquee", "video", "audio", "math"}, path


@pytest.mark.browser
def test_nothing_runs_in_any_page_of_statements(chromium: Any, office: Office, app: FastAPI, revision: int) -> None:
    draft, owner, reviewer = revision, Browser(app), Browser(app)
    owner.sign_in("Olaf", PASSWORD)
    reviewer.sign_in("Rita", PASSWORD)
    visitor = Client(app)
    pages = {
        f"/drafts/{draft}": owner.get(f"/drafts/{draft}"),
        f"/drafts/{draft}/statements/hum": owner.get(f"/drafts/{draft}/statements/hum"),
        f"/reviews/{draft}": reviewer.get(f"/reviews/{draft}"),
        "/desk": reviewer.get("/desk"),
    }
    _publish(office, draft)
    for path in (
        "/conditions/bell-toe",
        "/conditions/bell-toe?wording=clinical",
        "/conditions/bell-toe/history",
        "/conditions/bell-toe/compare?old=1&new=3",
        "/conditions/bell-toe/revisions/3",
        "/conditions/bell-toe/statements/line-3",
        "/ask?q=toe",
        "/search?q=x",
        "/sources/x",
        *(f"/publications/{number}" for number in range(len(ADDRESSES))),
    ):
        pages[path] = visitor.get(path)
    context = chromium.new_context()
    page = context.new_page()
    hits: list[str] = []
    page.expose_function("hit", lambda: hits.append("hit"))
    now = {"text": ""}
    # Served without the policy, so that nothing but the markup itself keeps a script from running; all else is cut off.
    page.route("**/*", lambda route: route.fulfill(body=now["text"], content_type="text/html")
               if route.request.resource_type == "document" and route.request.frame == page.main_frame
               else route.abort())  # fmt: skip
    for path, reply in pages.items():
        assert reply.status_code == 200, path
        assert "hit()" in reply.text, path
        now["text"] = reply.text
        page.goto("http://hostile.example/", wait_until="domcontentloaded")
        _assert_harmless(page, path, hits)
    context.close()


def test_what_programs_read_holds_it_as_text(app: FastAPI) -> None:
    html = Client(app).get("/conditions/bell-toe").text
    for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
        assert "<" not in data
        assert "hit()" in json.dumps(json.loads(data))
    for path in ("/api/v1/ask?q=toe", "/api/v1/conditions/bell-toe"):
        reply = Client(app).get(path)
        assert reply.headers["content-type"] == "application/json"
        assert reply.headers["x-content-type-options"] == "nosniff"
        shown = [one["text"] for section in reply.json()["sections"] for one in section["statements"]]
        assert shown == list(CORPUS)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_experts_citation_leads_to_no_script(app: FastAPI, office: Office, address: str) -> None:
    try:
        office.community.ratings.give_opinion(
            office.reviewer, BELL_TOE, "line-3", Verdict.DISPUTES, EVERY[:1000], address
        )
    except SymptomDatabaseError:
        return
    html = Client(app).get("/conditions/bell-toe/statements/line-3").text
    for found in re.findall(r'href="([^"]*)"', html):
        assert re.match(r"\s*(java\s*script|vbscript|data):", found, re.IGNORECASE) is None
        assert "onmouseover" not in found or "%22" in found or "&#34;" in found
