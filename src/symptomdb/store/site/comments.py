"""Rows of comments, reports, closed threads and moderators' decisions, on an open transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from symptomdb.model.comment import Comment, CommentState, Decision, ModerationRecord, Report
from symptomdb.model.person import PersonId
from symptomdb.store.site.page_tables import closed_thread, comment, moderation_record, report

_OPEN_REPORTS = (
    select(func.count())
    .where(report.c.comment_id == comment.c.id, report.c.answered_at.is_(None))
    .correlate(comment)
    .scalar_subquery()
    .label("reports")
)


def add_comment(connection: Connection, **values: Any) -> int:
    """Make a comment, or find the one that the same form made before; its key."""
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    wanted = dialect.insert(comment).values(reason="", **values).on_conflict_do_nothing()
    made = connection.execute(wanted.returning(comment.c.id)).scalar_one_or_none()
    if made is not None:
        return int(made)
    same = (comment.c.writer_id == values["writer_id"], comment.c.posting == values["posting"])
    return int(connection.execute(select(comment.c.id).where(*same)).scalar_one())


def read_posting(connection: Connection, writer: PersonId, posting: str) -> Comment | None:
    """The comment that a form made."""
    query = select(comment, _OPEN_REPORTS).where(comment.c.writer_id == writer, comment.c.posting == posting)
    row = connection.execute(query).one_or_none()
    return None if row is None else _comment(row)


def read_comment(connection: Connection, key: int, lock: bool = False) -> Comment | None:
    """The comment with this key; with `lock` nobody else changes it before this transaction ends."""
    query = select(comment, _OPEN_REPORTS).where(comment.c.id == key)
    row = connection.execute(query.with_for_update(of=comment) if lock else query).one_or_none()
    return None if row is None else _comment(row)


def change_comment(connection: Connection, key: int, **values: Any) -> None:
    """Set columns of a comment."""
    connection.execute(update(comment).where(comment.c.id == key).values(**values))


def list_comments(connection: Connection, condition: str, limit: int = 2000) -> list[Comment]:
    """All comments on a page and its statements, the oldest first."""
    query = select(comment, _OPEN_REPORTS).where(comment.c.condition == condition)
    return [
        _comment(row) for row in connection.execute(query.order_by(comment.c.created_at, comment.c.id).limit(limit))
    ]


def count_shown(connection: Connection, condition: str) -> dict[str, int]:
    """Statement (empty for the page) to how many comments readers see there."""
    query = select(comment.c.statement, func.count()).where(
        comment.c.condition == condition, comment.c.state == CommentState.SHOWN
    )
    return {row[0]: row[1] for row in connection.execute(query.group_by(comment.c.statement))}


def list_recent_comments(connection: Connection, limit: int, condition: str = "") -> list[Comment]:
    """Comments that readers see, the newest first."""
    query = select(comment, _OPEN_REPORTS).where(comment.c.state == CommentState.SHOWN)
    if condition:
        query = query.where(comment.c.condition == condition)
    rows = connection.execute(query.order_by(comment.c.created_at.desc(), comment.c.id.desc()).limit(limit))
    return [_comment(row) for row in rows]


def list_queue(connection: Connection, limit: int = 200) -> list[Comment]:
    """What waits for a moderator: waiting comments and reported ones, the oldest first."""
    reported = select(report.c.comment_id).where(report.c.answered_at.is_(None))
    waits = (comment.c.state == CommentState.WAITING) | (
        comment.c.id.in_(reported) & comment.c.state.in_([CommentState.SHOWN, CommentState.WAITING])
    )
    rows = connection.execute(select(comment, _OPEN_REPORTS).where(waits).order_by(comment.c.created_at).limit(limit))
    return [_comment(row) for row in rows]


def times_of(connection: Connection, writer: PersonId, since: datetime) -> list[datetime]:
    """When a person wrote comments since a moment."""
    query = select(comment.c.created_at).where(comment.c.writer_id == writer, comment.c.created_at >= since)
    return list(connection.execute(query).scalars())


def add_report(connection: Connection, one: Report) -> bool:
    """Note a report; False when this person reported the comment before."""
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    values = {"comment_id": one.comment, "reporter_id": one.reporter, "reason": one.reason, "at": one.at}
    made = dialect.insert(report).values(values).on_conflict_do_nothing().returning(report.c.comment_id)
    return connection.execute(made).scalar_one_or_none() is not None


def list_reports(connection: Connection, keys: Sequence[int]) -> list[Report]:
    """Unanswered reports on these comments, the oldest first."""
    query = select(report).where(report.c.comment_id.in_(list(keys)), report.c.answered_at.is_(None))
    rows = connection.execute(query.order_by(report.c.at))
    return [Report(row.comment_id, PersonId(row.reporter_id), row.reason, row.at) for row in rows]


def answer_reports(connection: Connection, key: int, now: datetime) -> None:
    """Mark the reports on a comment as answered."""
    wanted = (report.c.comment_id == key, report.c.answered_at.is_(None))
    connection.execute(update(report).where(*wanted).values(answered_at=now))


def is_closed(connection: Connection, condition: str, statement: str) -> bool:
    """True when a moderator has closed the thread."""
    chosen = (closed_thread.c.condition == condition, closed_thread.c.statement == statement)
    return connection.execute(select(func.count()).where(*chosen)).scalar_one() > 0


def set_closed(connection: Connection, condition: str, statement: str, closed: bool) -> None:
    """Close or open a thread."""
    chosen = (closed_thread.c.condition == condition, closed_thread.c.statement == statement)
    if not closed:
        connection.execute(delete(closed_thread).where(*chosen))
        return
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    values = {"condition": condition, "statement": statement}
    connection.execute(dialect.insert(closed_thread).values(values).on_conflict_do_nothing())


def add_record(connection: Connection, **values: Any) -> None:
    """Write down a decision."""
    connection.execute(insert(moderation_record).values(**values))


def list_records(connection: Connection, limit: int = 200, keys: Sequence[int] | None = None) -> list[ModerationRecord]:
    """Decisions, the newest first; with `keys` only those on these comments."""
    query = select(moderation_record)
    if keys is not None:
        query = query.where(moderation_record.c.comment_id.in_(list(keys)))
    return [_record(row) for row in connection.execute(query.order_by(moderation_record.c.id.desc()).limit(limit))]


def _record(row: Row[Any]) -> ModerationRecord:
    return ModerationRecord(
        row.id,
        row.comment_id,
        row.condition,
        row.statement,
        PersonId(row.moderator_id),
        Decision(row.decision),
        row.reason,
        row.at,
    )


def _comment(row: Row[Any]) -> Comment:
    return Comment(
        id=row.id,
        condition=row.condition,
        statement=row.statement,
        parent=row.parent_id,
        writer=PersonId(row.writer_id),
        body=row.body,
        state=CommentState(row.state),
        created_at=row.created_at,
        edited_at=row.edited_at,
        reports=row.reports,
        by_author=row.by_author,
        reason=row.reason,
    )
