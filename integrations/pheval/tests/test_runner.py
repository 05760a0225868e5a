"""The runner against PhEval itself, on phenopackets made here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("pheval", reason="needs the environment of PhEval: pip install ./integrations/pheval")

import polars as pl
from symptomdb_pheval.runner import SymptomdbPhevalRunner, to_results

COMMAND = os.environ.get("SYMPTOMDB_COMMAND") or shutil.which("symptomdb") or ""
CONFIG = """\
tool: symptomdb
tool_version: 0.1.0
variant_analysis: false
gene_analysis: false
disease_analysis: true
tool_specific_configuration_options:
  command: {command}
  top: 50
"""
# Findings that the HPO annotations of these two diseases name.
CASES = {
    "fop": ("OMIM:135100", "Fibrodysplasia ossificans progressiva", ["HP:0011986", "HP:0001844", "HP:0002949"]),
    "marfan": ("OMIM:154700", "Marfan syndrome", ["HP:0001166", "HP:0001083", "HP:0002616", "HP:0000768"]),
}


def packet(name: str) -> dict[str, object]:
    disease, label, findings = CASES[name]
    return {
        "id": "any id",
        "subject": {"id": "patient", "sex": "FEMALE"},
        "phenotypicFeatures": [{"type": {"id": finding, "label": ""}} for finding in findings],
        "interpretations": [
            {
                "id": "i",
                "progressStatus": "SOLVED",
                "diagnosis": {"disease": {"id": disease, "label": label}, "genomicInterpretations": []},
            }
        ],
        "metaData": {
            "created": "2026-01-01T00:00:00Z",
            "createdBy": "test",
            "resources": [],
            "phenopacketSchemaVersion": "2.0",
        },
    }


@pytest.fixture
def runner(tmp_path: Path) -> SymptomdbPhevalRunner:
    for folder in ("input", "corpus/phenopackets", "output"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "input" / "config.yaml").write_text(CONFIG.format(command=COMMAND or "symptomdb"), encoding="utf-8")
    for name in CASES:
        path = tmp_path / "corpus" / "phenopackets" / f"{name}.json"
        path.write_text(json.dumps(packet(name)), encoding="utf-8")
    made = SymptomdbPhevalRunner(
        tmp_path / "input", tmp_path / "corpus", tmp_path, tmp_path / "output", tmp_path / "input", "0.1.0"
    )
    made.build_output_directory_structure()
    return made


def test_it_is_found_by_its_name() -> None:
    from importlib.metadata import entry_points

    assert "symptomdb" in {one.name for one in entry_points(group="pheval.plugins")}


def test_prepare_names_each_case_after_its_file(runner: SymptomdbPhevalRunner) -> None:
    runner.prepare()
    copies = sorted(runner._copies.glob("*.json"))
    assert [json.loads(path.read_text())["id"] for path in copies] == ["fop", "marfan"]
    assert runner.command()[1:3] == ["batch", str(runner._copies)]


def test_an_empty_corpus_is_told(runner: SymptomdbPhevalRunner) -> None:
    for path in runner.phenopackets:
        path.unlink()
    with pytest.raises(FileNotFoundError, match="no phenopackets"):
        runner.prepare()


def test_a_candidate_has_one_name() -> None:
    ranks = pl.DataFrame({"xrefs": ["ORPHA:1 OMIM:2", "ORPHA:3", ""], "score": [3.0, 2.0, 1.0]})
    assert to_results(ranks).to_dicts() == [
        {"disease_identifier": "OMIM:2", "score": 3.0},
        {"disease_identifier": "ORPHA:3", "score": 2.0},
    ]


def has_knowledge_base() -> bool:
    return bool(COMMAND) and subprocess.run([*COMMAND.split(), "sources"], capture_output=True).returncode == 0


@pytest.mark.skipif(not has_knowledge_base(), reason="no symptomdb command with a knowledge base is at hand")
def test_a_corpus_is_ranked(runner: SymptomdbPhevalRunner) -> None:
    runner.prepare()
    runner.run()
    runner.post_process()
    for name, (disease, *_) in CASES.items():
        result = pl.read_parquet(Path(runner.pheval_disease_results_dir) / f"{name}-disease_result.parquet")
        right = result.filter(pl.col("true_positive"))
        assert right["rank"].min() == 1, f"{disease} of {name}"
