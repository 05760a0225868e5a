"""The pages over the whole knowledge base: what the toy can't show."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.web.conftest import Client
from tests.web.test_linked_data import iter_problems

from symptomdb.library import SymptomDatabase


@pytest.fixture(scope="module")
def whole(whole_app: FastAPI) -> Client:
    """Requests to the application over the whole knowledge base, which it opens itself."""
    return Client(whole_app)


@pytest.mark.parametrize("wording", ["plain", "clinical"])
def test_every_monograph_shows_each_statement_once_and_validates(
    whole: Client, db: SymptomDatabase, wording: str
) -> None:
    keys = [path.stem for path in (Path(__file__).parents[2] / "src/symptomdb/content/monographs").glob("*.yaml")]
    assert "heterotopic-ossification" in keys
    for key in keys:
        text = whole.get(f"/conditions/{key}?wording={wording}").text
        answer = db.show(key, wording=wording)
        shown = re.findall(r'id="s-([^"]+)"', text)
        assert sorted(shown) == sorted(one.id for section in answer.sections for one in section.statements)
        assert set(re.findall(r'href="#(ref-\d+)"', text)) <= set(re.findall(r'id="(ref-\d+)"', text))
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
        assert list(iter_problems(json.loads(data))) == []


def test_ids_on_a_page_are_unique(whole: Client) -> None:
    for path in (
        "/conditions/heterotopic-ossification",
        "/conditions/omim-154700",
        "/ask?q=symptoms+of+Marfan+syndrome",
    ):
        ids = re.findall(r'\sid="([^"]+)"', whole.get(path).text)
        assert len(ids) == len(set(ids))


def test_the_flagship_question_is_answered_on_a_page(whole: Client) -> None:
    question = "What are the symptoms and treatment options for heterotopic ossification?"
    text = whole.post("/ask", data={"q": question}).text
    assert 'Answered for <a href="/conditions/heterotopic-ossification">' in text
    assert text.index("Symptoms and signs") < text.index("Treatment options")
    assert "Surgical options" in text


def test_many_readers_at_once_get_their_pages(whole: Client) -> None:
    paths = [
        "/",
        "/conditions/omim-154700",
        "/ask?q=what+is+heterotopic+ossification",
        "/search?q=bone",
        "/sources",
    ] * 8
    with ThreadPoolExecutor(16) as readers:
        assert {reply.status_code for reply in readers.map(whole.get, paths)} == {200}


@pytest.mark.parametrize("letter", ["A", "Z", "#", "é", "%", "'", "\U0001f9b4"])
def test_any_letter_has_a_page(whole: Client, letter: str) -> None:
    assert whole.get("/conditions", params={"letter": letter}).status_code == 200
