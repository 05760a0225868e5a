"""Search for mentions: from each word grow to the right while the words occur together in some name."""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

from symptomdb.read.coordination import MAX_JOINTS, STRICT, Coordination
from symptomdb.read.deeds import is_denial_of_more, is_finding_none, is_handled, is_harm, is_reflex
from symptomdb.read.index import GAIN_SURFACE, Index, order_hash, token_hash
from symptomdb.read.names import IN_ORDER as ORDERED
from symptomdb.read.segments import JOINT, Item, Scan, in_company
from symptomdb.read.word_kinds import (
    DENYING,
    FUNCTION,
    JOINTS,
    LEADING,
    NOT_BEFORE,
    PEOPLE,
    SHAPES,
    SPECIFIERS,
    TELLING,
    THINGS,
)
from symptomdb.read.words import loose

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
_COST_COORDINATED = 0.6


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
    """Finds all readings in the segments of one text."""

    def __init__(self, index: Index, text: Scan) -> None:
        self._phrases = index.phrases
        self._pairs = index.pairs
        self._usage = index.usage
        self._tokens = index.tokens
        self._wholes = index.wholes
        self._pieces = text.pieces
        self._lows = text.lows
        self._coordination = Coordination(index, text.pieces)

    def candidates(self, segment: list[Item]) -> list[Mention]:
        """All readings in a segment, good and bad."""
        found: list[Mention] = []
        pairs = self._pairs
        joints = False
        for i, item in enumerate(segment):
            piece = item.piece
            if piece.alone:
                self._alone(segment, i, found)
            slot = piece.slot
            if slot < 0:
                joints = joints or piece.last  # commas alone make no list
                continue
            # Most words stop here: none of the next three words occurs with this one in a name.
            for other in segment[i + 1 : i + 4]:
                near = other.piece
                if (near.slot >= 0 and pairs[slot ^ near.slot]) or near.weak:
                    self._grow(segment, i, found)
                    break
        longer = [mention for mention in found if len(mention.positions) > 1]
        if longer and not SHAPES.isdisjoint(self._lows[segment[0].first : segment[-1].first]):
            for mention in longer:
                self._stack(segment, mention, found)
        if joints:
            for members, costs in self._coordination.shared(segment):
                dearer = {term: cost + _COST_COORDINATED for term, cost in costs.items()}
                self._append(dearer, members, found)
        return found

    def _stack(self, segment: list[Item], mention: Mention, found: list[Mention]) -> None:
        """Adjectives before the one that a mention begins with."""
        places = [item.first for item in segment]
        if mention.start not in places or mention.end not in places:
            return  # a wording read as written may begin at any word
        first, last = places.index(mention.start), places.index(mention.end)
        if any(self._pieces[place].lower() in FUNCTION for place in range(mention.start, mention.end)):
            return  # "short pauses in breathing" has no "short breathing"
        for members, costs in self._coordination.stacked(segment, first, last):
            self._append({term: cost + _COST_COORDINATED for term, cost in costs.items()}, members, found)

    def _alone(self, segment: list[Item], i: int, found: list[Mention]) -> None:
        """Readings of one word, and of wordings around it that are read only as written."""
        if segment[i].piece.singles:
            single = self._single(segment, i)
            if single is not None:
                found.append(single)
        self._fixed(segment[i], found)

    def _single(self, segment: list[Item], i: int) -> Mention | None:
        item = segment[i]
        if item.piece.adjective and i + 1 < len(segment):
            following = segment[i + 1]
            noun = following.hash != JOINT and not following.piece.modifier and not following.piece.stop
            if noun and following.first == item.last + 2 and not self._tells(item, following):
                return None
        if not self._stands(item) or is_harm(self._lows, item.first) or is_reflex(self._lows, item.first):
            return None
        if item.piece.company and not in_company(segment, i):
            return None
        term, cost = item.piece.singles[0]
        return Mention((item.first,), term, cost, item.piece.singles[1:4])

    def _tells(self, adjective: Item, noun: Item) -> bool:
        return self._lows[adjective.first] in TELLING or self._lows[noun.first] in PEOPLE

    def _fixed(self, item: Item, found: list[Mention]) -> None:
        """Wordings that are read only as written ("was sick", "in a coma")."""
        for before, after, term, cost in item.piece.fixed:
            first, last = item.first - 2 * len(before), item.last + 2 * len(after)
            if first < 0 or last >= len(self._lows):
                continue
            here = self._lows[first : last + 1]
            if tuple(here[::2]) != (*before, here[item.first - first], *after) or "".join(here[1::2]).strip():
                continue
            while self._lows[first] in LEADING:
                first += 2
            found.append(Mention(tuple(range(first, last + 1, 2)), term, cost - GAIN_SURFACE, ()))

    def _grow(self, segment: list[Item], i: int, found: list[Mention]) -> None:
        """Grow from item `i`, once with modifiers as words of the name and, where there are any, once without."""
        if self._grow_over(segment, i, found, bare=False):
            self._grow_over(segment, i, found, bare=True)

    def _grow_over(self, segment: list[Item], i: int, found: list[Mention], bare: bool) -> bool:
        phrases, pairs = self._phrases, self._pairs
        members = [segment[i]]
        whole = members[0].hash
        hashes, slots = [whole], [members[0].piece.slot]
        joints = unknown = modifiers = 0
        took_modifier = False
        for item in segment[i + 1 : i + MAX_ITEMS]:
            value, piece = item.hash, item.piece
            if value == JOINT:
                joints += 1
                if joints > MAX_JOINTS:
                    break
                continue
            if value in hashes:
                continue
            skippable = piece.special and (piece.modifier or (piece.quality and members[-1].piece.quality))
            if value and not (bare and skippable):
                slot = piece.slot
                for other in slots:
                    if not pairs[slot ^ other]:
                        break
                else:
                    members.append(item)
                    hashes.append(value)
                    slots.append(slot)
                    whole ^= value
                    took_modifier = took_modifier or skippable
                    if whole in phrases:
                        self._look_up(whole, members, hashes, (joints, unknown, modifiers), found)
                    elif piece.weak and whole ^ value ^ _ABNORMAL in phrases:  # "elbow deformity"
                        key = whole ^ value ^ _ABNORMAL
                        self._look_up(key, members, hashes[:-1], (joints, unknown, modifiers), found, weak=True)
                    if len(members) == MAX_WORDS:
                        break
                    continue
            if piece.special:
                if piece.stop:
                    break
                if piece.weak and whole ^ _ABNORMAL in phrases:
                    key = whole ^ _ABNORMAL
                    self._look_up(key, [*members, item], hashes, (joints, unknown, modifiers), found, weak=True)
                if skippable:
                    modifiers += 1
                    continue
            unknown += 1
            if unknown > 1 or piece.low in DENYING:
                break  # "his motor skills are not delayed"
        return took_modifier

    def _look_up(
        self,
        key: int,
        members: list[Item],
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
        as_written = joints > 0 and (weak or modifiers > 0 or joints > 1 or len(members) < 3)
        if as_written and JOINTS.isdisjoint(self._pieces[members[0].last : members[-1].first]):
            return
        handled = is_handled(self._lows, members[0].last)
        # "I cut my arm on a broken glass": it is the next word that the adjective describes.
        elsewhere = members[-1].piece.adjective and self._lows[members[-1].first - 2] in ("a", "an")
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
                cost += _COST_LINKED if len(members) == 2 and members[1].first - members[0].last > 2 else _COST_FREE
            elif surface and not base:
                written = written or self._surface(members)
                if surface == written:
                    cost -= GAIN_SURFACE
            if cost < costs.get(term, 99.0):
                costs[term] = cost
        if base or joints:
            joined = _COST_COORDINATED if joints else 0.0
            costs = {term: cost + base + joined for term, cost in costs.items()}
        self._append(costs, members, found)

    def _append(self, costs: dict[int, float], members: list[Item], found: list[Mention]) -> None:
        if not costs:
            return
        ranked = list(costs.items())
        if len(ranked) > 1:
            ranked.sort(key=lambda pair: (pair[1], -self._usage[pair[0]], pair[0]))
        term, cost = ranked[0]
        if is_denial_of_more(self._lows, members[0].first, members[-1].last, self._tokens):
            return
        if cost <= MAX_COST and self._stands(members[-1]):
            positions = tuple(sorted(item.first for item in members))
            found.append(Mention(positions, term, cost, tuple(ranked[1:4])))

    def _stands(self, last: Item) -> bool:
        """False when the next word makes the name part of another one ("hepatitis panel")."""
        after = last.last + 2
        pieces = self._pieces
        if after + 2 < len(pieces) and len(pieces[after]) == 1 and pieces[after].isupper():
            after += 2  # "hepatitis B virus"
        if after >= len(pieces) or pieces[after - 1].strip():
            return True
        return self._lows[after] not in NOT_BEFORE and not is_finding_none(self._lows, last.last)

    def narrower(self, mention: Mention) -> Mention:
        """The same finding with the word before it, where HPO has a term for the two ("profound delay")."""
        before = mention.positions[0] - 2
        if before < 0 or self._lows[before] not in SPECIFIERS or self._lows[before + 1] != " ":
            return mention
        key = self._wholes[mention.term] ^ token_hash(loose(self._lows[before]))
        for term, cost, _, _, strong in self._phrases.get(key, ()):
            if strong and cost < 1.5 and term != mention.term:
                others = ((mention.term, mention.cost), *mention.others)
                return Mention((before, *mention.positions), term, mention.cost + 0.2, others)
        return mention

    def at_place(self, mention: Mention, place: str) -> Mention:
        """A quality said of a place that was named before it ("my knee is warm and swollen")."""
        if self._lows[mention.start] in THINGS and "," in self._lows[max(0, mention.start - 1)]:
            return mention
        key = token_hash(loose(place)) ^ token_hash(loose(self._lows[mention.start]))
        for term, cost, _, _, strong in self._phrases.get(key, ()):
            if strong and term != mention.term:
                others = ((mention.term, mention.cost), *mention.others)
                return Mention(mention.positions, term, max(mention.cost, cost) + _COST_COORDINATED, others[:4])
            break
        return mention

    def _surface(self, members: list[Item]) -> int:
        """As `names.surface_key` of the text from the first to the last word; words and gaps take turns."""
        return crc32(" ".join(self._lows[members[0].first : members[-1].last + 1 : 2]).encode())
