"""The dismech extract: findings, treatments and causes gathered with artificial intelligence, without evidence."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from symptomdb.errors import BadCurie
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.condition import Name, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.doses import without_doses
from symptomdb.sources.folder import Folder
from symptomdb.sources.json_lines import iter_objects
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport, Rejected

MANIFEST = Manifest(
    id="dismech",
    name="dismech extract",
    publisher="Monarch Initiative; extract by sciknow-io",
    licence="BSD-3-Clause and Apache-2.0",
    licence_url="https://github.com/monarch-initiative/dismech/blob/main/LICENSE",
    url="https://github.com/monarch-initiative/dismech",
    trust=Trust.AI_CURATED,
    attribution="dismech, Monarch Initiative (BSD-3-Clause), extract by sciknow-io (Apache-2.0).",
    release="2026-04-28",
    expected=exactly(findings=5_936, treatments=2_953, causes=1_953),
)
NOTE = "AI-curated, unreviewed"
_FILES = (
    ("phenotype_texts.jsonl", "findings", "phenotype_name", ClaimKind.SYMPTOM, Aspect.SYMPTOMS),
    ("treatment_texts.jsonl", "treatments", "treatment_name", ClaimKind.TREATMENT, Aspect.TREATMENTS),
    ("genetic_texts.jsonl", "causes", "genetic_name", ClaimKind.CAUSE, Aspect.CAUSES),
)
_WORD = re.compile(r"[^a-z0-9]+")


def read_dismech(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read the three files. Diseases are keyed by name; a mark stands for sentences that name a dose."""
    counts: Counter[str] = Counter()
    unused: Counter[str] = Counter()
    rejected: list[Rejected] = []
    claims: list[Claim] = []
    names: dict[Curie, str] = {}
    for name, kind_of_rows, key, kind, aspect in _FILES:
        path: Path = folder.need(name)
        for number, row in iter_objects(path):
            counts[kind_of_rows] += 1
            payload = row.get("payload") or {}
            disease, label = (
                str(payload.get("disease", "")).replace("_", " ").strip(),
                str(payload.get(key, "")).strip(),
            )
            if not disease or not label:
                rejected.append(Rejected(number, f"{path.name}: the row names no disease or no {key}."))
                continue
            unused.update(
                f"{name} {field}" for field in payload if field not in ("disease", key, "hpo_id", "source_type")
            )
            record = record_of(disease)
            names.setdefault(record, disease)
            text, cut = _text(label, str(row.get("text", "")))
            counts["sentences_with_doses"] += cut
            finding = _finding(payload.get("hpo_id"), number, rejected)
            counts["findings_with_hpo"] += finding is not None
            claims.append(
                Claim(
                    record,
                    record,
                    manifest.id,
                    aspect,
                    kind,
                    text,
                    f"{path.name}:{number}",
                    Modality.UNCERTAIN,
                    note=NOTE,
                    references=(manifest.id,),
                    finding=finding,
                )
            )
    counts["disorders"] = len(names)
    manifest.check_counts(counts, folder.paths[0])
    entries = tuple(Entry(r, (Name(n, NameKind.PREFERRED, manifest.id),), by_name=True) for r, n in names.items())
    notes = (
        f"Sentences that name a dose were left out, with a mark in their place: {counts['sentences_with_doses']:,}.",
        "No evidence survives in this extract; every line is marked as AI-curated and unreviewed.",
    )
    source = manifest.source(manifest.release, folder.digest(), counts)
    return Loaded(LoadReport(source, tuple(rejected), dict(unused), notes), entries, tuple(claims))


def record_of(name: str) -> Curie:
    """A record's id from its name.

    >>> str(record_of("Type 2 Diabetes"))
    'DISMECH:type-2-diabetes'
    """
    return Curie("DISMECH", _WORD.sub("-", name.lower()).strip("-"))


def _text(label: str, text: str) -> tuple[str, int]:
    """The name and, where there is one, the description without its doses."""
    name, cut_name = without_doses(label)
    described = text.removeprefix(label).lstrip(": ").strip()
    rest, cut = without_doses(described)
    if cut_name:
        name = "a medicine (its name holds a dose, which is not shown)"
    return (f"{name}: {rest}" if rest and rest != name else name), cut + cut_name


def _finding(text: object, number: int, rejected: list[Rejected]) -> Curie | None:
    if not text:
        return None
    try:
        return Curie.parse(str(text))
    except BadCurie as error:
        rejected.append(Rejected(number, str(error)))
        return None
