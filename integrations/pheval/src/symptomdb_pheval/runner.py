"""The runner: a corpus of phenopackets in, PhEval's disease results out, through the command ``symptomdb batch``."""

from __future__ import annotations

import json
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from pheval.post_processing.post_processing import SortOrder, generate_disease_result
from pheval.runners.runner import PhEvalRunner

DEFAULT_TOP = 200
_TABLE = "ranks.parquet"


@dataclass
class SymptomdbPhevalRunner(PhEvalRunner):
    """Ranks diseases; variants and genes are not looked at."""

    @property
    def phenopackets(self) -> list[Path]:
        """The corpus, in the order of the file names."""
        return sorted(self._phenopacket_dir.glob("*.json"))

    @property
    def _phenopacket_dir(self) -> Path:
        return Path(self.testdata_dir) / "phenopackets"

    @property
    def _copies(self) -> Path:
        return Path(self.tool_input_commands_dir) / "phenopackets"

    def prepare(self) -> None:
        """Copy the phenopackets with their file name as id: PhEval knows a case by its file."""
        if not self.phenopackets:
            raise FileNotFoundError(f"There are no phenopackets (*.json) in {self._phenopacket_dir}.")
        self._copies.mkdir(parents=True, exist_ok=True)
        for path in self.phenopackets:
            packet = json.loads(path.read_text(encoding="utf-8"))
            text = json.dumps(packet | {"id": path.stem})
            copy = self._copies / path.name
            # An equal copy keeps its time, so that a run that was stopped goes on where it was.
            if not copy.exists() or copy.read_text(encoding="utf-8") != text:
                copy.write_text(text, encoding="utf-8")

    def run(self) -> None:
        """Rank the whole corpus in one go."""
        subprocess.run(self.command(), check=True)

    def command(self) -> list[str]:
        """The command line that ranks the corpus."""
        options = self.input_dir_config.tool_specific_configuration_options or {}
        command = [*shlex.split(str(options.get("command") or "symptomdb")), "batch", str(self._copies)]
        command += ["--out", str(Path(self.raw_results_dir) / _TABLE), "--top", str(options.get("top") or DEFAULT_TOP)]
        if options.get("database"):
            command += ["--database", str(options["database"])]
        return command

    def post_process(self) -> None:
        """Write PhEval's result of each phenopacket."""
        ranks = pl.read_parquet(Path(self.raw_results_dir) / _TABLE)
        for path in self.phenopackets:
            generate_disease_result(
                results=to_results(ranks.filter(pl.col("case_id") == path.stem)),
                sort_order=SortOrder.DESCENDING,
                output_dir=Path(self.output_dir),
                result_path=path,
                phenopacket_dir=self._phenopacket_dir,
            )


def to_results(ranks: pl.DataFrame) -> pl.DataFrame:
    """``disease_identifier`` and ``score`` per candidate of one case.

    One id per candidate: PhEval gives equal scores the worst of their ranks, so a second id of the same candidate would
    push it down.
    """
    records = pl.col("xrefs").str.split(" ")
    omim = records.list.eval(pl.element().filter(pl.element().str.starts_with("OMIM:"))).list.first()
    named = ranks.select(
        pl.coalesce(omim, records.list.first()).alias("disease_identifier"), pl.col("score").cast(pl.Float64)
    )
    return named.filter(pl.col("disease_identifier") != "")
