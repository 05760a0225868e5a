"""The second reason to exist: a description in plain words, coded findings, ranked conditions with reasons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from symptomdb.errors import BadCase, BadCurie
from symptomdb.serve.cli import app
from symptomdb.serve.intake import parse_age

DESCRIPTION = "Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"


def _run(built: Path, *arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments, "--database", str(built)], input=given, catch_exceptions=False)


def test_the_description_is_read_with_fever_excluded(built: Path) -> None:
    findings = json.loads(_run(built, "read", DESCRIPTION, "--format", "json").stdout)["findings"]
    status = {finding["term"]: finding["status"] for finding in findings}
    assert status["HP:0001945"] == "excluded"
    assert status["SDBF:hard-lump"] == status["SDBF:local-warmth"] == status["HP:0010783"] == "observed"
    assert all(DESCRIPTION[finding["start"] : finding["end"]] == finding["mention"] for finding in findings)


def test_the_description_ranks_heterotopic_ossification_first_with_a_reason_per_finding(built: Path) -> None:
    found = json.loads(_run(built, "find", DESCRIPTION, "--format", "json").stdout)
    first = found["candidates"][0]
    assert first["condition_id"] == "SDB:heterotopic-ossification"
    assert {match["finding"] for match in first["matches"]} == {*found["observed"], *found["excluded"]}
    assert "HP:0001945" not in found["observed"]
    assert found["notice"]


def test_many_texts_come_out_in_their_order(built: Path) -> None:
    lines = '{"id": 1, "text": "she has a fever"}\nno cough\n'
    out = [json.loads(line) for line in _run(built, "read", "-", "--jsonl", given=lines).stdout.splitlines()]
    assert [[finding["status"] for finding in one["findings"]] for one in out] == [["observed"], ["excluded"]]


def test_an_emergency_in_the_text_comes_before_the_ranking(built: Path) -> None:
    out = _run(built, "find", "I have crushing chest pain right now").stdout
    assert "call" in out.lower().splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["find"], BadCase),
        (["find", "--finding", "fever"], BadCurie),
        (["find", "--finding", "HP:0001945", "--age", "old"], BadCase),
        (["find", "--finding", "HP:0001945", "--age", "200"], BadCase),
        (["find", "--finding", "HP:0001945", "--sex", "x"], BadCase),
    ],
)
def test_what_cannot_be_used_is_said_with_a_remedy(built: Path, arguments: list[str], error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        _run(built, *arguments)
    assert getattr(raised.value, "remedy", "")


@pytest.mark.parametrize(("text", "years"), [("34", 34.0), ("P34Y", 34.0), ("P6M", 0.5), ("p2y6m", 2.5)])
def test_ages(text: str, years: float) -> None:
    assert parse_age(text) == pytest.approx(years)
