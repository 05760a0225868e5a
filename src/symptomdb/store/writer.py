"""Writing a whole knowledge base into an empty database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from sqlalchemy import Connection, Table, insert

from symptomdb.model.annotation import Annotation
from symptomdb.model.claim import Claim
from symptomdb.model.curie import Curie
from symptomdb.store import rows, schema
from symptomdb.store.bulk import Row, insert_rows
from symptomdb.store.search import fill_index
from symptomdb.store.values import Contents, Progress

Batch = tuple[Table, Iterable[Row]]


def write(connection: Connection, contents: Contents, progress: Progress) -> dict[str, int]:
    """Write all of `contents`; the number of rows of each table.

    The tables must exist and be empty. Parents come before their children, so that foreign keys hold at every row.
    """
    counts = _write_tables(connection, contents, progress)
    _write_blobs(connection, contents.blobs, progress)
    progress("Index words", 0, 1)
    fill_index(connection)
    progress("Index words", 1, 1)
    return counts


def _write_tables(connection: Connection, contents: Contents, progress: Progress) -> dict[str, int]:
    # A function of its own, so that what was sorted for the tables is let go before the arrays are made.
    batches = [*_iter_batches(contents)]
    counts = dict.fromkeys((table.name for table, _ in batches), 0)
    for done, (table, records) in enumerate(batches):
        progress("Write", done, len(batches))
        counts[table.name] += insert_rows(connection, table, records)
    progress("Write", len(batches), len(batches))
    return counts


def _iter_batches(contents: Contents) -> Iterator[Batch]:
    yield schema.source, map(rows.source_row, contents.sources)
    yield schema.publication, map(rows.publication_row, contents.publications)
    yield from _term_batches(contents)
    yield from _condition_batches(contents)
    yield schema.name_key, map(rows.name_key_row, sorted(contents.name_keys, key=lambda hit: hit.key))
    yield schema.token, map(rows.token_row, sorted(contents.tokens, key=lambda info: info.token))
    yield from _annotation_batches(contents)
    yield from _page_batches(contents)
    yield from _loaded_batches(contents)
    yield schema.search_document, _search_documents(contents)
    yield schema.meta, iter({"format": str(schema.FORMAT), **contents.meta}.items())


def _term_batches(contents: Contents) -> Iterator[Batch]:
    terms = sorted(contents.terms, key=lambda term: term.id)
    yield schema.term, (rows.term_row(term, contents.headings) for term in terms)
    yield schema.term_name, chain.from_iterable(map(rows.iter_term_names, terms))
    yield schema.term_parent, chain.from_iterable(map(rows.iter_term_parents, terms))
    yield schema.term_alternative, sorted(chain.from_iterable(map(rows.iter_term_alternatives, terms)))


def _condition_batches(contents: Contents) -> Iterator[Batch]:
    conditions = sorted(contents.conditions, key=lambda condition: condition.id)
    yield schema.condition, map(rows.condition_row, conditions)
    yield schema.condition_alias, ((str(alias), str(to)) for alias, to in contents.aliases.items())
    yield schema.condition_name, chain.from_iterable(map(rows.iter_condition_names, conditions))
    yield schema.condition_xref, chain.from_iterable(map(rows.iter_condition_xrefs, conditions))


def _annotation_batches(contents: Contents) -> Iterator[Batch]:
    # By condition, so that what one page reads lies together; within it in the order of the source.
    ordered = sorted(contents.annotations, key=_place)
    numbered = [*enumerate(ordered, 1)]
    yield schema.annotation, (rows.annotation_row(number, item) for number, item in numbered)
    yield (
        schema.annotation_reference,
        chain.from_iterable(rows.iter_references(number, item) for number, item in numbered),
    )


def _place(item: Annotation) -> tuple[str, str, str, int]:
    return item.condition.prefix, item.condition.local, item.source, item.line


def _page_batches(contents: Contents) -> Iterator[Batch]:
    pages = contents.monographs
    yield schema.page, map(rows.page_row, pages)
    yield schema.page_person, chain.from_iterable(map(rows.iter_people, pages))
    yield schema.page_see_also, chain.from_iterable(map(rows.iter_see_also, pages))
    yield schema.disagreement, chain.from_iterable(map(rows.iter_disagreements, pages))
    yield schema.statement, (rows.statement_row(at, item) for page in pages for at, item in enumerate(page.statements))
    said = [item for page in pages for item in page.statements]
    for table, values in (
        (schema.statement_citation, [item.citations for item in said]),
        (schema.statement_finding, [item.findings for item in said]),
        (schema.statement_action, [item.actions for item in said]),
        (schema.statement_seed, [item.seed for item in said]),
    ):
        yield table, chain.from_iterable(map(rows.iter_listed, said, values))


def _loaded_batches(contents: Contents) -> Iterator[Batch]:
    # By condition; within it in the order of the sources as they were read.
    claims = sorted(contents.claims, key=lambda item: item.condition)
    places: Counter[Curie] = Counter()

    def place(item: Claim) -> int:
        places[item.condition] += 1
        return places[item.condition]

    yield schema.claim, (rows.claim_row(place(item), item) for item in claims)
    yield schema.kinship, map(rows.kinship_row, contents.kinships)
    yield schema.finding_test, map(rows.test_row, contents.tests)
    yield schema.remark, (rows.remark_row(number, item) for number, item in enumerate(contents.remarks, 1))


def _search_documents(contents: Contents) -> Iterator[Row]:
    """Each name and each statement is a document of its own; a denied name leads nowhere."""
    number = 0
    for condition in contents.conditions:
        texts = [condition.name, *(name.text for name in condition.names if name.kind != "denied")]
        for title in dict.fromkeys(map(rows.plain_text, texts)):
            number += 1
            yield number, str(condition.id), "", title, ""
    for page in contents.monographs:
        for item in page.statements:
            number += 1
            body = item.plain if item.plain == item.clinical else f"{item.plain} {item.clinical}"
            yield number, str(item.condition), str(item.aspect), rows.plain_text(item.label), body


def _write_blobs(connection: Connection, blobs: Mapping[str, Callable[[], bytes]], progress: Progress) -> None:
    for done, (name, make) in enumerate(blobs.items()):
        progress("Write arrays", done, len(blobs))
        connection.execute(insert(schema.blob).values(name=name, content=make()))
        progress("Write arrays", done + 1, len(blobs))
