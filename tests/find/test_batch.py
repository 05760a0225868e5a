"""Cohorts: the same ranks as one by one, rejected records told, resuming without loss or doubles."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from symptomdb.assembly import cohort
from symptomdb.assembly.cohort import rank_cohort
from symptomdb.errors import BadInput
from symptomdb.find.batch import BatchRanker, CohortCase
from symptomdb.find.rank import Ranker
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case

parquet = pytest.importorskip("pyarrow.parquet", reason="cohorts need the extra symptomdb[batch]")

LINES = [
    {"id": "one", "observed": ["TOY:A11", "TOY:B1"], "excluded": ["TOY:C1"], "sex": "F", "age": "P34Y", "note": "x"},
    {"id": "two", "observed": ["TOY:C1"], "age": 7},
    {"id": "both", "observed": ["TOY:C1"], "excluded": ["TOY:C1"]},
    {"id": "none", "observed": ["TOY:NOWHERE"]},
    {"id": "text", "observed": "TOY:C1"},
    {"observed": ["TOY:AB1"]},
]


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join([*map(json.dumps, LINES), "{broken", ""]), encoding="utf-8")
    return path


def test_ranks_are_those_of_single_cases(ranker: Ranker) -> None:
    batch = BatchRanker(ranker)
    found = batch.rank([CohortCase("one", ("TOY:A11", "TOY:B1"), ("TOY:C1",), "female", 34.0)], top=5)
    case = Case((Curie("TOY", "A11"), Curie("TOY", "B1")), (Curie("TOY", "C1"),), 34.0, "female")
    single = ranker.rank(case, top=5).candidates
    assert [batch.condition_ids[number] for number in found.conditions[0]] == [str(one.condition) for one in single]
    assert found.ranks[0].tolist() == [one.rank for one in single]
    assert found.scores[0] == pytest.approx([one.score for one in single])
    assert found.probabilities[0] == pytest.approx([one.probability for one in single])
    assert batch.xrefs[found.conditions[0, 0]] == "OMIM:1"


def test_a_cohort_is_written_and_bad_records_are_reported(ranker: Ranker, cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "ranks.parquet"
    seen: list[int] = []
    report = rank_cohort(ranker.to_bytes(), cases, out, top=2, jobs=1, progress=seen.append)
    table = parquet.read_table(out)
    assert table.column_names == ["case_id", "rank", "condition_id", "xrefs", "score", "probability"]
    assert table["case_id"].to_pylist() == ["one", "one", "two", "two", "record-6", "record-6"]
    assert (report.records, report.rejected) == (7, 4)
    assert report.rejected_file is not None
    reasons = [json.loads(line) for line in report.rejected_file.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in reasons] == ["both", "none", "text", "record-7"]
    assert "both observed and excluded" in reasons[0]["reason"]
    assert seen[-1] == 7
    assert not list(tmp_path.glob("*.parts"))


def test_a_stopped_run_goes_on_without_loss_or_doubles(
    ranker: Ranker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cohort, "PART", 10)
    path, out = tmp_path / "many.jsonl", tmp_path / "ranks.parquet"
    path.write_text("".join(json.dumps({"id": f"c{n}", "observed": ["TOY:A11"]}) + "\n" for n in range(95)))

    class Stopped(Exception):
        pass

    def stop(done: int) -> None:
        if done >= 40:
            raise Stopped

    block = ranker.to_bytes()
    with pytest.raises(Stopped):
        rank_cohort(block, path, out, top=1, jobs=1, progress=stop)
    assert not out.exists()
    kept = len(list(tmp_path.glob("ranks.parquet.parts/*.arrow")))
    assert kept >= 4
    report = rank_cohort(block, path, out, top=1, jobs=1)
    assert report.resumed == kept
    assert parquet.read_table(out)["case_id"].to_pylist() == [f"c{n}" for n in range(95)]
    path.write_text(json.dumps({"id": "new", "observed": ["TOY:A11"]}) + "\n")
    assert rank_cohort(block, path, out, top=1, jobs=1).resumed == 0
    assert parquet.read_table(out)["case_id"].to_pylist() == ["new"]


def test_parquet_and_folders_of_phenopackets_are_read(ranker: Ranker, tmp_path: Path) -> None:
    import pyarrow as pa

    table = tmp_path / "cases.parquet"
    parquet.write_table(pa.table({"id": ["p"], "observed": [["TOY:A11"]], "age": [3.0], "other": [1]}), table)
    folder = tmp_path / "packets"
    folder.mkdir()
    packet = {"id": "q", "subject": {}, "phenotypicFeatures": [{"type": {"id": "TOY:A11"}}]}
    (folder / "q.json").write_text(json.dumps(packet))
    (folder / "r.json").write_text("{}")
    out = tmp_path / "ranks.parquet"
    assert rank_cohort(ranker.to_bytes(), table, out, top=1, jobs=1).rejected == 0
    assert parquet.read_table(out)["case_id"].to_pylist() == ["p"]
    report = rank_cohort(ranker.to_bytes(), folder, out, top=1, jobs=1)
    assert parquet.read_table(out)["case_id"].to_pylist() == ["q"]
    assert "neither a subject nor phenotypic features" in report.problems[0]


def test_odd_inputs_are_refused(ranker: Ranker, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file or folder"):
        rank_cohort(b"", tmp_path / "none.jsonl", tmp_path / "out.parquet")
    odd = tmp_path / "cases.xlsx"
    odd.write_text("")
    with pytest.raises(BadInput, match="can't be read"):
        rank_cohort(ranker.to_bytes(), odd, tmp_path / "out.parquet")
    with pytest.raises(BadInput, match="at least one"):
        rank_cohort(b"", odd, tmp_path / "out.parquet", top=0)


@pytest.mark.parametrize(
    ("name", "why"),
    [("ranks.csv", "written as Parquet"), ("folder", "is a folder"), ("table.parquet", "themselves"),
     ("patients.parquet", "something else"), ("note", "something else")],
)  # fmt: skip
def test_nothing_else_is_overwritten(ranker: Ranker, tmp_path: Path, name: str, why: str) -> None:
    """The names of input and output are easily mixed up, and the cases of a cohort may be the only copy."""
    import pyarrow as pa

    (tmp_path / "folder").mkdir()
    (tmp_path / "note").write_text("mine")
    for file in ("table.parquet", "patients.parquet"):
        parquet.write_table(pa.table({"id": ["p"], "observed": [["TOY:A11"]]}), tmp_path / file)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(BadInput, match=why) as refused:
        rank_cohort(ranker.to_bytes(), tmp_path / "table.parquet", tmp_path / name, jobs=1)
    assert "--out" in refused.value.remedy
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_place_that_cannot_be_written_is_named(ranker: Ranker, cases: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"can't be written"):
        rank_cohort(ranker.to_bytes(), cases, tmp_path / "file" / "ranks.parquet", jobs=1)


def test_the_table_says_what_its_ranks_go_by(ranker: Ranker, cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "ranks.parquet"
    about = {"knowledge_base": "2026.1", "prior": "uniform"}
    assert rank_cohort(ranker.to_bytes(), cases, out, top=2, jobs=1, about=about).about == about
    kept = parquet.read_metadata(out).metadata
    assert (kept[b"symptomdb.knowledge_base"], kept[b"symptomdb.prior"]) == (b"2026.1", b"uniform")
    assert rank_cohort(ranker.to_bytes(), cases, out, top=1, jobs=1).rejected == 4  # a table of ranks is replaced


_KILLED = """
import sys
from pathlib import Path
from symptomdb.assembly import cohort
cohort.PART = 20
if __name__ == "__main__":
    block, cases, out = map(Path, sys.argv[1:])
    def tell(done: int) -> None:
        print(done, flush=True)
    cohort.rank_cohort(block.read_bytes(), cases, out, top=1, jobs=1, progress=tell)
"""


def test_a_killed_process_leaves_parts_that_the_next_run_uses(
    ranker: Ranker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL leaves no chance to tidy up: what is whole is kept, the rest is ranked again."""
    import signal
    import subprocess
    import sys

    monkeypatch.setattr(cohort, "PART", 20)
    (tmp_path / "arrays").write_bytes(ranker.to_bytes())
    (tmp_path / "run.py").write_text(_KILLED)
    cases, out = tmp_path / "many.jsonl", tmp_path / "ranks.parquet"
    cases.write_text("".join(json.dumps({"id": f"c{n}", "observed": ["TOY:A11"]}) + "\n" for n in range(2_000)))
    command = [sys.executable, str(tmp_path / "run.py"), str(tmp_path / "arrays"), str(cases), str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= 200:
                break
        os.killpg(process.pid, signal.SIGKILL)
    assert not out.exists()
    kept = len(list(tmp_path.glob("ranks.parquet.parts/part-*.arrow")))
    assert 5 <= kept < 100
    report = rank_cohort(ranker.to_bytes(), cases, out, top=1, jobs=1)
    assert report.resumed == kept
    assert parquet.read_table(out)["case_id"].to_pylist() == [f"c{n}" for n in range(2_000)]
