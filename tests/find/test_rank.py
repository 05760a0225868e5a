"""The ranking on the toy: reasons, properties, options, and clear answers to odd cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symptomdb.errors import BadCase, BadInput, NotFound, SourceError, StoreError, TooLarge
from symptomdb.find.query import MAX_FINDINGS, prepare
from symptomdb.find.rank import Options, Ranker
from symptomdb.model.annotation import Annotation
from symptomdb.model.candidate import AdjustmentKind, MatchKind
from symptomdb.model.curie import Curie
from symptomdb.model.event import Event, Triggers
from symptomdb.model.finding import Case, HistoryItem
from symptomdb.model.profile import Onset, Profile, Sexes, Trait
from symptomdb.model.term import Term

FINDINGS = ["A", "A1", "A11", "A2", "B", "B1", "B2", "C", "C1", "AB1"]
HAND_1, HAND_2, HAND, HIP, HEART = (Curie("SDB", n) for n in ("hand-1", "hand-2", "hand", "hip", "heart"))


def seen(*names: str, **more: object) -> Case:
    return Case(observed=tuple(Curie("TOY", name) for name in names), **more)  # type: ignore[arg-type]


def toy(*names: str) -> tuple[Curie, ...]:
    return tuple(Curie("TOY", name) for name in names)


def kinds(ranker: Ranker, case: Case, condition: Curie) -> dict[str, MatchKind]:
    return {match.finding.local: match.kind for match in ranker.candidate(case, condition).matches}


def test_each_kind_of_match_has_its_name(ranker: Ranker) -> None:
    assert kinds(ranker, seen("A11"), HAND_1) == {"A11": MatchKind.EXACT}
    assert kinds(ranker, seen("A1"), HAND_1) == {"A1": MatchKind.ANCESTOR}
    assert kinds(ranker, seen("A11"), HAND_2) == {"A11": MatchKind.DESCENDANT}
    assert kinds(ranker, seen("B2"), HAND_1) == {"B2": MatchKind.FAMILY}
    assert kinds(ranker, seen("B1"), HAND_2) == {"B1": MatchKind.CONTRADICTED}
    assert kinds(ranker, seen("B1"), HEART) == {"B1": MatchKind.UNMATCHED}
    assert kinds(ranker, seen("A11"), HIP)["A11"] in {MatchKind.SIBLING, MatchKind.UNMATCHED}


def test_an_excluded_finding_is_shown_and_never_counts_as_present(ranker: Ranker) -> None:
    case = seen("A1", excluded=toy("C1"))
    plain, with_excluded = ranker.candidate(seen("A1"), HEART), ranker.candidate(case, HEART)
    assert [m.kind for m in with_excluded.contradictions] == [MatchKind.EXCLUDED_CONTRADICTED]
    assert with_excluded.score <= plain.score
    assert kinds(ranker, case, HIP)["C1"] is MatchKind.EXCLUDED_CONSISTENT


def test_a_match_names_the_row_and_the_references_behind_it(ranker: Ranker) -> None:
    match = ranker.candidate(seen("A11"), HAND_2).matches[0]
    assert (match.term, match.term_label) == (Curie("TOY", "A1"), "hand")
    assert match.references == ("PMID:hand-2-A1",)
    assert match.frequency == pytest.approx(5.5 / 11)


def test_the_right_condition_comes_first(ranker: Ranker) -> None:
    ranking = ranker.rank(seen("A11", "B1"))
    assert ranking.candidates[0].condition == HAND_1
    assert ranking.knowledge_base == "toy 1"
    assert ranking.prior == "uniform"


@given(st.permutations(FINDINGS), st.integers(1, 5))
def test_order_and_duplicates_do_not_matter(ranker: Ranker, order: list[str], count: int) -> None:
    names = order[:count]
    once = ranker.rank(seen(*names))
    again = ranker.rank(seen(*reversed(names), *names))
    assert once.candidates == again.candidates
    assert once.coverage == again.coverage


@given(st.sets(st.sampled_from(FINDINGS), min_size=1), st.sets(st.sampled_from(FINDINGS)))
def test_probabilities_are_probabilities(ranker: Ranker, observed: set[str], excluded: set[str]) -> None:
    case = seen(*observed, excluded=toy(*(excluded - observed)))
    chances = [candidate.probability for candidate in ranker.rank(case, top=3).candidates]
    assert all(0 <= chance <= 1 for chance in chances)
    assert sum(chances) <= 1 + 1e-6
    assert chances == sorted(chances, reverse=True)


@given(st.sets(st.sampled_from(FINDINGS), min_size=1), st.sets(st.sampled_from(FINDINGS)))
def test_what_was_excluded_never_argues_for_a_condition(ranker: Ranker, observed: set[str], excluded: set[str]) -> None:
    without = {c.condition: c for c in ranker.rank(seen(*observed)).candidates}
    for candidate in ranker.rank(seen(*observed, excluded=toy(*(excluded - observed)))).candidates:
        assert candidate.score <= without[candidate.condition].score + 1e-5
        for match in candidate.matches:
            if match.finding.local not in observed:
                assert match.kind in (MatchKind.EXCLUDED_CONSISTENT, MatchKind.EXCLUDED_CONTRADICTED)
                assert match.points <= 0
                assert match.ratio <= 1


@given(st.sets(st.sampled_from(FINDINGS), min_size=1), st.sampled_from(["uniform", "prevalence"]))
def test_all_probabilities_sum_to_one(ranker: Ranker, observed: set[str], prior: str) -> None:
    every = ranker.rank(seen(*observed), top=100, options=Options(prior=prior)).candidates
    assert len(every) == len(ranker.knowledge.conditions)
    assert sum(candidate.probability for candidate in every) == pytest.approx(1, abs=1e-5)
    assert [candidate.rank for candidate in every] == sorted(candidate.rank for candidate in every)


@given(st.sets(st.sampled_from(FINDINGS)), st.sampled_from(["hand-1", "hand-2", "hip", "heart"]))
def test_a_finding_that_a_condition_has_never_speaks_against_it(ranker: Ranker, others: set[str], name: str) -> None:
    knowledge = ranker.knowledge
    number = knowledge.condition_numbers[Curie("SDB", name)]
    arrays = knowledge.arrays
    for row in range(arrays.row_starts[number], arrays.row_starts[number + 1]):
        if arrays.row_shares[row] > 0:
            own = knowledge.terms[arrays.row_terms[row]]
            matches = ranker.candidate(seen(*others, own.local), Curie("SDB", name)).matches
            mine = [match for match in matches if match.finding == own]
            assert all(match.points >= 0 and match.ratio >= 1 for match in mine)


def test_a_finding_and_its_ancestor_do_not_add_up(ranker: Ranker) -> None:
    both = ranker.rank(seen("A1", "A11"))
    assert both.candidates == ranker.rank(seen("A11")).candidates
    assert both.notes == ("hand is implied by a more specific finding and was counted once.",)


def test_an_old_id_is_followed_with_a_note_and_unknown_ids_are_told(ranker: Ranker) -> None:
    ranking = ranker.rank(seen("OLD", "GONE", "NOWHERE", "X", "R"))
    assert ranking.candidates == ranker.rank(seen("A1")).candidates
    assert ranking.unknown == toy("GONE", "NOWHERE", "X", "R")
    text = " ".join(ranking.notes)
    assert "TOY:OLD is now TOY:A1" in text
    assert "TOY:GONE is obsolete" in text
    assert "TOY:NOWHERE is not in this version" in text
    assert "TOY:X (X) is no finding" in text


def test_an_empty_case_has_no_candidates_and_says_what_to_do(ranker: Ranker) -> None:
    ranking = ranker.rank(Case())
    assert ranking.candidates == ()
    assert ranking.coverage.level == "none"
    assert "Add at least three" in ranking.coverage.advice


def test_odd_cases_are_refused_gently(ranker: Ranker) -> None:
    with pytest.raises(BadCase, match="both observed and excluded"):
        ranker.rank(seen("A1", excluded=toy("OLD")))
    with pytest.raises(BadCase, match="age of -1"):
        ranker.rank(seen("A1", age_years=-1.0))
    with pytest.raises(BadCase, match="no sex"):
        ranker.rank(seen("A1", sex="F?"))
    with pytest.raises(BadInput, match="at least one"):
        ranker.rank(seen("A1"), top=0)
    with pytest.raises(NotFound, match="SDB:none"):
        ranker.candidate(seen("A1"), Curie("SDB", "none"))


def test_ten_thousand_findings_get_a_clear_answer(
    build_toy: Callable[..., Ranker], toy_terms: tuple[Term, ...]
) -> None:
    many = tuple(Term(Curie("TOY", f"Z{n}"), f"z{n}", parents=toy("C")) for n in range(10_000))
    ranker = build_toy(terms=toy_terms + many)
    with pytest.raises(TooLarge, match=f"10,000 different findings; at most {MAX_FINDINGS}"):
        ranker.rank(Case(observed=tuple(term.id for term in many)))
    repeated = Case(observed=toy("A11") * 10_000)
    assert ranker.rank(repeated).candidates[0].condition == HAND_1


def test_an_excluded_ancestor_of_an_observed_finding_is_put_aside(ranker: Ranker) -> None:
    ranking = ranker.rank(seen("A11", excluded=toy("A1")))
    assert "the exclusion was not used" in ranking.notes[0]
    assert ranking.candidates == ranker.rank(seen("A11")).candidates


def test_a_circle_in_the_ontology_is_refused(build_toy: Callable[..., Ranker], toy_terms: tuple[Term, ...]) -> None:
    circle = (Term(Curie("TOY", "L1"), "l1", parents=toy("L2")), Term(Curie("TOY", "L2"), "l2", parents=toy("L1")))
    with pytest.raises(SourceError, match="circle"):
        build_toy(terms=toy_terms + circle)


def test_an_ontology_without_the_root_is_refused(build_toy: Callable[..., Ranker]) -> None:
    with pytest.raises(BadInput, match="root of all findings"):
        build_toy(root=Curie("TOY", "NONE"))


def test_restriction_to_conditions_and_to_classes(ranker: Ranker) -> None:
    only_hip = ranker.rank(seen("A11"), options=Options(only=frozenset({HIP})))
    assert [c.condition for c in only_hip.candidates] == [HIP]
    assert only_hip.candidates[0].probability == pytest.approx(1)
    below = ranker.rank(seen("A11"), options=Options(only=frozenset({HAND})))
    assert {c.condition for c in below.candidates} == {HAND, HAND_1, HAND_2}
    assert below.considered == 3
    hearts = ranker.rank(seen("A11"), options=Options(only=frozenset(toy("C"))))
    assert {c.condition for c in hearts.candidates} == {HAND_2, HEART}
    for nothing in (Curie("SDB", "none"), Curie("TOY", "X")):
        with pytest.raises(NotFound, match=str(nothing)):
            ranker.rank(seen("A11"), options=Options(only=frozenset({nothing})))


def test_a_prior_is_shown_as_points(ranker: Ranker) -> None:
    common = Options(prevalence={HEART: 0.1, HAND_1: 1e-6})
    ranking = ranker.rank(seen("A11"), options=common)
    heart = next(c for c in ranking.candidates if c.condition == HEART)
    assert ranking.prior == "prevalence"
    assert AdjustmentKind.PRIOR in {part.kind for part in heart.adjustments}
    assert heart.probability > ranker.candidate(seen("A11"), HEART).probability
    assert heart.score == pytest.approx(heart.sum_of_points(), abs=1e-4)


def test_the_prior_by_prevalence_uses_what_sources_say(build_toy: Callable[..., Ranker]) -> None:
    ranker = build_toy(prevalence={HEART: 2e-3})
    ranking = ranker.rank(seen("A11", "C1"), options=Options(prior="prevalence"))
    assert ranking.prior == "prevalence"
    chances = [candidate.probability for candidate in ranking.candidates]
    assert chances == sorted(chances, reverse=True)
    parts = {c.condition: p for c in ranking.candidates for p in c.adjustments if p.kind is AdjustmentKind.PRIOR}
    assert "about 1 in 500 people" in parts[HEART].reason
    assert "No source says" in parts[HAND_1].reason
    assert parts[HEART].points > parts[HAND_1].points == 0
    assert all(c.score == pytest.approx(c.sum_of_points(), abs=1e-4) for c in ranking.candidates)
    with pytest.raises(BadInput, match="no prior 'often'"):
        ranker.rank(seen("A11"), options=Options(prior="often"))


def test_a_common_and_a_rare_condition_both_stay_in_sight(build_toy: Callable[..., Ranker]) -> None:
    """A finding that only the rare one has outweighs how common the other is; without it the common one leads."""
    ranker = build_toy(prevalence={HEART: 2e-3, HAND_2: 1e-4})
    general = Options(prior="prevalence")
    assert ranker.rank(seen("C1"), options=general).candidates[0].condition == HEART
    strong = ranker.rank(seen("C1", "A1"), options=general).candidates
    assert {HEART, HAND_2} == {one.condition for one in strong[:2]}
    assert strong[1].probability > 0.01


def test_a_condition_that_lasts_is_met_anew_by_fewer(build_toy: Callable[..., Ranker]) -> None:
    common = {HEART: 2e-3, HAND_1: 2e-3}
    profiles = {HEART: Profile(onset=Trait(Onset.GRADUAL)), HAND_1: Profile(onset=Trait(Onset.ACUTE))}
    ranker = build_toy(prevalence=common, profiles=profiles)
    points = ranker.prior_points(Options(prior="prevalence"))
    assert points is not None
    heart, hand = (float(points[ranker.knowledge.condition_numbers[one]]) for one in (HEART, HAND_1))
    assert hand - heart == pytest.approx(0.25 * log(10), abs=1e-5)


@pytest.mark.parametrize(
    ("age", "points"), [(None, 0.0), (30.0, 0.0), (15.0, -0.5), (3.0, -1.0), (45.5, -0.5), (90.0, -1.0)]
)
def test_an_unusual_age_counts_gently(build_toy: Callable[..., Ranker], age: float | None, points: float) -> None:
    ages = Profile(ages=Trait((20, 40), ("P1",)), onset=Trait(Onset.ACUTE))
    case = replace(seen("C1"), age_years=age)
    one = build_toy(profiles={HEART: ages}).candidate(case, HEART)
    told = [part for part in one.adjustments if part.kind is AdjustmentKind.AGE]
    assert sum(part.points for part in told) == pytest.approx(points)
    assert one.score == pytest.approx(build_toy().candidate(case, HEART).score + points, abs=1e-5)
    assert all("between the ages of 20 and 40, by the sources of its page" in part.reason for part in told)


def test_who_is_older_may_have_had_what_lasts(build_toy: Callable[..., Ranker]) -> None:
    lasting = Profile(ages=Trait((20, 40)), onset=Trait(Onset.GRADUAL))
    one = build_toy(profiles={HEART: lasting}).candidate(replace(seen("C1"), age_years=90.0), HEART)
    assert not any(part.kind is AdjustmentKind.AGE for part in one.adjustments)


def test_the_sex_that_has_it_more_often_counts(build_toy: Callable[..., Ranker]) -> None:
    ranker = build_toy(profiles={HEART: Profile(sex=Trait(Sexes.MOSTLY_FEMALE))})
    reasons = {}
    for sex, ratio in (("female", 1.4), ("male", 0.6), ("unknown", 1.0)):
        one = ranker.candidate(replace(seen("C1"), sex=sex), HEART)
        parts = [part for part in one.adjustments if part.kind is AdjustmentKind.SEX]
        assert sum(part.points for part in parts) == pytest.approx(log(ratio), abs=1e-5)
        reasons[sex] = [part.reason for part in parts]
    assert reasons["female"] == ["Female people have it more often than others, by our estimate."]
    assert not reasons["unknown"]


def test_a_share_that_no_source_gives_is_not_known(ranker: Ranker) -> None:
    (counted,) = ranker.candidate(seen("A11"), HAND_1).matches
    (unknown,) = ranker.candidate(seen("AB1"), Curie("SDB", "hip")).matches
    assert counted.frequency == pytest.approx(9.5 / 11)
    assert unknown.kind is MatchKind.EXACT
    assert unknown.frequency is None


def test_a_code_of_our_own_is_rare_among_those_only_who_use_it(
    build_toy: Callable[..., Ranker], toy_terms: tuple[Term, ...], toy_annotations: tuple[Annotation, ...]
) -> None:
    own = Term(Curie("OURS", "lump"), "our lump", parents=(Curie("TOY", "R"),))
    page = replace(toy_annotations[0], condition=HEART, record=HEART, term=own.id, source="page")
    other = replace(page, condition=HAND_1, record=HAND_1, term=toy_terms[4].id)
    ranker = build_toy(terms=(*toy_terms, own), annotations=(*toy_annotations, page, other))
    number = ranker.knowledge.numbers[own.id]
    # One of the two conditions with a page has it, so it is no rarer than half.
    assert float(ranker.knowledge.arrays.content[number]) == pytest.approx(log(2))


def test_neutral_findings_cost_nothing(ranker: Ranker) -> None:
    case = seen("A11", "C1")
    strict = ranker.candidate(case, HAND_1)
    mild = ranker.candidate(case, HAND_1, Options(neutral_unmatched=True))
    assert min(match.points for match in strict.matches) < 0
    assert min(match.points for match in mild.matches) >= 0
    assert mild.score == pytest.approx(mild.sum_of_points(), abs=1e-4)


def test_the_umbrella_stands_below_what_it_covers(ranker: Ranker) -> None:
    umbrella = ranker.candidate(seen("B2"), HAND)
    assert AdjustmentKind.UMBRELLA in {part.kind for part in umbrella.adjustments}


def test_alike_conditions_of_a_series_are_grouped(ranker: Ranker) -> None:
    groups = ranker.rank(seen("B2")).groups
    assert groups[0].name == "hand syndrome"
    assert {HAND_1, HAND_2} <= set(groups[0].conditions)


def test_coverage_grows_with_the_findings(ranker: Ranker) -> None:
    little, more = ranker.rank(seen("A")).coverage, ranker.rank(seen("A11", "B1", "C1", "AB1")).coverage
    assert little.level == "little"
    assert more.bits > little.bits


def test_ties_share_a_rank(ranker: Ranker) -> None:
    ranking = ranker.rank(seen("C1"), top=5)
    for earlier, later in zip(ranking.candidates, ranking.candidates[1:], strict=False):
        assert earlier.rank <= later.rank
        assert (earlier.rank == later.rank) == (abs(earlier.score - later.score) <= 1e-5)


def test_the_block_of_bytes_gives_the_same_ranking(ranker: Ranker) -> None:
    block = ranker.to_bytes()
    again = Ranker.from_bytes(block)
    case = seen("A11", "B1", excluded=toy("C1"))
    assert again.rank(case) == ranker.rank(case)
    assert not np.asarray(again.knowledge.arrays.shares).flags.writeable
    for broken in (b"", block[:200], b"X" + block[1:], block[: len(block) // 2]):
        with pytest.raises(StoreError):
            Ranker.from_bytes(broken)


@given(st.sets(st.sampled_from(FINDINGS), min_size=1), st.sets(st.sampled_from(FINDINGS)), st.booleans())
def test_what_is_remembered_changes_nothing(
    ranker: Ranker, observed: set[str], excluded: set[str], neutral: bool
) -> None:
    case = Case(observed=toy(*observed), excluded=toy(*(excluded - observed)))
    options = Options(neutral_unmatched=neutral)
    fresh = Ranker(ranker.knowledge, remembered=0).rank(case, 10, options)
    assert ranker.rank(case, 10, options) == ranker.rank(case, 10, options) == fresh


def test_weights_shrink_where_findings_repeat_each_other(ranker: Ranker) -> None:
    alone = prepare(ranker.knowledge, seen("AB1"))
    together = prepare(ranker.knowledge, seen("AB1", "B1"))
    assert alone.weights.tolist() == [1.0]
    assert (together.weights <= 1.0).all()


AFTER = Profile(triggers=Trait(Triggers((Event.SURGERY,), ("hip", "knee replacement")), ("P1",)))


@pytest.mark.parametrize(
    ("said", "kind", "days", "counts"),
    [
        ("hip surgery", "surgery", 42.0, True),
        ("Total hip replacement", "surgery", None, True),
        ("knee replacement", "surgery", 42.0, True),
        ("surgery", "surgery", 42.0, True),
        ("knee surgery", "surgery", 42.0, False),
        ("cataract surgery", "surgery", 42.0, False),
        ("hip surgery", "surgery", 4000.0, False),
        ("hip injury", "injury", 42.0, False),
    ],
)
def test_what_a_condition_follows_counts_for_it(
    build_toy: Callable[..., Ranker], said: str, kind: str, days: float | None, counts: bool
) -> None:
    ranker = build_toy(profiles={HEART: AFTER})
    ranker = Ranker.from_bytes(ranker.to_bytes())
    alone, told = seen("C1"), replace(seen("C1"), history=(HistoryItem(said, kind, days_ago=days),))
    before, after = ranker.candidate(alone, HEART), ranker.candidate(told, HEART)
    assert after.score == pytest.approx(before.score + (log(3) if counts else 0.0), abs=1e-5)
    assert after.score == pytest.approx(after.sum_of_points(), abs=1e-4)
    reasons = [part.reason for part in after.adjustments if part.kind is AdjustmentKind.HISTORY]
    wanted = f"It may follow what happened before ({said}), by the sources of its page."
    assert reasons == ([wanted] if counts else [])
    others = [one for one in ranker.knowledge.conditions if one != HEART]
    assert all(ranker.candidate(told, one).score == ranker.candidate(alone, one).score for one in others)


@pytest.mark.parametrize(
    ("said", "days", "counts"), [("baby", 41.0, True), ("baby", 43.0, False), ("baby", None, True)]
)
def test_an_event_counts_as_long_as_the_page_says(
    build_toy: Callable[..., Ranker], said: str, days: float | None, counts: bool
) -> None:
    triggers = Triggers((Event.BIRTH, Event.SURGERY), within=((Event.BIRTH, 42),))
    ranker = Ranker.from_bytes(build_toy(profiles={HEART: Profile(triggers=Trait(triggers))}).to_bytes())
    for kind, wanted in (("birth", counts), ("surgery", True)):
        told = replace(seen("C1"), history=(HistoryItem(said, kind, days_ago=days),))
        parts = [part.kind for part in ranker.candidate(told, HEART).adjustments]
        assert (AdjustmentKind.HISTORY in parts) is wanted


def test_where_a_page_names_the_events_others_do_not_count() -> None:
    triggers = Triggers((Event.SURGERY,), ("gastric bypass",), named=True)
    assert triggers.include("surgery", "gastric bypass surgery")
    assert not any(triggers.include("surgery", said) for said in ("surgery", "gastric surgery", "cardiac bypass"))
    assert Triggers.from_plain(triggers.to_plain()) == triggers
    assert not triggers.include("an old kind", "gastric bypass")


def test_two_such_events_count_once(build_toy: Callable[..., Ranker]) -> None:
    ranker = build_toy(profiles={HEART: AFTER})
    events = [HistoryItem("hip surgery", "surgery"), HistoryItem("surgery", "surgery")]
    scores = {
        ranker.candidate(replace(seen("C1"), history=tuple(told)), HEART).score
        for told in (events[:1], events, events[::-1], events * 2)
    }
    assert len(scores) == 1
    assert ranker.rank(replace(seen("C1"), history=tuple(events))).candidates[0].condition == HEART
