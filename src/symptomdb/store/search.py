"""Full-text search over names and statements: the one place where the dialects differ (FTS5, tsvector)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, text

from symptomdb.model.curie import Curie
from symptomdb.model.search import SearchHit
from symptomdb.store.rows import plain_text, sort_key

#: Every table and index of the search has a name that starts so; they are not in `schema.metadata`.
INDEX_NAME = "search_words"
_WORD = re.compile(r"[^\W_]+")
_MAX_WORDS = 24
#: Words that say nothing of what is looked for. PostgreSQL leaves them out of its index, FTS5 does not.
_EMPTY = """
a an and are as at be but by can do does for from has have how i if in is it my not of on or that the their them there
these they this to was what when where which who why will with you your
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())
#: A condition has many documents; so many are ranked for each hit that is asked for.
_DOCUMENTS_PER_HIT = 12

# https://www.sqlite.org/fts5.html#external_content_tables : the text is stored once, in search_document.
_FTS5 = f"""
CREATE VIRTUAL TABLE {INDEX_NAME} USING fts5(
    title, body, content='search_document', content_rowid='id',
    tokenize="porter unicode61 remove_diacritics 2"
)
"""
_VECTOR = "setweight(to_tsvector('english', d.title), 'A') || setweight(to_tsvector('english', d.body), 'C')"
_GIN = f"CREATE INDEX {INDEX_NAME} ON search_document USING gin (({_VECTOR.replace('d.', '')}))"

_SELECT_FTS5 = text(f"""
    SELECT d.condition_id, c.name, d.aspect, d.title, -bm25({INDEX_NAME}, 4.0, 1.0) AS score,
           snippet({INDEX_NAME}, 1, '', '', '…', 24) AS snippet
    FROM {INDEX_NAME} JOIN search_document d ON d.id = {INDEX_NAME}.rowid JOIN condition c ON c.id = d.condition_id
    WHERE {INDEX_NAME} MATCH :query ORDER BY score DESC, d.id LIMIT :documents
""")
_SELECT_TSVECTOR = text(f"""
    SELECT d.condition_id, c.name, d.aspect, d.title, ts_rank_cd({_VECTOR}, q, 1) AS score,
           CASE WHEN d.body = '' THEN '' ELSE ts_headline('english', d.body, q,
                'StartSel="", StopSel="", MaxWords=24, MinWords=12') END AS snippet
    FROM search_document d JOIN condition c ON c.id = d.condition_id, to_tsquery('english', :query) q
    WHERE ({_VECTOR}) @@ q ORDER BY score DESC, d.id LIMIT :documents
""")


def create_index(connection: Connection) -> None:
    """Create the empty index beside the table ``search_document``."""
    connection.execute(text(_FTS5 if _is_sqlite(connection) else _GIN))


def fill_index(connection: Connection) -> None:
    """Index all documents; PostgreSQL does so by itself."""
    if _is_sqlite(connection):
        connection.execute(text(f"INSERT INTO {INDEX_NAME}({INDEX_NAME}) VALUES ('rebuild')"))
        connection.execute(text(f"INSERT INTO {INDEX_NAME}({INDEX_NAME}) VALUES ('optimize')"))


def find_documents(connection: Connection, query: str, limit: int) -> list[SearchHit]:
    """The best document of each condition: first those with all the words, then, if there are none, with any.

    Whatever `query` holds, only its words and numbers are looked for; nothing in it is an operator.
    """
    words = [word for word in _WORD.findall(query)[:_MAX_WORDS] if word.lower() not in _EMPTY_WORDS]
    if not words or limit < 1:
        return []
    select = _SELECT_FTS5 if _is_sqlite(connection) else _SELECT_TSVECTOR
    for expression in _expressions(words, _is_sqlite(connection)):
        values = {"query": expression, "documents": limit * _DOCUMENTS_PER_HIT}
        if rows := connection.execute(select, values).all():
            return _best_of_each(rows, sort_key(" ".join(_WORD.findall(query))))[:limit]
    return []


def _expressions(words: Sequence[str], sqlite: bool) -> Iterable[str]:
    """All the words; all of them with the last one unfinished, as people search while they type; any of them."""
    if sqlite:
        quoted = [f'"{word}"' for word in words]
        yield " AND ".join(quoted)
        yield " AND ".join([*quoted[:-1], f"{quoted[-1]}*"])
        yield " OR ".join(quoted)
    else:
        either = [" | ".join(_spellings(word)) for word in words]
        last = " | ".join(f"{spelling}:*" for spelling in _spellings(words[-1]))
        yield " & ".join(f"({one})" for one in either)
        yield " & ".join([*(f"({one})" for one in either[:-1]), f"({last})"])
        yield " | ".join(either)


def _spellings(word: str) -> list[str]:
    """The word as it is and without accents: titles have none (FTS5 takes them off itself), statements keep theirs."""
    # Without accents "⑴" is "(1)", which would be an operator.
    return list(dict.fromkeys([word, *_WORD.findall(plain_text(word))]))


def _best_of_each(rows: Sequence[Row[tuple[str, str, str, str, float, str]]], query: str) -> list[SearchHit]:
    best: dict[str, SearchHit] = {}
    exact: set[str] = set()
    for row in rows:
        if sort_key(" ".join(_WORD.findall(row.title))) == query:
            exact.add(row.condition_id)
        if row.condition_id not in best:
            hit = SearchHit(Curie.parse(row.condition_id), row.name, row.snippet or "", row.aspect, float(row.score))
            best[row.condition_id] = hit
    return sorted(best.values(), key=lambda hit: (str(hit.condition) not in exact, -hit.score))


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
