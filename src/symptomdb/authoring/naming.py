"""What a text names: whether a finding, by one of its names or by what READ makes of it, and what no code says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from symptomdb.errors import NotFound
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Finding, Status
from symptomdb.model.term import Term
from symptomdb.ontology.hierarchy import Hierarchy
from symptomdb.ontology.names import stem
from symptomdb.read.findings import Reader

_WORD = re.compile(r"[a-z]+")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n")
_EMPTY = frozenset("of the a an in and or with to on at by abnormal abnormality increased decreased".split())


class Namer:
    """Answers for many statements over few texts, so what was read once is kept."""

    def __init__(self, terms: Iterable[Term], reader: Reader) -> None:
        self._hierarchy = Hierarchy.of(terms)
        self._reader = reader
        self._read = lru_cache(maxsize=256)(lambda text: frozenset(found.term for found in reader.read(text).findings))
        self._sentences = lru_cache(maxsize=256)(lambda text: [_stems(one) for one in _SENTENCE.split(text)])

    def __call__(self, code: Curie, text: str) -> bool:
        """True when the finding, or one a step broader or narrower, is named in the text, whatever is said of it."""
        try:
            near = {code, *self._hierarchy.parents(code), *self._hierarchy.children(code)}
        except NotFound:
            return False
        return bool(near & self._read(text)) or self._by_words(code, text)

    def beyond(self, codes: Collection[Curie], text: str) -> Iterator[Finding]:
        """Findings that a text tells as there, or as possible, and that none of the codes is or is a kind of."""
        covered = {term for code in codes if code in self._hierarchy for term in self._hierarchy.ancestors(code)}
        for found in self._reader.read(text).findings:
            if found.status in (Status.OBSERVED, Status.UNCERTAIN) and found.term not in covered | set(codes):
                yield found

    def _by_words(self, code: Curie, text: str) -> bool:
        term = self._hierarchy.term(code)
        names = [_stems(name) - _EMPTY for name in (term.label, *(synonym.text for synonym in term.synonyms))]
        return any(name and name <= sentence for sentence in self._sentences(text) for name in names)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))
