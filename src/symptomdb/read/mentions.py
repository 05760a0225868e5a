"""Search for mentions: from each word grow to the right while the words occur together in some name."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from symptomdb.read.coordination import LINK, MAX_JOINTS, STRICT, Coordination
from symptomdb.read.deeds import is_denial_of_more, is_finding_none, is_handled, is_harm, is_reflex_or_sense
from symptomdb.read.index import GAIN_SURFACE, Index, order_hash, token_hash
from symptomdb.read.names import IN_ORDER as ORDERED
from symptomdb.read.segments import Scan
from symptomdb.read.vocabulary import JOINT, Piece
from symptomdb.read.word_kinds import (
    DENYING,
    FUNCTION,
    JOINTS,
    LEADING,
    NOT_BEFORE,
    PEOPLE,
    SHAPES,
    TELLING,
)

MAX_ITEMS = 16
MAX_WORDS = 9
#: Dearest mention that is kept.
MAX_COST = 3.4
_ABNORMAL = token_hash("abnormal")

_COST_LINKED = 0.2
_COST_FREE = 0.8
_COST_UNKNOWN = 0.8
_COST_MODIFIER = 0.5
_COST_WEAK = 1.0
#: What a word costs that is not beside the others.
COST_COORDINATED = 0.6


class Mention(NamedTuple):
    """One reading of some words: positions are piece numbers."""

    positions: tuple[int, ...]
    term: int
    cost: float
    others: tuple[tuple[int, float], ...]

    @property
    def start(self) -> int:
        return self.positions[0]

    @property
    def end(self) -> int:
        return self.positions[-1]


class Search:
    """Finds all readings in one text."""

    def __init__(self, index: Index, text: Scan) -> None:
        self._index = index
        self._phrases = index.phrases
        self._usage = index.usage
        self._tokens = index.tokens
        self._text = text
        self._pieces = text.pieces
        self._lows = text.lows
        self._items = text.items
        self._places = text.places

    @cached_property
    def _coordination(self) -> Coordination:
        return Coordination(self._index, self._text)

    def candidates(self) -> list[Mention]:
        """All readings, good and bad."""
        found: list[Mention] = []
        items = self._items
        signs = [item.sign for item in items]
        for i in self._text.contents():
            item = items[i]
            if item.alone:
                self._alone(i, found)
            # Most words stop here: none of the next three words occurs with this one in a name.
            if not item.near.isdisjoint(signs[i + 1 : i + 4]):
                self._grow(i, found)
        for mention in [mention for mention in found if len(mention.positions) > 1]:
            self._stack(mention, found)
        for members, costs in self._coordination.shared() if LINK in self._text.kinds else ():
            dearer = {term: cost + COST_COORDINATED for term, cost in costs.items()}
            self._append(dearer, members, found)
        return found

    def _stack(self, mention: Mention, found: list[Mention]) -> None:
        """Adjectives before the one that a mention begins with."""
        start, end = mention.positions[0], mention.positions[-1]
        lows = self._lows
        if SHAPES.isdisjoint(lows[max(0, start - 4) : start]) or not FUNCTION.isdisjoint(lows[start:end]):
            return  # "short pauses in breathing" has no "short breathing"
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        if self._places[first] != start or self._places[last] != end:
            return  # a wording read as written may begin at any word
        for members, costs in self._coordination.stacked(first, last):
            self._append({term: cost + COST_COORDINATED for term, cost in costs.items()}, members, found)

    def _alone(self, i: int, found: list[Mention]) -> None:
        """Readings of one word, and of wordings around it that are read only as written."""
        item = self._items[i]
        if item.singles:
            single = self._single(i, item)
            if single is not None:
                found.append(single)
        if item.fixed:
            self._fixed(item, self._places[i], found)

    def _single(self, i: int, item: Piece) -> Mention | None:
        first = self._places[i]
        last = first + item.more
        if item.adjective:
            following = self._items[i + 1]
            noun = following.hash != JOINT and not following.modifier and not following.stop
            if noun and self._places[i + 1] == last + 2 and not self._tells(first, last + 2):
                return None
        if not self._stands(last) or is_harm(self._lows, first) or is_reflex_or_sense(self._lows, first):
            return None
        if item.company and not self._text.in_company(i):
            return None
        term, cost = item.singles[0]
        return Mention((first, last) if item.more else (first,), term, cost, item.singles[1:4])

    def _tells(self, adjective: int, noun: int) -> bool:
        return self._lows[adjective] in TELLING or self._lows[noun] in PEOPLE

    def _fixed(self, item: Piece, place: int, found: list[Mention]) -> None:
        """Wordings that are read only as written ("was sick", "in a coma")."""
        for before, after, term, cost in item.fixed:
            first, last = place - 2 * len(before), place + item.more + 2 * len(after)
            if first < 0 or last >= len(self._lows):
                continue
            here = self._lows[first : last + 1]
            if tuple(here[::2]) != (*before, here[place - first], *after) or "".join(here[1::2]).strip():
                continue
            while self._lows[first] in LEADING:
                first += 2
            found.append(Mention(tuple(range(first, last + 1, 2)), term, cost - GAIN_SURFACE, ()))

    def _grow(self, i: int, found: list[Mention]) -> None:
        """Grow from item `i`, once with modifiers as words of the name and, where there are any, once without."""
        if self._grow_over(i, found, bare=False):
            self._grow_over(i, found, bare=True)

    def _grow_over(self, i: int, found: list[Mention], bare: bool) -> bool:
        phrases, items = self._phrases, self._items
        last = items[i]
        members = [i]
        whole = last.hash
        hashes, nears = [whole], [last.near]
        joints = unknown = modifiers = 0
        took_modifier = skippable = False
        for at in range(i + 1, i + MAX_ITEMS):  # there is always a stop behind the last word
            item = items[at]
            value, special = item.hash, item.special
            skippable = special and (item.modifier or (item.quality and last.quality))
            if value > 0 and not (bare and skippable):
                for near in nears:
                    if value not in near:
                        break
                else:
                    members.append(at)
                    hashes.append(value)
                    nears.append(item.near)
                    whole ^= value
                    last = item
                    took_modifier = took_modifier or skippable
                    if whole in phrases:
                        self._look_up(whole, members, hashes, (joints, unknown, modifiers), found)
                    elif item.weak and whole ^ value ^ _ABNORMAL in phrases:  # "elbow deformity"
                        key = whole ^ value ^ _ABNORMAL
                        self._look_up(key, members, hashes[:-1], (joints, unknown, modifiers), found, weak=True)
                    if len(members) == MAX_WORDS:
                        break
                    continue
            elif value == JOINT:
                joints += 1
                if joints > MAX_JOINTS:
                    break
                continue
            if value in hashes:
                continue
            if special:
                if item.stop:
                    break
                if item.weak and whole ^ _ABNORMAL in phrases:
                    key = whole ^ _ABNORMAL
                    self._look_up(key, [*members, at], hashes, (joints, unknown, modifiers), found, weak=True)
                if skippable:
                    modifiers += 1
                    continue
            unknown += 1
            if unknown > 1 or item.low in DENYING:
                break  # "his motor skills are not delayed"
        return took_modifier

    def _look_up(
        self,
        key: int,
        members: list[int],
        hashes: list[int],
        left_out: tuple[int, int, int],
        found: list[Mention],
        weak: bool = False,
    ) -> None:
        """Take the names that have this set of words, as far as what was left out between them allows."""
        joints, unknown, modifiers = left_out
        strict = not STRICT.isdisjoint(hashes)
        if unknown and (joints or strict or len(members) < 3):
            return
        items, lows = self._items, self._lows
        first, last = self._places[members[0]] + items[members[0]].more, self._places[members[-1]]
        as_written = joints > 0 and (weak or modifiers > 0 or joints > 1 or len(members) < 3)
        if as_written and JOINTS.isdisjoint(self._pieces[first:last]):
            return
        handled = is_handled(lows, first)
        # "I cut my arm on a broken glass": it is the next word that the adjective describes.
        elsewhere = items[members[-1]].adjective and lows[last - 2] in ("a", "an")
        base = unknown * _COST_UNKNOWN + (_COST_MODIFIER if modifiers else 0.0) + (_COST_WEAK if weak else 0.0)
        order = order_hash([*hashes, _ABNORMAL]) if weak else order_hash(hashes)
        costs: dict[int, float] = {}
        written = 0
        for term, cost, name_order, surface, strong in self._phrases[key]:
            if (
                (joints and not strong)
                or (handled and cost >= 0)
                or (as_written and (strong != ORDERED or order != name_order))
            ):
                continue
            if order != name_order:
                if joints or unknown or strict or strong == ORDERED or elsewhere:
                    continue
                cost += _COST_LINKED if len(members) == 2 and last - first > 2 else _COST_FREE
            elif surface and not base:
                written = written or self._surface(members)
                if surface == written:
                    cost -= GAIN_SURFACE
            if cost < costs.get(term, 99.0):
                costs[term] = cost
        if base or joints:
            joined = COST_COORDINATED if joints else 0.0
            costs = {term: cost + base + joined for term, cost in costs.items()}
        self._append(costs, members, found)

    def _end_of(self, i: int) -> int:
        """Last piece of item `i`."""
        return self._places[i] + self._items[i].more

    def _append(self, costs: dict[int, float], members: list[int], found: list[Mention]) -> None:
        if not costs:
            return
        ranked = list(costs.items())
        if len(ranked) > 1:
            ranked.sort(key=lambda pair: (pair[1], -self._usage[pair[0]], pair[0]))
        term, cost = ranked[0]
        last = self._end_of(members[-1])
        if is_denial_of_more(self._lows, self._places[members[0]], last, self._tokens):
            return
        if cost <= MAX_COST and self._stands(last):
            positions = [self._places[i] for i in members]
            if last != positions[-1]:
                positions.append(last)
            positions.sort()
            found.append(Mention(tuple(positions), term, cost, tuple(ranked[1:4])))

    def _stands(self, last: int) -> bool:
        """False when the word behind a piece makes the name part of another one ("hepatitis panel")."""
        after = last + 2
        pieces = self._pieces
        if after + 2 < len(pieces) and len(pieces[after]) == 1 and pieces[after].isupper():
            after += 2  # "hepatitis B virus"
        if after >= len(pieces) or pieces[after - 1].strip():
            return True
        return self._lows[after] not in NOT_BEFORE and not is_finding_none(self._lows, last)

    def _surface(self, members: list[int]) -> int:
        """As `names.surface_key` of the text from the first to the last word; words and gaps take turns."""
        first, last = self._places[members[0]], self._end_of(members[-1])
        return crc32(" ".join(self._lows[first : last + 1 : 2]).encode())
