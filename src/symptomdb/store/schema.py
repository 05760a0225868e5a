"""Tables of the knowledge base, the same on SQLite and PostgreSQL.

Ids are compact identifiers (`model.curie`) written out as text; a list of ids that is never searched for is one text,
joined by spaces. The full-text index over ``search_document`` is not in here, as it differs by dialect: `store.search`.

Tables that people write (accounts, comments, revisions) do not belong here: every build replaces all of these.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

#: Rises with every change of what a build writes; a database of another format is refused with the advice to rebuild.
FORMAT = 3

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
#: Rows of these tables lie in the order of their key, so that what is read together is stored together.
_CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


def _id(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    """A text that is empty when the source gives none."""
    return Column(name, Text, nullable=False)


def _link(name: str, target: str, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), primary_key=primary_key, nullable=False)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


#: Compared byte by byte on both dialects, so that ranges and orders are the same.
_ORDERED = Text().with_variant(Text(collation="C"), "postgresql")

# --- where it comes from

meta = Table("meta", metadata, _id("key"), _text("value"))

source = Table(
    "source",
    metadata,
    _id(),
    *map(_text, ("name", "publisher", "licence", "licence_url", "url", "version", "digest", "attribution")),
    Column("trust", SmallInteger, nullable=False),
    Column("counts", JSON, nullable=False),
)

publication = Table(
    "publication",
    metadata,
    _id(),
    *map(_text, ("kind", "title", "authors")),
    Column("year", Integer),
    *map(_text, ("publisher", "doi", "pmid", "url", "licence", "part_read", "read_on", "note")),
)

# --- terms of the ontologies

term = Table(
    "term",
    metadata,
    _id(),
    *map(_text, ("label", "definition", "comment", "subsets", "xrefs", "consider", "heading")),
    Column("obsolete", Boolean, nullable=False),
    Column("replaced_by", Text),
)
term_name = Table(
    "term_name",
    metadata,
    _link("term_id", "term.id", primary_key=True),
    _position(),
    *map(_text, ("text", "scope", "kind")),
    **_CLUSTERED,
)
term_parent = Table(
    "term_parent",
    metadata,
    _link("term_id", "term.id", primary_key=True),
    _position(),
    _link("parent_id", "term.id"),
    **_CLUSTERED,
)
term_alternative = Table(
    "term_alternative", metadata, _id("alternative_id"), _link("term_id", "term.id", primary_key=True), **_CLUSTERED
)
Index("ix_term_alternative_term_id", term_alternative.c.term_id)

# --- conditions and their names

condition = Table(
    "condition",
    metadata,
    _id(),
    *map(_text, ("name", "kind")),
    _link("source", "source.id"),
    Column("letter", Text, nullable=False),
    Column("sort_name", _ORDERED, nullable=False),
)
Index("ix_condition_letter", condition.c.letter, condition.c.sort_name)
Index("ix_condition_sort_name", condition.c.sort_name)

condition_alias = Table("condition_alias", metadata, _id("alias"), _link("condition_id", "condition.id"))

condition_name = Table(
    "condition_name",
    metadata,
    _link("condition_id", "condition.id", primary_key=True),
    _position(),
    *map(_text, ("text", "kind", "source", "reason")),
    **_CLUSTERED,
)
condition_xref = Table(
    "condition_xref",
    metadata,
    _link("condition_id", "condition.id", primary_key=True),
    _position(),
    *map(_text, ("code", "relation", "source", "note")),
    **_CLUSTERED,
)
Index("ix_condition_xref_code", condition_xref.c.code)

#: ``record_id`` is a condition's id or, for the name of a finding, a term's.
name_key = Table(
    "name_key",
    metadata,
    Column("key", _ORDERED, primary_key=True),
    _id("record_id"),
    _id("name"),
    _id("source"),
    _text("kind"),
    Column("weight", Float, nullable=False),
    Column("token_count", SmallInteger, nullable=False),
    Column("denied", Boolean, nullable=False),
    **_CLUSTERED,
)
#: ``df`` counts the names that hold the stem, ``english`` its uses in general English.
token = Table(
    "token",
    metadata,
    Column("token", _ORDERED, primary_key=True),
    _text("first_letter"),
    Column("length", SmallInteger, nullable=False),
    Column("df", Integer, nullable=False),
    Column("english", Integer, nullable=False),
    **_CLUSTERED,
)
# No partial index: naming one for PostgreSQL imports that dialect, which costs a cold question 20 ms.
Index(
    "ix_token_first_letter",
    token.c.first_letter,
    token.c.length,
    token.c.df,
)

# --- what the data sources say

annotation = Table(
    "annotation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _link("condition_id", "condition.id"),
    *map(_text, ("record_id", "kind")),
    _link("term_id", "term.id"),
    _link("source", "source.id"),
    Column("line", Integer, nullable=False),
    Column("excluded", Boolean, nullable=False),
    _text("frequency"),
    Column("frequency_low", Float),
    Column("frequency_high", Float),
    Column("numerator", Integer),
    Column("denominator", Integer),
    Column("onset", Text),
    *map(_text, ("sex", "modifiers", "evidence", "curation")),
)
Index("ix_annotation_condition_id", annotation.c.condition_id)

annotation_reference = Table(
    "annotation_reference",
    metadata,
    Column("annotation_id", Integer, ForeignKey("annotation.id"), primary_key=True, autoincrement=False),
    _position(),
    _text("reference"),
    **_CLUSTERED,
)

# --- what our monographs say

page = Table(
    "page",
    metadata,
    _link("condition_id", "condition.id", primary_key=True),
    *map(_text, ("summary", "path")),
    Column("created", Date, nullable=False),
    Column("last_reviewed", Date),
    Column("next_due", Date, nullable=False),
    _text("profile"),
)
page_person = Table(
    "page_person",
    metadata,
    _link("condition_id", "page.condition_id", primary_key=True),
    _id("role"),
    _position(),
    *map(_text, ("name", "kind", "credentials", "affiliation", "place", "orcid", "verified_by", "conflicts")),
)
page_see_also = Table(
    "page_see_also", metadata, _link("condition_id", "page.condition_id", primary_key=True), _position(), _text("slug")
)
disagreement = Table(
    "disagreement",
    metadata,
    _link("condition_id", "page.condition_id", primary_key=True),
    _id(),
    Column("position", Integer, nullable=False),
    *map(_text, ("question", "side_one", "side_two")),
)
statement = Table(
    "statement",
    metadata,
    _link("condition_id", "condition.id", primary_key=True),
    _id(),
    Column("position", Integer, nullable=False),
    *map(_text, ("aspect", "clinical", "plain", "modality")),
    _link("source", "source.id"),
    *map(_text, ("heading", "label", "intent", "phase", "population", "certainty", "confidence", "unsourced_reason")),
    *map(_text, ("disagreement", "urgency", "facts")),
    Column("side", SmallInteger, nullable=False),
    _text("frequencies"),
)


def _of_statement(name: str, column: Column[str]) -> Table:
    return Table(
        name,
        metadata,
        _id("condition_id"),
        _id("statement_id"),
        _position(),
        column,
        ForeignKeyConstraint(["condition_id", "statement_id"], ["statement.condition_id", "statement.id"]),
        **_CLUSTERED,
    )


statement_citation = _of_statement("statement_citation", _link("publication_id", "publication.id"))
statement_finding = _of_statement("statement_finding", _link("term_id", "term.id"))
statement_action = _of_statement("statement_action", _text("action"))
statement_seed = _of_statement("statement_seed", _text("seed"))
Index("ix_statement_citation_publication_id", statement_citation.c.publication_id)
Index("ix_statement_seed_seed", statement_seed.c.seed)

# --- what loaded sources say

#: ``refs`` are ids of publications, PMIDs and addresses, joined by spaces.
claim = Table(
    "claim",
    metadata,
    _link("condition_id", "condition.id", primary_key=True),
    _position(),
    _text("record_id"),
    _link("source", "source.id"),
    *map(_text, ("aspect", "kind", "text", "place", "modality", "note", "refs", "finding", "code", "evidence")),
    *map(_text, ("frequency", "joined_by")),
    **_CLUSTERED,
)
Index("ix_claim_source", claim.c.source, claim.c.aspect)
#: `child_id` is a kind of `parent_id`, or stands to it as `relation` says.
kinship = Table(
    "kinship",
    metadata,
    _link("parent_id", "condition.id", primary_key=True),
    _link("child_id", "condition.id", primary_key=True),
    *map(_text, ("relation", "source")),
    **_CLUSTERED,
)
Index("ix_kinship_child_id", kinship.c.child_id)
#: Which finding shows itself through which procedure.
finding_test = Table(
    "finding_test",
    metadata,
    _id("finding_id"),
    _id("action_id"),
    Column("prenatal", Boolean, primary_key=True),
    _link("source", "source.id"),
    **_CLUSTERED,
)
#: What reconciliation met: merges, conflicts, ambiguities, names that were not used, our own decisions.
remark = Table(
    "remark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *map(_text, ("kind", "subject", "detail", "source")),
)
Index("ix_remark_kind", remark.c.kind, remark.c.subject)

# --- search, and arrays that other rooms make at build time

search_document = Table(
    "search_document",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _link("condition_id", "condition.id"),
    *map(_text, ("aspect", "title", "body")),
)

blob = Table("blob", metadata, _id("name"), Column("content", LargeBinary, nullable=False))
