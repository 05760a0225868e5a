"""Names that share a word across and, or, commas: "palmar and plantar pits", "pits of palms and soles"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symptomdb.read.body import SITES
from symptomdb.read.index import PAIR_MASK, Index, order_hash, token_hash
from symptomdb.read.segments import JOINT, Item
from symptomdb.read.word_kinds import FILLERS, IN_ORDER, OWNERS, PLACING, SHAPES

MAX_JOINTS = 3
#: Words that count only in the name's own order.
STRICT = frozenset(token_hash(token) for token in IN_ORDER)

_SAY_LITTLE = frozenset(token_hash(token) for token in ("abnormal", "malformation"))
_OF = frozenset(["of", "in"])
#: What follows is what cannot be done, in a list too: "unable to walk or talk".
_ABILITIES = frozenset(token_hash(token) for token in ("unable", "difficulty", "lose", "loss"))

#: Words of one reading with its terms and the cost of each.
Shared = tuple[list[Item], dict[int, float]]


def _stands_alone(part: list[Item], used: int) -> bool:
    """Whether no word follows the used ones at once."""
    return len(part) <= used or part[used].first > part[used - 1].last + 2


def _is_stack(own: list[Item], following: Item, comma: bool) -> bool:
    """Whether words stand side by side right before another word, or before the comma in front of it."""
    if own[0].piece.modifier or any(item.hash <= 0 or item.piece.stop or item.hash in _SAY_LITTLE for item in own):
        return False
    steps = [*own[1:], following]
    return all(after.first <= before.last + (4 if comma else 2) for before, after in zip(own, steps, strict=True))


class Coordination:
    """Finds names that share their first or last words with a neighbour in a list."""

    def __init__(self, index: Index, pieces: Sequence[str]) -> None:
        self._pieces = pieces
        self._phrases = index.phrases
        self._pairs = index.pairs

    def shared(self, segment: list[Item]) -> Iterator[Shared]:
        """Readings across the joints of a segment; the last joint of a list is and, or, nor, / or &."""
        parts: list[list[Item]] = [[]]
        lasts: list[bool] = []
        for item in segment:
            if item.hash == JOINT:
                if parts[-1]:
                    parts.append([])
                    lasts.append(item.piece.last)
                elif lasts:
                    lasts[-1] = lasts[-1] or item.piece.last
            elif item.piece.stop:
                yield from self._lists(parts, lasts)
                parts, lasts = [[]], []
            else:
                parts[-1].append(item)
        yield from self._lists(parts, lasts)

    def _lists(self, parts: list[list[Item]], lasts: list[bool]) -> Iterator[Shared]:
        for right in range(1, len(parts)):
            if not lasts[right - 1] or not parts[right]:
                continue
            for left in range(right - 1, max(-1, right - 1 - MAX_JOINTS), -1):
                if not parts[left]:
                    break
                yield from self._share_tail(parts[left], parts[right])
                for other in range(left + 1, right + 1):
                    if parts[other]:
                        yield from self._share_head(parts[left], parts[other])
                if left and lasts[left - 1]:
                    break

    def _share_tail(self, left: list[Item], right: list[Item]) -> Iterator[Shared]:
        """ "palmar and plantar pits": left + tail of right."""
        for begin in range(1, min(3, len(right))):
            if not self._occur_together(left[-1], right[begin]):
                continue
            skipped = right[:begin]
            if all(item.piece.modifier for item in skipped) or not self._parallel(skipped, right[begin]):
                continue
            if self._is_place(left[-1]):
                return
            for end in range(begin + 1, min(begin + 2, len(right)) + 1):
                if not self._goes_on(right, end):
                    for own in range(1, min(3, len(left)) + 1):
                        if own == 1 or not self._names_all(left[-own:]):
                            yield from self._combine([*left[-own:], *right[begin:end]])

    def _share_head(self, left: list[Item], right: list[Item]) -> Iterator[Shared]:
        """ "pits of palms and soles": head of left + right, as far as the right part stands alone."""
        first = right[0]
        begins = [
            begin
            for begin in range(max(0, len(left) - 4), len(left) - 1)
            if self._occur_together(left[begin], first) and not left[begin].piece.modifier
        ]
        if not begins or first.hash in [item.hash for item in left]:
            return  # "knee pain and pain in the armpit": the second says itself what it is
        heads = [right[:used] for used in range(1, min(2, len(right)) + 1) if _stands_alone(right, used)]
        for begin in begins:
            for end in range(begin + 1, len(left)):
                if not self._parallel(left[end:], left[begin]):
                    continue
                turned = not _OF.isdisjoint(self._pieces[left[end - 1].last : left[end].first])
                for head in heads:
                    yield from self._combine([*left[begin:end], *head])
                    if turned:  # "hypoplasia of the maxilla and mandible" has "Mandibular hypoplasia"
                        yield from self._combine([*head, *left[begin:end]])

    def stacked(self, segment: list[Item], first: int, last: int) -> Iterator[Shared]:
        """ "low-set, posteriorly rotated ears": the adjectives before a finding, with its last one or two words."""
        if segment[last].hash in _SAY_LITTLE or segment[last].piece.weak:
            return
        begin, found = first, True
        while found and begin:
            comma = segment[begin - 1].hash == JOINT and not segment[begin - 1].piece.last
            end, found = begin - comma, False
            if not end or self._pieces[segment[end - 1].last].lower() not in SHAPES:
                return
            for start in range(max(0, end - 3), end):
                own = segment[start:end]
                if found or not _is_stack(own, segment[begin], comma):
                    continue
                for tail in range(1, min(3, last - first + 1)):
                    for shared in self._combine([*own, *segment[last - tail + 1 : last + 1]]):
                        yield shared
                        begin, found = start, True

    def _is_place(self, item: Item) -> bool:
        """ "a line under my eyes and spinal pain": the place of something else, which the pain is not said of."""
        before = [piece.lower() for piece in self._pieces[max(0, item.first - 4) : item.first : 2]]
        return before[-1:] != [] and before[-1] in OWNERS and before[0] in PLACING

    def _names_all(self, own: list[Item]) -> bool:
        """Whether words are a name by themselves: "chest pain or trouble breathing" has no "chest pain breathing"."""
        whole = 0
        for item in own:
            whole ^= item.hash
        return any(cost < 1 for _, cost, _, _, _ in self._phrases.get(whole, ()))

    def _goes_on(self, part: list[Item], used: int) -> bool:
        """Whether the next word belongs to the last one used: "low blood sugar" has no "low blood"."""
        if _stands_alone(part, used) or self._pieces[part[used].first].lower() in FILLERS:
            return False
        return self._occur_together(part[used - 1], part[used])

    def _occur_together(self, one: Item, other: Item) -> bool:
        a, b = one.piece.slot, other.piece.slot
        return a >= 0 and b >= 0 and self._pairs[a ^ b] == 1

    def _parallel(self, skipped: list[Item], shared: Item) -> bool:
        """Whether the words in the other item's place go with the shared word as well."""
        return all(
            item.piece.modifier
            or (item.hash > 0 and item.hash not in STRICT and self._pairs[(item.hash ^ shared.hash) & PAIR_MASK])
            for item in skipped
        )

    def _combine(self, members: list[Item]) -> Iterator[Shared]:
        hashes = [item.hash for item in members]
        if 0 in hashes or len(set(hashes)) < len(hashes):
            return
        whole = 0
        for value in hashes:
            whole ^= value
        order = order_hash(hashes)
        costs: dict[int, float] = {}
        # Our own wordings (below 0) are read as written, but for what is said of places ("sore knees and hips") and of
        # what can't be done.
        local = hashes[0] in _ABILITIES or not SITES.isdisjoint(self._pieces[item.first].lower() for item in members)
        for term, cost, name_order, _, _ in self._phrases.get(whole, ()):
            if order == name_order and (local or cost >= 0):
                costs[term] = min(cost, costs.get(term, cost))
        if costs:
            yield members, costs
