"""Drafts, reviews, publication and history, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from tests.community.world import World
from tests.publish.toy import BELL_TOE, SHELF, TOY

from symptomdb.errors import BadInput, Conflict, NotAllowed, NotFound, SymptomDatabaseError
from symptomdb.model.person import Person, Role
from symptomdb.model.revision import Act, Revision, RevisionState


class Office:
    """The people of a small editorial office, and the steps that every test takes."""

    def __init__(self, world: World) -> None:
        self.world, self.community = world, world.community
        self.author, self.other = world.add("Ann", Role.AUTHOR), world.add("Olaf", Role.AUTHOR)
        self.reviewer, self.reader = world.add("Rita", Role.REVIEWER), world.add("Rolf")
        self.administrator = world.add("Ada", Role.ADMINISTRATOR)

    def draft(self, who: Person | None = None, **changes: str) -> Revision:
        who = who or self.author
        made = self.community.drafts.start(who, BELL_TOE, TOY)
        pages = self.community.pages
        entry = {**pages.entry(made, "hum"), **(changes or {"label": "Hum"})}
        return self.community.drafts.save_statement(who, made.id, pages.fingerprint(made, "hum"), "hum", entry)

    def submitted(self, who: Person | None = None, **changes: str) -> Revision:
        made = self.draft(who, **changes)
        return self.community.reviews.submit(who or self.author, made.id, "A label for the hum.", SHELF)

    def published(self, who: Person | None = None, **changes: str) -> Revision:
        made = self.submitted(who, **changes)
        return self.community.reviews.publish(self.reviewer, made.id, SHELF, date(2027, 1, 1))


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def test_the_repositorys_text_is_revision_1_byte_for_byte(office: Office) -> None:
    office.draft()
    first = office.community.pages.numbered(BELL_TOE, 1)
    assert (first.text, first.state, first.author) == (TOY, RevisionState.PUBLISHED, "")
    assert office.community.pages.current(BELL_TOE) == first


def test_a_draft_is_reviewed_published_and_shown_with_its_reviewer(office: Office) -> None:
    made = office.published()
    assert (made.number, made.state, made.base) == (2, RevisionState.PUBLISHED, 1)
    head = office.community.pages.head(made)
    assert [one["name"] for one in head["authors"]] == ["Toy editors", "Ann"]  # type: ignore[union-attr, index, call-overload]
    assert [one["name"] for one in head["reviewers"]] == ["Rita"]  # type: ignore[union-attr, index, call-overload]
    assert head["dates"] == {"created": "2026-01-02", "last_reviewed": "2026-03-01", "next_due": "2027-01-01"}
    history = office.community.pages.history(BELL_TOE)
    assert [(one.act, history.names[one.actor]) for one in history.events] == [
        (Act.PUBLISH, "Rita"),
        (Act.IMPORT, "Symptom Database editors"),
    ]
    assert [one.number for one in history.revisions] == [2, 1]


def test_a_reviewer_sends_back_with_a_reason_that_the_author_sees(office: Office) -> None:
    made = office.submitted()
    back = office.community.reviews.send_back(office.reviewer, made.id, "Cite the hum.")
    assert (back.state, back.reason) == (RevisionState.DRAFT, "Cite the hum.")
    again = office.community.reviews.submit(office.author, made.id, "Cited.", SHELF)
    assert office.community.reviews.publish(office.reviewer, again.id, SHELF).number == 2
    assert [one.act for one in office.community.pages.log(again)[0]] == [
        Act.PUBLISH, Act.SUBMIT, Act.SEND_BACK, Act.SUBMIT, Act.START,
    ]  # fmt: skip


def test_nobody_publishes_their_own_work(office: Office) -> None:
    office.world.community.people.set_role(office.author.id, Role.REVIEWER)
    author = office.community.people.show(office.author.id)
    # A reviewer is no author by the table of permissions, so this needs an older draft of theirs.
    office.world.community.people.set_role(author.id, Role.AUTHOR)
    made = office.submitted()
    office.world.community.people.set_role(author.id, Role.REVIEWER)
    with pytest.raises(NotAllowed, match="their own work"):
        office.community.reviews.publish(office.community.people.show(author.id), made.id, SHELF)


def test_a_draft_is_unknown_to_everybody_else(office: Office) -> None:
    made = office.draft()
    for who in (office.other, office.reviewer, office.reader, office.administrator, None):
        with pytest.raises(NotFound):
            office.community.pages.revision(made.id, who)
    community = office.community
    for attempt in (
        lambda: community.drafts.remove_statement(office.other, made.id, "", "hum"),
        lambda: community.drafts.save_summary(office.other, made.id, made.edits, "Mine now."),
        lambda: community.drafts.discard(office.other, made.id),
        lambda: community.reviews.submit(office.other, made.id, "x", SHELF),
        lambda: community.reviews.publish(office.reviewer, made.id, SHELF),
        lambda: community.drafts.restore(office.other, made.id),
    ):
        with pytest.raises(SymptomDatabaseError):
            attempt()
    assert community.pages.revision(made.id, office.author) == made


def test_what_was_not_seen_is_not_overwritten(office: Office) -> None:
    made = office.draft()
    seen = office.community.pages.fingerprint(made, "hum")
    entry = office.community.pages.entry(made, "hum")
    office.community.drafts.save_statement(office.author, made.id, seen, "hum", {**entry, "label": "One"})
    with pytest.raises(Conflict, match="changed since"):
        office.community.drafts.save_statement(office.author, made.id, seen, "hum", {**entry, "label": "Two"})
    with pytest.raises(Conflict, match="changed since"):
        office.community.drafts.save_summary(office.author, made.id, made.edits, "x")
    ring = office.community.pages.fingerprint(made, "ring")
    office.community.drafts.remove_statement(office.author, made.id, ring, "ring")


def test_a_draft_on_an_old_revision_is_brought_up_to_date_before_review(office: Office) -> None:
    mine, theirs = office.draft(label="Mine"), office.published(office.other, label="Theirs")
    assert theirs.number == 2
    with pytest.raises(Conflict, match="Revision 2 was published since"):
        office.community.reviews.submit(office.author, mine.id, "x", SHELF)
    merged = office.community.pages.merged(mine)
    assert merged is not None
    assert [one.statement for one in merged.clashes] == ["hum"]
    with pytest.raises(Conflict, match="Both changed hum"):
        office.community.drafts.catch_up(office.author, mine.id, [], [])
    now = office.community.drafts.catch_up(office.author, mine.id, ["hum"], [])
    assert (now.base, office.community.pages.entry(now, "hum")["label"]) == (2, "Mine")
    office.community.reviews.submit(office.author, mine.id, "x", SHELF)
    assert office.community.reviews.publish(office.reviewer, mine.id, SHELF).number == 3


def test_only_one_of_two_revisions_on_the_same_base_is_published(office: Office) -> None:
    one, two = office.submitted(label="One"), office.submitted(office.other, label="Two")

    def publish(made: Revision) -> int:
        try:
            return office.community.reviews.publish(office.reviewer, made.id, SHELF).number
        except Conflict:
            return 0

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(publish, [one, two])) == [0, 2]
    assert [one.number for one in office.community.pages.history(BELL_TOE).revisions] == [2, 1]


def test_a_withdrawn_revision_gives_way_to_the_one_before(office: Office) -> None:
    made = office.published()
    with pytest.raises(BadInput, match="reason"):
        office.community.reviews.withdraw(office.reviewer, made.id, "")
    office.community.reviews.withdraw(office.administrator, made.id, "The source was retracted.")
    shown = office.community.pages.current(BELL_TOE)
    assert shown is not None
    assert shown.number == 1
    assert office.published(label="New").number == 3


def test_an_older_revision_is_restored_as_a_new_one(office: Office) -> None:
    office.published()
    first = office.community.pages.numbered(BELL_TOE, 1)
    made = office.community.drafts.restore(office.author, first.id)
    assert (made.text, made.base, made.number) == (TOY, 2, 0)
    with pytest.raises(Conflict, match="open draft"):
        office.community.drafts.restore(office.author, first.id)
    office.community.reviews.submit(office.author, made.id, "Back to the first.", SHELF)
    third = office.community.reviews.publish(office.reviewer, made.id, SHELF)
    assert third.number == 3
    difference = office.community.pages.difference(first, third)
    assert difference.statements == ()
    assert {one.field for one in difference.head} == {"authors", "reviewers", "dates"}


def test_nothing_is_submitted_without_a_change_or_with_a_problem(office: Office) -> None:
    made = office.community.drafts.start(office.author, BELL_TOE, TOY)
    with pytest.raises(BadInput, match="Nothing differs"):
        office.community.reviews.submit(office.author, made.id, "x", SHELF)
    office.draft(modality="is_not")
    with pytest.raises(BadInput, match="does not show it"):
        office.community.reviews.submit(office.author, made.id, "x", SHELF)


def test_statements_are_added_moved_and_drafts_thrown_away(office: Office) -> None:
    made = office.draft()
    drafts, pages = office.community.drafts, office.community.pages
    entry = {**pages.entry(made, "hum"), "id": "buzz"}
    made = drafts.save_statement(office.author, made.id, "", "", entry, after="ring")
    made = drafts.move_statement(office.author, made.id, made.edits, "buzz", "hum")
    assert [one["id"] for one in pages.entries(made)] == ["ring", "hum", "buzz"]
    drafts.discard(office.author, made.id)
    assert pages.drafts_of(office.author) == []


def test_an_imported_file_is_a_draft_and_exports_byte_for_byte(office: Office) -> None:
    text = TOY.replace("A hum is often heard.", "A low hum is often heard.  # by ear")
    made = office.community.drafts.import_text(office.author, BELL_TOE, text, TOY)
    assert made.text == text
    with pytest.raises(BadInput, match="about 'other'"):
        office.community.drafts.import_text(office.other, BELL_TOE, text.replace("id: bell-toe", "id: other"), TOY)
    with pytest.raises(Conflict, match="open draft"):
        office.community.drafts.import_text(office.author, BELL_TOE, text, TOY)


def test_readers_write_nothing(office: Office) -> None:
    with pytest.raises(NotAllowed):
        office.community.drafts.start(office.reader, BELL_TOE, TOY)
    with pytest.raises(NotAllowed):
        office.community.pages.queue(office.reader)
