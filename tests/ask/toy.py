"""A made-up knowledge base in memory that fits `FactsLike`. Every record and figure is invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, FindingTest
from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality, Urgency
from symptomdb.model.frequency import Frequency
from symptomdb.model.identity import Kinship
from symptomdb.model.source import Publication, Source
from symptomdb.model.statement import Statement
from symptomdb.model.term import Synonym, Term
from symptomdb.ontology.names import name_forms, name_key

_WORDS = """
the of in on is it how what are can do does treatment symptom tell me about and for my with fever have treated
run family purple monkey weather poem write spring today cheese good best i a to which new old compare said
man red suit went home day was all us
"""
ENGLISH = frozenset(_WORDS.split())


@dataclass(frozen=True)
class Hit:
    key: str
    condition: Curie
    name: str
    kind: str
    weight: float
    source: str


@dataclass(frozen=True)
class Info:
    df: int
    english: int


@dataclass
class ToyFacts:
    """The read side of a tiny knowledge base."""

    records: dict[Curie, Condition] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    own: dict[Curie, list[Statement]] = field(default_factory=dict)
    coded: dict[Curie, list[Annotation]] = field(default_factory=dict)
    papers: dict[str, Publication] = field(default_factory=dict)
    term_table: dict[Curie, Term] = field(default_factory=dict)
    systems: dict[Curie, str] = field(default_factory=dict)
    neighbours: dict[Curie, list[Curie]] = field(default_factory=dict)
    loaded: dict[Curie, list[Claim]] = field(default_factory=dict)
    kin: list[Kinship] = field(default_factory=list)
    tests: list[FindingTest] = field(default_factory=list)

    def add(self, record: str, name: str, *names: tuple[str, str], source: str = "own") -> Curie:
        """Add a condition; each further name is (text, kind)."""
        key = Curie.parse(record)
        self.records[key] = Condition(key, name, "disease", source)
        for text, kind in ((name, "preferred"), *names):
            for form in name_forms(text):
                self.hits.append(Hit(form.key, key, text, kind, form.weight, source))
        return key

    def add_term(self, term: str, label: str, *synonyms: str, definition: str = "", system: str = "") -> Curie:
        key = Curie.parse(term)
        self.term_table[key] = Term(key, label, definition, tuple(Synonym(text, kind="layperson") for text in synonyms))
        self.systems[key] = system
        for text in (label, *synonyms):
            self.hits.append(Hit(name_key(text), key, text, "term", 0.75, "hpo"))
        return key

    def lookup_keys(self, keys: Iterable[str]) -> Sequence[Hit]:
        wanted = set(keys)
        return [hit for hit in self.hits if hit.key in wanted]

    def names_starting(self, key: str, limit: int) -> Sequence[Hit]:
        found = [hit for hit in self.hits if hit.key.startswith(f"{key} ") and hit.kind not in ("term", "denied")]
        return sorted(found, key=lambda hit: hit.key)[:limit]

    def _df(self) -> Counter[str]:
        return Counter(stem for hit in self.hits for stem in hit.key.split())

    def token_info(self, words: Iterable[str]) -> dict[str, Info]:
        df = self._df()
        return {word: Info(df[word], int(word in ENGLISH)) for word in words if df[word] or word in ENGLISH}

    def words_like(self, first_letter: str, min_len: int, max_len: int) -> Sequence[tuple[str, int]]:
        return [(w, n) for w, n in self._df().items() if w.startswith(first_letter) and min_len <= len(w) <= max_len]

    def conditions(self, ids: Iterable[Curie]) -> Sequence[Condition]:
        return [self.records[key] for key in ids if key in self.records]

    def statements(self, condition_id: Curie) -> Sequence[Statement]:
        return self.own.get(condition_id, [])

    def annotations(self, condition_id: Curie) -> Sequence[Annotation]:
        return self.coded.get(condition_id, [])

    def annotation_counts(self, ids: Iterable[Curie]) -> dict[Curie, int]:
        return {key: len(self.coded.get(key, [])) for key in ids}

    def publications(self, ids: Iterable[str]) -> Sequence[Publication]:
        return [self.papers[key] for key in ids if key in self.papers]

    def sources(self) -> Sequence[Source]:
        return ()

    def terms(self, ids: Iterable[Curie]) -> dict[Curie, Term]:
        return {key: self.term_table[key] for key in ids if key in self.term_table}

    def term_systems(self, ids: Iterable[Curie]) -> dict[Curie, str]:
        return {key: self.systems[key] for key in ids if self.systems.get(key)}

    def claims(self, condition_id: Curie) -> Sequence[Claim]:
        return self.loaded.get(condition_id, [])

    def kinships(self, condition_id: Curie) -> Sequence[Kinship]:
        return [one for one in self.kin if condition_id in (one.child, one.parent)]

    def finding_tests(self, findings: Iterable[Curie]) -> Sequence[FindingTest]:
        return [test for test in self.tests if test.finding in set(findings)]

    def see_also(self, condition_id: Curie) -> Sequence[Curie]:
        return self.neighbours.get(condition_id, [])

    def disagreement_questions(self, condition_id: Curie) -> dict[str, str]:  # noqa: ARG002
        return {}


def _statement(key: Curie, name: str, aspect: Aspect, modality: Modality, **more: Any) -> Statement:
    return Statement(name, key, aspect, f"Clinical: {name}.", f"Plain: {name}.", modality, "own", **more)


def toy_facts() -> ToyFacts:
    """Heterotopic ossification with invented statements, its neighbours by name, a coded record twice, findings."""
    facts = ToyFacts()
    ho = facts.add(
        "SDB:heterotopic-ossification",
        "Heterotopic ossification",
        ("Ectopic ossification", "exact"),
        ("HO", "abbreviation"),
        ("Progressive osseous heteroplasia", "denied"),
    )
    fop = facts.add(
        "SDB:fibrodysplasia-ossificans-progressiva",
        "Fibrodysplasia ossificans progressiva",
        ("FOP", "abbreviation"),
        ("Myositis ossificans progressiva", "exact"),
        ("Myositis ossificans", "exact"),  # as a careless source has it
        ("Heterotopic ossification", "denied"),
    )
    poh = facts.add(
        "SDB:progressive-osseous-heteroplasia",
        "Progressive osseous heteroplasia",
        ("POH", "abbreviation"),
        ("Heterotopic ossification", "exact"),  # as a careless source has it
    )
    facts.add("SDB:traumatic-myositis-ossificans", "Traumatic myositis ossificans")
    facts.neighbours[ho] = [fop, poh]
    facts.papers = {f"S{n}": Publication(f"S{n}", "review", f"Invented paper {n}", year=2000 + n) for n in (1, 2, 3)}
    facts.own[ho] = [
        _statement(ho, "what-it-is", Aspect.OVERVIEW, Modality.IS, citations=("S1",), group="definition"),
        _statement(ho, "stiff", Aspect.SYMPTOMS, Modality.OFTEN, citations=("S2", "S1")),
        _statement(ho, "none", Aspect.SYMPTOMS, Modality.SOMETIMES, citations=("S2",)),
        _statement(ho, "cut-out", Aspect.TREATMENTS, Modality.MAY, citations=("S3",), group="surgical"),
        _statement(
            ho,
            "early",
            Aspect.TREATMENTS,
            Modality.CONTESTED,
            citations=("S3",),
            group="surgical",
            disagreement="D1",
            side=2,
        ),
        _statement(ho, "motion", Aspect.TREATMENTS, Modality.IS, citations=("S1",), group="non_surgical"),
        _statement(ho, "how-one-chooses", Aspect.TREATMENTS, Modality.USUALLY, citations=("S2",), group="choosing"),
        _statement(ho, "late", Aspect.STAGES, Modality.CONTESTED, citations=("S1",), disagreement="D1", side=1),
        _statement(
            ho,
            "opinion",
            Aspect.TREATMENTS,
            Modality.UNCERTAIN,
            unsourced_reason="the seed page's own view",
            group="goals",
        ),
        _statement(ho, "follow", Aspect.MONITORING, Modality.MAY, citations=("S1",)),
        _statement(ho, "red-flag", Aspect.SEE_DOCTOR, Modality.IS, citations=("S1",), urgency=Urgency.EMERGENCY),
        _statement(ho, "stop-it", Aspect.PREVENTION, Modality.MAY, citations=("S2",)),
        _statement(ho, "outlook", Aspect.PROGNOSIS, Modality.UNCERTAIN, citations=("S2",)),
    ]
    _add_coded(facts)
    return facts


def _add_coded(facts: ToyFacts) -> None:
    lens = facts.add_term("HP:9000001", "Ectopic lens", "Slipped lens", system="Abnormality of the eye")
    tall = facts.add_term("HP:9000002", "Tall stature", system="Growth abnormality")
    gone = facts.add_term("HP:9000003", "Absent thumb", system="Abnormality of limbs")
    rare = facts.add_term("HP:9000004", "Odd nail", system="Abnormality of limbs")
    dominant = facts.add_term("HP:9000005", "Autosomal dominant inheritance")
    facts.add_term("HP:9000006", "Hypoglycemia", "Low blood sugar", definition="Too little sugar in the blood.")
    facts.add_term("HP:9000007", "Nail swelling")
    # The label and lay synonym of the real HP:0011987, which says calcification of an ossification.
    facts.add_term("HP:0011987", "Ectopic ossification in muscle tissue", "Calcification of muscle tissue")
    for record in ("OMIM:154700", "ORPHA:558"):
        key = facts.add(f"SDB:{record.lower().replace(':', '-')}", "Marfan syndrome", source="hpoa")
        rows: list[tuple[Curie, str, bool, tuple[str, ...]]] = [
            (lens, "HP:0040281", False, ("PMID:1",)),
            (tall, "7/22", False, ("PMID:2", record)),
            (lens, "15/30", False, ("PMID:2",)),
            (gone, "", True, (record,)),
            (rare, "0/9", False, ()),
        ]
        facts.coded[key] = [
            Annotation(
                key,
                Curie.parse(record),
                AnnotationKind.FINDING,
                term,
                "hpoa",
                n,
                excluded,
                Frequency.parse(text),
                references=refs,
            )
            for n, (term, text, excluded, refs) in enumerate(rows[: 5 if record.startswith("OMIM") else 2], 1)
        ]
        facts.coded[key].append(
            Annotation(key, Curie.parse(record), AnnotationKind.INHERITANCE, dominant, "hpoa", 9, references=(record,))
        )
    facts.add("SDB:omim-1", "Hyperthyroidism, made up", source="hpoa")
    facts.add("SDB:omim-2", "Osteopetrosis, made-up type 1", source="hpoa")
    facts.add("SDB:omim-3", "Osteopetrosis, made-up type 2", source="hpoa")
    facts.add("SDB:omim-4", "19p13.12 microdeletion syndrome", source="hpoa")
    facts.add("SDB:omim-5", "Achondroplasia", source="hpoa")
    facts.add("SDB:omim-6", "Wilson disease", source="hpoa")
