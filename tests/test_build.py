"""The build on toy sources: what it stores, and that bad input leaves the old database as it was."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from symptomdb import build as building
from symptomdb.assembly.inputs import Inputs
from symptomdb.build import build
from symptomdb.errors import BadContent, CountMismatch, NoDatabase, SourceError, SymptomDatabaseError
from symptomdb.model.curie import Curie
from symptomdb.settings import Settings
from symptomdb.sources import hpo, hpoa
from symptomdb.sources.manifest import exactly
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts

TOY = Path(__file__).parent / "toy"
BLUE = Curie("SDB", "blue-thumb")


@dataclass
class Workshop:
    """A folder with toy sources of its own and a database to build."""

    folder: Path
    inputs: Inputs
    settings: Settings

    def facts(self) -> Facts:
        return Facts(connect(self.settings.database_url))

    def version(self) -> str:
        with self.facts() as facts:
            assert facts.check()[0] == []
            return facts.version()

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / "toy" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def workshop_in(folder: Path) -> Workshop:
    """Copy the toy sources there."""
    shutil.copytree(TOY, folder / "toy")
    english = folder / "english.json.gz"
    english.write_bytes(gzip.compress(json.dumps({"thumb": 5, "thunder": 9}).encode()))
    inputs = Inputs(
        folder / "toy" / "toy.obo",
        folder / "toy" / "toy.hpoa",
        folder / "toy",
        english,
        replace(hpo.MANIFEST, expected=exactly(terms=12)),
        replace(hpoa.MANIFEST, expected=exactly(rows=16, rejected_rows=0)),
    )
    settings = replace(Settings.from_environment({}), home=folder, database=str(folder / "knowledge.sqlite3"))
    return Workshop(folder, inputs, settings)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return workshop_in(tmp_path)


def test_a_build_joins_the_records_and_answers(workshop: Workshop) -> None:
    report = build(workshop.settings, inputs=workshop.inputs)
    with workshop.facts() as facts:
        assert facts.check()[0] == []
        assert facts.version() == report.version
        assert facts.resolve(Curie("SDB", "omim-900001")) == facts.resolve(Curie("OMIM", "900001")) == BLUE
        annotations = facts.annotations(BLUE)
        assert {one.record for one in annotations} == {Curie("OMIM", "900001")}
        assert [one.line for one in annotations] == sorted(one.line for one in annotations)
        assert [one.id for one in facts.statements(BLUE)][:2] == ["definition", "ticking"]
        assert [one.id for one in facts.sources()] == ["monographs", "hpo", "hpoa"]
        assert all(len(one.digest) == 64 and one.counts for one in facts.sources())
        (hit,) = facts.lookup_keys(["azure pollex disease"])
        assert (hit.condition, hit.weight) == (BLUE, 0.95)
        assert facts.lookup_keys(["machine made disease"]) == []
        assert facts.token_info(["thumb", "thunder"])["thunder"].english > 0


def test_a_monograph_denies_a_name_to_its_own_record_only(workshop: Workshop) -> None:
    build(workshop.settings, inputs=workshop.inputs)
    with workshop.facts() as facts:
        hits = {(str(hit.condition), hit.denied) for hit in facts.lookup_keys(["green thumb"])}
    assert {("SDB:blue-thumb", True), ("SDB:green-thumb", False)} <= hits
    assert ("SDB:blue-thumb", False) not in hits


def test_iea_rows_are_left_out_unless_asked_for(workshop: Workshop) -> None:
    without = build(workshop.settings, inputs=workshop.inputs)
    with_iea = build(replace(workshop.settings, include_iea=True), inputs=workshop.inputs)
    assert with_iea.counts["annotation"] == without.counts["annotation"] + 3
    assert with_iea.version != without.version
    with workshop.facts() as facts:
        assert facts.find_condition("Machine-made disease") is not None


def test_equal_sources_give_an_equal_version_and_any_change_another(workshop: Workshop) -> None:
    first = build(workshop.settings, inputs=workshop.inputs).version
    assert build(workshop.settings, inputs=workshop.inputs).version == first
    # The newest date among the toy sources is that of the annotations, or of a review.
    assert first.startswith("2020.02.02-")
    changes = (
        ("bibliography.yaml", "title:", "title: On"),
        ("monographs/blue-thumb.yaml", "The thumb is blue.", "The thumb is rather blue."),
        ("toy.hpoa", "7/22", "8/22"),
    )
    seen = {first}
    for name, old, new in changes:
        workshop.change(name, old, new)
        seen.add(build(workshop.settings, inputs=workshop.inputs).version)
    assert len(seen) == 1 + len(changes)


def test_the_report_says_what_was_read_in_words_and_as_json(workshop: Workshop) -> None:
    report = build(workshop.settings, inputs=workshop.inputs)
    text = report.to_text()
    assert f"Knowledge base {report.version} in {workshop.folder / 'knowledge.sqlite3'}" in text
    assert "rows 16" in text
    assert "HPO licence" in text
    assert "2 disease records belong to a monograph of ours." in text
    values = json.loads(json.dumps(report.to_json()))
    assert [source["id"] for source in values["sources"]] == ["monographs", "hpo", "hpoa"]
    assert values["counts"]["condition"] == report.counts["condition"]


def test_arrays_of_other_rooms_are_made_from_what_was_read(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(building.ARRAYS, "labels", lambda known, _: "|".join(t.label for t in known.terms).encode())
    build(workshop.settings, inputs=workshop.inputs)
    with workshop.facts() as facts:
        assert b"Blue thumb" in facts.blob("labels")


class Stop(Exception):
    """Thrown into a build."""


def _calls(workshop: Workshop) -> list[tuple[str, int, int]]:
    calls: list[tuple[str, int, int]] = []
    build(workshop.settings, lambda *call: calls.append(call), workshop.inputs)
    return calls


def test_progress_goes_up_and_ends_whole(workshop: Workshop) -> None:
    last: dict[str, tuple[int, int]] = {}
    for step, done, total in _calls(workshop):
        assert 0 <= done <= total
        assert done >= last.get(step, (0, 0))[0]
        last[step] = (done, total)
    assert all(done == total for done, total in last.values())
    assert list(last) == [
        "Read HPO",
        "Read our content",
        "Read HPO annotations",
        "Make name keys",
        "Write",
        "Write arrays",
        "Index words",
        "Put it in place",
    ]


def test_a_failure_at_any_step_leaves_the_old_database_as_it_was(workshop: Workshop) -> None:
    calls = _calls(workshop)
    path = workshop.folder / "knowledge.sqlite3"
    before = path.read_bytes()
    workshop.change("toy.hpoa", "7/22", "8/22")
    # The last call comes after the swap: by then the new one is in place.
    for number in range(len(calls) - 1):
        left = number

        def stop(_step: str, _done: int, _total: int) -> None:
            nonlocal left
            if left == 0:
                raise Stop
            left -= 1

        with pytest.raises(Stop):
            build(workshop.settings, stop, workshop.inputs)
        assert path.read_bytes() == before, calls[number]
        assert not list(workshop.folder.glob(".*new*")), calls[number]
    assert workshop.version()


def _cut(text: str) -> str:
    return text[: len(text) * 2 // 3]


def _without_last_row(text: str) -> str:
    return "\n".join(text.splitlines()[:-1]) + "\n"


BAD_FILES: list[tuple[str, Callable[[str], str], type[SymptomDatabaseError], list[str]]] = [
    ("toy.hpoa", _cut, SourceError, ["toy.hpoa:", "again"]),
    ("toy.hpoa", _without_last_row, CountMismatch, ["toy.hpoa", "15 rows instead of 16", "Fetch the file again"]),
    ("toy.hpoa", lambda _text: "", SourceError, ["toy.hpoa", "Fetch the file again"]),
    ("toy.obo", _cut, SourceError, ["toy.obo", "again"]),
    (
        "monographs/blue-thumb.yaml",
        lambda text: text.replace('findings: ["HP:9000011"]', 'findings: ["HP:9999999"]'),
        BadContent,
        ["blue-thumb.yaml:", "HP:9999999", "correct"],
    ),
    (
        "monographs/blue-thumb.yaml",
        lambda text: text.replace("cites: [T001, T002]", "cites: [T001, T777]"),
        BadContent,
        ["blue-thumb.yaml:", "T777", "bibliography"],
    ),
    (
        "monographs/blue-thumb.yaml",
        lambda text: text.replace("cites: [T001, T002]", "cites: []"),
        BadContent,
        ["blue-thumb.yaml:", "unsourced"],
    ),
    (
        "monographs/green-thumb.yaml",
        lambda text: text.replace("ORPHA:9002", "OMIM:900001"),
        BadContent,
        ["green-thumb.yaml:", "OMIM:900001", "blue-thumb"],
    ),
    ("bibliography.yaml", lambda text: text + "\n- {broken", BadContent, ["bibliography.yaml:"]),
]


@pytest.mark.parametrize(("name", "spoil", "kind", "said"), BAD_FILES)
def test_bad_input_leaves_the_old_database_and_names_file_line_and_remedy(
    workshop: Workshop,
    name: str,
    spoil: Callable[[str], str],
    kind: type[SymptomDatabaseError],
    said: list[str],
) -> None:
    version = build(workshop.settings, inputs=workshop.inputs).version
    before = (workshop.folder / "knowledge.sqlite3").read_bytes()
    path = workshop.folder / "toy" / name
    text = path.read_text(encoding="utf-8")
    assert spoil(text) != text
    path.write_text(spoil(text), encoding="utf-8")
    with pytest.raises(kind) as caught:
        build(workshop.settings, inputs=workshop.inputs)
    for words in said:
        assert words in str(caught.value)
    assert (workshop.folder / "knowledge.sqlite3").read_bytes() == before
    assert workshop.version() == version


def test_bad_input_with_no_old_database_leaves_none(workshop: Workshop) -> None:
    workshop.change("toy.hpoa", "7/22", "a lot")
    with pytest.raises(SourceError):
        build(workshop.settings, inputs=workshop.inputs)
    with pytest.raises(NoDatabase):
        workshop.facts()
