"""The data that the benches measure on: HPO, HPOA, Mondo's merge and the development cases."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from symptomdb.find.method import Method
from symptomdb.find.rank import Ranker
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.term import Term
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.hpoa import read_hpoa
from symptomdb.sources.mondo_matches import read_broader, read_exact_matches
from symptomdb.sources.phenopackets import years_of

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
RELEASE = "HPO and HPOA 2025-01-16, Mondo 2026-08-04"
SETS = ("benchmark-5212", "phenopacket-store-2026-06")
_SEX = {"M": "male", "F": "female"}


@dataclass(frozen=True, slots=True)
class Data:
    """Values for `Ranker.build`, all rows of HPOA or those without IEA.

    Attributes:
        condition_of: Record id to the id of its merged condition.
    """

    terms: tuple[Term, ...]
    annotations: tuple[Annotation, ...]
    groups: dict[Curie, Curie]
    broader: dict[Curie, tuple[Curie, ...]]
    names: dict[Curie, str]
    condition_of: dict[Curie, Curie]

    def ranker(self, method: Method | None = None) -> Ranker:
        """The ranker over all of it."""
        return Ranker.build(
            self.terms, self.annotations, self.groups, self.broader, self.names, version=RELEASE, method=method
        )


@dataclass(frozen=True, slots=True)
class DevCase:
    """A published case with its diagnosis.

    Attributes:
        is_new: The disease is annotated and none of its rows cites the case's publication.
    """

    case: Case
    diseases: tuple[Curie, ...]
    is_new: bool


@cache
def load(iea: bool) -> Data:
    """Read the sources; with the rows of evidence IEA or without them (the default build)."""
    folder = find_hpo_folder()
    terms = read_hpo(folder / "hp.obo").terms
    loaded = read_hpoa(folder / "phenotype.hpoa", terms, include_iea=iea)
    mondo = SHARED / "sources" / "mondo"
    exact = read_exact_matches(mondo / "mondo_exactmatch_omim.sssom.tsv.gz")
    exact |= read_exact_matches(mondo / "mondo_exactmatch_orphanet.sssom.tsv.gz")
    own = {annotation.record: annotation.condition for annotation in loaded.annotations}
    groups = {condition: exact[record] for record, condition in own.items() if record in exact}
    condition_of = {record: groups.get(condition, condition) for record, condition in own.items()}
    names: dict[Curie, str] = {}
    for record, name in sorted(loaded.records, key=lambda one: one[0].prefix):
        names.setdefault(condition_of[record], name)
    return Data(terms, loaded.annotations, groups, read_broader(mondo / "mondo-rare_edges.tsv.gz"), names, condition_of)


def read_cases(name: str) -> tuple[DevCase, ...]:
    """The cases of one set; whether a case is new is decided on all of OMIM's rows."""
    cited: dict[Curie, set[str]] = {}
    annotated: set[Curie] = set()
    for annotation in load(iea=True).annotations:
        if annotation.record.prefix == "OMIM":
            cited.setdefault(annotation.record, set()).update(annotation.references)
            if annotation.kind is AnnotationKind.FINDING and not annotation.excluded:
                annotated.add(annotation.record)
    path = SHARED / "cases" / "find" / "phenopackets_dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(_read(row, annotated, cited) for row in rows if row["set"] == name)


def _read(row: dict[str, object], annotated: set[Curie], cited: dict[Curie, set[str]]) -> DevCase:
    diseases = _curies(row["disease"])
    papers = set(map(str, row["pmid"]))  # type: ignore[call-overload]
    leaks = any(papers & cited.get(disease, set()) for disease in diseases)
    onset = str(row.get("onset") or "")
    observed = _curies(row["observed"])
    ages = [years_of(str(row.get("age") or "")), years_of(onset)]
    case = Case(
        observed=observed,
        excluded=tuple(term for term in _curies(row["excluded"]) if term not in observed),
        age_years=min((age for age in ages if age is not None), default=None),
        sex=_SEX.get(str(row["sex"]), "unknown"),
        onset=Curie.parse(onset) if onset.startswith("HP:") else None,
        id=str(row["id"]),
    )
    return DevCase(case, diseases, bool(annotated & set(diseases)) and not leaks)


def _curies(texts: object) -> tuple[Curie, ...]:
    assert isinstance(texts, Iterable)
    return tuple(Curie.parse(text) for text in texts)
