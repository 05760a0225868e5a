"""Free text as a record: read by the reader of findings and by the words of records, with who and whether respected."""

from __future__ import annotations

from datetime import date

from symptomdb.library import SymptomDatabase

HO = "heterotopic-ossification"
TODAY = date(2026, 3, 1)
NOTE = (
    "57-year-old man, revision total hip replacement next week. Brooker III bone after the first operation. "
    "Takes apixaban for atrial fibrillation. No chest pain. His father had a heart attack. "
    "X-ray: bone bridging the hip."
)


def test_a_note_gives_facts_with_their_status(db: SymptomDatabase) -> None:
    case = {"text": NOTE, "cause": "tha_revision", "phase": "before_event", "prior_ho": True, "days_since_event": -7}
    made = db.plan(case, HO, TODAY)
    verdicts = {one.code: str(one.verdict) for one in made.options}
    assert made.risk_tier == "high"
    assert verdicts["OPT.NSAID_NONSEL"] == "ruled_out"
    reasons = {one.rule for option in made.options for one in option.reasons if option.code == "OPT.NSAID_NONSEL"}
    assert "K-1" in reasons
    assert "K-4" not in reasons  # the heart attack was the father's
    assert made.red_flags == ()  # the chest pain was denied


def test_a_red_flag_in_a_note_counts(db: SymptomDatabase) -> None:
    note = "24 year old man, 7 weeks after a spinal cord injury. Hip stiff. Left leg swollen since yesterday, no fever."
    made = db.plan({"text": note, "cause": "sci", "phase": "suspected"}, HO, TODAY)
    assert {flag.code: str(flag.urgency) for flag in made.red_flags} == {"F.DVT": "same_day"}


def test_what_a_note_says_that_nobody_understood_is_told(db: SymptomDatabase) -> None:
    made = db.plan({"text": "Total hip replacement. Frobnicated the wibble twice."}, HO, TODAY)
    assert "text: frobnicated the wibble twice" in made.not_understood


def test_what_if_names_the_fact_that_would_change_a_verdict(db: SymptomDatabase) -> None:
    case = {
        **{"cause": "tha_revision", "phase": "before_event", "prior_ho": True, "days_since_event": -7, "age_years": 57},
        **{"medications": [], "comorbidities": [], "allergies": [], "symptoms": [], "function": {}, "imaging": {}},
        **{"labs": {"eGFR": 88}, "planned_surgery": "revision THA", "pregnancy": "not_applicable"},
    }
    lines = {(one.fact, one.output): (one.now, one.then) for one in db.plan(case, HO, TODAY, with_what_if=True).what_if}
    assert lines["anticoagulant", "OPT.NSAID_NONSEL"] == ("offer", "ruled_out")
    assert lines["egfr", "OPT.NSAID_COX2"][0] == "offer"


def test_own_pathways_are_sound(db: SymptomDatabase) -> None:
    assert not [problem for problem in db.check().problems if "pathway" in problem or "clinical_words" in problem]
