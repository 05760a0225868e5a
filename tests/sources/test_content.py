"""Our own files: their lines, the schemas that editors use, the bibliography and the local findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from symptomdb.errors import BadContent, SourceError
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import NameKind, Relation
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality, Urgency
from symptomdb.model.source import Publication
from symptomdb.model.term import Synonym, Term
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.content import content_folder
from symptomdb.sources.document import read_document
from symptomdb.sources.local_findings import read_local_findings

_SCHEMAS = ("monograph", "bibliography", "findings")


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((content_folder() / "schemas" / f"{name}.schema.json").read_text())
    return schema


def test_lines_and_values(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(
        "# a remark\nname: Toy\nyear: 2001\nday: 2001-02-03\nquoted: '2001'\nempty:\nyes: true\nshare: 0.5\n"
        "list:\n  - {a: 1}\n  - a: 2\n    b: >-\n      two\n      lines\n"
    )
    document = read_document(path)
    assert document.data == {
        "name": "Toy",
        "year": 2001,
        "day": "2001-02-03",
        "quoted": "2001",
        "empty": None,
        "yes": True,
        "share": 0.5,
        "list": [{"a": 1}, {"a": 2, "b": "two lines"}],
    }
    places = [
        (),
        ("name",),
        ("list",),
        ("list", 0, "a"),
        ("list", 1),
        ("list", 1, "b"),
        ("list", 1, "nowhere", 3),
        ("no",),
    ]
    assert [document.line(*place) for place in places] == [1, 2, 9, 10, 11, 12, 11, 1]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: [1,\n", 3, "no YAML"),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4, "'c' stands twice"),
        ("? [a]\n: 1\n", 1, "no plain word"),
    ],
)
def test_no_yaml(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(BadContent, match=problem) as failure:
        read_document(path)
    assert failure.value.problems[0].line == line
    with pytest.raises(SourceError, match="can't be read"):
        read_document(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize("name", _SCHEMAS)
def test_each_schema_is_one_and_tells_editors_what_each_field_is(name: str) -> None:
    schema = _schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, dict):
            continue
        for key, field in part.get("properties", {}).items():
            assert field.get("description"), f"{name}: {key} has no description"
            waiting.append(field)
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
        waiting.append(part.get("items"))


def test_the_choices_of_the_schema_are_those_of_the_model() -> None:
    monograph = _schema("monograph")["properties"]
    statement = monograph["statements"]["items"]["properties"]
    assert statement["aspect"]["enum"] == list(Aspect)
    assert statement["modality"]["enum"] == list(Modality)
    assert statement["certainty"]["enum"] == list(Certainty)
    assert statement["confidence"]["enum"] == [one for one in Confidence if one is not Confidence.NONE]
    assert statement["urgency"]["enum"] == list(Urgency)
    names = monograph["names"]["items"]["properties"]
    assert names["kind"]["enum"] == [kind for kind in NameKind if kind is not NameKind.PREFERRED]
    assert monograph["codes"]["items"]["properties"]["relation"]["enum"] == list(Relation)


def test_a_code_has_the_form_that_the_model_reads() -> None:
    pattern = _schema("monograph")["properties"]["codes"]["items"]["properties"]["code"]["pattern"]
    validator = Draft202012Validator({"pattern": pattern})
    for text in ("HP:0011986", "ICD10CM:M61.0", "ICD11.FOUNDATION:1107209347"):
        assert validator.is_valid(text)
        assert str(Curie.parse(text)) == text
    for text in ("HP 1", "HP:", ":1", "HP:1 2", "http://x"):
        assert not validator.is_valid(text)


def test_bibliography(toy: Path) -> None:
    first, second, third = read_bibliography(toy / "bibliography.yaml")
    assert first == Publication(
        id="T001",
        kind="cohort",
        title="Thumbs of the moon",
        authors="Nobody N",
        year=2001,
        publisher="Journal of Made-up Results",
        doi="10.1234/toy.1",
        pmid="90000001",
        url="https://example.org/thumbs",
        part_read="abstract",
    )
    assert second == Publication("T002", "review", "Colours of the thumb", part_read="whole page")
    assert third.note.startswith("Holds")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("id: T002", "id: T001", 12, "the id T001 was given before"),
        (
            "part_read: whole page",
            'part_read: whole page\n  pmid: "90000001"',
            16,
            "the pmid 90000001 was given before",
        ),
        ('doi: "10.1234/toy.1"', 'doi: "https://doi.org/10.1234/toy.1"', 8, "doi is 'https://doi.org/"),
        ("year: 2001", 'year: "2001"', 6, "is not of type 'integer'"),
        ("kind: review", "sort: review", 13, "unknown key 'sort'"),
    ],
)
def test_a_bad_bibliography(spoil, old: str, new: str, line: int, problem: str) -> None:
    path = spoil("bibliography.yaml", old, new)
    with pytest.raises(BadContent) as failure:
        read_bibliography(path)
    (said,) = (found for found in failure.value.problems if problem in found.problem)
    assert said.line == line
    assert said.remedy


def test_local_findings(toy: Path, terms: tuple[Term, ...]) -> None:
    assert read_local_findings(toy / "findings.yaml", terms) == (
        Term(
            id=Curie("SDBF", "ticking-thumb"),
            label="Ticking thumb",
            definition="The thumb ticks like a clock.",
            synonyms=(Synonym("clock thumb"),),
            parents=(Curie("HP", "9000020"),),
            comment="The toy ontology has no sound of a clock.",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "remedy"),
    [
        ("HP:9000020", "HP:9000090", 5, "HP:9000090 is obsolete", "Write HP:9000011 (Blue thumb)."),
        ("HP:9000020", "HP:9009999", 5, "no term HP:9009999", "correct the code"),
        ("SDBF:ticking-thumb", "HP:9000011", 1, "'HP:9000011'", "SDBF: and a slug"),
        ("  reason: The toy ontology has no sound of a clock.\n", "", 1, "lacks reason", "Add it"),
    ],
)
def test_bad_local_findings(
    spoil, terms: tuple[Term, ...], old: str, new: str, line: int, problem: str, remedy: str
) -> None:
    path = spoil("findings.yaml", old, new)
    with pytest.raises(BadContent) as failure:
        read_local_findings(path, terms)
    (said,) = failure.value.problems
    assert (said.line, problem in said.problem, remedy in said.remedy) == (line, True, True), str(said)


def test_a_local_code_is_given_once(tmp_path: Path, toy: Path, terms: tuple[Term, ...]) -> None:
    path = tmp_path / "findings.yaml"
    path.write_text((toy / "findings.yaml").read_text() * 2)
    with pytest.raises(BadContent) as failure:
        read_local_findings(path, terms)
    assert [said.problem for said in failure.value.problems] == [
        "the id 'SDBF:ticking-thumb' was given before.",
        "the label 'Ticking thumb' was given before.",
    ]


def test_a_bibliography_in_several_files(toy: Path, tmp_path: Path) -> None:
    more = tmp_path / "bibliographies"
    more.mkdir()
    first = (toy / "bibliography.yaml").read_text(encoding="utf-8")
    (tmp_path / "bibliography.yaml").write_text(first, encoding="utf-8")
    (more / "b.yaml").write_text("- {id: B001, kind: review, title: More, part_read: abstract}\n", encoding="utf-8")
    assert [entry.id for entry in read_bibliography(tmp_path / "bibliography.yaml")][-1] == "B001"
    (more / "b.yaml").write_text("- {id: T001, kind: review, title: Again, part_read: abstract}\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"b\.yaml:1: .*T001 was given before"):
        read_bibliography(tmp_path / "bibliography.yaml")
