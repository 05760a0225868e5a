"""What need not be asked: what follows from what is known, and what was asked already in nearly the same words.

HPO's hierarchy says most of it: a finding that is there brings what stands above it, and one that is not there takes
what stands below it along. Some of it only the words say, since HPO keeps headache apart from pain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Ints, Knowledge
from symptomdb.find.query import Query
from symptomdb.model.interview import Reply

Words = frozenset[str]
_WORD = re.compile(r"[a-z0-9]+")
#: They make no difference to what a question asks for.
_EMPTY = frozenset(
    "a an and any are at be being by from has have in is it its more of on one ones or other others person same some "
    "than that the their them then there these they this those to usual very when which while who with unusual "
    "unusually severe mild slight chronic acute episodic recurrent frequent often".split()
)
#: With one of these more words do not say more of the same: impaired pain sensation is no pain.
_TURNING = frozenset(
    "absence absent decreased impaired insensitivity lack loss no non not reduced without low poor lost fear".split()
)
#: Different words for one thing.
_SAME = {"ache": "pain", "aching": "pain", "painful": "pain", "sore": "pain", "soreness": "pain", "swollen": "swelling",
         "itchy": "itching", "weak": "weakness", "stiff": "stiffness", "tired": "tiredness", "bloated": "bloating",
         "abdominal": "belly", "abdomen": "belly", "stomach": "belly", "tummy": "belly"}  # fmt: skip


class Settled:
    """Which questions need not be asked at one moment of an interview.

    Args:
        replies: What was asked or told, by number of the term; what was told counts as yes or no.
        vain: Terms of which nobody can say more: who does not know of anemia does not know of which kind.
    """

    def __init__(
        self, knowledge: Knowledge, query: Query, replies: Mapping[int, Reply], vain: Iterable[int] = ()
    ) -> None:
        self._knowledge = knowledge
        self._replies = [(*self._words(number), reply) for number, reply in replies.items()]
        arrays = knowledge.arrays
        closed = np.zeros(len(knowledge.terms), dtype=bool)
        closed[list(replies)] = True
        for number in query.observed.tolist():
            closed[arrays.ancestors[arrays.ancestor_starts[number] : arrays.ancestor_starts[number + 1]]] = True
        if below := [*query.excluded.tolist(), *vain]:
            closed[_below(knowledge, below)] = True
        self._closed = closed

    def follows(self, terms: Ints) -> NDArray[np.bool_]:
        """Whether each of some terms follows from what is known."""
        return np.asarray(self._closed[terms])

    def repeats(self, term: int) -> bool:
        """Whether the words of a question were in one already, so that its answer is known."""
        label, plain = self._words(term)
        return any(
            _follows(label, known_label, reply) or _follows(plain, known_plain, reply)
            for known_label, known_plain, reply in self._replies
        )

    def _words(self, term: int) -> tuple[Words, Words]:
        """Those of the label, and those of the plain words, or of the label where there are none."""
        label = self._knowledge.labels[term]
        return words_of(label), words_of(self._knowledge.plain_labels[term] or label)


@cache
def words_of(text: str) -> Words:
    """The words that make a difference.

    >>> sorted(words_of("a sore throat")), sorted(words_of("Headaches"))
    (['pain', 'throat'], ['head', 'pain'])
    """
    return frozenset(part for word in _WORD.findall(text.lower()) if word not in _EMPTY for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ache"):
        return tuple(_SAME.get(part, part) for part in (word[:-4], "pain"))
    return (_SAME.get(word, word),)


def _follows(asked: Words, known: Words, reply: Reply) -> bool:
    if not asked or not known:
        return False
    if asked == known:
        return True
    if reply is Reply.YES:
        return asked < known and not known & _TURNING
    return reply is Reply.NO and known < asked and not asked & _TURNING


def _below(knowledge: Knowledge, above: list[int]) -> Ints:
    """Some terms and all below them."""
    marked = np.zeros(len(knowledge.terms), dtype=bool)
    marked[above] = True
    at = np.flatnonzero(marked[knowledge.arrays.ancestors])
    return np.asarray(np.searchsorted(knowledge.arrays.ancestor_starts, at, side="right") - 1, dtype=np.int32)
