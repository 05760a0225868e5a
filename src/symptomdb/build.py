"""The build: sources → checks → store, all or nothing.

Each step is a function that takes what it needs and gives values; nothing is written before all of them are done. Rooms
that want arrays of their own in the knowledge base have a maker in `ARRAYS`: it is given what was read and the version,
and gives the bytes, which `store.facts.Facts.blob` returns under its name.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from symptomdb.assembly.arrays import ranking_tables, reading_index
from symptomdb.assembly.background import made_beside
from symptomdb.assembly.change_reports import old_kept, report_changes
from symptomdb.assembly.checking import check_ids, resolve_findings
from symptomdb.assembly.families import broader_of
from symptomdb.assembly.inputs import Inputs
from symptomdb.assembly.joining import Joined, Records, join
from symptomdb.assembly.naming import count_tokens, findings_of, name_keys, organ_systems
from symptomdb.assembly.plain_words import with_plain_words
from symptomdb.assembly.prevalence import prevalence_of
from symptomdb.assembly.reconciling import Reconciled, reconcile
from symptomdb.assembly.report import BuildReport
from symptomdb.assembly.site_sources import SiteSources
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.page import Monograph
from symptomdb.model.source import Publication
from symptomdb.model.term import Term
from symptomdb.ontology.hierarchy import Hierarchy
from symptomdb.settings import Settings
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.english import read_english_words
from symptomdb.sources.hpo import read_hpo
from symptomdb.sources.hpoa import read_hpoa
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.local_findings import read_local_findings
from symptomdb.sources.monographs import read_monographs
from symptomdb.sources.overrides import read_overrides
from symptomdb.sources.plain_words import read_plain_words
from symptomdb.sources.record import LoadReport
from symptomdb.store.archive import read_since
from symptomdb.store.connection import describe_place
from symptomdb.store.replace import new_database
from symptomdb.store.schema import FORMAT
from symptomdb.store.values import Contents, Progress
from symptomdb.store.writer import write

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that was read and joined, before it is written.

    Attributes:
        findings: Terms that are findings, parents before children.
        own_digest: SHA-256 over the files of our own content.
        lexicon: Folder of our own wordings for findings.
        loaded: What the site's loaded sources gave; `joined` holds their records under our ids.
        reconciled: Claims and kinships of the loaded sources; None when nothing is loaded.
    """

    hierarchy: Hierarchy
    terms: tuple[Term, ...]
    findings: tuple[Term, ...]
    publications: tuple[Publication, ...]
    monographs: tuple[Monograph, ...]
    joined: Joined
    loads: tuple[LoadReport, ...]
    own_digest: str
    lexicon: Path
    loaded: tuple[Loaded, ...] = ()
    reconciled: Reconciled | None = None


def _reading_index(knowledge: Knowledge, _version: str) -> bytes:
    return reading_index(knowledge.terms, knowledge.joined.annotations, knowledge.lexicon)


def _ranking_tables(knowledge: Knowledge, version: str) -> bytes:
    joined = knowledge.joined
    broader = broader_of(joined.conditions, knowledge.loaded)
    ours = {page.condition.id: said.value.share for page in knowledge.monographs if (said := page.profile.prevalence)}
    common = prevalence_of(ours, knowledge.reconciled.claims if knowledge.reconciled else ())
    plain = read_plain_words(knowledge.lexicon / "questions" / "plain_words.tsv", {term.id for term in knowledge.terms})
    terms = with_plain_words(knowledge.terms, plain)
    return ranking_tables(terms, joined.annotations, joined.conditions, knowledge.monographs, version, broader, common)


#: Name of a blob to the function that makes its bytes.
ARRAYS: dict[str, Callable[[Knowledge, str], bytes]] = {"read": _reading_index, "find": _ranking_tables}


def build(
    settings: Settings,
    progress: Progress = lambda _step, _done, _total: None,
    inputs: Inputs | None = None,
) -> BuildReport:
    """Build the knowledge base at ``settings.database_url`` and put it in the place of the old one.

    Args:
        progress: Called with a step's name, how much of it is done and how much there is.
        inputs: The files to read; those of the installed packages when left out.

    Raises:
        SourceError: A source can't be used; the message names file, line and remedy. The old database is as it was.
        StoreError: Another build is running, or the database can't be written. The old database is as it was.
    """
    started = time.perf_counter()
    inputs = inputs or Inputs.installed(SiteSources(settings.home / "sources").loaded())
    with old_kept(settings.database_url) as old:
        report = _build(settings, inputs, progress, started)
        report_changes(old, settings.database_url, settings.home / "changes")
    return report


def _build(settings: Settings, inputs: Inputs, progress: Progress, started: float) -> BuildReport:
    with new_database(settings.database_url, settings.keep_versions) as connection:
        knowledge = read_knowledge(inputs, settings.include_iea, progress)
        version = version_of(knowledge, settings.include_iea)
        with made_beside({name: partial(make, knowledge, version) for name, make in ARRAYS.items()}) as blobs:
            contents = prepare(knowledge, inputs, _meta(settings, version), progress)
            counts = write(connection, replace(contents, blobs=blobs), progress)
        progress("Put it in place", 0, 1)
    progress("Put it in place", 1, 1)
    return BuildReport(
        version=version,
        place=describe_place(settings.database_url),
        loads=knowledge.loads,
        counts=counts,
        notes=_notes(knowledge),
        seconds=time.perf_counter() - started,
    )


def read_knowledge(inputs: Inputs, include_iea: bool, progress: Progress) -> Knowledge:
    """Read and check all sources and join them."""
    progress("Read HPO", 0, 1)
    hpo = read_hpo(inputs.terms, inputs.terms_manifest)
    progress("Read HPO", 1, 1)
    progress("Read our content", 0, 1)
    publications = read_bibliography(inputs.content / "bibliography.yaml")
    local = read_local_findings(inputs.content / "findings.yaml", hpo.terms)
    own = read_monographs(inputs.content / "monographs", hpo.terms, publications, local)
    progress("Read our content", 1, 1)
    progress("Read HPO annotations", 0, 1)
    hpoa = read_hpoa(inputs.annotations, hpo.terms, include_iea, inputs.annotations_manifest)
    progress("Read HPO annotations", 1, 1)
    records = Records(hpoa.report.source.id, hpoa.records, hpoa.annotations, hpoa.other_names)
    terms = (*hpo.terms, *local)
    hierarchy = Hierarchy.of(terms)
    joined = join(records, own.monographs)
    loaded, remarks = resolve_findings(hierarchy, _read_loaded(inputs, progress))
    check_ids(terms, publications, loaded)
    reconciled = reconcile(joined, own.monographs, loaded, read_overrides(), remarks) if loaded else None
    return Knowledge(
        hierarchy=hierarchy,
        terms=terms,
        findings=tuple(findings_of(hierarchy, local)),
        publications=publications,
        monographs=own.monographs,
        joined=reconciled.joined if reconciled else joined,
        loads=(own.report, hpo.report, hpoa.report, *(one.report for one in loaded)),
        own_digest=_digest_of(inputs.content),
        lexicon=inputs.content / "lexicon",
        loaded=loaded,
        reconciled=reconciled,
    )


def _read_loaded(inputs: Inputs, progress: Progress) -> tuple[Loaded, ...]:
    found = []
    for done, one in enumerate(inputs.loaded):
        progress("Read loaded sources", done, len(inputs.loaded))
        found.append(one.loader.read(one.folder, one.manifest))
    if inputs.loaded:
        progress("Read loaded sources", len(inputs.loaded), len(inputs.loaded))
    return tuple(found)


def _releases(loaded: Iterable[Loaded]) -> Iterator[Publication]:
    """Each loaded release as a publication that its claims cite, and the documents that it quotes."""
    for one in loaded:
        source = one.report.source
        year = _YEAR.search(source.version)
        yield Publication(
            source.id,
            "data release",
            f"{source.name}, release {source.version}",
            year=int(year[0]) if year else None,
            publisher=source.publisher,
            url=source.url,
            licence=source.licence,
        )
        yield from one.publications


def prepare(knowledge: Knowledge, inputs: Inputs, meta: Mapping[str, str], progress: Progress) -> Contents:
    """Make the keys and the words of what was read: all that the store writes, but for the arrays."""
    progress("Make name keys", 0, 2)
    keys = name_keys(knowledge.joined.conditions, knowledge.findings)
    progress("Make name keys", 1, 2)
    tokens = count_tokens(keys, read_english_words(inputs.english))
    progress("Make name keys", 2, 2)
    return Contents(
        sources=[load.source for load in knowledge.loads],
        publications=(*knowledge.publications, *_releases(knowledge.loaded)),
        terms=(*knowledge.terms, *(term for one in knowledge.loaded for term in one.terms)),
        conditions=knowledge.joined.conditions,
        annotations=knowledge.joined.annotations,
        monographs=knowledge.monographs,
        aliases=knowledge.joined.aliases,
        headings=organ_systems(knowledge.hierarchy),
        claims=knowledge.reconciled.claims if knowledge.reconciled else (),
        kinships=knowledge.reconciled.kinships if knowledge.reconciled else (),
        tests=tuple(test for one in knowledge.loaded for test in one.tests),
        remarks=knowledge.reconciled.remarks if knowledge.reconciled else (),
        name_keys=keys,
        tokens=tokens,
        meta=meta,
    )


def _meta(settings: Settings, version: str) -> dict[str, str]:
    """What the build says of itself. A version is in use from now on, unless the one that it replaces is the same."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    old = read_since(settings.database_url)
    since = old[1] if old and old[0] == version and old[1] else now
    return {"version": version, "built_at": now, "include_iea": str(int(settings.include_iea)), "since": since}


def version_of(knowledge: Knowledge, include_iea: bool = False) -> str:
    """The newest date of the sources and a digest of all that was read: equal sources give an equal version.

    For example ``2025.01.16-3f9c0d1a``.
    """
    digest = hashlib.sha256(f"format {FORMAT}, IEA {include_iea}, own content {knowledge.own_digest}".encode())
    days = [page.dates.last_reviewed or page.dates.created for page in knowledge.monographs]
    dates = [day.isoformat() for day in days]
    for load in knowledge.loads:
        digest.update(f"\n{load.source.id} {load.source.version} {load.source.digest}".encode())
        dates.extend(_DATE.findall(load.source.version))
    return f"{max(dates, default='undated').replace('-', '.')}-{digest.hexdigest()[:8]}"


def _digest_of(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files in a folder, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _notes(knowledge: Knowledge) -> tuple[str, ...]:
    joined = knowledge.joined
    pages = {page.condition.id for page in knowledge.monographs}
    findings = [item for item in joined.annotations if item.kind is AnnotationKind.FINDING]
    shown = _count_pairs(item for item in findings if not item.excluded)
    return (
        f"{sum(to in pages for to in joined.aliases.values()):,} disease records belong to a monograph of ours.",
        f"Findings: {len(findings):,} lines, {shown:,} pairs of record and finding that are not excluded.",
        *(knowledge.reconciled.notes if knowledge.reconciled else ()),
    )


def _count_pairs(annotations: Iterable[Annotation]) -> int:
    return len({(item.record, item.term) for item in annotations})
