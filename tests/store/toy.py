"""A made-up knowledge base in which every field of every value is filled once. Nothing in here is medicine."""

from __future__ import annotations

from datetime import date

from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality, Urgency
from symptomdb.model.frequency import Frequency
from symptomdb.model.page import Author, Disagreement, Monograph, ReviewDates
from symptomdb.model.source import Publication, Source, Trust
from symptomdb.model.statement import Statement
from symptomdb.model.term import Synonym, Term
from symptomdb.store.values import Contents, NameHit, TokenInfo


def curie(text: str) -> Curie:
    return Curie.parse(text)


BLUE, LOUD, RED = curie("SDB:blue-thumb"), curie("SDB:omim-9"), curie("SDB:red-thumb")
COLOUR, TICKING, SOUND = curie("HP:9000011"), curie("SDBF:ticking-thumb"), curie("HP:9000020")

OWN = Source(
    "monographs",
    "Our pages",
    "Toy editors",
    "CC BY 4.0",
    "https://example.org/by",
    "https://example.org",
    "2020-01-01",
    "aa" * 32,
    Trust.OWN_REVIEWED,
    "by the toy editors",
    {"monographs": 1, "statements": 3},
)
RECORDS = Source(
    "hpoa",
    "Toy annotations",
    "Toy makers",
    "Toy licence",
    "https://example.org/l",
    "https://example.org/t",
    "2020-02-02",
    "bb" * 32,
    Trust.EXPERT_DATABASE,
    "with thanks",
    {"rows": 3},
)
PUBLICATIONS = (
    Publication(
        "T001",
        "review",
        "On blue thumbs",
        "Nobody N",
        1999,
        "Toy Press",
        "10.1/t",
        "1",
        "https://example.org/1",
        "CC0",
        "whole page",
        "2020-01-01",
        "says that they are blue",
    ),
    Publication("T002", "trial", "Painting the thumb"),
)
TERMS = (
    Term(
        COLOUR,
        "Blue thumb",
        "A thumb that is blue.",
        (Synonym("Azure thumb", "EXACT", "layperson"), Synonym("Bluish")),
        (SOUND,),
        (curie("HP:9000099"), curie("HP:9000098")),
        (curie("TOY:1"), curie("TOY:2")),
        ("slim", "other"),
        comment="imaginary",
    ),
    Term(SOUND, "Loud joint"),
    Term(TICKING, "Ticking thumb", parents=(SOUND,)),
    Term(curie("HP:9000090"), "Bluish thumb", obsolete=True, replaced_by=COLOUR, consider=(SOUND, COLOUR)),
)
STATEMENTS = (
    Statement(
        "definition",
        BLUE,
        Aspect.OVERVIEW,
        "A chromatic disorder of the pollex.",
        "The thumb is blue.",
        Modality.IS,
        "monographs",
        "definition",
        "What it is",
        citations=("T002", "T001"),
        confidence=Confidence.A,
        findings=(TICKING, COLOUR),
        seed=("C2", "C1"),
        facts=("D-1", "D-2"),
    ),
    Statement(
        "paint",
        BLUE,
        Aspect.TREATMENTS,
        "Paint may relieve it.",
        "Paint may help.",
        Modality.MAY,
        "monographs",
        "choosing",
        "Paint",
        "symptom_relief",
        "established",
        "painters",
        Certainty.LOW,
        Confidence.C,
        ("T001",),
        "",
        (),
        ("OPT.PAINT", "MAXO:0000001"),
        "DIS-1",
        2,
    ),
    Statement(
        "black",
        BLUE,
        Aspect.SEE_DOCTOR,
        "A black thumb needs care within the day.",
        "Get help if it turns black.",
        Modality.IS,
        "monographs",
        unsourced_reason="opinion of the toy editors",
        urgency=Urgency.SAME_DAY,
    ),
)
CONDITIONS = (
    Condition(
        BLUE,
        "Blue thumb syndrome",
        "syndrome",
        "monographs",
        (
            Name("Blue thumb syndrome", NameKind.PREFERRED, "monographs"),
            Name("Azure pollex disease", NameKind.EXACT, "T001"),
            Name("Green thumb", NameKind.DENIED, "T002", "another disease"),
        ),
        (Xref(curie("OMIM:8"), Relation.EXACT, "T001", "as seen"), Xref(curie("TOY:5"), Relation.BROAD, "T002")),
    ),
    Condition(
        LOUD,
        "Égalité deletion",
        "disease",
        "hpoa",
        (Name("Égalité deletion", NameKind.PREFERRED, "hpoa"),),
        (Xref(curie("OMIM:9"), Relation.EXACT, "hpoa"),),
    ),
    Condition(RED, "22q red thumb", "disease", "hpoa", (Name("22q red thumb", NameKind.PREFERRED, "hpoa"),)),
)
PAGE = Monograph(
    CONDITIONS[0],
    "A made-up disease.",
    (Author("Toy editors", "organization", conflicts="none declared"),),
    (Author("Reviewer", "person", "MD", "Toy hospital", "Toytown", "0000-0001", "the editor", "owns paint"),),
    ReviewDates(date(2020, 1, 1), None, date(2020, 7, 1)),
    STATEMENTS,
    (Disagreement("DIS-1", "Should one paint?", ("Paint it.", "Leave it.")),),
    ("red-thumb", "no-page"),
    "blue-thumb.yaml",
)
ANNOTATIONS = (
    Annotation(
        BLUE,
        curie("OMIM:8"),
        AnnotationKind.FINDING,
        COLOUR,
        "hpoa",
        12,
        False,
        Frequency("7/22", 7 / 22, 7 / 22, 7, 22),
        curie("HP:9000031"),
        "female",
        (curie("HP:9000040"), curie("HP:9000030")),
        "PCS",
        ("PMID:2", "PMID:1"),
        "TOY:a",
    ),
    Annotation(BLUE, curie("OMIM:8"), AnnotationKind.FINDING, SOUND, "hpoa", 7, True),
    Annotation(
        LOUD,
        curie("OMIM:9"),
        AnnotationKind.COURSE,
        SOUND,
        "hpoa",
        3,
        frequency=Frequency("HP:0040282", 0.3, 0.79),
        references=("OMIM:9",),
    ),
)
NAME_KEYS = (
    NameHit("blue thumb syndrome", BLUE, 1.0, "preferred", "Blue thumb syndrome", "monographs"),
    NameHit("green thumb", BLUE, 1.0, "denied", "Green thumb", "T002", True),
    NameHit("blue thumb", COLOUR, 0.75, "term", "Blue thumb", "hpo"),
    NameHit("red thumb", RED, 0.9, "exact", "Red thumb", "hpoa"),
    NameHit("red thumb 22q", RED, 0.9, "preferred", "22q red thumb", "hpoa"),
    NameHit("red thumbs", RED, 0.8, "related", "Red thumbs", "hpoa"),
)
TOKENS = (TokenInfo("thumb", 3, 120), TokenInfo("thunder", 0, 99), TokenInfo("blue", 2, 500), TokenInfo("toe", 1, 7))
CONTENTS = Contents(
    sources=(OWN, RECORDS),
    publications=PUBLICATIONS,
    terms=TERMS,
    conditions=CONDITIONS,
    annotations=ANNOTATIONS,
    monographs=(PAGE,),
    aliases={curie("SDB:omim-8"): BLUE},
    headings={COLOUR: "Abnormality of the thumb"},
    name_keys=NAME_KEYS,
    tokens=TOKENS,
    blobs={"arrays": lambda: b"\x00\x01 any bytes"},
    meta={"version": "2020.02.02-toy"},
)
