"""Tables of the knowledge base for what our monographs say; a part of `store.schema`, which is how they are named."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKeyConstraint, Index, Integer, SmallInteger, Table

from symptomdb.store.columns import CLUSTERED, key, link, metadata, position, texts

page = Table(
    "page",
    metadata,
    link("condition_id", "condition.id", primary_key=True),
    *texts("summary", "path"),
    Column("created", Date, nullable=False),
    Column("last_reviewed", Date),
    Column("next_due", Date, nullable=False),
    *texts("profile"),
)
page_person = Table(
    "page_person",
    metadata,
    link("condition_id", "page.condition_id", primary_key=True),
    key("role"),
    position(),
    *texts("name", "kind", "credentials", "affiliation", "place", "orcid", "verified_by", "conflicts"),
)
page_see_also = Table(
    "page_see_also",
    metadata,
    link("condition_id", "page.condition_id", primary_key=True),
    position(),
    *texts("slug"),
)
disagreement = Table(
    "disagreement",
    metadata,
    link("condition_id", "page.condition_id", primary_key=True),
    key(),
    Column("position", Integer, nullable=False),
    *texts("question", "side_one", "side_two"),
)
statement = Table(
    "statement",
    metadata,
    link("condition_id", "condition.id", primary_key=True),
    key(),
    Column("position", Integer, nullable=False),
    *texts("aspect", "clinical", "plain", "modality"),
    link("source", "source.id"),
    *texts("heading", "label", "intent", "phase", "population", "certainty", "confidence", "unsourced_reason"),
    *texts("disagreement", "urgency", "facts"),
    Column("side", SmallInteger, nullable=False),
    *texts("frequencies"),
)


def _of_statement(name: str, column: Column[str]) -> Table:
    return Table(
        name,
        metadata,
        key("condition_id"),
        key("statement_id"),
        position(),
        column,
        ForeignKeyConstraint(["condition_id", "statement_id"], ["statement.condition_id", "statement.id"]),
        **CLUSTERED,
    )


statement_citation = _of_statement("statement_citation", link("publication_id", "publication.id"))
statement_finding = _of_statement("statement_finding", link("term_id", "term.id"))
statement_action = _of_statement("statement_action", *texts("action"))
statement_seed = _of_statement("statement_seed", *texts("seed"))
Index("ix_statement_citation_publication_id", statement_citation.c.publication_id)
Index("ix_statement_seed_seed", statement_seed.c.seed)
