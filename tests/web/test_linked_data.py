"""JSON-LD of every page, checked against the classes and properties of schema.org."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Client
from tests.web.fake import HOSTILE, SECTIONS

from symptomdb.publish.linked_data import script_text

VOCABULARY = json.loads((Path(__file__).parents[1] / "vendored" / "schema_org.json").read_text("utf-8"))
CLASSES: dict[str, list[str]] = VOCABULARY["classes"]
PROPERTIES: dict[str, dict[str, list[str]]] = VOCABULARY["properties"]
MEMBERS: dict[str, list[str]] = VOCABULARY["members"]


def _ancestors(name: str) -> set[str]:
    return {name}.union(*(_ancestors(parent) for parent in CLASSES[name]))


def iter_problems(node: dict[str, Any], place: str = "$") -> Any:
    """Yield what is wrong with a node: unknown class, property outside its domain, value outside its range."""
    kind = node.get("@type", "")
    if kind not in CLASSES:
        yield f"{place}: unknown class {kind!r}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES or not _ancestors(kind) & set(PROPERTIES[name]["domains"]):
            yield f"{place}: {kind} has no property {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _iter_value_problems(one, PROPERTIES[name]["ranges"], f"{place}.{name}")


def _iter_value_problems(value: object, ranges: list[str], place: str) -> Any:
    if isinstance(value, dict):
        yield from iter_problems(value, place)
        if value.get("@type") in CLASSES and not _ancestors(value["@type"]) & set(ranges):
            yield f"{place}: a {value['@type']} is none of {ranges}"
    elif isinstance(value, int):
        if "Integer" not in ranges:
            yield f"{place}: a number is none of {ranges}"
    elif not _is_literal_of(str(value), ranges):
        yield f"{place}: {value!r} is none of {ranges}"


def _is_literal_of(text: str, ranges: list[str]) -> bool:
    members = [member for name in ranges for member in MEMBERS.get(name, [])]
    if text.removeprefix("https://schema.org/") in members or {"Text", "URL"} & set(ranges):
        return text != ""
    if "Date" in ranges:
        return re.fullmatch(r"\d{4}", text) is not None or bool(date.fromisoformat(text))
    return False


def _linked_data(client: Client, path: str) -> list[dict[str, Any]]:
    text = client.get(path).text
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/conditions/bell-toe", "MedicalWebPage"),
        ("/conditions/bell-toe?wording=clinical", "MedicalWebPage"),
        ("/conditions/hostile", "MedicalWebPage"),
        ("/conditions/omim-000001", "MedicalWebPage"),
        ("/ask?q=toe", "QAPage"),
        ("/ask?q=no_answer", "QAPage"),
        (f"/ask?q={HOSTILE}", "QAPage"),
    ],
)
def test_a_page_validates_against_the_vocabulary(client: Client, path: str, kind: str) -> None:
    (data,) = _linked_data(client, path)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == kind
    assert list(iter_problems(data)) == []


def test_the_check_finds_what_is_wrong() -> None:
    wrong = {
        "@type": "MedicalWebPage",
        "aspect": "x",
        "answerCount": 1,
        "lastReviewed": "2026-01-01",
        "mainEntity": {"@type": "Disease"},
        "author": {"@type": "MedicalTest", "name": "x"},
        "hasPart": [{"@type": "HealthTopicContent", "hasHealthAspect": "DiagnosisHealthAspect"}],
    }
    found = " ".join(iter_problems(wrong))
    for part in ("aspect", "answerCount", "Disease", "MedicalTest", "DiagnosisHealthAspect"):
        assert part in found
    assert "lastReviewed" not in found


def test_a_denied_or_contested_finding_is_no_sign_or_treatment(client: Client) -> None:
    condition = _linked_data(client, "/conditions/bell-toe")[0]["mainEntity"]
    names = [one["name"] for one in condition["signOrSymptom"]]
    assert "Ringing" in names
    assert not {"Fever", "Cough"} & set(names)
    glow = next(one for one in condition["signOrSymptom"] if one["name"] == "Glowing nail")
    assert glow["description"] == "(often, Frequent (30-79 %))"
    assert glow["code"] == {"@type": "MedicalCode", "codeValue": "0000001", "codingSystem": "HP"}
    assert all("(" in one["description"] for one in condition["signOrSymptom"])
    assert "Damp it early." not in json.dumps(condition)
    assert "Never this" not in condition.get("alternateName", [])
    assert [one["codeValue"] for one in condition["code"]] == ["000001"]


def test_reviewer_and_dates_are_there_only_when_there_was_a_review(client: Client) -> None:
    (never,) = _linked_data(client, "/conditions/bell-toe")
    assert "reviewedBy" not in never
    assert "lastReviewed" not in never
    (reviewed,) = _linked_data(client, "/conditions/hostile")
    assert reviewed["reviewedBy"][0]["name"] == "Rita Review"
    assert reviewed["lastReviewed"] == "2026-02-03"


def test_a_question_without_an_answer_has_none_in_linked_data(client: Client) -> None:
    for behaviour in ("no_answer", "emergency", "crisis", "dose", "clarify"):
        (data,) = _linked_data(client, f"/ask?q={behaviour}")
        assert data["mainEntity"]["answerCount"] == 0
        assert "acceptedAnswer" not in data["mainEntity"]
    (data,) = _linked_data(client, "/ask?q=toe")
    text = data["mainEntity"]["acceptedAnswer"]["text"]
    assert all(one.text in text for one in SECTIONS["treatments"])  # type: ignore[index]


def test_no_text_ends_the_script_element() -> None:
    text = script_text({"@type": "Thing", "name": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == HOSTILE
