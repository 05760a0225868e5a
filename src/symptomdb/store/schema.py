"""Tables of the knowledge base, the same on SQLite and PostgreSQL.

Ids are compact identifiers (`model.curie`) written out as text; a list of ids that is never searched for is one text,
joined by spaces. The full-text index over ``search_document`` is not in here, as it differs by dialect: `store.search`.

Tables that people write (accounts, comments, revisions) do not belong here: every build replaces all of these.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
)

from symptomdb.store.columns import CLUSTERED, ORDERED, key, link, metadata, position, texts
from symptomdb.store.monograph_tables import (
    disagreement,
    page,
    page_person,
    page_see_also,
    statement,
    statement_action,
    statement_citation,
    statement_finding,
    statement_seed,
)

# Every table is named as one of this module's, those of our monographs too.
__all__ = [
    "disagreement",
    "metadata",
    "page",
    "page_person",
    "page_see_also",
    "statement",
    "statement_action",
    "statement_citation",
    "statement_finding",
    "statement_seed",
]

#: Rises with every change of what a build writes; a database of another format is refused with the advice to rebuild.
FORMAT = 3

# --- where it comes from

meta = Table("meta", metadata, key("key"), *texts("value"))

source = Table(
    "source",
    metadata,
    key(),
    *texts("name", "publisher", "licence", "licence_url", "url", "version", "digest", "attribution"),
    Column("trust", SmallInteger, nullable=False),
    Column("counts", JSON, nullable=False),
)

publication = Table(
    "publication",
    metadata,
    key(),
    *texts("kind", "title", "authors"),
    Column("year", Integer),
    *texts("publisher", "doi", "pmid", "url", "licence", "part_read", "read_on", "note"),
)

# --- terms of the ontologies

term = Table(
    "term",
    metadata,
    key(),
    *texts("label", "definition", "comment", "subsets", "xrefs", "consider", "heading"),
    Column("obsolete", Boolean, nullable=False),
    Column("replaced_by", Text),
)
term_name = Table(
    "term_name",
    metadata,
    link("term_id", "term.id", primary_key=True),
    position(),
    *texts("text", "scope", "kind"),
    **CLUSTERED,
)
term_parent = Table(
    "term_parent",
    metadata,
    link("term_id", "term.id", primary_key=True),
    position(),
    link("parent_id", "term.id"),
    **CLUSTERED,
)
term_alternative = Table(
    "term_alternative", metadata, key("alternative_id"), link("term_id", "term.id", primary_key=True), **CLUSTERED
)
Index("ix_term_alternative_term_id", term_alternative.c.term_id)

# --- conditions and their names

condition = Table(
    "condition",
    metadata,
    key(),
    *texts("name", "kind"),
    link("source", "source.id"),
    Column("letter", Text, nullable=False),
    Column("sort_name", ORDERED, nullable=False),
)
Index("ix_condition_letter", condition.c.letter, condition.c.sort_name)
Index("ix_condition_sort_name", condition.c.sort_name)

condition_alias = Table("condition_alias", metadata, key("alias"), link("condition_id", "condition.id"))

condition_name = Table(
    "condition_name",
    metadata,
    link("condition_id", "condition.id", primary_key=True),
    position(),
    *texts("text", "kind", "source", "reason"),
    **CLUSTERED,
)
condition_xref = Table(
    "condition_xref",
    metadata,
    link("condition_id", "condition.id", primary_key=True),
    position(),
    *texts("code", "relation", "source", "note"),
    **CLUSTERED,
)
Index("ix_condition_xref_code", condition_xref.c.code)

#: ``record_id`` is a condition's id or, for the name of a finding, a term's.
name_key = Table(
    "name_key",
    metadata,
    Column("key", ORDERED, primary_key=True),
    key("record_id"),
    key("name"),
    key("source"),
    *texts("kind"),
    Column("weight", Float, nullable=False),
    Column("token_count", SmallInteger, nullable=False),
    Column("denied", Boolean, nullable=False),
    **CLUSTERED,
)
#: ``df`` counts the names that hold the stem, ``english`` its uses in general English.
token = Table(
    "token",
    metadata,
    Column("token", ORDERED, primary_key=True),
    *texts("first_letter"),
    Column("length", SmallInteger, nullable=False),
    Column("df", Integer, nullable=False),
    Column("english", Integer, nullable=False),
    **CLUSTERED,
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
    link("condition_id", "condition.id"),
    *texts("record_id", "kind"),
    link("term_id", "term.id"),
    link("source", "source.id"),
    Column("line", Integer, nullable=False),
    Column("excluded", Boolean, nullable=False),
    *texts("frequency"),
    Column("frequency_low", Float),
    Column("frequency_high", Float),
    Column("numerator", Integer),
    Column("denominator", Integer),
    Column("onset", Text),
    *texts("sex", "modifiers", "evidence", "curation"),
)
Index("ix_annotation_condition_id", annotation.c.condition_id)

annotation_reference = Table(
    "annotation_reference",
    metadata,
    Column("annotation_id", Integer, ForeignKey("annotation.id"), primary_key=True, autoincrement=False),
    position(),
    *texts("reference"),
    **CLUSTERED,
)

# --- what loaded sources say

#: ``refs`` are ids of publications, PMIDs and addresses, joined by spaces.
claim = Table(
    "claim",
    metadata,
    link("condition_id", "condition.id", primary_key=True),
    position(),
    *texts("record_id"),
    link("source", "source.id"),
    *texts("aspect", "kind", "text", "place", "modality", "note", "refs", "finding", "code", "evidence"),
    *texts("frequency", "joined_by"),
    **CLUSTERED,
)
Index("ix_claim_source", claim.c.source, claim.c.aspect)
#: `child_id` is a kind of `parent_id`, or stands to it as `relation` says.
kinship = Table(
    "kinship",
    metadata,
    link("parent_id", "condition.id", primary_key=True),
    link("child_id", "condition.id", primary_key=True),
    *texts("relation", "source"),
    **CLUSTERED,
)
Index("ix_kinship_child_id", kinship.c.child_id)
#: Which finding shows itself through which procedure.
finding_test = Table(
    "finding_test",
    metadata,
    key("finding_id"),
    key("action_id"),
    Column("prenatal", Boolean, primary_key=True),
    link("source", "source.id"),
    **CLUSTERED,
)
#: What reconciliation met: merges, conflicts, ambiguities, names that were not used, our own decisions.
remark = Table(
    "remark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *texts("kind", "subject", "detail", "source"),
)
Index("ix_remark_kind", remark.c.kind, remark.c.subject)

# --- search, and arrays that other rooms make at build time

search_document = Table(
    "search_document",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    link("condition_id", "condition.id"),
    *texts("aspect", "title", "body"),
)

blob = Table("blob", metadata, key("name"), Column("content", LargeBinary, nullable=False))
