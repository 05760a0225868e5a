"""Tables of pages and of what people say of them: revisions, votes, opinions, comments, reports, decisions."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from symptomdb.store.site.tables import metadata, moment, person_link, short_text, typed_text


def _number(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=nullable)


#: Each revision is a whole monograph file. `number` is given at publication and unique on its page, so that two
#: reviewers can never publish two different second revisions. Text of a published page stays when its author leaves.
revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    short_text("condition"),
    _number("number", nullable=True),
    _number("base"),
    short_text("state"),
    Column("text", Text, nullable=False),
    person_link("author_id", "keep", nullable=True),
    short_text("note"),
    _number("edits"),
    moment("created_at"),
    moment("changed_at"),
    moment("submitted_at", nullable=True),
    moment("published_at", nullable=True),
    moment("withdrawn_at", nullable=True),
    person_link("reviewer_id", "keep", nullable=True),
    short_text("reason"),
    UniqueConstraint("condition", "number"),
    Index("ix_revision_state", "state", "condition"),
)

#: The change log: never changed, never deleted.
revision_event = Table(
    "revision_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision_id", Integer, ForeignKey("revision.id"), nullable=False, index=True),
    short_text("act"),
    person_link("actor_id", "keep", nullable=True),
    moment("at"),
    short_text("words"),
)

#: The key makes it one vote per person and object.
vote = Table(
    "vote",
    metadata,
    person_link("person_id", "delete"),
    short_text("scale"),
    short_text("object"),
    _number("stars"),
    moment("at"),
    PrimaryKeyConstraint("person_id", "scale", "object"),
    Index("ix_vote_object", "scale", "object"),
)

#: What an expert says of a statement; `fingerprint` tells which state of it they judged.
opinion = Table(
    "opinion",
    metadata,
    person_link("person_id", "blank"),
    short_text("condition"),
    short_text("statement"),
    short_text("verdict"),
    typed_text("reason"),
    short_text("citation"),
    short_text("fingerprint"),
    moment("at"),
    PrimaryKeyConstraint("person_id", "condition", "statement"),
    Index("ix_opinion_condition", "condition"),
)

#: `posting` comes with the form: the same form sent twice makes one comment.
comment = Table(
    "comment",
    metadata,
    Column("id", Integer, primary_key=True),
    short_text("condition"),
    short_text("statement"),
    Column("parent_id", Integer, ForeignKey("comment.id"), nullable=True, index=True),
    person_link("writer_id", "blank"),
    typed_text("body"),
    short_text("state"),
    moment("created_at"),
    moment("edited_at", nullable=True),
    Column("by_author", Boolean, nullable=False),
    short_text("reason"),
    short_text("posting"),
    UniqueConstraint("writer_id", "posting"),
    Index("ix_comment_condition", "condition", "created_at"),
    Index("ix_comment_state", "state", "created_at"),
)

report = Table(
    "report",
    metadata,
    Column("comment_id", Integer, ForeignKey("comment.id"), nullable=False),
    person_link("reporter_id", "delete"),
    typed_text("reason"),
    moment("at"),
    moment("answered_at", nullable=True),
    PrimaryKeyConstraint("comment_id", "reporter_id"),
)

closed_thread = Table(
    "closed_thread",
    metadata,
    short_text("condition"),
    short_text("statement"),
    PrimaryKeyConstraint("condition", "statement"),
)

#: One row per decision of a moderator: who, when, what, why. Never changed, never deleted.
moderation_record = Table(
    "moderation_record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("comment_id", Integer, ForeignKey("comment.id"), nullable=True, index=True),
    short_text("condition"),
    short_text("statement"),
    person_link("moderator_id", "keep"),
    short_text("decision"),
    short_text("reason"),
    moment("at"),
)
