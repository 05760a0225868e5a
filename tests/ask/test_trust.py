"""The order of trust holds for whole sections, and contradictions are put side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from symptomdb.ask.citations import Citations
from symptomdb.ask.conflicts import GROUP, with_conflicts
from symptomdb.ask.loaded_sections import LoadedFacts, loaded_section
from symptomdb.ask.trust import MACHINE_PROPOSED, trust_of_annotation, trust_of_claim
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.answer import AnswerStatement
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.source import Trust
from symptomdb.sources import maxo

TRUSTS = {
    "maxo-annotations": Trust.PUBLICATION_BACKED,
    "orphapackets": Trust.EXPERT_DATABASE,
    "wikidata": Trust.CROWD,
    "dismech": Trust.AI_CURATED,
}
THUMB = Curie("SDB", "thumb")


def _claim(source: str, text: str, *references: str, note: str = "") -> Claim:
    kind, cited = ClaimKind.TREATMENT, (source, *references)
    return Claim(THUMB, THUMB, source, Aspect.TREATMENTS, kind, text, "x:1", Modality.MAY, note, cited)


def test_the_order_is_ours_publication_expert_crowd_ai_machine() -> None:
    assert sorted(Trust, reverse=True) == [
        Trust.OWN_REVIEWED,
        Trust.PUBLICATION_BACKED,
        Trust.EXPERT_DATABASE,
        Trust.CROWD,
        Trust.AI_CURATED,
        Trust.MACHINE_READ,
    ]


@pytest.mark.parametrize(
    ("claim", "trust"),
    [
        (_claim("maxo-annotations", "a", "PMID:1"), Trust.PUBLICATION_BACKED),
        (_claim("maxo-annotations", "a", "OMIM:1"), Trust.EXPERT_DATABASE),
        (_claim("maxo-annotations", "a", "PMID:1", note=MACHINE_PROPOSED), Trust.MACHINE_READ),
        (_claim("orphapackets", "a", "PMID:1"), Trust.PUBLICATION_BACKED),
        (_claim("orphapackets", "a"), Trust.EXPERT_DATABASE),
        (_claim("wikidata", "a", "PMID:1"), Trust.CROWD),
        (_claim("dismech", "a", "PMID:1"), Trust.AI_CURATED),
        (_claim("unheard-of", "a"), Trust.EXPERT_DATABASE),
    ],
)
def test_a_publication_raises_what_experts_keep_and_nothing_else(claim: Claim, trust: Trust) -> None:
    assert trust_of_claim(claim, TRUSTS) is trust


@pytest.mark.parametrize(
    ("evidence", "reference", "trust"),
    [
        ("PCS", "PMID:1", Trust.PUBLICATION_BACKED),
        ("TAS", "OMIM:1", Trust.EXPERT_DATABASE),
        ("IEA", "PMID:1", Trust.MACHINE_READ),
    ],
)
def test_coded_lines(evidence: str, reference: str, trust: Trust) -> None:
    line = Annotation(
        THUMB, THUMB, AnnotationKind.FINDING, Curie("HP", "1"), "hpoa", 1, evidence=evidence, references=(reference,)
    )
    assert trust_of_annotation(line) is trust


def test_a_section_stands_in_the_order_of_trust_and_says_so() -> None:
    claims = [
        _claim("dismech", "ai"),
        _claim("maxo-annotations", "machine", "PMID:1", note=MACHINE_PROPOSED),
        _claim("wikidata", "crowd"),
        _claim("orphapackets", "expert"),
        _claim("maxo-annotations", "paper", "PMID:2"),
    ]
    lines = loaded_section(Aspect.TREATMENTS, LoadedFacts(claims, {}, trusts=TRUSTS), Citations({}))
    assert [line.text.split(" (")[0] for line in lines] == ["paper", "expert", "crowd", "ai", "machine"]
    levels = [Trust[line.trust.upper()] for line in lines]
    assert levels == sorted(levels, reverse=True)
    assert lines[0].group == "from_MAxO_annotations,_backed_by_a_publication"
    assert lines[-1].group == "from_MAxO_annotations,_by_a_machine"
    assert all(line.citations for line in lines)


def test_the_reader_marks_what_a_machine_proposed_in_the_words_that_are_looked_for() -> None:
    assert maxo._MACHINE == MACHINE_PROPOSED


def _line(key: str, modality: str = "may", source: str = "hpoa", **more: object) -> AnswerStatement:
    base = AnswerStatement(key, key, key, key, modality, "", "ungraded", "none", (1,), source=source)
    return replace(base, **more)  # type: ignore[arg-type]


def _disputed(lines: Sequence[AnswerStatement]) -> list[tuple[str, int]]:
    return [(line.id, line.side) for line in with_conflicts(lines) if line.disagreement]


def test_a_finding_that_one_source_excludes_stands_beside_the_other() -> None:
    lines = [
        _line("yes", findings=("HP:1",)),
        _line("other", findings=("HP:2",)),
        _line("no", "is_not", findings=("HP:1",), group="excluded"),
    ]
    shown = with_conflicts(lines)
    assert [(line.id, line.side, line.group == GROUP) for line in shown] == [
        ("other", 0, False),
        ("yes", 1, True),
        ("no", 2, True),
    ]
    assert with_conflicts(lines[:2]) == tuple(lines[:2])
    unseen = [_line("unseen", "rarely", findings=("HP:1",), group="looked_for_not_seen"), lines[2]]
    assert with_conflicts(unseen) == tuple(unseen), "not seen in a few and excluded do not contradict each other"


def test_an_action_is_disputed_only_for_the_same_purpose() -> None:
    helps = _line("helps", actions=("MAXO:1",), findings=("HP:1",), group="from_x")
    against = _line("against", actions=("MAXO:1",), findings=("HP:1",), group="from_x", label="Advised against")
    assert _disputed([helps, against]) == [("helps", 1), ("against", 2)]
    assert _disputed([helps, replace(against, findings=("HP:2",))]) == []
    assert _disputed([helps, replace(against, findings=())]) == [("helps", 1), ("against", 2)]


def test_modes_of_inheritance_that_have_nothing_in_common() -> None:
    one = _line("a", label="Inheritance", text="Autosomal dominant inheritance")
    other = _line("b", source="orphapackets", label="Inheritance", text="Autosomal recessive")
    assert _disputed([one, other]) == [("a", 1), ("b", 2)]
    assert _disputed([one, replace(other, text="Autosomal dominant, Autosomal recessive")]) == []
    assert _disputed([one, replace(other, text="Sporadic")]) == []


def test_our_own_disagreements_stay_as_we_wrote_them() -> None:
    own = _line("own", findings=("HP:1",), disagreement="DIS-1", side=1, source="monographs")
    shown = with_conflicts([own, _line("no", "is_not", findings=("HP:1",))])
    assert next(line for line in shown if line.id == "own") == own
