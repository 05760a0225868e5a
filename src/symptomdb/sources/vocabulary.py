"""The codes that our content may use, and what to write instead of one that it may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from symptomdb.model.curie import LOCAL_FINDING_PREFIX
from symptomdb.model.term import Term


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Current codes and, for old ones, the remedy. False when empty."""

    labels: dict[str, str]
    old: dict[str, str]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Vocabulary:
        """Take all terms, obsolete ones included."""
        every = tuple(terms)
        labels = {str(term.id): term.label for term in every if not term.obsolete}
        old: dict[str, str] = {}
        for term in every:
            if term.obsolete:
                old[str(term.id)] = _instead(term, labels)
            for alternative in term.alt_ids:
                old.setdefault(str(alternative), f"Write {term.id} ({term.label}).")
        return cls(labels, old)

    def __bool__(self) -> bool:
        return bool(self.labels)

    def wrong(self, code: str) -> tuple[str, str] | None:
        """What is wrong with a code and what to do; None for a current one."""
        if code in self.labels:
            return None
        if code in self.old:
            return f"the code {code} is obsolete.", self.old[code]
        if code.startswith(LOCAL_FINDING_PREFIX + ":"):
            return f"there is no local finding {code}.", "Add it to content/findings.yaml or correct it."
        return f"there is no term {code}.", "Look the term up in HPO and correct the code."


def _instead(term: Term, labels: dict[str, str]) -> str:
    choices = [term.replaced_by] if term.replaced_by else list(term.consider)
    named = [f"{choice} ({labels.get(str(choice), 'label unknown')})" for choice in choices]
    return f"Write {' or '.join(named)}." if named else "Nothing replaces it; choose a current term."
