"""The status of each mention (observed, excluded, uncertain …) with the words that say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from symptomdb.model.finding import Status
from symptomdb.read.cue_tables import HAVING, PERSON, PHRASES, RELATIVES, Cue
from symptomdb.read.mentions import Mention

#: Words between a cue and a finding, or within one item of a list.
_REACH = 5
_AFTER_REACH = 2
_FIRST_WORDS = frozenset([*PHRASES, *RELATIVES])
_HYPOTHETICAL_REACH = 60
_UNCERTAIN_REACH = 40


class Found(NamedTuple):
    """A cue in a sentence: piece numbers of its first and last word."""

    cue: Cue
    first: int
    last: int


class Words(NamedTuple):
    """A whole text's lower-case pieces with their offsets, and the piece numbers where a cue or relative may stand."""

    pieces: Sequence[str]
    offsets: Sequence[int]
    places: Sequence[int]

    @classmethod
    def of(cls, pieces: Sequence[str], offsets: Sequence[int]) -> Words:
        return cls(pieces, offsets, [i for i, piece in enumerate(pieces) if piece in _FIRST_WORDS])


class Sentence:
    """One sentence with the cues in it.

    Args:
        begin, end: Piece numbers, end exclusive.
        taken: Pieces inside mentions; no cue is read there.
    """

    def __init__(self, text: Words, begin: int, end: int, taken: set[int]) -> None:
        self.pieces = text.pieces
        self.offsets = text.offsets
        self.begin = begin
        self.end = end
        self.cues: list[Found] = []
        self.relatives: list[int] = []
        after = begin
        for i in text.places[bisect_left(text.places, begin) : bisect_left(text.places, end)]:
            word = text.pieces[i]
            if i < after or i in taken:
                continue
            if word in RELATIVES:
                self.relatives.append(i)
            for phrase, cue in PHRASES.get(word, ()):
                last = self._match(phrase, i)
                if last >= 0 and taken.isdisjoint(range(i, last + 1)):
                    self.cues.append(Found(cue, i, last))
                    self._also(phrase, i, last)
                    after = last + 1
                    break

    def _match(self, phrase: tuple[str, ...], at: int) -> int:
        """Piece number of the phrase's last word, or -1."""
        last = at + 2 * (len(phrase) - 1)
        if last >= self.end:
            return -1
        if len(phrase) > 1 and tuple(self.pieces[at : last + 1 : 2]) != phrase:
            return -1
        return -1 if any(mark in gap for gap in self.pieces[at + 1 : last : 2] for mark in ".,;:()") else last

    def _also(self, phrase: tuple[str, ...], first: int, last: int) -> None:
        """Some words are a cue both to what stands before and to what follows."""
        words = " ".join(phrase)
        if words in _BOTH_WAYS:
            self.cues.append(Found(_BOTH_WAYS[words], first, last))

    def words(self, first: int, last: int) -> list[str]:
        """Words between two pieces, ends not counted."""
        return [p for p in self.pieces[first + 1 : last] if p[0].isalnum()]

    def has_signs(self) -> bool:
        """Whether "non" or "(-)" stands in it."""
        return any(piece == "non" or "(-)" in piece for piece in self.pieces[self.begin : self.end])

    def text_of(self, cue: Found) -> str:
        return "".join(self.pieces[cue.first : cue.last + 1])


_BOTH_WAYS = {
    "denied": Cue.AFTER_NO, "excluded": Cue.AFTER_NO, "absent": Cue.AFTER_NO, "no": Cue.AFTER_NO, "nil": Cue.AFTER_NO,
    "suspected": Cue.AFTER_UNCERTAIN, "possible": Cue.AFTER_UNCERTAIN, "questionable": Cue.AFTER_UNCERTAIN,
    "resolved": Cue.AFTER_HISTORICAL, "not ruled out": Cue.AFTER_UNCERTAIN, "not noted": Cue.AFTER_NO,
    "not reported": Cue.AFTER_NO, "runs in the family": Cue.AFTER_FAMILY,
}  # fmt: skip
_PAST = re.compile(
    r"(?:yesterday|last (?:week|month|year|summer|winter)|\w+ (?:weeks|months|years) ago|a (?:week|month|year) ago)\b"
)
_DURATIONS = frozenset(
    "day days week weeks month months year years hour hours old long short brief daily weekly yr yrs wk wks mo".split()
)
_JOINING = frozenset({"and", "or", "nor", "and/or"})


def statuses(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[Status, str]]:
    """Status and trigger of each mention of one sentence, in the mentions' order."""
    if not sentence.cues and not sentence.relatives and not sentence.has_signs():
        return [(Status.OBSERVED, "")] * len(mentions)
    found = [_status(sentence, mention) for mention in mentions]
    _spread_left(sentence, mentions, found)
    return found


def _status(sentence: Sentence, mention: Mention) -> tuple[Status, str]:
    if sentence.pieces[max(0, mention.start - 2) : mention.start] in (["non", "-"], ["non", " "]):
        return Status.EXCLUDED, "non"
    minus = _minus(sentence, mention)
    if minus:
        return Status.EXCLUDED, minus
    excluded = _excluded_before(sentence, mention) or _after(sentence, mention, Cue.AFTER_NO)
    if excluded is not None:
        return Status.EXCLUDED, sentence.text_of(excluded)
    family = _family(sentence, mention)
    if family:
        return Status.FAMILY, family
    return _weaker(sentence, mention)


def _minus(sentence: Sentence, mention: Mention) -> str:
    """ "(-) fever" and "fever (-)" in clinicians' notes."""
    before = sentence.pieces[mention.start - 1] if mention.start > sentence.begin else ""
    after = sentence.pieces[mention.end + 1] if mention.end + 1 < sentence.end else ""
    return "(-)" if before.rstrip().endswith("(-)") or after.lstrip().startswith("(-)") else ""


def _weaker(sentence: Sentence, mention: Mention) -> tuple[Status, str]:
    for cue, reach, status in (
        (Cue.HYPOTHETICAL, _HYPOTHETICAL_REACH, Status.HYPOTHETICAL),
        (Cue.UNCERTAIN, _UNCERTAIN_REACH, Status.UNCERTAIN),
        (Cue.HISTORICAL, _UNCERTAIN_REACH, Status.HISTORICAL),
    ):
        before = _before(sentence, mention, cue, reach)
        if before is not None and not (cue is Cue.HISTORICAL and _is_complaint(sentence, before)):
            return status, sentence.text_of(before)
    past = _past(sentence, mention)
    if past:
        return Status.HISTORICAL, past
    for cue, status in ((Cue.AFTER_UNCERTAIN, Status.UNCERTAIN), (Cue.AFTER_HISTORICAL, Status.HISTORICAL)):
        after = _after(sentence, mention, cue)
        if after is not None:
            return status, sentence.text_of(after)
    return Status.OBSERVED, ""


def _past(sentence: Sentence, mention: Mention) -> str:
    """ "had a fever yesterday", "had pneumonia two months ago": over, as far as the text says."""
    before = sentence.words(max(mention.start - 8, sentence.begin - 1), mention.start)[-3:]
    if "had" not in before or {"has", "have", "i've", "since"}.intersection(before):
        return ""
    after = " ".join(sentence.words(mention.end, min(mention.end + 10, sentence.end)))
    found = _PAST.match(after)
    return f"had ... {found[0]}" if found else ""


def _is_complaint(sentence: Sentence, cue: Found) -> bool:
    """ "a 3-day history of fever", "presented with a history of fever": what brings the person now, not the past."""
    words = sentence.words(max(cue.first - 10, sentence.begin - 1), cue.first)[-4:]
    return sentence.pieces[cue.first] in ("history", "hx", "h") and (
        bool(_DURATIONS.intersection(words)) or "with" in words[-2:]
    )


def _excluded_before(sentence: Sentence, mention: Mention) -> Found | None:
    """The nearest cue before a mention, if its reach covers the mention."""
    for cue in reversed(sentence.cues):
        if cue.last >= mention.start:
            continue
        if cue.cue in (Cue.NO, Cue.DENIES):
            return cue if _reaches(sentence, cue, mention) else None
        if cue.cue is Cue.STOP and not _is_negated(sentence, cue):
            return None
    return None


def _is_negated(sentence: Sentence, cue: Found) -> bool:
    """ "haven't noticed any blood": the verb right behind a cue does not end its reach."""
    return any(
        other.last == cue.first - 2 and other.cue in (Cue.NO, Cue.DENIES) and not sentence.pieces[cue.first - 1].strip()
        for other in sentence.cues
    )


def _reaches(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    if any(cue.last < at < mention.start and _is_theirs(sentence, at, mention) for at in sentence.relatives):
        return False
    words = commas = 0
    pieces = sentence.pieces
    for i in range(cue.last + 1, mention.start):
        piece = pieces[i]
        if piece[0].isalnum():
            if piece in _JOINING:
                words = 0
            else:
                words += 1
        elif ":" in piece or ";" in piece:
            return False
        elif "," in piece or "/" in piece:
            commas += "," in piece
            words = 0
        if words > _REACH:
            return False
    return not commas or cue.cue is Cue.DENIES or _is_list(sentence, cue, mention)


def _is_list(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    """ "no A, B or C" is a list; in "cough, no fever, headache" the cue covers one item only."""
    for i in range(cue.last + 1, sentence.end):
        if sentence.pieces[i] in ("or", "nor"):
            return True
        if i > mention.end and any(f.first == i and f.cue in (Cue.STOP, Cue.NO, Cue.DENIES) for f in sentence.cues):
            break
    return not any(
        "," in piece for piece in sentence.pieces[sentence.begin : cue.first] if not piece[0].isalnum()
    ) and (
        "," in "".join(p for p in sentence.pieces[mention.end : sentence.end] if not p[0].isalnum())
        or not sentence.words(mention.end, sentence.end)
    )


def _before(sentence: Sentence, mention: Mention, kind: Cue, reach: int) -> Found | None:
    place = sentence.offsets[mention.start]
    for cue in reversed(sentence.cues):
        if cue.last >= mention.start:
            continue
        if cue.cue is kind:
            near = place - sentence.offsets[cue.last + 1] <= reach
            return cue if near and not _broken(sentence, cue.last, mention.start) else None
    return None


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    return any(cue.cue is Cue.STOP and first < cue.first and cue.last < last for cue in sentence.cues)


def _after(sentence: Sentence, mention: Mention, kind: Cue) -> Found | None:
    for cue in sentence.cues:
        if cue.first <= mention.end or cue.cue is not kind:
            continue
        between = sentence.words(mention.end, cue.first)
        gap = "".join(sentence.pieces[mention.end + 1 : cue.first])
        reach = 4 if kind is Cue.AFTER_HISTORICAL or ":" in gap else _AFTER_REACH
        if len(between) > reach or "," in gap or "and" in between or "or" in between or "with" in between:
            return None
        if kind is Cue.AFTER_NO and not _closes(sentence, cue, gap):
            continue
        return cue
    return None


def _closes(sentence: Sentence, cue: Found, gap: str) -> bool:
    """A word that may also look forward is a verdict only when nothing follows it."""
    text = sentence.text_of(cue)
    if text in ("no", "n", "none", "nil"):
        if not any(mark in gap for mark in ":-?=("):
            return False
    elif text not in ("denied", "absent", "negative", "excluded", "declined"):
        return True
    following = sentence.pieces[cue.last + 1] if cue.last + 1 < sentence.end else "."
    after = sentence.pieces[cue.last + 2] if cue.last + 2 < sentence.end else ""
    return following.strip() != "" or after in ("", "and", "but", "by", "on", "at", "in", "today", "x")


def _family(sentence: Sentence, mention: Mention) -> str:
    before = _before(sentence, mention, Cue.FAMILY, 200)
    if before is not None:
        return sentence.text_of(before)
    after = _after(sentence, mention, Cue.AFTER_FAMILY)
    if after is not None:
        return sentence.text_of(after)
    for at in reversed(sentence.relatives):
        if at < mention.start and _is_theirs(sentence, at, mention):
            return sentence.pieces[at]
    return ""


def _is_theirs(sentence: Sentence, relative: int, mention: Mention) -> bool:
    pieces = sentence.pieces
    if (relative >= 2 and pieces[relative - 2] in ("like", "to")) or (
        relative >= 4 and pieces[relative - 4] in ("like", "to", "than")
    ):
        return False
    between = sentence.words(relative, mention.start)
    if pieces[relative].endswith("'s"):
        return len(between) <= 3
    return bool(HAVING.intersection(between[:4])) and not PERSON.intersection(between)


def _spread_left(sentence: Sentence, mentions: Sequence[Mention], found: list[tuple[Status, str]]) -> None:
    """ "fever and chills were absent": a verdict after the last item holds for the items joined to it."""
    for i in range(len(mentions) - 2, -1, -1):
        status, trigger = found[i + 1]
        if found[i][0] is not Status.OBSERVED or status not in (Status.EXCLUDED, Status.UNCERTAIN):
            continue
        between = sentence.words(mentions[i].end, mentions[i + 1].start)
        verdict = any(
            cue.first > mentions[i + 1].end and sentence.text_of(cue) == trigger and trigger.startswith(("were", "are"))
            for cue in sentence.cues
        )
        if verdict and (not between or set(between) <= _JOINING):
            found[i] = (status, trigger)
