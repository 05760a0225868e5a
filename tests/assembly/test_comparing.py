"""Comparing two knowledge bases: sources side by side, lines paired by what they are about, nothing for equal ones."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.test_build import Workshop
from tests.test_loading import FILES, KEYS, workshop
from typer.testing import CliRunner

from symptomdb import loading
from symptomdb.assembly.change_reports import KEPT, read_report, report_paths, write_report
from symptomdb.assembly.comparing import compare
from symptomdb.errors import NotFound
from symptomdb.library import SymptomDatabase
from symptomdb.model.changes import Change, Changes, LineChange, Tally
from symptomdb.serve.changes import changes_to_json, iter_markdown, iter_table
from symptomdb.serve.cli import make_app
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts

__all__ = ["workshop"]


def _load(workshop: Workshop, *keys: str) -> None:
    loading.load(workshop.settings, dict.fromkeys(keys, workshop.folder / "given"), inputs=workshop.inputs)


def _keep(workshop: Workshop, name: str = "old") -> Path:
    kept = workshop.folder / f"{name}.sqlite3"
    shutil.copyfile(workshop.folder / "knowledge.sqlite3", kept)
    return kept


def _changes(workshop: Workshop, old: Path) -> Changes:
    with Facts(connect(f"sqlite:///{old}")) as before, workshop.facts() as after:
        return compare(before, after)


def test_equal_knowledge_bases_have_nothing_to_tell(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    found = _changes(workshop, _keep(workshop))
    assert (found.lines, found.conditions) == (Tally(), ())
    assert all(source.is_same for source in found.sources)


def test_a_newer_release_is_told_by_source_and_condition(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    old = _keep(workshop)
    given = workshop.folder / "given"
    (given / "do/facets.tsv").write_text(FILES["do/facets.tsv"].replace("A coloured thumb", "A thumb of a colour"))
    (given / "wikidata/WikiDiseaseData.jl").write_text(
        '{"DiseaseURI": "w/Q9", "Disease": "Other", "Symptons": ["ache"]}\n'
        '{"DiseaseURI": "w/Q1", "Disease": "Thumb", "Symptons": ["pain", "itch"]}\n'
    )
    _load(workshop, "doid", "wikidata")
    found = _changes(workshop, old)
    lines = {source.id: source.lines for source in found.sources if source.lines.total}
    assert lines == {"doid": Tally(changed=1), "wikidata": Tally(added=2, removed=1)}
    conditions = {one.id: one for one in found.conditions}
    blue = conditions["SDB:blue-thumb"]
    assert blue.what is Change.CHANGED
    assert blue.lines == (LineChange(Change.CHANGED, "doid", "overview", "A coloured thumb.", "A thumb of a colour."),)
    assert [line.new for line in conditions["SDB:doid-2"].lines if line.what is Change.ADDED] == ["itch"]
    assert conditions["SDB:wikidata-q2"].what is Change.REMOVED
    assert conditions["SDB:wikidata-q9"].what is Change.ADDED
    assert found.count(Change.ADDED) == 1


def test_there_and_back_mirror_each_other(workshop: Workshop) -> None:
    _load(workshop, "doid")
    old = _keep(workshop)
    _load(workshop, "wikidata", "mondo")
    there = _changes(workshop, old)
    with Facts(connect(f"sqlite:///{old}")) as before, workshop.facts() as after:
        back = compare(after, before)
    assert (there.lines.added, there.lines.removed) == (back.lines.removed, back.lines.added)
    versions = {source.id: (source.old_version, source.new_version) for source in there.sources}
    assert versions["wikidata"] == ("", "2021")
    assert {source.id: source.old_version for source in back.sources}["wikidata"] == "2021"


def test_a_record_that_joins_another_condition_is_merged_and_its_lines_stay(workshop: Workshop) -> None:
    _load(workshop, "doid")
    old = _keep(workshop)
    _load(workshop, "mondo")
    found = _changes(workshop, old)
    merged = {one.id: one.into for one in found.conditions if one.what is Change.MERGED}
    assert merged == {"SDB:doid-1": "SDB:blue-thumb"}
    assert found.lines == Tally(), "the rows are the same, under another condition"


def test_it_is_told_in_three_forms(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    old = _keep(workshop)
    loading.unload(workshop.settings, ["wikidata"], inputs=workshop.inputs)
    found = _changes(workshop, old)
    table = "\n".join(iter_table(found))
    assert "no longer loaded, was 2021" in table
    assert "SDB:wikidata-q2): removed" in table
    text = "\n".join(iter_markdown(found))
    assert text.startswith(f"# What changed from {found.old_version} to {found.new_version}")
    assert "- removed, treatments (wikidata): warmol" in text
    said = changes_to_json(found, limit=1)
    assert said["lines"] == {"added": 0, "removed": 2, "changed": 0}
    assert len(said["conditions"]) == 1


@pytest.mark.parametrize("limit", [0, 1])
def test_what_is_not_listed_is_counted(workshop: Workshop, limit: int) -> None:
    _load(workshop, *KEYS)
    old = _keep(workshop)
    loading.unload(workshop.settings, KEYS, inputs=workshop.inputs)
    found = _changes(workshop, old)
    assert f"{len(found.conditions) - limit:,} further conditions" in "\n".join(iter_table(found, limit))
    assert f"{len(found.conditions) - limit:,} further conditions" in "\n".join(iter_markdown(found, limit))


def test_each_build_keeps_a_report_of_what_it_changed(workshop: Workshop) -> None:
    _load(workshop, "doid")
    folder = workshop.settings.home / "changes"
    assert not folder.exists(), "a first build changes nothing"
    _load(workshop, "wikidata")
    _load(workshop, "wikidata")
    loading.unload(workshop.settings, ["wikidata"], inputs=workshop.inputs)
    with SymptomDatabase(workshop.facts(), workshop.settings) as db:
        reports = db.change_reports()
        assert db.last_changes() == reports[0]
    assert [one.lines for one in reports] == [Tally(removed=2), Tally(added=2)], "loading the same twice tells nothing"
    assert reports[0].new_version == reports[1].old_version
    assert not list(workshop.folder.glob(".*before*"))


def test_a_report_is_read_as_it_was_written_and_the_oldest_go(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    old = _keep(workshop)
    loading.unload(workshop.settings, ["doid"], inputs=workshop.inputs)
    found = _changes(workshop, old)
    folder = workshop.folder / "reports"
    for number in range(KEPT + 3):
        write_report(folder, replace(found, new_built=f"2026-01-{number + 1:02}T00:00:00+00:00"))
    paths = report_paths(folder)
    assert len(paths) == KEPT
    assert read_report(paths[0]) == replace(found, new_built=f"2026-01-{KEPT + 3:02}T00:00:00+00:00")


def test_an_old_database_that_cannot_be_read_fails_no_build(workshop: Workshop) -> None:
    (workshop.folder / "knowledge.sqlite3").write_bytes(b"nonsense" * 1000)
    _load(workshop, "doid")
    assert workshop.version()
    with SymptomDatabase(workshop.facts(), workshop.settings) as db, pytest.raises(NotFound, match="first made"):
        db.last_changes()


def test_the_command_line_compares_and_covers(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    _load(workshop, "doid")
    old = _keep(workshop)
    _load(workshop, "wikidata")
    monkeypatch.setenv("SYMPTOMDB_HOME", str(workshop.settings.home))
    monkeypatch.setenv("SYMPTOMDB_DATABASE", workshop.settings.database)

    def run(*words: str) -> str:
        result = CliRunner().invoke(make_app(), list(words))
        assert result.exit_code == 0, result.output
        return result.output

    assert "newly loaded, 2021" in run("changes")
    assert run("changes", "--from", str(old)) == run("changes"), "the same, from the report and compared again"
    assert run("changes", "--format", "markdown").startswith("# What changed")
    assert json.loads(run("changes", "--format", "json", "--limit", "1"))["lines"]["added"] == 2
    assert "symptoms: wikidata" in run("coverage", "thumb", "--source", "wikidata")
    counts = json.loads(run("coverage", "--format", "json"))
    assert {"source": "wikidata", "aspect": "symptoms", "conditions": 1, "lines": 1} in counts
