"""Comments: posted, changed, deleted and reported by people; decided on by moderators, each decision on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from secrets import token_urlsafe

from sqlalchemy import Connection

from symptomdb.community.access import people_names
from symptomdb.community.moderation import Moderation, there
from symptomdb.errors import Conflict, NotFound
from symptomdb.model.comment import Comment, CommentState, Report
from symptomdb.model.curie import Curie
from symptomdb.model.person import Permission, Person, PersonId
from symptomdb.publish import comment as rules
from symptomdb.publish.markdown import to_html
from symptomdb.publish.personal_data import Seen, look
from symptomdb.store.site import comments as rows
from symptomdb.store.site import revisions


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment as one reader sees it.

    Attributes:
        html: Its body, safe to be put into a page; empty where only a notice is shown.
        is_own: The reader wrote it.
        can_change: The reader can still change it.
        depth: 0 for the head of a thread.
    """

    comment: Comment
    name: str
    html: str
    is_own: bool
    can_change: bool
    can_report: bool
    depth: int
    replies: tuple[ShownComment, ...] = field(default=())


class Comments(Moderation):
    """Verbs on comments, those of moderators included."""

    def look(self, body: str) -> tuple[Seen, ...]:
        """What a text seems to give away about somebody's health, before it is posted. Nothing is kept."""
        return look(body)

    def preview(self, body: str) -> str:
        """A text as HTML. Nothing is kept."""
        return to_html(rules.clean_body(body))

    def post(
        self,
        who: Person,
        condition: Curie,
        body: str,
        statement: str = "",
        parent: int | None = None,
        posting: str = "",
    ) -> Comment:
        """Post a comment.

        Args:
            parent: The comment that it answers.
            posting: The key of the form that was sent; the same form sent twice makes one comment.
        """
        text = rules.clean_body(body)
        now = self._ground.now()
        with self._database.write() as connection:
            if parent is not None:
                statement, parent = self._thread_of(connection, condition, parent)
            closed = rows.is_closed(connection, str(condition), statement)
            if posting and (same := rows.read_posting(connection, who.id, posting)):
                return same
            rules.check_comment(who, text, rows.times_of(connection, who.id, now - timedelta(days=1)), now, closed)
            key = rows.add_comment(
                connection,
                condition=str(condition),
                statement=statement,
                parent_id=parent,
                writer_id=who.id,
                body=text,
                state=rules.first_state(who, self._ground.settings.moderation),
                created_at=now,
                by_author=who.id in revisions.author_ids(connection, condition),
                posting=posting or token_urlsafe(16),
            )
            made = there(rows.read_comment(connection, key))
            if made.state is CommentState.SHOWN:
                self.tell_of(connection, made)
            return made

    def change(self, who: Person, key: int, body: str) -> Comment:
        """Change one's own comment; with moderation before posting it waits again."""
        text = rules.clean_body(body)
        now = self._ground.now()
        with self._database.write() as connection:
            found = there(rows.read_comment(connection, key, lock=True))
            rules.check_change(who, found, now)
            rules.check_links(text)
            state = rules.first_state(who, self._ground.settings.moderation)
            rows.change_comment(connection, key, body=text, edited_at=now, state=state)
            return there(rows.read_comment(connection, key))

    def delete(self, who: Person, key: int) -> None:
        """Delete one's own comment; answers to it keep their place."""
        with self._database.write() as connection:
            found = there(rows.read_comment(connection, key, lock=True))
            rules.check_delete(who, found)
            rows.change_comment(connection, key, body="", state=CommentState.DELETED, reason="")
            rows.answer_reports(connection, key, self._ground.now())

    def report(self, who: Person, key: int, reason: str) -> Comment:
        """Ask moderators to look at a comment; several reports take it out of sight until one has."""
        with self._database.write() as connection:
            found = there(rows.read_comment(connection, key, lock=True))
            rules.check_report(who, found, reason)
            if not rows.add_report(connection, Report(key, who.id, reason.strip(), self._ground.now())):
                raise Conflict("You have reported this comment before.", "A moderator will look at it.")
            if found.reports + 1 >= rules.REPORTS_TO_HIDE and found.state is CommentState.SHOWN:
                rows.change_comment(connection, key, state=CommentState.WAITING)
            return there(rows.read_comment(connection, key))

    def comment(self, key: int, who: Person | None) -> Comment:
        """One comment, if this person may see it."""
        with self._database.read() as connection:
            found = there(rows.read_comment(connection, key))
        is_own = who is not None and who.id == found.writer
        if found.state is CommentState.SHOWN or is_own or (who is not None and who.may(Permission.MODERATE)):
            return found
        raise NotFound("There is no such comment.", "It may have been deleted.")

    def thread(self, condition: Curie, statement: str, who: Person | None) -> tuple[ShownComment, ...]:
        """The comments on a page (empty `statement`) or on one of its statements, as trees, the oldest first."""
        with self._database.read() as connection:
            found = [one for one in rows.list_comments(connection, str(condition)) if one.statement == statement]
            names = people_names(connection, [one.writer for one in found])
        return self._trees(found, None, names, who, 0)

    def counts(self, condition: Curie) -> dict[str, int]:
        """Statement (empty for the page) to how many comments readers see there."""
        with self._database.read() as connection:
            return rows.count_shown(connection, str(condition))

    def is_closed(self, condition: Curie, statement: str = "") -> bool:
        """True when a moderator has closed the thread."""
        with self._database.read() as connection:
            return rows.is_closed(connection, str(condition), statement)

    def recent(self, limit: int = 50, condition: Curie | None = None) -> tuple[list[Comment], dict[PersonId, str]]:
        """The newest comments that readers see, for feeds."""
        with self._database.read() as connection:
            found = rows.list_recent_comments(connection, limit, str(condition) if condition else "")
            return found, people_names(connection, [one.writer for one in found])

    def _thread_of(self, connection: Connection, condition: Curie, parent: int) -> tuple[str, int]:
        found = rows.read_comment(connection, parent)
        if found is None or found.condition != str(condition) or found.state is not CommentState.SHOWN:
            raise NotFound("The comment that you answer is gone.", "Write a comment of your own.")
        depth, above = 0, found
        while above.parent is not None and depth < rules.DEEPEST:
            above = there(rows.read_comment(connection, above.parent))
            depth += 1
        # Beyond the deepest level an answer is put beside the one it answers.
        return found.statement, found.parent if depth >= rules.DEEPEST and found.parent else found.id

    def _trees(
        self, found: Sequence[Comment], parent: int | None, names: dict[PersonId, str], who: Person | None, depth: int
    ) -> tuple[ShownComment, ...]:
        trees = []
        for one in (one for one in found if one.parent == parent):
            replies = self._trees(found, one.id, names, who, depth + 1)
            is_own = who is not None and who.id == one.writer
            visible = one.state is CommentState.SHOWN or (is_own and one.state is not CommentState.DELETED)
            if not visible and not replies:
                continue
            recent = self._ground.now() - one.created_at <= rules.EDIT_FOR
            trees.append(
                ShownComment(
                    one,
                    names[one.writer],
                    _html(one.body) if visible else "",
                    is_own,
                    is_own and recent and one.state in (CommentState.SHOWN, CommentState.WAITING),
                    who is not None and not is_own and one.state is CommentState.SHOWN and who.may(Permission.REPORT),
                    depth,
                    replies,
                )
            )
        return tuple(trees)


@lru_cache(maxsize=2000)
def _html(body: str) -> str:
    # A thread is shown far more often than written in.
    return to_html(body)
