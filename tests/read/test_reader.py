"""The reader on the real terms: everyday sentences by somebody else, traps, and any text at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symptomdb.model.curie import Curie
from symptomdb.model.finding import Status
from symptomdb.ontology.hierarchy import Hierarchy
from symptomdb.read.findings import Reader
from symptomdb.sources.content import content_folder
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.lexicon import read_lexicon
from symptomdb.sources.local_findings import read_local_findings

CASES = Path(__file__).parents[1] / "cases" / "read" / "lay.tsv"


class Known:
    """A reader with the names and the near neighbours of its terms."""

    def __init__(self) -> None:
        terms = read_hpo(find_hpo_folder() / "hp.obo").terms
        local = read_local_findings(content_folder() / "findings.yaml", terms)
        every = (*terms, *local)
        self.reader = Reader.build(every, read_lexicon(content_folder() / "lexicon", {term.id for term in every}))
        self.hierarchy = Hierarchy.of(every)
        self.ids: dict[str, Curie] = {}
        for term in every:
            if not term.obsolete:
                for name in (*(synonym.text for synonym in term.synonyms), term.label):
                    self.ids.setdefault(name.lower(), term.id)
        self.ids |= {term.label.lower(): term.id for term in every if not term.obsolete}
        self.parents = {term.id: set(term.parents) for term in every}

    def term(self, name: str) -> Curie:
        return Curie.parse(name) if name.startswith("SDBF:") else self.ids[name.lower()]

    def near(self, one: Curie, other: Curie) -> bool:
        return one == other or one in self.parents[other] or other in self.parents[one]


@pytest.fixture(scope="module")
def known() -> Known:
    return Known()


def _cases(known: Known) -> list[tuple[str, list[set[Curie]], list[set[Curie]]]]:
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, gold = line.partition("\t")
        sides: dict[str, list[set[Curie]]] = {"+": [], "-": []}
        for item in filter(None, gold.split("|")):
            sides[item[0]].append({known.term(name) for name in item[1:].split("/")})
        cases.append((text, sides["+"], sides["-"]))
    return cases


def test_everyday_sentences_by_somebody_else(known: Known) -> None:
    """A floor well below what was measured: it fails when reading breaks, not when a single wording changes."""
    met = asked = right = said = 0
    for text, observed, excluded in _cases(known):
        terms = [finding.term for finding in known.reader.read(text).findings if finding.status is Status.OBSERVED]
        found = [any(known.near(term, one) for one in wanted for term in terms) for wanted in observed]
        met, asked = met + sum(found), asked + len(found)
        right += sum(any(known.near(term, one) for wanted in observed for one in wanted) for term in terms)
        said += len(terms)
        for denied in excluded:
            if not any(denied & wanted for wanted in observed):
                assert not denied & set(terms), text
    assert met / asked >= 0.60, (met, asked)
    assert right / said >= 0.80, (right, said)


@pytest.mark.parametrize(
    ("text", "term", "status"),
    [
        ("rule out pneumonia", "Pneumonia", Status.UNCERTAIN),
        ("no chest pain but has fever", "Chest pain", Status.EXCLUDED),
        ("no chest pain but has fever", "Fever", Status.OBSERVED),
        ("denies fever, cough, headache or vomiting", "Vomiting", Status.EXCLUDED),
        ("fever: none", "Fever", Status.EXCLUDED),
        ("mother had migraine", "Migraine", Status.FAMILY),
        ("Absence of speech, ataxia", "Ataxia", Status.OBSERVED),
    ],
)
def test_traps_of_context(known: Known, text: str, term: str, status: Status) -> None:
    found = {finding.term: finding.status for finding in known.reader.read(text).findings}
    assert found.get(known.term(term)) is status


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_with_exact_offsets_and_the_same_way_twice(known: Known, text: str) -> None:
    mixed = f"{text} no fever, stiff hip {text} \u202eache\u202c 🦴 <b>cough</b>"
    first = known.reader.read(mixed)
    assert first == known.reader.read(mixed)
    for finding in first.findings:
        assert finding.start is not None
        assert finding.end is not None
        assert mixed[finding.start : finding.end] == finding.mention


def test_the_index_comes_back_from_its_bytes(known: Known) -> None:
    again = Reader.from_bytes(known.reader.to_bytes())
    text = "my hip is stiff and there's a hard lump in my thigh, no fever"
    assert again.read(text) == known.reader.read(text)


def test_a_long_text_is_read(known: Known) -> None:
    assert known.reader.read("no fever. " * 20_000).findings
