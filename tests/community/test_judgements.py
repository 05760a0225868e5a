"""Votes, experts' opinions and comments with their moderation, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.community.test_pages import Office
from tests.community.world import World
from tests.publish.toy import BELL_TOE, TOY

from symptomdb.errors import BadInput, Conflict, NotAllowed, NotFound
from symptomdb.model.comment import CommentState, Decision
from symptomdb.model.person import Role
from symptomdb.model.rating import Scale, Verdict


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def test_one_vote_per_person_and_object_which_can_be_changed(office: Office) -> None:
    office.published()
    ratings = office.community.ratings
    ratings.vote(office.reader, Scale.AUTHOR, office.author.id, 2)
    standing = ratings.vote(office.reader, Scale.AUTHOR, office.author.id, 5)
    assert (standing.count, standing.mean, standing.shrunken) == (1, 5.0, 3.33)
    assert ratings.votes_of(office.reader) == {(Scale.AUTHOR, office.author.id): 5}
    with pytest.raises(NotAllowed, match="own work"):
        ratings.vote(office.author, Scale.AUTHOR, office.author.id, 5)
    with pytest.raises(NotAllowed, match="own work"):
        ratings.vote(office.author, Scale.CLARITY, str(BELL_TOE), 5)
    with pytest.raises(NotFound, match="no such author"):
        ratings.vote(office.author, Scale.AUTHOR, office.reader.id, 5)
    ratings.take_back_vote(office.reader, Scale.AUTHOR, office.author.id)
    found = ratings.standings([(Scale.AUTHOR, office.author.id)])
    assert found[Scale.AUTHOR, office.author.id].mean is None


def test_twenty_votes_at_once_by_one_person_are_one(office: Office) -> None:
    def vote(stars: int) -> None:
        office.community.ratings.vote(office.reader, Scale.CLARITY, str(BELL_TOE), stars)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(vote, [1 + n % 5 for n in range(20)]))
    found = office.community.ratings.standings([(Scale.CLARITY, str(BELL_TOE))])
    assert found[Scale.CLARITY, str(BELL_TOE)].count == 1


def test_experts_judge_statements_of_others(office: Office) -> None:
    office.published()
    ratings = office.community.ratings
    ratings.give_opinion(office.reviewer, BELL_TOE, "hum", Verdict.SUPPORTS, "Seen so.")
    ratings.give_opinion(office.reviewer, BELL_TOE, "hum", Verdict.DISPUTES, "A later trial differs.", "S003", "abc")
    (one,) = ratings.opinions(BELL_TOE)["hum"]
    assert (one.name, one.opinion.verdict, one.opinion.citation) == ("Rita", Verdict.DISPUTES, "S003")
    with pytest.raises(NotAllowed):
        ratings.give_opinion(office.reader, BELL_TOE, "hum", Verdict.DISPUTES, "No.", "S003")
    with pytest.raises(NotAllowed):
        ratings.give_opinion(office.author, BELL_TOE, "hum", Verdict.SUPPORTS, "Mine.")
    ratings.take_back_opinion(office.reviewer, BELL_TOE, "hum")
    assert ratings.opinions(BELL_TOE) == {}


def test_comments_make_threads_and_authors_are_marked(office: Office) -> None:
    office.published()
    comments = office.community.comments
    head = comments.post(office.reader, BELL_TOE, "Is it **loud**?")
    comments.post(office.author, BELL_TOE, "Rarely.", parent=head.id)
    (tree,) = comments.thread(BELL_TOE, "", None)
    assert (tree.name, tree.html) == ("Rolf", "<p>Is it <strong>loud</strong>?</p>\n")
    assert (tree.replies[0].comment.by_author, tree.replies[0].depth) == (True, 1)
    assert comments.counts(BELL_TOE) == {"": 2}
    on_statement = comments.post(office.reader, BELL_TOE, "Here?", statement="hum")
    answer = comments.post(office.other, BELL_TOE, "Yes.", parent=on_statement.id)
    assert (answer.statement, answer.by_author) == ("hum", False)


def test_deep_answers_stay_within_the_depth(office: Office) -> None:
    parent = None
    for number in range(9):
        office.world.clock.move(minutes=5)
        parent = office.community.comments.post(office.reader, BELL_TOE, f"Level {number}", parent=parent).id
    tree = office.community.comments.thread(BELL_TOE, "", None)
    depth = 0
    while tree:
        depth, tree = depth + 1, tree[0].replies
    assert depth == 5


def test_the_same_form_sent_twice_makes_one_comment(office: Office) -> None:
    def post(_: int) -> int:
        return office.community.comments.post(office.reader, BELL_TOE, "Once", posting="form-1").id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(post, range(8)))) == 1


def test_spam_is_slowed(office: Office) -> None:
    for number in range(3):
        office.community.comments.post(office.reader, BELL_TOE, f"{number}")
    with pytest.raises(BadInput, match="short time"):
        office.community.comments.post(office.reader, BELL_TOE, "4")
    office.world.clock.move(minutes=2)
    office.community.comments.post(office.reader, BELL_TOE, "4")


def test_comments_are_changed_and_deleted_by_their_writer_alone(office: Office) -> None:
    comments = office.community.comments
    made = comments.post(office.reader, BELL_TOE, "Helo")
    assert comments.change(office.reader, made.id, "Hello").body == "Hello"
    for who in (office.other, office.administrator):
        with pytest.raises(NotAllowed):
            comments.change(who, made.id, "Mine")
        with pytest.raises(NotAllowed):
            comments.delete(who, made.id)
    comments.post(office.other, BELL_TOE, "Hello to you", parent=made.id)
    comments.delete(office.reader, made.id)
    (tree,) = comments.thread(BELL_TOE, "", None)
    assert (tree.html, tree.comment.state, len(tree.replies)) == ("", CommentState.DELETED, 1)


def test_a_moderator_hides_with_a_reason_that_is_on_record(office: Office) -> None:
    moderator = office.world.add("Mo", Role.MODERATOR)
    comments = office.community.comments
    made = comments.post(office.reader, BELL_TOE, "Buy this!")
    comments.report(office.other, made.id, "Advertising.")
    with pytest.raises(Conflict, match="before"):
        comments.report(office.other, made.id, "Again.")
    (case,) = comments.queue(moderator)
    assert [(one.reason, name) for one, name in case.reports] == [("Advertising.", "Olaf")]
    comments.decide(moderator, made.id, Decision.HIDE, "Advertising.")
    assert comments.queue(moderator) == ()
    assert comments.thread(BELL_TOE, "", None) == ()
    (own,) = comments.thread(BELL_TOE, "", office.reader)
    assert (own.comment.state, own.comment.reason) == (CommentState.HIDDEN, "Advertising.")
    (record,), names = comments.records(moderator)
    assert (record.decision, record.reason, names[record.moderator]) == (Decision.HIDE, "Advertising.", "Mo")
    with pytest.raises(NotFound):
        comments.comment(made.id, office.other)
    with pytest.raises(NotAllowed):
        comments.queue(office.reader)
    with pytest.raises(NotAllowed):
        comments.decide(office.reader, made.id, Decision.RESTORE)


def test_three_reports_take_a_comment_out_of_sight_until_a_moderator_looked(office: Office) -> None:
    comments = office.community.comments
    made = comments.post(office.reader, BELL_TOE, "Hm")
    for who in (office.other, office.author, office.reviewer):
        comments.report(who, made.id, "Rude.")
    assert comments.thread(BELL_TOE, "", None) == ()
    comments.decide(office.administrator, made.id, Decision.KEEP)
    assert len(comments.thread(BELL_TOE, "", None)) == 1


def test_with_moderation_before_posting_a_comment_waits(site_url: str) -> None:
    office = Office(World(site_url, moderation="pre"))
    comments = office.community.comments
    made = comments.post(office.reader, BELL_TOE, "May I?")
    assert made.state is CommentState.WAITING
    assert comments.thread(BELL_TOE, "", None) == ()
    assert len(comments.thread(BELL_TOE, "", office.reader)) == 1
    comments.decide(office.administrator, made.id, Decision.APPROVE)
    assert len(comments.thread(BELL_TOE, "", None)) == 1
    assert comments.change(office.reader, made.id, "May I now?").state is CommentState.WAITING
    office.community.close()


def test_a_closed_thread_is_read_only(office: Office) -> None:
    comments = office.community.comments
    head = comments.post(office.reader, BELL_TOE, "First")
    comments.set_closed(office.administrator, BELL_TOE, "", True, "It went in circles.")
    with pytest.raises(NotAllowed, match="closed"):
        comments.post(office.reader, BELL_TOE, "Second", parent=head.id)
    comments.set_closed(office.administrator, BELL_TOE, "", False, "A new trial is out.")
    comments.post(office.reader, BELL_TOE, "Second")


def test_fifty_writers_at_once_lose_and_double_nothing(office: Office) -> None:
    """Comments (each form sent twice), votes (each changed once) and edits of 50 drafts, all at the same time."""
    office.draft()
    writers = [office.world.add(f"Writer{number}", Role.AUTHOR) for number in range(50)]
    community = office.community

    def write(number: int) -> None:
        who = writers[number]
        for _ in range(2):
            community.comments.post(who, BELL_TOE, f"From {number}", posting=f"form-{number}")
        for stars in (1, 1 + number % 5):
            community.ratings.vote(who, Scale.USEFULNESS, str(BELL_TOE), stars)
        draft = community.drafts.start(who, BELL_TOE, TOY)
        for statement in ("hum", "ring"):
            entry = {**community.pages.entry(draft, statement), "label": f"{statement} {number}"}
            seen = community.pages.fingerprint(draft, statement)
            draft = community.drafts.save_statement(who, draft.id, seen, statement, entry)

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(write, range(50)))
    bodies = sorted(one.comment.body for one in community.comments.thread(BELL_TOE, "", None))
    assert bodies == sorted(f"From {number}" for number in range(50))
    standing = community.ratings.standings([(Scale.USEFULNESS, str(BELL_TOE))])[Scale.USEFULNESS, str(BELL_TOE)]
    assert (standing.count, standing.mean) == (50, 3.0)
    for number, who in enumerate(writers):
        (draft,) = community.pages.drafts_of(who)
        assert draft.edits == 2
        assert community.pages.entry(draft, "hum")["label"] == f"hum {number}"
        assert community.pages.entry(draft, "ring")["label"] == f"ring {number}"
    assert [one.number for one in community.pages.history(BELL_TOE).revisions] == [1]


def test_people_are_told_and_mail_holds_no_words_of_theirs(office: Office) -> None:
    office.published()
    question = office.community.comments.post(office.reader, BELL_TOE, "Secret words")
    office.community.comments.post(office.author, BELL_TOE, "Answered.", parent=question.id)
    office.community.comments.decide(office.administrator, question.id, Decision.HIDE, "Off topic.")
    letters = office.world.letters()
    told = [(letter.kind, letter.to) for letter in letters]
    assert told == [
        ("review", "rita@example.org"),
        ("decision", "ann@example.org"),
        ("comment", "ann@example.org"),
        ("reply", "rolf@example.org"),
        ("moderation", "rolf@example.org"),
    ]
    assert all(letter.unsubscribe and "Secret words" not in letter.body for letter in letters)
