"""The keys under which names are looked up, how sure each is, and the words that they are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from symptomdb.model.condition import Condition, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.term import Term
from symptomdb.ontology.hierarchy import Hierarchy
from symptomdb.ontology.names import Form, is_acronym, name_forms, stem
from symptomdb.sources.catalogue import LOADERS
from symptomdb.store.values import NameHit, TokenInfo

#: How surely a name of ours means its condition. Set by hand: our own label, then what we know it is also called.
WEIGHTS = {
    NameKind.PREFERRED: 1.0,
    NameKind.EXACT: 0.95,
    NameKind.LAY: 0.95,
    NameKind.ABBREVIATION: 0.9,
    NameKind.RELATED: 0.85,
    NameKind.DENIED: 1.0,
}
#: Names that only a data source gives are less sure than ours, names of findings less than those of conditions.
RECORD_WEIGHT = 0.9
TERM_WEIGHT = 0.75
#: "Phenotypic abnormality": below it are the findings, above and beside it modes of inheritance, onsets and so on.
_FINDINGS = Curie("HP", "0000118")
#: Sources whose names nobody of ours has looked at; a page of ours may cite any other.
_NAMED_BY_RECORDS = frozenset({"hpoa", *LOADERS})


def name_keys(conditions: Iterable[Condition], findings: Iterable[Term]) -> list[NameHit]:
    """One row per key, record, name and source; a form of a name that its record denies is left out."""
    hits: dict[tuple[str, Curie, str, str], NameHit] = {}
    for hit in (*_iter_condition_hits(conditions), *_iter_term_hits(findings)):
        place = (hit.key, hit.condition, hit.name, hit.source)
        if place not in hits or hit.weight > hits[place].weight:
            hits[place] = hit
    denied = {(hit.key, hit.condition) for hit in hits.values() if hit.denied}
    return [hit for hit in hits.values() if hit.denied or (hit.key, hit.condition) not in denied]


def count_tokens(hits: Iterable[NameHit], english: Mapping[str, int]) -> list[TokenInfo]:
    """How many records bear a name with each stem, and how often general English uses its words."""
    records: dict[str, set[Curie]] = {}
    for hit in hits:
        if not hit.denied:
            for token in hit.key.split():
                records.setdefault(token, set()).add(hit.condition)
    uses: Counter[str] = Counter()
    for word, count in english.items():
        uses[stem(word.replace("'", ""))] += count
    every = dict.fromkeys((*records, *uses))
    return [TokenInfo(token, len(records.get(token, ())), uses[token]) for token in every if token]


def findings_of(hierarchy: Hierarchy, local: Iterable[Term]) -> list[Term]:
    """The terms that are findings: those below "Phenotypic abnormality", and our own."""
    below = hierarchy.descendants(_FINDINGS) - {_FINDINGS} if _FINDINGS in hierarchy else frozenset()
    ours = {term.id for term in local}
    return [term for term in hierarchy.terms if term.id in below or term.id in ours]


def organ_systems(hierarchy: Hierarchy) -> dict[Curie, str]:
    """Each finding's organ system: the label of the nearest child of "Phenotypic abnormality" above it.

    Among systems that are equally near, the one with the smallest id.
    """
    if _FINDINGS not in hierarchy:
        return {}
    nearest: dict[Curie, tuple[int, Curie]] = {system: (0, system) for system in hierarchy.children(_FINDINGS)}
    for number, term in enumerate(hierarchy.terms):
        if term.id in nearest:
            continue
        above = (hierarchy.terms[parent].id for parent in hierarchy.parent_numbers(number))
        reached = [nearest[parent] for parent in above if parent in nearest]
        if reached:
            steps, system = min(reached)
            nearest[term.id] = (steps + 1, system)
    return {finding: hierarchy.term(system).label for finding, (_, system) in nearest.items()}


def _iter_condition_hits(conditions: Iterable[Condition]) -> Iterator[NameHit]:
    for condition in conditions:
        for name in condition.names:
            denied = name.kind is NameKind.DENIED
            base = WEIGHTS[name.kind]
            if name.source in _NAMED_BY_RECORDS and not denied:
                base = min(base, RECORD_WEIGHT)
            for form in name_forms(name.text):
                is_short = form.form is Form.ACRONYM or is_acronym(name.text)
                kind = "acronym" if is_short and not denied else str(name.kind)
                weight = round(base * form.weight, 4)
                yield NameHit(form.key, condition.id, weight, kind, name.text, name.source, denied)


def _iter_term_hits(findings: Iterable[Term]) -> Iterator[NameHit]:
    for term in findings:
        source = "hpo" if term.id.prefix == "HP" else "own"
        for text in dict.fromkeys((term.label, *(name.text for name in term.synonyms))):
            for form in name_forms(text):
                yield NameHit(form.key, term.id, round(TERM_WEIGHT * form.weight, 4), "term", text, source)
