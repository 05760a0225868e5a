"""Drafts: begun, edited statement by statement, brought up to date, restored, imported, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from symptomdb.community.access import demand, manuscript_of, merged, there, visible
from symptomdb.community.ground import Ground
from symptomdb.errors import BadInput, Conflict
from symptomdb.model.curie import Curie
from symptomdb.model.person import Permission, Person
from symptomdb.model.revision import EDITORS, Act, Revision, RevisionState
from symptomdb.publish import review
from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.statement_text import Entry
from symptomdb.store.site import revisions

#: Characters of a monograph file; the largest of ours has a tenth of that.
MOST_TEXT = 2_000_000


class Drafts:
    """Verbs on drafts. Each raises `NotAllowed`, `Conflict`, `BadInput` or `NotFound`, and then nothing has changed."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._database = ground.database

    def start(self, who: Person, condition: Curie, repository_text: str) -> Revision:
        """This person's draft of a page: the one they have, or a new one on what is published.

        Args:
            repository_text: The monograph file that came with the program; revision 1 of a page never edited here.
        """
        demand(who, Permission.WRITE)
        self._ensure_first(condition, repository_text)
        with self._database.write() as connection:
            return self._draft(connection, who, condition, None)

    def restore(self, who: Person, key: int) -> Revision:
        """A new draft with the text of an older revision."""
        demand(who, Permission.WRITE)
        with self._database.write() as connection:
            old = visible(revisions.read_revision(connection, key), who)
            if not old.number:
                raise BadInput("Only what was published can be restored.", "Open the page's history.")
            return self._draft(connection, who, old.condition, old)

    def import_text(self, who: Person, condition: Curie, text: str, repository_text: str) -> Revision:
        """A new draft with the text of a file; an open draft of this person's is in the way."""
        demand(who, Permission.WRITE)
        _check_file(text, condition)
        self._ensure_first(condition, repository_text)
        with self._database.write() as connection:
            if revisions.list_open(connection, author=who.id, condition=str(condition)):
                raise Conflict(f"{who.name} has an open draft of this page.", "Submit it or discard it first.")
            made = self._draft(connection, who, condition, None)
            revisions.change_revision(connection, made.id, text=text)
            revisions.add_event(connection, made.id, Act.IMPORT, who.id, self._ground.now())
            return there(revisions.read_revision(connection, made.id))

    def save_statement(
        self, who: Person, key: int, seen: str, statement: str, entry: Entry, after: str = ""
    ) -> Revision:
        """Save one statement of a draft; an empty `statement` adds it behind `after`.

        Args:
            seen: Fingerprint of the statement as it was shown; empty for a new one.
        """

        def change(old: Manuscript) -> Manuscript:
            if not statement:
                return old.with_new_statement(entry, after)
            review.check_seen(old.fingerprint(statement), seen)
            return old.with_statement(statement, entry)

        return self._edit(who, key, change)

    def remove_statement(self, who: Person, key: int, seen: str, statement: str) -> Revision:
        """Leave a statement out of a draft."""

        def change(old: Manuscript) -> Manuscript:
            review.check_seen(old.fingerprint(statement), seen)
            return old.without_statement(statement)

        return self._edit(who, key, change)

    def move_statement(self, who: Person, key: int, seen: int, statement: str, after: str) -> Revision:
        """Put a statement behind another one, or first; `seen` is the count of edits as it was shown."""
        return self._edit(who, key, lambda old: old.moved(statement, after), seen)

    def save_summary(self, who: Person, key: int, seen: int, summary: str) -> Revision:
        """Save the summary of a draft; `seen` is the count of edits as it was shown."""
        if not summary.strip():
            raise BadInput("The summary is empty.", "Say in a sentence or two what the condition is.", "summary")
        return self._edit(who, key, lambda old: old.with_summary(" ".join(summary.split())), seen)

    def discard(self, who: Person, key: int) -> None:
        """Throw a draft of one's own away."""
        with self._database.write() as connection:
            found = visible(revisions.read_revision(connection, key, lock=True), who)
            review.check_writer(found, who)
            revisions.delete_draft(connection, key)

    def catch_up(self, who: Person, key: int, keep_mine: Collection[str], keep_theirs: Collection[str]) -> Revision:
        """Carry a draft over to the newest published revision.

        Args:
            keep_mine, keep_theirs: For each statement that both changed: whose version stays. A clash that is in
                neither stops it.
        """
        with self._database.write() as connection:
            found = visible(revisions.read_revision(connection, key, lock=True), who)
            review.check_writer(found, who)
            result = merged(connection, found, keep_mine)
            if result is None:
                return found
            if open_ := [one.statement for one in result.clashes if one.statement not in keep_theirs]:
                raise Conflict(f"Both changed {', '.join(open_[:5])}.", "Choose a version for each.")
            newest = there(revisions.read_newest(connection, found.condition))
            now = self._ground.now()
            changes = {"text": result.manuscript.text, "base": newest.number, "edits": found.edits + 1}
            revisions.change_revision(connection, key, changed_at=now, **changes)
            revisions.add_event(connection, key, Act.CATCH_UP, who.id, now, f"to revision {newest.number}")
            return there(revisions.read_revision(connection, key))

    def _edit(
        self, who: Person, key: int, change: Callable[[Manuscript], Manuscript], seen: int | None = None
    ) -> Revision:
        with self._database.write() as connection:
            found = visible(revisions.read_revision(connection, key, lock=True), who)
            review.check_writer(found, who)
            if seen is not None:
                review.check_seen(found.edits, seen)
            text = change(manuscript_of(found)).text
            if len(text) > MOST_TEXT:
                raise BadInput("The page is too long.", "Move a part of it to a page of its own.")
            if text != found.text:
                changes = {"text": text, "edits": found.edits + 1, "changed_at": self._ground.now()}
                revisions.change_revision(connection, key, **changes)
            return there(revisions.read_revision(connection, key))

    def _draft(self, connection: Connection, who: Person, condition: Curie, old: Revision | None) -> Revision:
        now = self._ground.now()
        newest = there(revisions.read_newest(connection, condition, lock=True))
        mine = revisions.list_open(connection, author=who.id, condition=str(condition))
        if mine and old is None:
            return mine[0]
        if mine:
            raise Conflict("You have an open draft of this page.", "Submit it or discard it first.")
        text = (old or revisions.read_published(connection, condition) or newest).text
        made = revisions.add_revision(connection, condition, text, now, base=newest.number, author_id=who.id)
        words = f"with the text of revision {old.number}" if old else ""
        revisions.add_event(connection, made, Act.START, who.id, now, words)
        return there(revisions.read_revision(connection, made))

    def _ensure_first(self, condition: Curie, text: str) -> None:
        """Make what came with the program revision 1, once."""
        with self._database.read() as connection:
            if revisions.read_newest(connection, condition) is not None:
                return
        _check_file(text, condition)
        now = self._ground.now()
        more = {"number": 1, "state": RevisionState.PUBLISHED, "published_at": now}
        try:
            with self._database.write() as connection:
                made = revisions.add_revision(connection, condition, text, now, **more, note="As the program has it.")
                revisions.add_event(connection, made, Act.IMPORT, EDITORS, now)
        except IntegrityError:
            return  # somebody else was first


def _check_file(text: str, condition: Curie) -> None:
    if len(text) > MOST_TEXT:
        raise BadInput(f"The file has more than {MOST_TEXT:,} characters.", "Import one monograph at a time.")
    slug = Manuscript.parse(text, condition.local).slug
    if slug != condition.local:
        raise BadInput(f"This file is about {slug!r}, not about {condition.local!r}.", "Choose the file of this page.")
