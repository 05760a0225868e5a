"""HPO annotations: ``phenotype.hpoa``, one line of which is one Annotation. Nothing is averaged or merged here.

Format: https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern
from typing import TypeVar

from symptomdb.errors import BadInput, BadRecord, SourceError
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.frequency import Frequency
from symptomdb.model.source import Trust
from symptomdb.model.term import Term
from symptomdb.sources.lines import Lines
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport, Rejected

#: Counted on the rows of every evidence, so that they hold for a build with IEA and for one without.
MANIFEST = Manifest(
    id="hpoa",
    name="HPO annotations",
    publisher="HPO consortium, Monarch Initiative",
    licence="HPO licence",
    licence_url="https://hpo.jax.org/app/license",
    url="http://purl.obolibrary.org/obo/hp/hpoa/phenotype.hpoa",
    trust=Trust.EXPERT_DATABASE,
    attribution="This product uses the Human Phenotype Ontology annotations (https://hpo.jax.org), unaltered.",
    release="2025-01-16",
    expected=exactly(
        rows=271_702,
        repeated_rows=43,
        records_in_file=12_687,
        iea_rows=31_275,
        rejected_rows=0,
    ),
)
COLUMNS = (
    "database_id", "disease_name", "qualifier", "hpo_id", "reference", "evidence",
    "onset", "frequency", "sex", "modifier", "aspect", "biocuration",
)  # fmt: skip
_KINDS = {
    "P": AnnotationKind.FINDING,
    "I": AnnotationKind.INHERITANCE,
    "C": AnnotationKind.COURSE,
    "H": AnnotationKind.HISTORY,
    "M": AnnotationKind.MODIFIER,
}
_SEXES = {"": "", "MALE": "male", "FEMALE": "female"}
_QUALIFIERS = {"": False, "NOT": True}
#: Evidence that a machine inferred; in this file almost all of it is read from OMIM's text.
_IEA = "IEA"
#: The frequency class "Excluded", which says the same as NOT.
_EXCLUDED = "HP:0040285"
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class LoadedAnnotations:
    """The annotations in the order of the file.

    Attributes:
        records: Id and name of every disease record that has at least one annotation, by first line. Where the file
            gives a record several names, the one on most of its rows (the first of those that tie).
        other_names: The further names that the file gives a record.
    """

    records: tuple[tuple[Curie, str], ...]
    annotations: tuple[Annotation, ...]
    report: LoadReport
    other_names: dict[Curie, tuple[str, ...]]


def read_hpoa(
    path: Path, terms: Iterable[Term], include_iea: bool = False, manifest: Manifest = MANIFEST
) -> LoadedAnnotations:
    """Read ``phenotype.hpoa``.

    A row whose value can't be read is left out and reported; a file that has lost its shape is refused.

    Args:
        terms: All terms of the HPO release, to resolve alternative and replaced ids.
        include_iea: Also load rows of evidence IEA, which need OMIM's permission.

    Raises:
        BadRecord: The header or a row has not the columns of the format, or the last line is cut off.
        CountMismatch: The counts lie outside the manifest's ranges.
    """
    lines = Lines(path)
    rows = iter(lines)
    version = _read_head(lines, rows)
    parse = _RowParser(terms, manifest.id)
    counts: Counter[str] = Counter()
    annotations: list[Annotation] = []
    rejected: list[Rejected] = []
    names: defaultdict[Curie, Counter[str]] = defaultdict(Counter)
    for values in _iter_rows(lines, rows, counts):
        if values[5] == _IEA and not include_iea:
            continue
        try:
            annotation = parse(values, lines.number)
        except BadInput as error:
            rejected.append(Rejected(lines.number, str(error), "\t".join(values)[:200]))
            continue
        annotations.append(annotation)
        names[annotation.record][values[1]] += 1
    counts.update({"rejected_rows": len(rejected), **_loaded(annotations, len(names))})
    hint = f"The first rejected row is line {rejected[0].line}: {rejected[0].reason}" if rejected else ""
    manifest.check_counts(counts, path, hint)
    source = manifest.source(version, lines.digest, counts)
    ranked = {record: [name for name, _ in found.most_common()] for record, found in names.items()}
    return LoadedAnnotations(
        tuple((record, found[0]) for record, found in ranked.items()),
        tuple(annotations),
        LoadReport(source, tuple(rejected), notes=(*_notes(counts, include_iea), *sorted(parse.moved))),
        {record: tuple(found[1:]) for record, found in ranked.items() if len(found) > 1},
    )


def condition_id(record: Curie) -> Curie:
    """Our id of a condition that is known from a disease record.

    >>> str(condition_id(Curie.parse("OMIM:154700")))
    'SDB:omim-154700'
    """
    return Curie(CONDITION_PREFIX, f"{record.prefix}-{record.local}".lower())


def _read_head(lines: Lines, rows: Iterator[str]) -> str:
    """Read up to the header and return the version."""
    version = ""
    for line in rows:
        if line.startswith("#version:"):
            version = line.partition(":")[2].strip()
        elif not line.startswith("#"):
            found = tuple(line.split("\t"))
            if found == COLUMNS:
                return version
            wrong = next((i for i, name in enumerate(COLUMNS) if found[i : i + 1] != (name,)), len(COLUMNS))
            is_, wanted = (row[wrong] if wrong < len(row) else "nothing" for row in (found, COLUMNS))
            raise BadRecord(
                lines.path,
                lines.number,
                f"column {wrong + 1} of the header is {is_!r} instead of {wanted!r}.",
                f"Fetch the file again; the columns must be {', '.join(COLUMNS)}, separated by tabs.",
            )
    raise BadRecord(lines.path, lines.number or None, "the file has no header line.", "Fetch the file again.")


def _iter_rows(lines: Lines, rows: Iterator[str], counts: Counter[str]) -> Iterator[list[str]]:
    """The values of each row, IEA or not; `counts` is complete at the end."""
    counts.update(dict.fromkeys(("rows", "repeated_rows", "iea_rows", "records_in_file"), 0))
    records: set[str] = set()
    seen: set[int] = set()
    for line in rows:
        values = line.split("\t")
        if len(values) != len(COLUMNS):
            problem = f"the row has {len(values)} columns instead of {len(COLUMNS)}."
            raise BadRecord(lines.path, lines.number, problem, "Fetch the file again.")
        counts["rows"] += 1
        counts["iea_rows"] += values[5] == _IEA
        records.add(values[0])
        # The hash, not the line: 33 MB less to hold, and 64 bits don't meet by chance among some 10^5 rows.
        seen.add(hash(line))
        yield values
    counts["records_in_file"] = len(records)
    counts["repeated_rows"] = counts["rows"] - len(seen)


class _RowParser:
    """Turns one row into an Annotation; a value that repeats is parsed once. `moved` says which ids were resolved."""

    def __init__(self, terms: Iterable[Term], source: str) -> None:
        self.moved: set[str] = set()
        self._source = source
        self._current = _current_ids(terms)
        self._term = cache(self._resolve)
        self._record = cache(Curie.parse)
        self._condition = cache(lambda text: condition_id(self._record(text)))
        self._frequency = cache(Frequency.parse)
        self._references = cache(_split)
        self._modifiers = cache(lambda text: tuple(self._resolve(part) for part in _split(text)))

    def __call__(self, values: list[str], line: int) -> Annotation:
        record, _, qualifier, term, reference, evidence, onset, frequency, sex, modifier, aspect, curation = values
        share = self._frequency(frequency)
        return Annotation(
            condition=self._condition(record),
            record=self._record(record),
            kind=_choose(_KINDS, aspect, "aspect"),
            term=self._term(term),
            source=self._source,
            line=line,
            excluded=_choose(_QUALIFIERS, qualifier, "qualifier") or (share is not None and share.text == _EXCLUDED),
            frequency=share,
            onset=self._term(onset) if onset else None,
            sex=_choose(_SEXES, sex, "sex"),
            modifiers=self._modifiers(modifier) if modifier else (),
            evidence=intern(evidence),  # few distinct texts in 240,000 rows
            references=self._references(reference),
            curation=intern(curation),
        )

    def _resolve(self, text: str) -> Curie:
        asked = Curie.parse(text)
        current = self._current.get(asked)
        if current is None:
            raise BadInput(f"{asked} is no current HPO term.", "Load the HPO release that belongs to this file.")
        if current != asked:
            self.moved.add(f"{asked} is read as {current}.")
        return current


def _current_ids(terms: Iterable[Term]) -> dict[Curie, Curie]:
    """Every id that stands for a current term, itself included, to that term's id."""
    current: dict[Curie, Curie] = {}
    replaced: dict[Curie, Curie] = {}
    for term in terms:
        if not term.obsolete:
            current[term.id] = term.id
            replaced.update(dict.fromkeys(term.alt_ids, term.id))
        elif term.replaced_by is not None:
            replaced[term.id] = term.replaced_by
    if not current:
        raise SourceError("There are no HPO terms to resolve the annotations with.", "Read hp.obo first.")
    return {old: new for old, new in replaced.items() if new in current} | current


def _choose(values: dict[str, _Value], text: str, column: str) -> _Value:
    try:
        return values[text]
    except KeyError:
        allowed = " or ".join(repr(value) for value in values)
        raise BadInput(f"{text!r} is no known {column}.", f"It must be {allowed}.") from None


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, text.split(";")) if part)


def _loaded(annotations: list[Annotation], records: int) -> dict[str, int]:
    findings = [one for one in annotations if one.kind is AnnotationKind.FINDING and not one.excluded]
    pairs = {(one.record, one.term) for one in findings}
    seen = {(one.record, one.term) for one in findings if one.frequency is None or one.frequency.high > 0}
    return {
        "annotations": len(annotations),
        "records": records,
        "records_with_findings": len({record for record, _ in pairs}),
        "finding_pairs": len(pairs),
        "finding_pairs_seen": len(seen),
    }


def _notes(counts: Counter[str], include_iea: bool) -> tuple[str, ...]:
    notes = [
        f"Rows that repeat another one word for word, each kept as its own annotation: {counts['repeated_rows']:,}."
    ]
    if not include_iea:
        without = counts["records_in_file"] - counts["records"]
        notes.append(f"Rows of evidence IEA that were left out: {counts['iea_rows']:,}.")
        notes.append(f"Disease records that have no other rows and so were left out too: {without:,}.")
    unseen = counts["finding_pairs"] - counts["finding_pairs_seen"]
    notes.append(f"Pairs of a disease and a finding with nothing but 0/m, looked for and seen in nobody: {unseen:,}.")
    return tuple(notes)
