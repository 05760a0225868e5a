"""Which plain words a question to a person uses for a finding: ours, HPO's for laypeople, or a label that is plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym, Term

LAYPERSON = "layperson"
_WORD = re.compile(r"[a-z][a-z'-]*")
#: A label is plain when each of its words stands in the plain words of so many findings.
_PLAIN_FROM = 5


def with_plain_words(terms: Sequence[Term], ours: Mapping[Curie, str]) -> tuple[Term, ...]:
    """The terms, each with its plain words, if any, as the first synonym for laypeople."""
    plain = {term.id: ours.get(term.id) or _for_laypeople(term) for term in terms}
    common = Counter(word for text in plain.values() for word in set(_words(text)))
    return tuple(_with(term, plain[term.id] or _own(term, common)) for term in terms)


def _for_laypeople(term: Term) -> str:
    return next((one.text for one in term.synonyms if one.kind == LAYPERSON and "\n" not in one.text), "")


def _own(term: Term, common: Counter[str]) -> str:
    words = _words(term.label)
    # "Abnormal" says that something is wrong, and not what a person would see.
    is_plain = words and "abnormal" not in words and all(common[word] >= _PLAIN_FROM for word in words)
    return term.label if is_plain else ""


def _with(term: Term, text: str) -> Term:
    return replace(term, synonyms=(Synonym(text, kind=LAYPERSON), *term.synonyms)) if text else term


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
