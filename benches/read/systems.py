"""What is compared: our reader, exact names by Aho-Corasick, and FastHPOCR in an environment of its own."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benches.read.known import Known
from symptomdb.read.findings import Reader


class Read(NamedTuple):
    """One mention: where, which term, which status ("observed" where a system knows no status)."""

    start: int
    end: int
    term: str
    status: str = "observed"


System = Callable[[str], list[Read]]


def ours(reader: Reader) -> System:
    def read(text: str) -> list[Read]:
        return [
            Read(f.start or 0, f.end or 0, str(f.term), f.status.value)
            for f in reader.read(text).findings
            if f.term.prefix == "HP"
        ]

    return read


def exact_names(known: Known) -> System | None:
    """Longest whole-word names, case ignored; None where pyahocorasick is not installed."""
    try:
        import ahocorasick
    except ImportError:
        return None
    automaton = ahocorasick.Automaton()
    for term in known.terms:
        if str(term.id) in known.findings:
            for name in (term.label, *(synonym.text for synonym in term.synonyms)):
                if len(name) > 2:
                    automaton.add_word(name.lower(), (len(name), str(term.id)))
    automaton.make_automaton()

    def read(text: str) -> list[Read]:
        low = text.lower()
        if len(low) != len(text):
            low = text
        hits = [Read(end - size + 1, end + 1, term) for end, (size, term) in automaton.iter(low)]
        hits = [hit for hit in hits if _whole(low, hit)]
        kept: list[Read] = []
        last = -1
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if hit.start >= last:
                kept.append(hit)
                last = hit.end
        return kept

    return read


def _whole(text: str, hit: Read) -> bool:
    return not (text[hit.start - 1 : hit.start].isalnum() or text[hit.end : hit.end + 1].isalnum())


def fast_hpo_cr(python: str, texts: Iterable[str], obo: Path, index: Path | None = None) -> System:
    """FastHPOCR (longest match) through another interpreter; all texts are read at once and looked up after.

    Args:
        index: Folder that keeps its index for the next run.
    """
    every = list(dict.fromkeys(texts))
    worker = Path(__file__).with_name("fasthpocr_worker.py")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [python, str(worker), str(obo), str(index or folder)],
            input=json.dumps(every),
            capture_output=True,
            text=True,
            check=True,
        )
    rows = json.loads(re.search(r"^RESULT (.*)$", done.stdout, re.MULTILINE)[1])  # type: ignore[index]
    table = {text: [Read(*row) for row in found] for text, found in zip(every, rows, strict=True)}
    return lambda text: table.get(text, [])
