"""Views: how statements are arranged for reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.fake import PAGE, FakeDatabase

from symptomdb.model.answer import Answer, AnswerStatement, Behaviour, Section
from symptomdb.model.aspect import Aspect
from symptomdb.model.candidate import SeriesGroup
from symptomdb.model.curie import Curie
from symptomdb.model.page import ReviewDates
from symptomdb.serve.case_words import series_title
from symptomdb.serve.web.views import arrange, is_shareable


def _statement(number: int, group: str, urgency: str, disagreement: str, side: int) -> AnswerStatement:
    return AnswerStatement(
        f"s{number}", "t", "t", "t", "may", "", "ungraded", "A", (), group, urgency=urgency, disagreement=disagreement,
        side=side,
    )  # fmt: skip


@given(
    st.lists(
        st.builds(
            _statement,
            st.integers(0, 10**6),
            st.sampled_from(["", "red_flags", "surgical"]),
            st.sampled_from(["", "emergency", "same_day", "urgent", "routine"]),
            st.sampled_from(["", "DIS-1", "DIS-9"]),
            st.integers(0, 2),
        ),
        max_size=40,
    )
)
def test_every_statement_is_shown_exactly_once(statements: list[AnswerStatement]) -> None:
    section = Section(Aspect.SYMPTOMS, Curie("SDB", "toy"), "Toy", tuple(statements))
    article = arrange(Answer("q", Behaviour.ANSWER, sections=(section,)), PAGE.disagreements)
    shown: Counter[AnswerStatement] = Counter(one for alert in article.alerts for one in alert.statements)
    for group in (group for block in article.blocks for group in block.groups):
        shown.update((*group.open, *group.folded))
        shown.update(one for dispute in group.disputes for _, these in dispute.sides for one in these)
    assert shown == Counter(statements)


def test_the_most_pressing_comes_first() -> None:
    flags = [_statement(n, "", urgency, "", 0) for n, urgency in enumerate(["urgent", "emergency", "same_day"])]
    section = Section(Aspect.SEE_DOCTOR, Curie("SDB", "toy"), "Toy", tuple(flags))
    article = arrange(Answer("q", Behaviour.ANSWER, sections=(section,)))
    assert [alert.urgency for alert in article.alerts] == ["emergency", "same_day", "urgent"]
    assert article.blocks == ()


@pytest.mark.parametrize(
    "question",
    ["My hip is stiff", "can I run?", "is my son's toe broken", "67 year old with a lump", "Should she see a doctor?"],
)
def test_a_question_about_somebody_gets_no_link(question: str) -> None:
    answer = FakeDatabase().ask("toe")
    assert is_shareable(answer)
    assert not is_shareable(replace(answer, question=question))


def test_a_review_is_overdue_only_after_its_day() -> None:
    dates = ReviewDates(date(2026, 1, 1), None, date(2026, 6, 1))
    assert not dates.is_overdue(date(2026, 6, 1))
    assert dates.is_overdue(date(2026, 6, 2))


def test_a_series_is_called_as_its_members_write_it() -> None:
    one = SimpleNamespace(condition=Curie("OMIM", "1"), name="long QT syndrome 11")
    group = SeriesGroup("long qt syndrome", (Curie("OMIM", "1"), Curie("OMIM", "2")), 0.2)
    assert series_title(group, [cast(Any, one)]) == "long QT syndrome"
    assert series_title(group, []) == "long qt syndrome"
