"""What is written comes back, on both databases: every field of every value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.store import toy
from tests.store.conftest import store
from tests.store.toy import BLUE, COLOUR, LOUD, RED, SOUND, curie

from symptomdb.errors import NotFound
from symptomdb.model.aspect import Aspect
from symptomdb.model.page import MonographPage
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts
from symptomdb.store.schema import FORMAT
from symptomdb.store.values import TokenInfo

#: What people and programs send by mistake or on purpose.
HOSTILE = (
    "",
    "\x00",
    "\ud800",
    "%",
    "_",
    "'; DROP TABLE condition; --",
    '"',
    "*",
    "NEAR(",
    "a AND",
    "(" * 500,
    "é" * 9999,
)


def test_it_says_what_it_is(facts: Facts) -> None:
    assert facts.version() == "2020.02.02-toy"
    assert facts.meta()["format"] == str(FORMAT)
    assert facts.sources() == [toy.OWN, toy.RECORDS]
    assert facts.blob("arrays") == b"\x00\x01 any bytes"
    with pytest.raises(NotFound, match="symptomdb build"):
        facts.blob("other arrays")


def test_publications_come_back_whole_and_unknown_ids_are_left_out(facts: Facts) -> None:
    assert sorted(facts.publications(["T002", "T001", "T999", "T001"]), key=lambda one: one.id) == list(
        toy.PUBLICATIONS
    )


def test_conditions_come_back_whole(facts: Facts) -> None:
    assert {one.id: one for one in facts.conditions([BLUE, LOUD, RED, curie("SDB:none")])} == {
        one.id: one for one in toy.CONDITIONS
    }
    assert facts.names(BLUE) == toy.CONDITIONS[0].names


@pytest.mark.parametrize("text", ["SDB:blue-thumb", "SDB:omim-8", "OMIM:8"])
def test_an_id_an_alias_and_an_exact_code_lead_to_one_condition(facts: Facts, text: str) -> None:
    assert facts.resolve(curie(text)) == BLUE
    assert facts.condition(curie(text)).name == "Blue thumb syndrome"


@pytest.mark.parametrize("text", ["TOY:5", "OMIM:88", "SDB:none"])
def test_a_broad_or_unknown_code_leads_nowhere(facts: Facts, text: str) -> None:
    with pytest.raises(NotFound, match="symptomdb search"):
        facts.resolve(curie(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("blue-thumb", BLUE), ("SDB:blue-thumb", BLUE), ("OMIM:9", LOUD), (" blue THUMB syndrome ", BLUE),
        ("azure pollex disease", BLUE), ("egalite deletion", LOUD), ("Green thumb", None), ("nothing", None),
    ],
)  # fmt: skip
def test_a_condition_is_found_by_id_code_or_name_but_not_by_a_denied_name(
    facts: Facts, text: str, found: object
) -> None:
    condition = facts.find_condition(text)
    assert (condition.id if condition else None) == found


def test_the_index_is_sorted_without_accents_and_cut_into_letters(facts: Facts) -> None:
    assert facts.letters() == {"#": 1, "B": 1, "E": 1}
    total, page = facts.conditions_page("", 0, 10)
    assert (total, [one.id for one in page]) == (3, [RED, BLUE, LOUD])
    assert facts.conditions_page("e", 0, 10) == (1, [toy.CONDITIONS[1]])
    assert facts.conditions_page("", 1, 1) == (3, [toy.CONDITIONS[0]])
    assert facts.conditions_page("b", 5, 10) == (1, [])
    assert [one.id for one in facts.conditions_by_prefix("Ega")] == [LOUD]
    assert facts.conditions_by_prefix("") == []


def test_a_page_comes_back_whole(facts: Facts) -> None:
    page = toy.PAGE
    assert facts.page(BLUE) == MonographPage(
        BLUE, page.summary, page.authors, page.reviewers, page.dates, page.disagreements, page.see_also, page.path
    )
    assert facts.page(LOUD) is None
    assert facts.see_also(BLUE) == [RED, curie("SDB:no-page")]
    assert facts.disagreement_questions(BLUE) == {"DIS-1": "Should one paint?"}


def test_statements_come_back_whole_and_in_order(facts: Facts) -> None:
    assert facts.statements(BLUE) == list(toy.STATEMENTS)
    assert [one.id for one in facts.statements(BLUE, [Aspect.SEE_DOCTOR, Aspect.OVERVIEW])] == ["definition", "black"]
    assert facts.statements(LOUD) == []


def test_annotations_come_back_whole_in_the_order_of_their_source(facts: Facts) -> None:
    assert facts.annotations(BLUE) == [toy.ANNOTATIONS[1], toy.ANNOTATIONS[0]]
    assert facts.annotations(LOUD) == [toy.ANNOTATIONS[2]]
    assert facts.annotations(RED) == []
    assert facts.annotation_counts([BLUE, LOUD, RED]) == {BLUE: 2, LOUD: 1}


def test_terms_come_back_whole(facts: Facts) -> None:
    # Alternative ids come back in their own order, whatever the file's was.
    wanted = {term.id: replace(term, alt_ids=tuple(sorted(term.alt_ids))) for term in toy.TERMS}
    assert facts.terms([*wanted, curie("HP:1")]) == wanted
    assert facts.term_systems([COLOUR, SOUND]) == {COLOUR: "Abnormality of the thumb"}


def test_names_are_looked_up_by_key_surest_first(facts: Facts) -> None:
    hits = facts.lookup_keys(["blue thumb", "green thumb", "blue thumb syndrome", "thumb"])
    assert [(hit.condition, hit.kind, hit.denied) for hit in hits] == [
        (BLUE, "preferred", False), (BLUE, "denied", True), (COLOUR, "term", False),
    ]  # fmt: skip
    assert set(hits) <= set(toy.NAME_KEYS)


def test_names_that_go_on_after_a_key(facts: Facts) -> None:
    assert [hit.name for hit in facts.names_starting("red thumb", 5)] == ["22q red thumb"]
    assert [hit.name for hit in facts.names_starting("red", 1)] == ["Red thumb"]
    assert facts.names_starting("green", 5) == facts.names_starting("blue thumb", 0) == []
    assert [hit.kind for hit in facts.names_starting("blue", 5)] == ["preferred"]


def test_words_and_their_counts(facts: Facts) -> None:
    assert facts.token_info(["thumb", "thunder", "xyz"]) == {
        "thumb": TokenInfo("thumb", 3, 120), "thunder": TokenInfo("thunder", 0, 99),
    }  # fmt: skip
    assert sorted(facts.words_like("t", 2, 9)) == [("thumb", 3), ("toe", 1)]
    assert sorted(facts.words_like("", 4, 5)) == [("blue", 2), ("thumb", 3)]


def test_more_ids_than_one_list_takes(facts: Facts) -> None:
    assert len(facts.lookup_keys([*(f"key {number}" for number in range(2_500)), "red thumb"])) == 1


def test_search_finds_names_and_statements_and_says_which(facts: Facts) -> None:
    assert [(hit.condition, hit.aspect) for hit in facts.search("azure")] == [(BLUE, "")]
    (hit,) = facts.search("painted")
    assert (hit.condition, hit.name, hit.aspect) == (BLUE, "Blue thumb syndrome", "treatments")
    assert "Paint" in hit.snippet
    assert facts.search("nothing of the kind") == facts.search("what is the") == []


def test_search_completes_the_last_word_and_settles_for_any_word(facts: Facts) -> None:
    assert [hit.condition for hit in facts.search("red thu")] == [RED]
    assert [hit.condition for hit in facts.search("egalite of loud conditions")] == [LOUD]
    assert facts.search("22Q red thumb")[0].condition == RED


def test_search_never_leads_to_a_condition_by_a_name_that_it_denies(facts: Facts) -> None:
    assert BLUE not in [hit.condition for hit in facts.search("green")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_nothing_and_breaks_nothing(facts: Facts, text: str) -> None:
    assert facts.search(text, 5) == []
    assert facts.search(f"{text} azure", 5)[0].condition == BLUE
    assert facts.find_condition(text) is None
    assert facts.lookup_keys([text]) == facts.names_starting(text, 3) == facts.publications([text]) == []
    assert facts.token_info([text]) == {}
    assert facts.words_like(text, 0, 3) == [] or text == ""
    assert facts.conditions_by_prefix(text) == []
    assert facts.conditions_page(text, 0, 3)[0] in (0, 3)


def test_a_sound_knowledge_base_has_notes_but_no_problems(facts: Facts) -> None:
    problems, notes = facts.check()
    assert problems == []
    assert "Blue thumb syndrome: the review was due on 2020-07-01." in notes
    assert "1 page(s) not yet reviewed by a clinician." in notes


def test_a_statement_without_a_source_or_a_reason_is_a_problem(url: str) -> None:
    bare = replace(toy.STATEMENTS[2], unsourced_reason="")
    unlicensed = replace(toy.RECORDS, licence="")
    page = replace(toy.PAGE, statements=(bare,))
    store(url, replace(toy.CONTENTS, monographs=(page,), sources=(toy.OWN, unlicensed)))
    with Facts(connect(url)) as facts:
        problems, _ = facts.check()
    assert problems == [
        "SDB:blue-thumb, statement black: it has neither a citation nor a reason for having none.",
        "Source hpoa has no licence.",
    ]
