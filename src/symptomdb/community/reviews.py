"""Reviews: a draft is submitted, sent back or published by somebody else than its author, and may be withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from symptomdb.community.access import as_author, manuscript_of, there, visible
from symptomdb.community.ground import Ground
from symptomdb.community.notices import Notices
from symptomdb.errors import BadInput, Conflict
from symptomdb.model.notice import Notice
from symptomdb.model.page import Author
from symptomdb.model.person import Person, Role
from symptomdb.model.revision import Act, Revision
from symptomdb.publish import review
from symptomdb.publish.proof import Shelf, check_publishable, proofread
from symptomdb.store.site import people, revisions

#: Reviewers that are told of one submission.
_MOST_LETTERS = 50


class Reviews:
    """Acts on revisions. When one raises (`NotAllowed`, `Conflict`, `BadInput`, `NotFound`), nothing has changed."""

    def __init__(self, ground: Ground, notices: Notices) -> None:
        self._ground = ground
        self._notices = notices
        self._database = ground.database

    def submit(self, who: Person, key: int, note: str, shelf: Shelf) -> Revision:
        """Send a draft to review, with a line on what changed and why."""
        found = self._proofread(who, key, shelf)

        def changes(connection: Connection, now: Revision) -> dict[str, Any]:
            _check_base(connection, now)
            base = revisions.read_numbered(connection, now.condition, now.base)
            if base is not None and base.text == now.text:
                remedy = "Change something first, or discard the draft."
                raise BadInput("Nothing differs from what is published.", remedy)
            return {"note": note.strip(), "submitted_at": self._ground.now()}

        return self._act(Act.SUBMIT, who, key, note, changes, found.edits)

    def take_back(self, who: Person, key: int) -> Revision:
        """Take one's own revision out of review to go on with it."""
        return self._act(Act.TAKE_BACK, who, key, "", lambda *_: {})

    def send_back(self, who: Person, key: int, reason: str) -> Revision:
        """Send a revision back to its author."""
        return self._act(Act.SEND_BACK, who, key, reason, lambda *_: {"reviewer_id": who.id, "reason": reason.strip()})

    def publish(self, who: Person, key: int, shelf: Shelf, next_due: date | None = None, words: str = "") -> Revision:
        """Approve a revision and put it in the place of the one that readers see.

        The page's head names the author, the reviewer, the day and the next review.
        """
        found = self._proofread(who, key, shelf)
        today = self._ground.now().date()
        due = next_due or _in_months(today)
        if due <= today:
            raise BadInput("The next review must lie in the future.", "Choose a later day.", "next_due")

        def changes(connection: Connection, now: Revision) -> dict[str, Any]:
            _check_base(connection, now)
            return {
                "text": _reviewed(connection, now, who, today, due),
                "number": now.base + 1,
                "published_at": self._ground.now(),
                "reviewer_id": who.id,
                "reason": "",
            }

        return self._act(Act.PUBLISH, who, key, words, changes, found.edits)

    def withdraw(self, who: Person, key: int, reason: str) -> Revision:
        """Take a published revision away; readers see the one before it again."""
        changes = {"withdrawn_at": self._ground.now(), "reason": reason.strip()}
        return self._act(Act.WITHDRAW, who, key, reason, lambda *_: changes)

    def _act(self, act: Act, who: Person, key: int, words: str, changes: Any, edits: int | None = None) -> Revision:
        try:
            with self._database.write() as connection:
                found = visible(revisions.read_revision(connection, key, lock=True), who)
                arrow = review.step(act, found, who, words)
                if edits is not None:
                    review.check_seen(found.edits, edits)
                now = self._ground.now()
                values = {"state": arrow.after, "changed_at": now, **changes(connection, found)}
                revisions.change_revision(connection, key, **values)
                revisions.add_event(connection, key, act, who.id, now, words.strip())
                self._tell(connection, act, found, who)
                return there(revisions.read_revision(connection, key))
        except IntegrityError as error:
            # Two reviewers at once: the number on a page is unique, and one of them was first.
            raise Conflict("Another revision was published meanwhile.", "Bring this one up to date first.") from error

    def _tell(self, connection: Connection, act: Act, found: Revision, who: Person) -> None:
        page, site = found.condition.local.replace("-", " "), self._ground.settings.site_address
        if act is Act.SUBMIT:
            _, reviewers = people.list_people(connection, role=Role.REVIEWER, limit=_MOST_LETTERS)
            body = f"{who.name} has sent a revision of {page} to review: {site}/reviews/{found.id}"
            for one in reviewers:
                if one.id != who.id:
                    self._notices.tell(connection, one.id, Notice.REVIEW, f"{page} waits for a review", body)
        elif act in (Act.SEND_BACK, Act.PUBLISH, Act.WITHDRAW) and found.author:
            link = f"/drafts/{found.id}" if act is Act.SEND_BACK else f"/conditions/{found.condition.local}/history"
            body = f"Your revision of {page} was {act}: {site}{link}"
            self._notices.tell(connection, found.author, Notice.DECISION, f"{page}: {act}", body)

    def _proofread(self, who: Person, key: int, shelf: Shelf) -> Revision:
        # Before the transaction, since it takes a moment and others wait; what was read is compared inside.
        with self._database.read() as connection:
            found = visible(revisions.read_revision(connection, key), who)
        check_publishable(proofread(manuscript_of(found), shelf))
        return found


def _reviewed(connection: Connection, found: Revision, who: Person, today: date, next_due: date) -> str:
    writer = people.read_person(connection, found.author)
    manuscript = manuscript_of(found)
    authors = [Author(**entry) for entry in manuscript.data["authors"]]
    if writer is not None and writer.name not in {one.name for one in authors}:
        authors.append(as_author(writer))
    return manuscript.with_review(authors, [as_author(who)], today, next_due).text


def _check_base(connection: Connection, found: Revision) -> None:
    newest = revisions.read_newest(connection, found.condition, lock=True)
    if newest is not None and newest.number != found.base:
        raise Conflict(
            f"Revision {newest.number} was published since this was written on revision {found.base}.",
            "Its author has to bring it up to date first; both versions are shown there.",
        )


def _in_months(today: date, months: int = review.REVIEW_MONTHS) -> date:
    year, month = divmod(today.month - 1 + months, 12)
    return date(today.year + year, month + 1, min(today.day, 28))
