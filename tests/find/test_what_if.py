"""What would change the first place, which findings argue for whom, and two conditions at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from symptomdb.errors import NotFound
from symptomdb.find.pairs import rank_pairs
from symptomdb.find.rank import Options, Ranker
from symptomdb.find.what_if import compare, what_would_change
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case


def seen(*names: str) -> Case:
    return Case(observed=tuple(Curie("TOY", name) for name in names))


def test_each_change_puts_another_condition_first(ranker: Ranker) -> None:
    case = seen("A1")
    before = ranker.rank(case).candidates[0].condition
    changes = what_would_change(ranker, case)
    assert changes
    for change in changes:
        after = ranker.rank(Case(observed=(*case.observed, change.finding))).candidates[0]
        assert after.condition == change.first != before
        assert change.lead > 0


def test_a_change_is_worked_out_with_the_prior_of_the_ranking(build_toy: Callable[..., Ranker]) -> None:
    ranker = build_toy(prevalence={Curie("SDB", "hand-2"): 6e-6})
    case, general = seen("A1"), Options("prevalence")
    before = ranker.rank(case, options=general).candidates[0].condition
    assert before != ranker.rank(case).candidates[0].condition
    changes = what_would_change(ranker, case, prior="prevalence")
    assert changes
    for change in changes:
        after = ranker.rank(Case(observed=(*case.observed, change.finding)), options=general).candidates[0]
        assert after.condition == change.first != before


def test_an_empty_case_has_nothing_to_change(ranker: Ranker) -> None:
    assert what_would_change(ranker, Case()) == ()


def test_arguments_sum_to_the_difference_of_the_matches(ranker: Ranker) -> None:
    heart, hand = Curie("SDB", "heart"), Curie("SDB", "hand-1")
    case = seen("A11", "C1")
    arguments = compare(ranker, case, hand, heart)
    assert {one.for_first.finding.local: one.points > 0 for one in arguments} == {"A11": True, "C1": False}
    difference = sum(m.points for m in ranker.candidate(case, hand).matches)
    difference -= sum(m.points for m in ranker.candidate(case, heart).matches)
    assert sum(one.points for one in arguments) == pytest.approx(difference)
    with pytest.raises(NotFound):
        compare(ranker, case, hand, Curie("SDB", "none"))


def test_two_conditions_explain_what_neither_does_alone(ranker: Ranker) -> None:
    case = seen("A11", "B1", "C1", "AB1")
    pairs = rank_pairs(ranker, case)
    for pair in pairs:
        assert pair.gain > 0
        assert set(pair.explained_by_first) | set(pair.explained_by_second) == set(case.observed)
        assert not set(pair.explained_by_first) & set(pair.explained_by_second)
    assert rank_pairs(ranker, seen("A11")) == ()
