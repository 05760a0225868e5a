"""Whole answers from the made-up knowledge base: hedges, order, citations, honesty, determinism."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ask.toy import ToyFacts, toy_facts

from symptomdb.ask.answer import answer, show
from symptomdb.model.answer import Answer, Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie

HO = Curie.parse("SDB:heterotopic-ossification")
FLAGSHIP = "What are the symptoms and treatment options for heterotopic ossification?"
ALL = [Aspect(value) for value in Aspect]


def _shown(found: Answer, aspect: Aspect) -> list[str]:
    return [s.id for section in found.sections if section.aspect is aspect for s in section.statements]


def _check(found: Answer, facts: ToyFacts) -> None:
    """What holds of every answer: hedges kept, every statement cited or marked, numbers without gaps."""
    own = {(key, s.id): s for key, statements in facts.own.items() for s in statements}
    used: set[int] = set()
    for section in found.sections:
        for shown in section.statements:
            used.update(shown.citations)
            assert shown.citations or shown.unsourced_reason
            if (section.condition, shown.id) in own:
                assert shown.modality == own[section.condition, shown.id].modality
                assert shown.text in (shown.clinical, shown.plain)
    assert [citation.n for citation in found.citations] == list(range(1, len(found.citations) + 1))
    assert used == {citation.n for citation in found.citations}
    assert (found.behaviour is Behaviour.ANSWER) or found.message


def test_sections_come_in_the_order_asked(facts: ToyFacts) -> None:
    assert [s.aspect for s in answer(FLAGSHIP, facts).sections] == [Aspect.SYMPTOMS, Aspect.TREATMENTS]
    turned = answer("how is heterotopic ossification treated and what are its symptoms", facts)
    assert [s.aspect for s in turned.sections] == [Aspect.TREATMENTS, Aspect.SYMPTOMS]


def test_treatments_begin_with_how_one_chooses_and_keep_both_sides_together(facts: ToyFacts) -> None:
    assert _shown(answer(FLAGSHIP, facts), Aspect.TREATMENTS) == [
        "how-one-chooses", "opinion", "motion", "cut-out", "late", "early",
    ]  # fmt: skip


def test_wording_changes_only_the_text(facts: ToyFacts) -> None:
    clinical, plain = (answer(FLAGSHIP, facts, wording=wording) for wording in ("clinical", "plain"))
    for one, other in zip(clinical.sections, plain.sections, strict=True):
        for left, right in zip(one.statements, other.statements, strict=True):
            assert (left.text, right.text) == (left.clinical, right.plain)
            assert (left.id, left.citations, left.modality) == (right.id, right.citations, right.modality)


def test_coded_findings_carry_frequency_and_references(facts: ToyFacts) -> None:
    found = answer("what are the symptoms of Marfan syndrome", facts)
    shown = {s.findings[0]: s for section in found.sections for s in section.statements}
    titles = {citation.n: citation.id for citation in found.citations}
    lens = shown["HP:9000001"]
    assert lens.frequency == "Very frequent (80-99 %); 15 of 30 people (50 %)"
    assert [titles[n] for n in lens.citations] == ["PMID:1", "PMID:2"]
    assert lens.group == "eye"
    assert lens.plain == "Slipped lens (Ectopic lens)"
    assert (shown["HP:9000003"].group, shown["HP:9000003"].modality) == ("excluded", "is_not")
    assert (shown["HP:9000004"].group, shown["HP:9000004"].modality) == ("looked_for_not_seen", "rarely")
    assert [titles[n] for n in shown["HP:9000004"].citations] == ["hpoa"]
    assert list(shown)[:2] == ["HP:9000001", "HP:9000002"]
    assert ("SDB:orpha-558", "Marfan syndrome", "same name in another vocabulary") in found.see_also
    _check(found, facts)


def test_what_is_not_known_is_said(facts: ToyFacts) -> None:
    found = answer("how is Marfan syndrome treated", facts)
    assert (found.sections, [m.aspect for m in found.missing]) == ((), [Aspect.TREATMENTS])
    assert "Marfan syndrome" in found.message
    assert [s.findings for s in answer("is Marfan hereditary", facts).sections[0].statements] == [("HP:9000005",)]


def test_a_finding_is_answered_from_its_definition_or_not_at_all(facts: ToyFacts) -> None:
    found = answer("signs of hypoglycemia", facts)
    assert [s.text for s in found.sections[0].statements] == ["Too little sugar in the blood."]
    assert [m.aspect for m in found.missing] == [Aspect.SYMPTOMS]
    assert answer("what is nail swelling", facts).behaviour is Behaviour.NO_ANSWER


def test_a_known_condition_without_a_record_is_named(facts: ToyFacts) -> None:
    found = answer("how is pinkeye treated", facts)
    assert (found.behaviour, found.understood) == (Behaviour.NO_ANSWER, ("conjunctivitis",))
    assert "conjunctivitis" in found.message
    assert not found.sections


def test_a_follow_up_leans_on_the_question_before(facts: ToyFacts) -> None:
    assert answer("how is it monitored", facts).behaviour is Behaviour.CLARIFY
    found = answer("how is it monitored", facts, context=(HO,))
    assert [c.id for c in found.conditions] == [HO]
    assert _shown(found, Aspect.MONITORING) == ["follow"]
    assert answer("how is florbitis monitored", facts, context=(HO,)).behaviour is Behaviour.NO_ANSWER


def test_a_name_alone_gives_the_main_sections(facts: ToyFacts) -> None:
    found = answer("heterotopic ossification", facts)
    assert found.aspects == (Aspect.OVERVIEW,)
    assert [s.aspect for s in found.sections][:2] == [Aspect.OVERVIEW, Aspect.SYMPTOMS]
    assert not found.missing


def test_neighbours_are_named(facts: ToyFacts) -> None:
    names = [name for _, name, _ in answer(FLAGSHIP, facts).see_also]
    assert names == ["Fibrodysplasia ossificans progressiva", "Progressive osseous heteroplasia"]


def test_the_emergency_number_is_the_sites_own(facts: ToyFacts) -> None:
    found = answer("I have crushing chest pain right now", facts, emergency_number="4711")
    assert found.behaviour is Behaviour.EMERGENCY
    assert "4711" in found.message
    assert "4711" in answer("what is a heart attack", facts, emergency_number="4711").message


def test_a_type_that_has_no_record_is_said(facts: ToyFacts) -> None:
    assert "type 99" in answer("Marfan syndrome type 99 symptoms", facts).message


def test_show_leaves_nothing_out(facts: ToyFacts) -> None:
    found = show(facts.records[HO], facts)
    assert {s.id for section in found.sections for s in section.statements} == {s.id for s in facts.own[HO]}
    _check(found, facts)


@pytest.mark.parametrize("aspects", [ALL[:3], ALL[5:9], ALL])
def test_show_gives_the_aspects_it_is_asked_for(aspects: list[Aspect], facts: ToyFacts) -> None:
    found = show(facts.records[HO], facts, aspects=aspects)
    assert {s.aspect for s in found.sections} | {m.aspect for m in found.missing} == set(aspects)


FACTS = toy_facts()
_PIECES = st.sampled_from(
    [
        "heterotopic ossification", "HO", "Marfan", "symptoms", "treatment", "what is", "osteopetrosis",
        "I have", "a rash", "CP", "?", ".", "\n", "how is it monitored", "hypthyroidism", "covid-19",
        "calcification of muscle", "my", "and", "ætt", "\x00", "100 mg",
        "x" * 50,
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(_PIECES | st.text(max_size=20), max_size=12).map(" ".join))
def test_any_text_gets_a_sound_and_steady_answer(text: str) -> None:
    found = answer(text, FACTS, context=(HO,))
    _check(found, FACTS)
    assert found == answer(text, FACTS, context=(HO,))


@pytest.mark.parametrize("piece", ["heterotopic ossification ", "what is HO? ", "xyzzy qwert ", "a", "Marfan-"])
def test_a_long_text_is_answered_in_bounded_time(piece: str, facts: ToyFacts) -> None:
    begun = time.process_time()
    found = answer((piece * (100_000 // len(piece) + 1))[:100_000], facts)
    assert time.process_time() - begun < 8
    assert found.message or found.sections
