"""Spelling repair of words that neither the names of conditions nor general English know.

Only the question is repaired, never a name: Damerau-Levenshtein 1 (2 from eight letters on) with the same first letter,
else distance 1 with another first letter from six letters on. A repair never makes hyper of hypo or osteoporosis of
osteopetrosis: where both are as near, nothing is repaired and both are offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symptomdb.ask import lexicon
from symptomdb.ask.acronyms import singular
from symptomdb.ask.vocabulary import STOP, question_words
from symptomdb.ontology.names import Token, spans

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike, TokenInfo

_MIN_LETTERS = 5
#: From this length on two errors are repaired.
_TWO_ERRORS = 8
_OTHER_FIRST_LETTER = 6
#: A text with more unknown words than this is in another language or no text: repairing it would invent.
_MAX_UNKNOWN = 12
_OPPOSITES = (("hyper", "hypo"), ("osteopor", "osteopet"), ("macro", "micro"), ("tachy", "brady"), ("poly", "oligo"))


@dataclass(frozen=True, slots=True)
class Repaired:
    """A question's words after repair.

    Attributes:
        tokens: With the stems of the repaired words; places are those in the original text.
        known: What is known of each stem.
        text: The original text with the repaired words in place.
        repairs: Original word and its repair.
        offers: Unrepaired words with two equally near readings, and these.
        unknown: Stems that stayed unknown.
    """

    tokens: tuple[Token, ...]
    known: Mapping[str, TokenInfo]
    text: str
    repairs: tuple[tuple[str, str], ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    unknown: frozenset[str] = frozenset()


def repair(text: str, facts: FactsLike) -> Repaired:
    """Look every word up and repair those that nobody knows."""
    tokens = singular(text, spans(text))
    known = dict(facts.token_info({token.stem for token in tokens}))
    unknown = [token for token in tokens if _is_unknown(token, known)]
    if not unknown or len({token.stem for token in unknown}) > _MAX_UNKNOWN:
        return Repaired(tokens, known, text, unknown=frozenset(token.stem for token in unknown))
    chosen: dict[str, str] = {}
    offers: list[tuple[str, str]] = []
    for token in unknown:
        near = _nearest(token.stem, facts) if token.stem not in chosen and _is_repairable(token) else ()
        if len(near) == 1:
            chosen[token.stem] = near[0]
        elif len(near) == 2:
            offers += [(token.word, other) for other in near if (token.word, other) not in offers]
    known.update(facts.token_info(set(chosen.values())))
    return Repaired(
        tuple(replace(token, stem=chosen.get(token.stem, token.stem)) for token in tokens),
        known,
        _rewrite(text, tokens, chosen),
        tuple(dict.fromkeys((token.word, _shown(chosen[token.stem])) for token in unknown if token.stem in chosen)),
        tuple(offers),
        frozenset(token.stem for token in unknown if token.stem not in chosen),
    )


def _is_unknown(token: Token, known: Mapping[str, TokenInfo]) -> bool:
    if not token.word.isalpha() or token.stem in STOP or token.word in STOP:
        return False
    info = known.get(token.stem)
    if info is not None and (info.df or info.english):
        return False
    return token.stem not in lexicon.stems() and token.stem not in question_words()


def _is_repairable(token: Token) -> bool:
    return len(token.word) >= _MIN_LETTERS and token.word.isascii()


def _nearest(stem: str, facts: FactsLike) -> tuple[str, ...]:
    """The stem to put in place: one, none, or two that must not be mixed up."""
    reach = 2 if len(stem) >= _TWO_ERRORS else 1
    words = dict(facts.words_like(stem[0], len(stem) - reach, len(stem) + reach))
    found = _within(stem, words, reach, same_letter=True)
    if not found and len(stem) >= _OTHER_FIRST_LETTER:
        words = dict(facts.words_like("", len(stem) - 1, len(stem) + 1))
        found = _within(stem, words, 1, same_letter=False)
    if not found:
        return ()
    best = min(found)
    rivals = [word for distance, _, word in found if distance - best[0] <= 1 and _are_opposites(word, best[2])]
    if rivals and any(
        distance == best[0] or _hides_the_difference(stem, best[2]) for distance, _, w in found if w in rivals
    ):
        return (best[2], rivals[0])
    return (best[2],)


def _within(stem: str, words: dict[str, int], reach: int, *, same_letter: bool) -> list[tuple[int, int, str]]:
    """Candidates as (distance, minus frequency, word)."""
    from rapidfuzz.distance import OSA  # imported only when a word is to be repaired: the cold start counts

    #: Words of questions and lay names are far commoner in questions than their few uses in names say.
    counts = words | {word: words.get(word, 0) + 50 for word in _own_words(stem, reach, same_letter)}
    found = []
    for word, count in counts.items():
        distance = OSA.distance(stem, word, score_cutoff=reach)
        if 0 < distance <= reach and len(word) >= _MIN_LETTERS - 1 and not _crosses(stem, word):
            found.append((distance, -count, word))
    return found


def _own_words(stem: str, reach: int, same_letter: bool) -> Iterable[str]:
    for words in (question_words(), lexicon.stems()):
        for word in words:
            if abs(len(word) - len(stem)) <= reach and (not same_letter or word[0] == stem[0]):
                yield word


def _crosses(stem: str, word: str) -> bool:
    """True when a repair would turn one of two opposites into the other."""
    return any(
        (stem.startswith(one) and word.startswith(other)) or (stem.startswith(other) and word.startswith(one))
        for one, other in _OPPOSITES
    )


def _are_opposites(one: str, other: str) -> bool:
    return one != other and _crosses(one, other)


def _hides_the_difference(stem: str, word: str) -> bool:
    """True when the word as written shows neither of the two opposite beginnings."""
    return not any(stem.startswith(prefix) for pair in _OPPOSITES for prefix in pair if word.startswith(prefix))


def _shown(stem: str) -> str:
    return question_words().get(stem, stem)


def _rewrite(text: str, tokens: tuple[Token, ...], chosen: dict[str, str]) -> str:
    pieces: list[str] = []
    at = 0
    for token in tokens:
        if token.stem in chosen:
            pieces += [text[at : token.start], _shown(chosen[token.stem])]
            at = token.end
    return "".join([*pieces, text[at:]])
