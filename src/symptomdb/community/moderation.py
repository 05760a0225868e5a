"""Moderation: what waits, decisions with reasons, closed threads, and who is told. Each decision is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from symptomdb.community.access import people_names
from symptomdb.community.ground import Ground
from symptomdb.community.notices import Notices
from symptomdb.errors import NotFound
from symptomdb.model.comment import Comment, Decision, ModerationRecord, Report
from symptomdb.model.curie import Curie
from symptomdb.model.notice import Notice
from symptomdb.model.person import Person, PersonId
from symptomdb.publish import comment as rules
from symptomdb.publish.markdown import to_html
from symptomdb.store.site import comments as rows
from symptomdb.store.site import revisions


@dataclass(frozen=True, slots=True)
class Case:
    """A comment that waits for a moderator, with the reports on it and what was decided on it before."""

    comment: Comment
    name: str
    html: str
    reports: tuple[tuple[Report, str], ...]
    records: tuple[ModerationRecord, ...]


class Moderation:
    """Verbs of moderators."""

    def __init__(self, ground: Ground, notices: Notices) -> None:
        self._ground = ground
        self._notices = notices
        self._database = ground.database

    def queue(self, who: Person) -> tuple[Case, ...]:
        """What waits for a moderator, the longest waiting first."""
        rules.check_moderator(who)
        with self._database.read() as connection:
            return self._cases(connection, rows.list_queue(connection))

    def case(self, who: Person, key: int) -> Case:
        """One comment as a moderator sees it."""
        rules.check_moderator(who)
        with self._database.read() as connection:
            return self._cases(connection, [there(rows.read_comment(connection, key))])[0]

    def decide(self, who: Person, key: int, decision: Decision, reason: str = "") -> Comment:
        """Approve, hide, show again or keep a comment; the decision is written down with it, or not at all."""
        now = self._ground.now()
        with self._database.write() as connection:
            found = there(rows.read_comment(connection, key, lock=True))
            state = rules.rule(who, found, decision, reason)
            kept = reason.strip() if decision is Decision.HIDE else ""
            rows.change_comment(connection, key, state=state, reason=kept)
            rows.answer_reports(connection, key, now)
            self._record(connection, who, found.condition, found.statement, decision, reason, key)
            link = f"{self._ground.settings.site_address}/comments/{key}"
            body = f"A moderator has decided on your comment ({decision}): {link}"
            self._notices.tell(connection, found.writer, Notice.MODERATION, "your comment", body)
            if decision is Decision.APPROVE:
                self.tell_of(connection, found)
            return there(rows.read_comment(connection, key))

    def set_closed(self, who: Person, condition: Curie, statement: str, closed: bool, reason: str) -> None:
        """Close or open a thread."""
        rules.check_moderator(who)
        rules.check_reason(reason, "Say why: other moderators see it.")
        decision = Decision.CLOSE if closed else Decision.OPEN
        with self._database.write() as connection:
            rows.set_closed(connection, str(condition), statement, closed)
            self._record(connection, who, str(condition), statement, decision, reason, None)

    def records(self, who: Person, limit: int = 200) -> tuple[list[ModerationRecord], dict[PersonId, str]]:
        """What was decided, the newest first."""
        rules.check_moderator(who)
        with self._database.read() as connection:
            found = rows.list_records(connection, limit)
            return found, people_names(connection, [one.moderator for one in found])

    def tell_of(self, connection: Connection, made: Comment) -> None:
        """Tell who is answered, else the page's authors; the letter holds no word of the comment."""
        link = f"{self._ground.settings.site_address}/comments/{made.id}"
        above = rows.read_comment(connection, made.parent) if made.parent else None
        if above is not None:
            if above.writer != made.writer:
                body = f"Somebody answered your comment: {link}"
                self._notices.tell(connection, above.writer, Notice.REPLY, "an answer to your comment", body)
            return
        for author in revisions.author_ids(connection, Curie.parse(made.condition)):
            if author != made.writer:
                body = f"Somebody commented on a page that you wrote: {link}"
                self._notices.tell(connection, author, Notice.COMMENT, "a comment on your page", body)

    def _record(
        self,
        connection: Connection,
        who: Person,
        condition: str,
        statement: str,
        decision: Decision,
        reason: str,
        key: int | None,
    ) -> None:
        rows.add_record(
            connection,
            comment_id=key,
            condition=condition,
            statement=statement,
            moderator_id=who.id,
            decision=decision,
            reason=reason.strip(),
            at=self._ground.now(),
        )

    def _cases(self, connection: Connection, found: Sequence[Comment]) -> tuple[Case, ...]:
        keys = [one.id for one in found]
        reports, records = rows.list_reports(connection, keys), rows.list_records(connection, 500, keys)
        names = people_names(connection, [*(one.writer for one in found), *(one.reporter for one in reports)])
        return tuple(
            Case(
                one,
                names[one.writer],
                to_html(one.body),
                tuple((each, names[each.reporter]) for each in reports if each.comment == one.id),
                tuple(each for each in records if each.comment == one.id),
            )
            for one in found
        )


def there(found: Comment | None) -> Comment:
    """The comment; `NotFound` for None."""
    if found is None:
        raise NotFound("There is no such comment.", "It may have been deleted.")
    return found
