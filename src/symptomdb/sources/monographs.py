"""Our own condition records, ``content/monographs/*.yaml``, in the format of ``schemas/monograph.schema.json``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import BadContent, BadRecord
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality, Urgency
from symptomdb.model.frequency import Frequency
from symptomdb.model.page import Author, Disagreement, Monograph, ReviewDates
from symptomdb.model.profile import Profile
from symptomdb.model.source import Publication, Trust
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term
from symptomdb.sources.content import schema_problems
from symptomdb.sources.document import Document, read_document
from symptomdb.sources.manifest import Manifest
from symptomdb.sources.monograph_check import Draft, check_monographs
from symptomdb.sources.record import LoadReport
from symptomdb.sources.statement_check import Known

MANIFEST = Manifest(
    id="monographs",
    name="Symptom Database monographs",
    publisher="Symptom Database",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="",
    trust=Trust.OWN_REVIEWED,
    attribution="Symptom Database editors, CC BY 4.0.",
    release="of this package",
    expected={"monographs": (1, 100_000), "statements": (1, 10_000_000)},
)
_AUTHOR = tuple(field.name for field in fields(Author))


@dataclass(frozen=True, slots=True)
class LoadedMonographs:
    """The monographs in the order of their file names; `warnings` ask for another look and forbid nothing."""

    monographs: tuple[Monograph, ...]
    report: LoadReport
    warnings: tuple[BadRecord, ...]


def read_monographs(
    folder: Path,
    terms: Iterable[Term],
    bibliography: Iterable[Publication],
    local_findings: Iterable[Term],
    manifest: Manifest = MANIFEST,
) -> LoadedMonographs:
    """Read and check all monographs of a folder.

    Args:
        terms: The terms of HPO, obsolete ones included.
        bibliography: What may be cited.
        local_findings: Our own finding codes.

    Raises:
        BadContent: Lists every problem of every file, with file, line and remedy.
        CountMismatch: There is no monograph in the folder.
    """
    problems: list[BadRecord] = []
    drafts: list[Draft] = []
    digest = hashlib.sha256()
    paths = sorted(folder.glob("*.yaml"))
    for path in paths:
        try:
            document = read_document(path)
        except BadContent as error:
            problems += error.problems
            continue
        digest.update(f"{path.name} {document.digest}\n".encode())
        broken = schema_problems(document, "monograph")
        problems += broken
        if not broken:
            drafts.append(Draft(monograph_of(document), document))
    known = Known.of([*terms, *local_findings], bibliography, (path.stem for path in paths))
    check = check_monographs(drafts, known)
    problems += check.problems
    if problems:
        raise BadContent(problems)
    monographs = tuple(draft.monograph for draft in drafts)
    counts = _counts(monographs)
    manifest.check_counts(counts, folder)
    source = manifest.source(_version(monographs), digest.hexdigest(), counts)
    return LoadedMonographs(monographs, LoadReport(source), check.warnings)


def monograph_of(document: Document) -> Monograph:
    """The monograph of a document that keeps its schema."""
    data = cast(dict[str, Any], document.data)
    condition = _condition(data)
    return Monograph(
        condition=condition,
        summary=data["summary"],
        authors=_authors(data["authors"]),
        reviewers=_authors(data["reviewers"]),
        dates=ReviewDates(
            date.fromisoformat(data["dates"]["created"]),
            date.fromisoformat(data["dates"]["last_reviewed"]) if data["dates"]["last_reviewed"] else None,
            date.fromisoformat(data["dates"]["next_due"]),
        ),
        statements=tuple(_statement(entry, condition.id) for entry in data["statements"]),
        disagreements=tuple(
            Disagreement(entry["id"], entry["question"], (entry["sides"][0], entry["sides"][1]))
            for entry in data.get("disagreements", [])
        ),
        see_also=tuple(data["see_also"]),
        path=document.path.name,
        profile=Profile.from_plain(data.get("profile", {})),
    )


def _condition(data: dict[str, Any]) -> Condition:
    names = [
        Name(entry["text"], NameKind(entry["kind"]), entry["source"], entry.get("reason", ""))
        for entry in data["names"]
    ]
    return Condition(
        id=Curie(CONDITION_PREFIX, data["id"]),
        name=data["name"],
        kind=data["kind"],
        source=MANIFEST.id,
        names=(Name(data["name"], NameKind.PREFERRED, "own"), *names),
        xrefs=tuple(
            Xref(Curie.parse(entry["code"]), Relation(entry["relation"]), entry["source"], entry.get("note", ""))
            for entry in data["codes"]
        ),
    )


def _authors(entries: Sequence[dict[str, Any]]) -> tuple[Author, ...]:
    return tuple(Author(**{name: entry[name] for name in _AUTHOR if name in entry}) for entry in entries)


def _statement(entry: dict[str, Any], condition: Curie) -> Statement:
    return Statement(
        id=entry["id"],
        condition=condition,
        aspect=Aspect(entry["aspect"]),
        clinical=entry["clinical"].strip(),
        plain=entry["plain"].strip(),
        modality=Modality(entry["modality"]),
        source=MANIFEST.id,
        group=entry.get("group", ""),
        label=entry.get("label", ""),
        intent=entry.get("intent", ""),
        phase=entry.get("phase", ""),
        population=entry.get("population", ""),
        certainty=Certainty(entry.get("certainty", Certainty.UNGRADED)),
        confidence=Confidence(entry.get("confidence", Confidence.NONE)),
        citations=tuple(entry["cites"]),
        unsourced_reason=entry.get("unsourced", "").strip(),
        findings=tuple(Curie.parse(code) for code in entry.get("findings", [])),
        actions=tuple(entry.get("actions", [])),
        disagreement=entry.get("disagreement", ""),
        side=entry.get("side", 0),
        urgency=Urgency(entry["urgency"]) if "urgency" in entry else None,
        seed=tuple(entry.get("seed", [])),
        facts=tuple(entry.get("facts", [])),
        frequencies=tuple(_frequencies(entry.get("frequencies", {}))),
    )


def _frequencies(entry: dict[str, str]) -> Iterator[tuple[Curie, Frequency]]:
    for code, text in entry.items():
        if (found := Frequency.parse(text)) is not None:
            yield Curie.parse(code), found


def _counts(monographs: Sequence[Monograph]) -> dict[str, int]:
    statements = [statement for monograph in monographs for statement in monograph.statements]
    return {
        "monographs": len(monographs),
        "statements": len(statements),
        "cited_statements": sum(statement.is_sourced for statement in statements),
        "unsourced_statements": sum(not statement.is_sourced for statement in statements),
    }


def _version(monographs: Sequence[Monograph]) -> str:
    """The latest day on which a monograph was made or reviewed."""
    days = (day for one in monographs for day in (one.dates.created, one.dates.last_reviewed) if day)
    return max(days, default=date.min).isoformat()
