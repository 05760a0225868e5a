"""Who may do what: the closed drawing of a revision's states, votes, and comments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from symptomdb.errors import BadInput, Conflict, NotAllowed, SymptomDatabaseError, TooLarge
from symptomdb.model.comment import Comment, CommentState, Decision
from symptomdb.model.curie import Curie
from symptomdb.model.person import Person, PersonId, Role
from symptomdb.model.rating import Scale, Verdict
from symptomdb.model.revision import Act, Revision, RevisionState
from symptomdb.publish import comment as comments
from symptomdb.publish import rating, review
from symptomdb.publish.markdown import to_html

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def person(role: Role, key: str = "") -> Person:
    return Person(PersonId(key or role), role.title(), f"{role}@example.org", role, NOW, confirmed=True)


def revision(state: RevisionState = RevisionState.DRAFT, author: str = "author") -> Revision:
    return Revision(1, Curie("SDB", "toy"), 0, 1, state, "", PersonId(author), "", 3, NOW, NOW)


AUTHOR, REVIEWER = person(Role.AUTHOR), person(Role.REVIEWER)
READER, MODERATOR = person(Role.READER), person(Role.MODERATOR)
_DONE: dict[tuple[Act, RevisionState], set[str]] = {
    (Act.SUBMIT, RevisionState.DRAFT): {"author"},
    (Act.TAKE_BACK, RevisionState.IN_REVIEW): {"author"},
    (Act.SEND_BACK, RevisionState.IN_REVIEW): {"reviewer"},
    (Act.PUBLISH, RevisionState.IN_REVIEW): {"reviewer"},
    (Act.WITHDRAW, RevisionState.PUBLISHED): {"reviewer", "administrator"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", RevisionState)
@pytest.mark.parametrize("act", review.STEPS)
def test_nothing_but_the_drawing_can_happen(act: Act, state: RevisionState, role: Role) -> None:
    assert review.may(act, revision(state), person(role)) == (role in _DONE.get((act, state), set()))


def test_nobody_reviews_their_own_work_even_as_a_reviewer() -> None:
    own = revision(RevisionState.IN_REVIEW, author="reviewer")
    for act in (Act.PUBLISH, Act.SEND_BACK):
        with pytest.raises(NotAllowed, match="their own work"):
            review.step(act, own, REVIEWER, "fine")


@pytest.mark.parametrize("act", [Act.SUBMIT, Act.SEND_BACK, Act.WITHDRAW])
def test_some_acts_need_words(act: Act) -> None:
    who = AUTHOR if act is Act.SUBMIT else REVIEWER
    with pytest.raises(BadInput, match="reason is missing"):
        review.step(act, revision(review.STEPS[act].before), who, "  ")
    with pytest.raises(BadInput, match="longer than"):
        review.step(act, revision(review.STEPS[act].before), who, "x" * 2001)


def test_an_old_page_says_what_happened_meanwhile() -> None:
    with pytest.raises(Conflict, match="published by now"):
        review.step(Act.PUBLISH, revision(RevisionState.PUBLISHED), REVIEWER)


def test_a_draft_is_seen_by_its_author_and_in_review_by_reviewers() -> None:
    in_review = replace(revision(RevisionState.IN_REVIEW), submitted_at=NOW)
    review.check_reader(revision(), AUTHOR)
    review.check_reader(in_review, REVIEWER)
    review.check_reader(revision(RevisionState.PUBLISHED), None)
    for seen, who in ((revision(), REVIEWER), (revision(), person(Role.AUTHOR, "other")), (in_review, READER)):
        with pytest.raises(NotAllowed, match="not public"):
            review.check_reader(seen, who)
    with pytest.raises(NotAllowed):
        review.check_reader(in_review, None)


def test_only_its_author_changes_a_draft_and_only_what_they_saw() -> None:
    review.check_writer(revision(), AUTHOR)
    with pytest.raises(NotAllowed, match="somebody else's"):
        review.check_writer(revision(), person(Role.AUTHOR, "other"))
    with pytest.raises(NotAllowed, match="role"):
        review.check_writer(revision(author="reader"), READER)
    with pytest.raises(Conflict, match="Take it back"):
        review.check_writer(revision(RevisionState.IN_REVIEW), AUTHOR)
    review.check_seen("a", "a")
    with pytest.raises(Conflict, match="changed since"):
        review.check_seen(3, 2)


def test_votes_are_shrunken_toward_the_middle_of_the_scale() -> None:
    one, many = rating.standing(Scale.CLARITY, "x", {5: 1}), rating.standing(Scale.CLARITY, "x", {5: 90, 4: 10})
    assert (one.mean, one.shrunken, one.count) == (5.0, 3.33, 1)
    assert many.mean == 4.9
    assert many.shrunken == round((15 + 490) / 105, 2)
    assert rating.standing(Scale.CLARITY, "x", {}).mean is None


def test_nobody_rates_their_own_work_and_stars_have_ends() -> None:
    rating.check_vote(READER, Scale.AUTHOR, 5, [AUTHOR.id])
    with pytest.raises(NotAllowed, match="own work"):
        rating.check_vote(AUTHOR, Scale.AUTHOR, 5, [AUTHOR.id])
    for stars in (0, 6, -1):
        with pytest.raises(BadInput, match="scale"):
            rating.check_vote(READER, Scale.CLARITY, stars, [])
    with pytest.raises(NotAllowed, match="e-mail"):
        rating.check_vote(replace(READER, confirmed=False), Scale.CLARITY, 5, [])


@pytest.mark.parametrize(
    "citation", ["S017", "10.1000/x.1", "https://doi.org/10.1000/x", "PMID: 123", "https://a.example/b"]
)
def test_an_expert_disputes_with_a_reason_and_a_citation(citation: str) -> None:
    rating.check_opinion(REVIEWER, Verdict.DISPUTES, "A later trial differs.", citation, [])


def test_disputes_without_grounds_and_by_readers_are_refused() -> None:
    with pytest.raises(BadInput, match="needs a citation"):
        rating.check_opinion(REVIEWER, Verdict.DISPUTES, "No.", "", [])
    with pytest.raises(BadInput, match="can't be looked up"):
        rating.check_opinion(REVIEWER, Verdict.DISPUTES, "No.", "javascript:alert(1)", [])
    with pytest.raises(BadInput, match="reason is missing"):
        rating.check_opinion(REVIEWER, Verdict.SUPPORTS, " ", "", [])
    with pytest.raises(NotAllowed, match="experts"):
        rating.check_opinion(READER, Verdict.DISPUTES, "No.", "S017", [])
    with pytest.raises(NotAllowed, match="own work"):
        rating.check_opinion(AUTHOR, Verdict.SUPPORTS, "Yes.", "", [AUTHOR.id])


def comment(state: CommentState = CommentState.SHOWN, writer: str = "reader") -> Comment:
    return Comment(1, "SDB:toy", "", None, PersonId(writer), "Hello", state, NOW)


def test_spam_is_slowed_down() -> None:
    comments.check_comment(READER, "Hi", [NOW - timedelta(minutes=2)] * 5, NOW, closed=False)
    with pytest.raises(BadInput, match="short time"):
        comments.check_comment(READER, "Hi", [NOW - timedelta(seconds=5)] * 3, NOW, closed=False)
    with pytest.raises(BadInput, match="links"):
        comments.check_comment(READER, "http://x " * 6, [], NOW, closed=False)
    with pytest.raises(NotAllowed, match="closed"):
        comments.check_comment(READER, "Hi", [], NOW, closed=True)


def test_bodies_are_cleaned_and_limited() -> None:
    assert comments.clean_body(" a\r\nb\u202e\x00 ") == "a\nb"
    with pytest.raises(BadInput, match="empty"):
        comments.clean_body("\u200b ")
    with pytest.raises(TooLarge, match="5,001"):
        comments.clean_body("x" * 5001)


def test_premoderation_lets_the_sites_own_people_through() -> None:
    assert comments.first_state(READER, "pre") is CommentState.WAITING
    assert comments.first_state(READER, "post") is CommentState.SHOWN
    assert comments.first_state(AUTHOR, "pre") is CommentState.SHOWN


def test_comments_belong_to_their_writer_for_a_day() -> None:
    comments.check_change(READER, comment(), NOW + timedelta(hours=23))
    with pytest.raises(NotAllowed, match="a day"):
        comments.check_change(READER, comment(), NOW + timedelta(hours=25))
    with pytest.raises(Conflict, match="hidden"):
        comments.check_change(READER, comment(CommentState.HIDDEN), NOW)
    with pytest.raises(NotAllowed, match="somebody else's"):
        comments.check_delete(MODERATOR, comment())
    comments.check_delete(READER, comment(CommentState.HIDDEN))


_RULED = {
    (Decision.APPROVE, CommentState.WAITING): CommentState.SHOWN,
    (Decision.HIDE, CommentState.WAITING): CommentState.HIDDEN,
    (Decision.HIDE, CommentState.SHOWN): CommentState.HIDDEN,
    (Decision.RESTORE, CommentState.HIDDEN): CommentState.SHOWN,
    (Decision.KEEP, CommentState.SHOWN): CommentState.SHOWN,
    (Decision.KEEP, CommentState.WAITING): CommentState.SHOWN,
}


@pytest.mark.parametrize("state", CommentState)
@pytest.mark.parametrize("decision", Decision)
def test_rulings_are_closed(decision: Decision, state: CommentState) -> None:
    try:
        found = comments.rule(MODERATOR, comment(state), decision, "because")
    except SymptomDatabaseError:
        assert (decision, state) not in _RULED
    else:
        assert found is _RULED[decision, state]


def test_moderators_give_reasons_and_leave_their_own_comments_to_others() -> None:
    with pytest.raises(BadInput, match="reason"):
        comments.rule(MODERATOR, comment(), Decision.HIDE, " ")
    with pytest.raises(NotAllowed, match="their own comment"):
        comments.rule(MODERATOR, comment(writer="moderator"), Decision.HIDE, "x")
    with pytest.raises(NotAllowed, match="role"):
        comments.rule(READER, comment(writer="x"), Decision.HIDE, "x")


def test_reports_need_a_reason_and_another_persons_comment() -> None:
    comments.check_report(READER, comment(writer="x"), "spam")
    with pytest.raises(NotAllowed, match="your own"):
        comments.check_report(READER, comment(), "spam")
    with pytest.raises(BadInput, match="reason"):
        comments.check_report(READER, comment(writer="x"), "")
    with pytest.raises(Conflict, match="out of sight"):
        comments.check_report(READER, comment(CommentState.HIDDEN, "x"), "spam")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** *it* `x` ~~no~~", "<p><strong>bold</strong> <em>it</em> <code>x</code> <s>no</s></p>"),
        ("a\nb", "<p>a<br>\nb</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[a](https://x.example/)", '<p><a href="https://x.example/" rel="nofollow ugc noopener noreferrer">a</a></p>'),
        ("# Head", "<p># Head</p>"),
    ],
)
def test_markdown_is_a_small_subset(typed: str, shown: str) -> None:
    assert to_html(typed).strip() == shown


@pytest.mark.parametrize(
    "typed", ["[x](javascript:alert(1))", "![x](https://x.example/a.png)", "[x](data:text/html,x)"]
)
def test_pictures_and_other_schemes_become_plain_text(typed: str) -> None:
    html = to_html(typed)
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
