"""A finding that is named again: "the pain" behind "knee pain" is the same pain, not another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from symptomdb.read.mentions import Mention

#: Label of a finding that says no place → how labels of the same finding at a place end.
_ENDINGS = {"Pain": (" pain", "algia", "ache"), "Edema": (" edema", " swelling", "swollen lip")}
#: Words of findings of nerves and muscles: beside one of these, weakness is that of muscles and no general feeling.
_NERVES = frozenset(
    "hypotonia hypertonia hyporeflexia areflexia hyperreflexia reflexes spasticity ataxia atrophy amyotrophy"
    " hypoesthesia paresthesia fasciculations dysarthria neuropathy myopathy clonus ptosis".split()
)
_POINTING = frozenset("the this that these his her my their its same".split())
_COST_AGAIN = 0.3


class References:
    """Remembers the findings of the last sentences of one text."""

    def __init__(self, labels: Sequence[str], generic: dict[int, tuple[str, ...]]) -> None:
        self._labels = labels
        self._generic = generic
        self._seen: list[tuple[int, Mention]] = []

    @staticmethod
    def generic(labels: Iterable[str]) -> dict[int, tuple[str, ...]]:
        """Number of each finding without a place → endings of its kinds."""
        return {number: _ENDINGS[label] for number, label in enumerate(labels) if label in _ENDINGS}

    def resolved(self, mention: Mention, sentence: int, word_before: str, site: str) -> Mention:
        """The mention, with the earlier finding's term where it only names that one again.

        Args:
            sentence: Number of the mention's sentence; to the sentence before, only "the", "this" and the like refer.
            site: Where the text puts it; a pain with a place of its own is another pain.
        """
        endings = self._generic.get(mention.term)
        if endings is not None and site:
            return mention
        if endings is not None:
            for number, earlier in reversed(self._seen):
                near = number == sentence or (number == sentence - 1 and word_before in _POINTING)
                if near and self._labels[earlier.term].lower().endswith(endings):
                    others = ((mention.term, mention.cost), *mention.others)
                    return mention._replace(
                        term=earlier.term, cost=max(mention.cost, earlier.cost) + _COST_AGAIN, others=others[:4]
                    )
        else:
            self._seen = [*self._seen[-3:], (sentence, mention)]
        return mention


class Companions:
    """Reads "weakness" beside findings of nerves and muscles as muscle weakness ("hypotonia, weakness, areflexia")."""

    def __init__(self, labels: Sequence[str]) -> None:
        numbers = {label: number for number, label in enumerate(labels) if label in ("Asthenia", "Muscle weakness")}
        self._general, self._muscles = numbers.get("Asthenia", -1), numbers.get("Muscle weakness", -1)
        self._nerves = frozenset(
            number for number, label in enumerate(labels) if not _NERVES.isdisjoint(label.lower().split())
        )

    def resolved(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions of one sentence."""
        terms = [mention.term for mention in mentions]
        if self._general not in terms or self._muscles < 0 or self._nerves.isdisjoint(terms):
            return mentions
        return [
            mention._replace(term=self._muscles, others=((mention.term, mention.cost), *mention.others)[:4])
            if mention.term == self._general
            else mention
            for mention in mentions
        ]
