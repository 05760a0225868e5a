"""Safety: every sentence of the case file, and what must hold of any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ask.cases import read_cases

from symptomdb.ask import crisis, dose, red_flags, safety, scope, signs
from symptomdb.ask.text import sentences
from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import Behaviour

ROWS = read_cases("safety.tsv") + read_cases("unseen_safety.tsv")
#: Written by somebody who did not write the rules.
INDEPENDENT = read_cases("independent_safety.tsv")
#: Sentences to the red flags of our pages, by somebody who did not write the rules either.
OF_PAGES = read_cases("monograph_red_flags.tsv")
#: Sentences to the red flags of all pages and near misses, by a later writer who knew the red flags alone.
UNSEEN = read_cases("unseen_red_flags.tsv")
#: How many of the near misses may alarm: five in a hundred.
FALSE_ALARMS = 0.05


def _verdict(text: str, db: SymptomDatabase) -> str:
    """The alarm of a whole answer: the text as written and as repaired."""
    behaviour = db.ask(text).behaviour.value
    return behaviour if behaviour in ("emergency", "crisis", "dose") else "none"


@pytest.mark.parametrize(("expected", "what", "text"), ROWS)
def test_case(expected: str, what: str, text: str, db: SymptomDatabase) -> None:  # noqa: ARG001
    assert _verdict(text, db) == expected


@pytest.mark.parametrize(("expected", "text"), INDEPENDENT)
def test_independent_case(expected: str, text: str, db: SymptomDatabase) -> None:
    behaviour = db.ask(text).behaviour.value
    if expected == "answer":
        assert behaviour not in ("emergency", "crisis", "dose", "out_of_scope")
    else:
        assert behaviour == expected


@pytest.mark.parametrize("text", [text for expected, _, text in OF_PAGES if expected == "emergency"])
def test_a_red_flag_of_a_page_alarms(text: str, db: SymptomDatabase) -> None:
    assert _verdict(text, db) in ("emergency", "crisis")


@pytest.mark.parametrize("text", [text for expected, _, _, text in UNSEEN if expected == "emergency"])
def test_a_red_flag_in_unseen_words_alarms(text: str, db: SymptomDatabase) -> None:
    assert _verdict(text, db) in ("emergency", "crisis")


@pytest.mark.parametrize("rows", [OF_PAGES, UNSEEN], ids=["of pages", "unseen"])
def test_near_misses_of_the_pages_seldom_alarm(rows: list[list[str]], db: SymptomDatabase) -> None:
    near = [row[-1] for row in rows if row[0] == "answer"]
    alarmed = [text for text in near if _verdict(text, db) in ("emergency", "crisis")]
    assert len(alarmed) <= FALSE_ALARMS * len(near), alarmed


def test_every_emergency_of_a_page_has_sentences(db: SymptomDatabase) -> None:
    written = {flag for expected, flag, _ in OF_PAGES if expected == "emergency"}
    flags = {
        f"{page.id.local}/{line.id}"
        for page in db.pages()
        for section in db.show(str(page.id), ["see_doctor"]).sections
        for line in section.statements
        if line.group == "red_flags" and line.urgency == "emergency"
    }
    assert written == flags


def test_the_cases_are_many_and_of_every_kind() -> None:
    kinds = [expected for expected, _, _ in ROWS]
    assert {kind: kinds.count(kind) >= 40 for kind in set(kinds)} == dict.fromkeys(
        ("emergency", "crisis", "dose", "none"), True
    )


@pytest.mark.parametrize("person", ["My husband", "my mother", "A man next to me", "Our neighbour", "She"])
@pytest.mark.parametrize(
    "finding",
    [
        "is unconscious",
        "is having a heart attack",
        "can't breathe",
        "is bleeding and it won't stop",
        "has swallowed bleach",
    ],
)
def test_a_red_flag_alarms_for_anybody(person: str, finding: str, db: SymptomDatabase) -> None:
    assert _verdict(f"{person} {finding}", db) == "emergency"


@pytest.mark.parametrize(
    "asked",
    [
        "What are the signs of {}?",
        "how is {} treated",
        "What causes {}?",
        "How common is {}",
        "{} symptoms",
        "can {} be prevented",
    ],
)
@pytest.mark.parametrize(
    "name", ["stroke", "a heart attack", "anaphylaxis", "meningitis", "pulmonary embolism", "pre-eclampsia"]
)
def test_a_general_question_about_an_emergency_is_no_alarm(asked: str, name: str) -> None:
    text = asked.format(name)
    assert safety.check(text) is None
    assert safety.touches_emergency(text)


@pytest.mark.parametrize(
    "sign",
    ["short of breath", "blue", "confused or drowsy", "stiff", "slurring", "gasping for air", "numb, weak or dizzy"],
)
@pytest.mark.parametrize(
    "how",
    [
        "he is not {}",
        "I'm not really {}",
        "her arm isn't {}",
        "he does not feel well, but is not {}",
        "he is awake, not {}",
    ],
)
def test_a_denied_state_is_no_sign_and_takes_nothing_else_away(sign: str, how: str) -> None:
    denied = how.format(sign)
    assert safety.check(denied) is None
    assert safety.check(f"{denied}, but he has crushing chest pain right now") is not None
    assert safety.check(f"{denied} and now he is not breathing") is not None


@pytest.mark.parametrize(
    "excused",
    [
        "I read that a stroke can make the face droop",
        "The leaflet says that blue lips are an emergency",
        "I saw a film where a man clutched his chest and collapsed",
        "He coughed up blood in the eighties",
        "She had a seizure once, years ago",
        "I'm dying to know what a stroke is",
        "I nearly had a heart attack when I saw the bill",
    ],
)
def test_hearsay_sayings_and_the_past_are_no_alarm_and_hide_none(excused: str) -> None:
    assert safety.check(excused) is None
    assert safety.check(f"{excused}. My husband has crushing chest pain right now") is not None
    assert safety.check(f"{excused} and now my son's lips are blue") is not None


@pytest.mark.parametrize(
    "near",
    [
        "I read that blue lips are a sign and my son has blue lips",
        "The leaflet says to call if his lips are blue and they are now",
        "The pain takes my breath away and my chest is tight",
        "I'm dying to get some air, I can't breathe",
        "I've never coughed up blood like this",
        "The rash fades under a glass but she has a fever and is very drowsy",
        "Last year he had a stroke, and now his face is drooping",
    ],
)
def test_what_is_near_alarms_beside_hearsay_or_a_saying(near: str) -> None:
    assert safety.check(near) is not None


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("no cough, cannot breathe", True),
        ("No fever, coughing up blood", True),
        ("no headache, slurred speech", True),
        ("no fever, chest pain, should I worry", True),
        ("no cough, fever, vomiting, cannot breathe", True),
        ("no fever, chest pain", True),  # it may mean either, and recall comes first
        ("no chest pain, no shortness of breath", False),
        ("no fever, chest pain or cough", False),
        ("no fever, chills, chest pain", False),
        ("denies chest pain, shortness of breath, or palpitations", False),
    ],
)
def test_a_denial_ends_where_something_else_is_told(text: str, alarms: bool, db: SymptomDatabase) -> None:
    assert (_verdict(text, db) == "emergency") is alarms


def test_the_most_pressing_alarm_wins() -> None:
    alarm = safety.check("I want to die and I have chest pain right now, how much aspirin can I take?")
    assert alarm is not None
    assert alarm.behaviour is Behaviour.CRISIS


def test_triggers_spare_work_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [row[-1] for row in ROWS + INDEPENDENT] + [row[-1] for row in read_cases("questions.tsv")]
    quick = [(safety.check(text), scope.is_outside(text.lower())) for text in texts]
    every = tuple(
        red_flags.RedFlag(flag.name, ("",), flag.ways, flag.mild_ways, flag.advice) for flag in red_flags.RED_FLAGS
    )
    monkeypatch.setattr(safety, "RED_FLAGS", every)
    monkeypatch.setattr(safety, "iter_rows", lambda _: signs.all_rows())
    monkeypatch.setattr(crisis, "_TRIGGERS", ("",))
    monkeypatch.setattr(dose, "_TRIGGERS", ("",))
    monkeypatch.setattr(scope, "_OUTSIDE_TRIGGERS", ("",))
    slow = [(safety.check(text), scope.is_outside(text.lower())) for text in texts]
    assert [(a.behaviour if a else None, out) for a, out in quick] == [
        (a.behaviour if a else None, out) for a, out in slow
    ]


@given(st.text(max_size=400))
def test_no_text_crashes(text: str) -> None:
    safety.check(text)
    assert all(part == part.strip() and part for part in sentences(text))


@pytest.mark.parametrize(
    "piece", ["my chest and my arm and ", "a", "is it ok to take ", "swallowed some ", "what is the "]
)
def test_a_long_text_takes_bounded_time(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    begun = time.process_time()
    safety.check(text)
    assert time.process_time() - begun < 5
