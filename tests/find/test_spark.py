"""Spark gives the ranks of the local engine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from symptomdb.assembly.cohort import rank_cohort
from symptomdb.find.rank import Ranker

pytest.importorskip("pyspark", reason="needs the extra symptomdb[spark]")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_the_ranks_are_the_same(ranker: Ranker, tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    from symptomdb.assembly.spark import rank_cohort_with_spark

    cases = tmp_path / "cases.jsonl"
    lines = [json.dumps({"id": f"c{n}", "observed": ["TOY:A11", "TOY:B1"][: 1 + n % 2]}) for n in range(20)]
    cases.write_text("\n".join([*lines, "{broken"]))
    block = ranker.to_bytes()
    local = rank_cohort(block, cases, tmp_path / "local.parquet", top=3, jobs=1)
    spark = rank_cohort_with_spark(block, cases, tmp_path / "spark.parquet", top=3)
    order = [("case_id", "ascending"), ("score", "descending"), ("condition_id", "ascending")]
    tables = [parquet.read_table(report.out).sort_by(order) for report in (local, spark)]
    assert tables[0].to_pylist() == tables[1].to_pylist()
    assert local.rejected == spark.rejected == 1
