"""Names that share a word across and, or, commas: "palmar and plantar pits", "pits of palms and soles"."""

from __future__ import annotations

from bisect import bisect_left

from symptomdb.read.body import SITES
from symptomdb.read.index import Index, order_hash, token_hash
from symptomdb.read.segments import Scan
from symptomdb.read.vocabulary import JOINT, Kind
from symptomdb.read.word_kinds import FILLERS, IN_ORDER, OWNERS, PLACING, SHAPES

MAX_JOINTS = 3
_COMMA, LINK = int(Kind.JOINT), int(Kind.LINK)
#: Words that count only in the name's own order.
STRICT = frozenset(token_hash(token) for token in IN_ORDER)

_SAY_LITTLE = frozenset(token_hash(token) for token in ("abnormal", "malformation"))
_OF = frozenset(["of", "in"])
#: What follows is what cannot be done, in a list too: "unable to walk or talk".
_ABILITIES = frozenset(token_hash(token) for token in ("unable", "difficulty", "lose", "loss"))

#: Items of one reading with its terms and the cost of each.
Shared = tuple[list[int], dict[int, float]]


class Coordination:
    """Finds names that share their first or last words with a neighbour in a list; words are numbers of items."""

    def __init__(self, index: Index, text: Scan) -> None:
        self._phrases = index.phrases
        self._text = text
        self._lows = text.lows
        self._items = text.items
        self._places = text.places

    def shared(self) -> list[Shared]:
        """Readings across the joints between two stops; the last joint of a list is and, or, nor, / or &."""
        found: list[Shared] = []
        kinds = self._text.kinds
        link = kinds.find(LINK)
        stops = self._text.stops()
        while link >= 0:
            number = bisect_left(stops, link)
            end = stops[number] if number < len(stops) else len(kinds)
            self._between(stops[number - 1] + 1 if number else 0, end, found)
            link = kinds.find(LINK, end)
        return found

    def _between(self, begin: int, end: int, found: list[Shared]) -> None:
        part: list[int] = []
        parts = [part]
        lasts: list[bool] = []
        for i in range(begin, end):
            item = self._items[i]
            if item.hash == JOINT:
                if part:
                    part = []
                    parts.append(part)
                    lasts.append(item.kind == LINK)
                elif lasts:
                    lasts[-1] = lasts[-1] or item.kind == LINK
            elif item.stop:
                self._lists(parts, lasts, found)
                part = []
                parts, lasts = [part], []
            else:
                part.append(i)
        self._lists(parts, lasts, found)

    def _lists(self, parts: list[list[int]], lasts: list[bool], found: list[Shared]) -> None:
        for right, last in enumerate(lasts, 1):
            if not last or not parts[right]:
                continue
            for left in range(right - 1, max(-1, right - 1 - MAX_JOINTS), -1):
                self._share_tail(parts[left], parts[right], found)
                for other in parts[left + 1 : right + 1]:
                    self._share_head(parts[left], other, found)
                if left and lasts[left - 1]:
                    break

    def _share_tail(self, left: list[int], right: list[int], found: list[Shared]) -> None:
        """ "palmar and plantar pits": left + tail of right."""
        items = self._items
        near = items[left[-1]].near
        for begin, i in enumerate(right[1:3], 1):
            if items[i].hash not in near:
                continue
            skipped = right[:begin]
            if all(items[i].modifier for i in skipped) or not self._parallel(skipped, i):
                continue
            if self._is_place(left[-1]):
                return
            for end in range(begin + 1, min(begin + 2, len(right)) + 1):
                if not self._goes_on(right, end):
                    for own in range(1, min(3, len(left)) + 1):
                        if own == 1 or not self._names_all(left[-own:]):
                            self._combine([*left[-own:], *right[begin:end]], found)

    def _share_head(self, left: list[int], right: list[int], found: list[Shared]) -> None:
        """ "pits of palms and soles": head of left + right, as far as the right part stands alone."""
        items = self._items
        first = items[right[0]]
        if first.near.isdisjoint([items[i].hash for i in left[-4:-1]]):
            return
        if first.hash in [items[i].hash for i in left]:
            return  # "knee pain and pain in the armpit": the second says itself what it is
        heads = [right[:used] for used in range(1, min(2, len(right)) + 1) if self._stands_alone(right, used)]
        for begin in range(max(0, len(left) - 4), len(left) - 1):
            head = items[left[begin]]
            if head.modifier or head.hash not in first.near:
                continue
            for end in range(begin + 1, len(left)):
                if not self._parallel(left[end:], left[begin]):
                    continue
                turned = not _OF.isdisjoint(self._text.pieces[self._end_of(left[end - 1]) : self._places[left[end]]])
                for shared in heads:
                    self._combine([*left[begin:end], *shared], found)
                    if turned:  # "hypoplasia of the maxilla and mandible" has "Mandibular hypoplasia"
                        self._combine([*shared, *left[begin:end]], found)

    def stacked(self, first: int, last: int) -> list[Shared]:
        """ "low-set, posteriorly rotated ears": the adjectives before a finding, with its last one or two words.

        Args:
            first, last: The finding's items.
        """
        items = self._items
        found: list[Shared] = []
        if items[last].hash in _SAY_LITTLE or items[last].weak or any(item.stop for item in items[first:last]):
            return found
        begin, before = first, -1
        while begin and len(found) > before:
            before = len(found)
            comma = items[begin - 1].kind == _COMMA
            end = begin - comma
            if not end or self._lows[self._end_of(end - 1)] not in SHAPES:
                break
            for start in range(max(0, end - 3), end):
                own = list(range(start, end))
                if not self._is_stack(own, begin, comma):
                    continue
                for tail in range(1, min(3, last - first + 1)):
                    self._combine([*own, *range(last - tail + 1, last + 1)], found)
                if len(found) > before:
                    begin = start
                    break
        return found

    def _end_of(self, i: int) -> int:
        """Last piece of item `i`."""
        return self._places[i] + self._items[i].more

    def _stands_alone(self, part: list[int], used: int) -> bool:
        """Whether no word follows the used ones at once."""
        return len(part) <= used or self._places[part[used]] > self._end_of(part[used - 1]) + 2

    def _is_stack(self, own: list[int], following: int, comma: bool) -> bool:
        """Whether words stand side by side right before another word, or before the comma in front of it."""
        items = self._items
        if items[own[0]].modifier or any(
            items[i].hash <= 0 or items[i].stop or items[i].hash in _SAY_LITTLE for i in own
        ):
            return False
        reach = 4 if comma else 2
        return all(
            self._places[after] <= self._end_of(before) + reach
            for before, after in zip(own, [*own[1:], following], strict=True)
        )

    def _is_place(self, i: int) -> bool:
        """ "a line under my eyes and spinal pain": the place of something else, which the pain is not said of."""
        before = self._lows[max(0, self._places[i] - 4) : self._places[i] : 2]
        return before[-1:] != [] and before[-1] in OWNERS and before[0] in PLACING

    def _names_all(self, own: list[int]) -> bool:
        """Whether words are a name by themselves: "chest pain or trouble breathing" has no "chest pain breathing"."""
        whole = 0
        for i in own:
            whole ^= self._items[i].hash
        return any(cost < 1 for _, cost, _, _, _ in self._phrases.get(whole, ()))

    def _goes_on(self, part: list[int], used: int) -> bool:
        """Whether the next word belongs to the last one used: "low blood sugar" has no "low blood"."""
        if self._stands_alone(part, used) or self._lows[self._places[part[used]]] in FILLERS:
            return False
        return self._occur_together(part[used - 1], part[used])

    def _occur_together(self, one: int, other: int) -> bool:
        return self._items[one].hash in self._items[other].near

    def _parallel(self, skipped: list[int], shared: int) -> bool:
        """Whether the words in the other item's place go with the shared word as well."""
        near = self._items[shared].near
        for i in skipped:
            item = self._items[i]
            if not item.modifier and (item.hash not in near or item.hash in STRICT):
                return False
        return True

    def _combine(self, members: list[int], found: list[Shared]) -> None:
        """Take the names that have these words in this order."""
        hashes = [self._items[i].hash for i in members]
        whole = 0
        for value in hashes:
            whole ^= value
        if whole not in self._phrases or 0 in hashes or len(set(hashes)) < len(hashes):
            return
        order = order_hash(hashes)
        costs: dict[int, float] = {}
        # Our own wordings (below 0) are read as written, but for what is said of places ("sore knees and hips") and of
        # what can't be done.
        local = hashes[0] in _ABILITIES or not SITES.isdisjoint([self._lows[self._places[i]] for i in members])
        for term, cost, name_order, _, _ in self._phrases[whole]:
            if order == name_order and (local or cost >= 0):
                costs[term] = min(cost, costs.get(term, cost))
        if costs:
            found.append((members, costs))
