"""OBO files: a streaming reader of any ontology in OBO format 1.2 or 1.4.

Format: https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from symptomdb.errors import BadCurie, BadRecord
from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym, Term
from symptomdb.sources.lines import Lines
from symptomdb.sources.manifest import Manifest
from symptomdb.sources.record import LoadReport, Record, Rejected

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(.*)')
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ESCAPE = re.compile(r"\\(.)")
#: Trailing modifiers in braces and the remark after "!", neither of which belongs to a value.
_TAIL = re.compile(r"\s*(?:\{[^{}]*\}\s*)?(?:!.*)?$")
_SCOPES = {"EXACT", "NARROW", "BROAD", "RELATED"}


@dataclass(frozen=True, slots=True)
class LoadedTerms:
    """The terms of an ontology, obsolete ones included, in the order of the file."""

    terms: tuple[Term, ...]
    report: LoadReport


def read_obo(path: Path, manifest: Manifest) -> LoadedTerms:
    """Read all ``[Term]`` stanzas.

    Raises:
        BadRecord: A line is no "tag: value" line, or a stanza has no id; the file may be damaged or cut off.
        CountMismatch: The counts lie outside the manifest's ranges.
    """
    lines = Lines(path)
    version = ""
    terms: list[Term] = []
    rejected: list[Rejected] = []
    unused: Counter[str] = Counter()
    notes: list[str] = []
    for kind, record in _iter_stanzas(lines):
        if kind == "header":
            version = _version(record.take("data-version"))
        elif kind != "Term":
            unused[f"[{kind}]"] += 1
            continue
        else:
            try:
                terms.append(_term(record, unused, notes))
            except BadCurie as error:
                rejected.append(Rejected(record.line, str(error)))
        unused.update({f"header {tag}" if kind == "header" else tag: n for tag, n in record.audit().items()})
    counts = _counts(terms, rejected)
    hint = f"The first rejected term stands on line {rejected[0].line}: {rejected[0].reason}" if rejected else ""
    manifest.check_counts(counts, path, hint)
    source = manifest.source(version, lines.digest, counts)
    return LoadedTerms(tuple(terms), LoadReport(source, tuple(rejected), dict(unused), tuple(notes)))


def unescape(text: str) -> str:
    r"""Take OBO's backslashes away; ``\n`` and ``\W`` are white space.

    >>> unescape(r'a \"quoted\" word\, and more')
    'a "quoted" word, and more'
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: {"n": "\n", "t": "\t", "W": " "}.get(found[1], found[1]), text)


def _iter_stanzas(lines: Lines) -> Iterator[tuple[str, Record]]:
    """The header as kind ``header``, then each stanza under the word in its square brackets."""
    kind, start, fields = "header", 1, dict[str, list[str]]()
    for line in lines:
        if not line or line.startswith("!"):
            continue
        if line.startswith("["):
            yield kind, Record(fields, str(lines.path), start)
            kind, start, fields = line.strip().strip("[]"), lines.number, {}
            continue
        tag, colon, value = line.partition(":")
        if not colon:
            if not line.strip():
                continue
            raise BadRecord(
                lines.path, lines.number, f"{line[:60]!r} is no 'tag: value' line.", "Fetch the file again."
            )
        fields.setdefault(tag, []).append(value.strip())
    yield kind, Record(fields, str(lines.path), start)


def _term(record: Record, unused: Counter[str], notes: list[str]) -> Term:
    id_text = record.take("id")
    if not id_text:
        raise BadRecord(record.path, record.line, "the term has no id.", "Fetch the file again.")
    id_ = Curie.parse(_value(id_text))
    replacements = _curies(record.take_all("replaced_by"))
    if len(replacements) > 1:
        notes.append(
            f"{id_} names {len(replacements)} replacements; they are kept as terms to consider, none is picked."
        )
    only = replacements[0] if len(replacements) == 1 else None
    return Term(
        id=id_,
        label=unescape(record.take("name")),
        definition=_definition(record.take("def"), unused),
        synonyms=tuple(_synonym(text, record, unused) for text in record.take_all("synonym")),
        parents=_curies(record.take_all("is_a")),
        alt_ids=_curies(record.take_all("alt_id")),
        xrefs=_xrefs(record.take_all("xref"), unused),
        subsets=tuple(_value(text) for text in record.take_all("subset")),
        obsolete=record.take("is_obsolete").startswith("true"),
        replaced_by=only,
        comment=" ".join(unescape(_TAIL.sub("", text)) for text in record.take_all("comment")),
        consider=_curies(record.take_all("consider")) + (() if only else replacements),
    )


def _version(text: str) -> str:
    """The date in a data-version such as ``maxo/releases/2024-07-29/maxo-base.owl``, else its last part."""
    dated = _DATE.search(text)
    return dated[0] if dated else text.rpartition("/")[2]


def _value(text: str) -> str:
    return _TAIL.sub("", text) if "!" in text or "{" in text else text


def _curies(texts: list[str]) -> tuple[Curie, ...]:
    return tuple(Curie.parse(_value(text)) for text in texts)


def _xrefs(texts: list[str], unused: Counter[str]) -> tuple[Curie, ...]:
    found = []
    for text in texts:
        try:
            found.append(Curie.parse(text.split(" ", 1)[0]))
        except BadCurie:
            unused["xref that is no identifier"] += 1
    return tuple(found)


def _definition(text: str, unused: Counter[str]) -> str:
    quoted = _QUOTED.match(text)
    if quoted is None:
        return unescape(text)
    if not quoted[2].startswith("[]"):
        unused["references of def"] += 1
    return unescape(quoted[1])


def _synonym(text: str, record: Record, unused: Counter[str]) -> Synonym:
    """``"text" SCOPE TYPE [references]``; scope and type may be left out (RELATED by the format)."""
    quoted = _QUOTED.match(text)
    if quoted is None:
        raise BadRecord(record.path, record.line, f"the synonym {text[:60]!r} has no closing quote.", "Repair it.")
    words, _, references = quoted[2].partition("[")
    parts = words.split()
    scope = parts.pop(0) if parts and parts[0] in _SCOPES else "RELATED"
    if not references.startswith("]"):
        unused["references of synonym"] += 1
    return Synonym(unescape(quoted[1]), scope, parts[0] if parts else "")


def _counts(terms: list[Term], rejected: list[Rejected]) -> dict[str, int]:
    return {
        "terms": len(terms),
        "obsolete_terms": sum(term.obsolete for term in terms),
        "replaced_terms": sum(term.obsolete and term.replaced_by is not None for term in terms),
        "alternative_ids": sum(len(term.alt_ids) for term in terms),
        "parents": sum(len(term.parents) for term in terms),
        "definitions": sum(bool(term.definition) for term in terms),
        "synonyms": sum(len(term.synonyms) for term in terms),
        "layperson_synonyms": sum(synonym.kind == "layperson" for term in terms for synonym in term.synonyms),
        "cross_references": sum(len(term.xrefs) for term in terms),
        "rejected_terms": len(rejected),
    }
