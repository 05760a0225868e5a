"""Pages: what is published, what was, and what happened to it. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from symptomdb.community.access import demand, manuscript_of, merged, names_of, visible
from symptomdb.community.ground import Ground
from symptomdb.errors import NotFound
from symptomdb.model.curie import Curie
from symptomdb.model.person import Permission, Person, PersonId
from symptomdb.model.revision import Act, Revision, RevisionEvent, RevisionState
from symptomdb.publish.difference import Difference, compare
from symptomdb.publish.merge import Merged
from symptomdb.publish.proof import Remark, Shelf, proofread
from symptomdb.publish.statement_form import choices, entry_of, groups, typed_of
from symptomdb.publish.statement_text import Entry
from symptomdb.store.site import people, revisions

_PUBLIC = (Act.PUBLISH, Act.WITHDRAW, Act.IMPORT)


@dataclass(frozen=True, slots=True)
class History:
    """What happened to a page: its published revisions (newest first), the log, and who all of them are.

    Attributes:
        current: What readers see; None when all was withdrawn.
        names: Person to name.
    """

    condition: Curie
    current: Revision | None
    revisions: tuple[Revision, ...]
    events: tuple[RevisionEvent, ...]
    names: dict[PersonId, str]


class Pages:
    """Looking at pages and revisions. What a person may not see is as unknown as what never was (`NotFound`)."""

    def __init__(self, ground: Ground) -> None:
        self._database = ground.database

    def current(self, condition: Curie) -> Revision | None:
        """What readers see of a page that was edited here; None for one that never was, or was withdrawn."""
        with self._database.read() as connection:
            return revisions.read_published(connection, condition)

    def newest(self, condition: Curie) -> Revision | None:
        """The last revision that was published on a page, withdrawn or not; None where nothing was edited here."""
        with self._database.read() as connection:
            return revisions.read_newest(connection, condition)

    def history(self, condition: Curie) -> History:
        """The public change log of a page; empty lists where nothing was edited here."""
        with self._database.read() as connection:
            found = revisions.list_numbered(connection, condition)
            events = revisions.list_events(connection, [one.id for one in found])
            public = tuple(one for one in events if one.act in _PUBLIC)
            names = names_of(connection, found, [one.actor for one in public])
            shown = revisions.read_published(connection, condition)
        return History(condition, shown, tuple(found), public, names)

    def revision(self, key: int, who: Person | None) -> Revision:
        """One revision by its key."""
        with self._database.read() as connection:
            return visible(revisions.read_revision(connection, key), who)

    def numbered(self, condition: Curie, number: int) -> Revision:
        """A published or withdrawn revision by its number."""
        with self._database.read() as connection:
            found = revisions.read_numbered(connection, condition, number)
        if found is None:
            raise NotFound(f"This page has no revision {number}.", "Open its history to see which there are.")
        return found

    def log(self, revision: Revision) -> tuple[tuple[RevisionEvent, ...], dict[PersonId, str]]:
        """All that happened to one revision, and the names of who did it."""
        with self._database.read() as connection:
            events = revisions.list_events(connection, [revision.id])
            return tuple(events), names_of(connection, [revision], [one.actor for one in events])

    def drafts_of(self, who: Person) -> list[Revision]:
        """A person's own drafts and revisions in review."""
        with self._database.read() as connection:
            return revisions.list_open(connection, author=who.id)

    def queue(self, who: Person) -> tuple[list[Revision], dict[PersonId, str]]:
        """What waits for a reviewer, the longest waiting first, and the authors' names."""
        demand(who, Permission.REVIEW)
        with self._database.read() as connection:
            found = revisions.list_open(connection, state=RevisionState.IN_REVIEW)
            return found, names_of(connection, found)

    def recent(self, limit: int = 50, condition: Curie | None = None) -> tuple[list[Revision], dict[PersonId, str]]:
        """The newest published revisions, for feeds."""
        with self._database.read() as connection:
            found = revisions.list_recent(connection, limit, str(condition) if condition else "")
            return found, names_of(connection, found)

    def authors(self, condition: Curie) -> list[Person]:
        """Everybody with an account whose revision of a page was published."""
        with self._database.read() as connection:
            ids = revisions.author_ids(connection, condition)
            found = people.read_people(connection, ids)
        return [found[one] for one in ids if one in found]

    def pages_of(self, person_id: str) -> list[tuple[str, int]]:
        """Condition and number of the revisions of a person's that readers see."""
        with self._database.read() as connection:
            return revisions.pages_of(connection, person_id)

    def base_of(self, revision: Revision) -> Revision | None:
        """The published revision that one was written on."""
        with self._database.read() as connection:
            return revisions.read_numbered(connection, revision.condition, revision.base)

    def merged(self, revision: Revision, keep_mine: Collection[str] = ()) -> Merged | None:
        """A draft carried over to the newest published revision; None when it stands on that already."""
        with self._database.read() as connection:
            return merged(connection, revision, keep_mine)

    def difference(self, old: Revision, new: Revision) -> Difference:
        """What changed from one revision to another."""
        return compare(manuscript_of(old), manuscript_of(new))

    def remarks(self, revision: Revision, shelf: Shelf) -> list[Remark]:
        """What the checker says of a revision."""
        return proofread(manuscript_of(revision), shelf)

    def what_if(self, revision: Revision, statement: str, entry: Entry, shelf: Shelf) -> list[Remark]:
        """What the checker would say of one statement if it were saved so; nothing is saved."""
        old = manuscript_of(revision)
        new = old.with_statement(statement, entry) if statement else old.with_new_statement(entry)
        return [one for one in proofread(new, shelf) if one.statement == str(entry["id"])]

    def entries(self, revision: Revision) -> list[Entry]:
        """The statements of a revision as plain values."""
        return [dict(one) for one in manuscript_of(revision).entries]

    def entry(self, revision: Revision, statement: str) -> Entry:
        """One statement of a revision; `NotFound` for an unknown id."""
        return dict(manuscript_of(revision).entry(statement))

    def typed(self, revision: Revision, statement: str) -> dict[str, str]:
        """A statement as the texts of a form."""
        return typed_of(manuscript_of(revision).entry(statement))

    def read_typed(self, revision: Revision, statement: str, typed: Mapping[str, str]) -> Entry:
        """The statement that a form's texts say; an empty `statement` for a new one."""
        return entry_of(typed, manuscript_of(revision).entry(statement) if statement else {})

    def choices(self) -> dict[str, list[Any]]:
        """The values of each field of a statement that has a closed list of them."""
        return choices()

    def groups(self) -> list[str]:
        """Sub-headings that are in use."""
        return groups()

    def fingerprint(self, revision: Revision, statement: str) -> str:
        """What tells the state of a statement that is shown from any later one."""
        return manuscript_of(revision).fingerprint(statement)

    def head(self, revision: Revision) -> Entry:
        """All of a revision but its statements."""
        return {name: value for name, value in manuscript_of(revision).data.items() if name != "statements"}
