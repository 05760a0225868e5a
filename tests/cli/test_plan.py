"""``symptomdb plan``: every format, every form of a record, questions, and mistakes told clearly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fhir.conftest import light, planner
from tests.fhir.light import LightDatabase
from tests.fhir.records import BUNDLES, PHENOPACKETS
from typer.testing import CliRunner, Result

from symptomdb.errors import BadCase, BadInput, NotFound
from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import NOTICE
from symptomdb.serve.cli import make_app

__all__ = ["light", "planner"]
HO = "heterotopic-ossification"


class _Open(LightDatabase):
    def __enter__(self) -> _Open:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture(autouse=True)
def _opened(light: LightDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = _Open(light.planner)
    monkeypatch.setattr(SymptomDatabase, "open", lambda _url=None: opened)


@pytest.fixture
def case(tmp_path: Path) -> str:
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(BUNDLES["HO-X09"]))
    return str(path)


def _run(*arguments: str, given: str = "") -> Result:
    result = CliRunner().invoke(make_app(), ["plan", *arguments], input=given, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_without_a_condition_all_pathways_are_listed() -> None:
    assert HO in _run().output


def test_the_table_shows_both_sides_reasons_sources_and_facts(case: str) -> None:
    text = _run(HO, "--case", case, "--on", "2026-11-27").output
    for words in ("SOURCES DISAGREE", "[PX-2;", "because of", "Follow-up", "2027-", "Sources", NOTICE[:40]):
        assert words in text


def test_plain_words_have_no_rule_numbers(case: str) -> None:
    text = _run(HO, "--case", case, "--plain").output
    assert "STUDIES DISAGREE" in text
    assert "[PX-2" not in text


def test_red_flags_stand_first() -> None:
    text = _run(HO, "--case", "-", given=json.dumps(BUNDLES["HO-X02"])).output
    assert text.index("!! EMERGENCY") < text.index("Risk tier") < text.index("Options")


def test_json_is_one_object() -> None:
    made = json.loads(_run(HO, "--case", "-", "--format", "json", given=json.dumps(PHENOPACKETS["HO-V15"])).stdout)
    assert made["risk_tier"] == "established"


def test_a_calendar_and_a_page_come_as_files(case: str) -> None:
    assert _run(HO, "--case", case, "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")
    html = _run(HO, "--case", case, "--format", "html").stdout
    assert html.startswith("<!doctype html>")
    assert "<style>" in html
    assert "For a talk with your doctor" in _run(HO, "--case", case, "--format", "html", "--plain").stdout


def test_words_alone_give_a_plan() -> None:
    text = _run(HO, "--text", "spinal cord injury at T4, pounding headache, flushing").output
    assert "autonomic dysreflexia" in text


def test_questions_are_asked_until_it_is_stopped() -> None:
    result = _run(HO, "--text", "hip replacement planned", "--ask", given="w\n\ny\nq\n")
    assert "could decide" in result.stderr
    assert "Risk tier" in result.stdout


def test_an_answer_can_raise_a_red_flag_while_asking() -> None:
    result = _run(HO, "--text", "paraplegia", "--ask", given="y\n" * 12 + "q\n")
    assert "RED FLAG" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((HO,), BadCase, "Nothing is known"),
        (("none", "--text", "x"), NotFound, "no care pathway"),
        ((HO, "--case", "nowhere.json"), BadInput, "no file"),
        ((HO, "--case", "-"), BadCase, "Nothing is known"),
        ((HO, "--text", "x", "--on", "soon"), BadInput, "no date"),
        ((HO, "--text", "x", "--format", "ics"), NotFound, "no follow-up"),
    ],
)
def test_mistakes_are_told_clearly(arguments: tuple[str, ...], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        CliRunner().invoke(make_app(), ["plan", *arguments], input="", catch_exceptions=False)


@pytest.mark.parametrize("given", ["{", "[]", '{"resourceType": "Patient"}'])
def test_a_record_that_cannot_be_read_is_refused(given: str) -> None:
    with pytest.raises(BadCase):
        CliRunner().invoke(make_app(), ["plan", HO, "--case", "-"], input=given, catch_exceptions=False)
