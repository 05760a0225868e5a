"""One person's record, a mapping as in the example cases, read into mentions and measurements; the rest is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from symptomdb.model.concept import Presence
from symptomdb.plan.coded import concepts_of, read_coded_line
from symptomdb.plan.free_text import age_in, iter_image_parts
from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.plan.words import Mention, normalise, parse_number, read_measures

#: The key for answers by fact id, as a form or an interview gives them.
ANSWERS = "facts"
#: The key for free text.
TEXT = "text"
#: The key for findings that were read in the free text: entries with code, text and presence.
READ = "read"
_LABS = "labs."
_EXCLUDED_KEY = "absent"
#: Keys of an entry that says more than words: a code, its own time, how it stands.
_ENTRY_KEYS = {"text", "code", "codes", "days_ago", "presence"}


class Record:
    """What a record says.

    Attributes:
        values: All values by dotted key, ``labs.eGFR``.
        given: Keys that the record has, so that silence about a thing that belongs there means something.
        answers: Answers by fact id.
        mentions: By concept.
        measured: Number and words by measure.
        not_understood: Places and words that nothing was made of.
    """

    def __init__(
        self, context: Mapping[str, Any], vocabulary: Vocabulary, fields: set[str], today: date | None = None
    ) -> None:
        self.answers: Mapping[str, Any] = context.get(ANSWERS) or {}
        told = {key: value for key, value in context.items() if key != ANSWERS}
        self.values = dict(_flat(told))
        self.given = {key for key, value in told.items() if value != "unknown"} | set(self.values)
        self.mentions: dict[str, list[Mention]] = {}
        self.measured: dict[str, tuple[float, str]] = {}
        self.not_understood: list[str] = []
        self._vocabulary = vocabulary
        self._fields = fields
        self._today = today
        self._found = [str(one.get("text", "")).lower() for one in context.get(READ) or ()]
        for key, value in tuple(self.values.items()):
            for one in value if isinstance(value, list) else [value]:
                self._read(key, one)

    def value(self, field: str) -> tuple[str, Any]:
        """The first of the keys that ``a|b`` names which the record gives, with its value."""
        keys = field.split("|")
        return next(((key, self.values[key]) for key in keys if self.values.get(key) is not None), (keys[0], None))

    def mentions_of(self, concepts: Iterable[str], only_in: Iterable[str] = ()) -> list[Mention]:
        """The mentions of any of the concepts, in these keys alone if some are named."""
        found = [mention for concept in concepts for mention in self.mentions.get(concept, ())]
        return [one for one in found if _is_in(one.place, only_in)] if only_in else found

    def has_any(self, keys: Iterable[str]) -> bool:
        """Whether the record has one of these keys, or one below it."""
        wanted = tuple(keys)
        return any(_is_in(key, wanted) for key in self.given)

    def _read(self, key: str, value: Any) -> None:
        if key.startswith(_LABS) and self._read_lab(key, value):
            return
        if isinstance(value, str):
            self._read_text(key, value)
        elif isinstance(value, Mapping):
            self._read_entry(key, value)
        elif key not in self._fields and value not in (None, False):
            self.not_understood.append(f"{key}: {value}")

    def _read_lab(self, key: str, value: Any) -> bool:
        named = self._vocabulary.measure_of(key.removeprefix(_LABS))
        number = parse_number(value) if isinstance(value, str) else value
        if named is None or not isinstance(number, (int, float)) or isinstance(number, bool):
            return False
        measure, unit = named
        spelled = value.split()[-1] if isinstance(value, str) and " " in value else ""
        told = measure.converted(number, unit if unit in measure.units else spelled)
        self.measured.setdefault(measure.id, (told, f"{key}: {value}"))
        return True

    def _read_text(self, key: str, text: str) -> None:
        if _is_code(text):
            self._take_code(key, text.strip(), {})
            return
        mentions, unread = read_coded_line(self._vocabulary, key, text, self._today)
        if key == _EXCLUDED_KEY:
            mentions = [Mention(one.concept, Presence.EXCLUDED, key, one.words) for one in mentions]
        for mention in mentions:
            self.mentions.setdefault(mention.concept, []).append(mention)
        measured = list(read_measures(self._vocabulary, text))
        for name, number in measured:
            self.measured.setdefault(name, (number, f"{key}: {text}"))
        if key == TEXT:
            self._read_note(text)
            unread = [part for part in unread if not any(found and found in part for found in self._found)]
        if key not in self._fields and not measured:
            self.not_understood += [f"{key}: {segment}" for segment in unread]

    def _read_note(self, text: str) -> None:
        """What a note says of images counts as an image's report; its age as the person's."""
        for key, part in iter_image_parts(text):
            for mention in read_coded_line(self._vocabulary, key, part, self._today)[0]:
                self.mentions.setdefault(mention.concept, []).append(mention)
            self.values.setdefault(key, part)
            self.given.add(key)
        age = age_in(text)
        if age is not None:
            self.measured.setdefault("age_years", (age, f"{TEXT}: {age:g} years old"))

    def _read_entry(self, key: str, entry: Mapping[str, Any]) -> None:
        codes = [entry["code"]] if "code" in entry else list(entry.get("codes", ()))
        known = [code for code in codes if self._take_code(key, str(code), entry, report=False)]
        if not known and entry.get("text") and key != READ:
            mentions, unread = read_coded_line(self._vocabulary, key, str(entry["text"]), self._today)
            for mention in mentions:
                self.mentions.setdefault(mention.concept, []).append(_with_entry(mention, entry))
            self.not_understood += [f"{key}: {segment}" for segment in unread]
        elif not known and key != READ:
            self.not_understood.append(f"{key}: {', '.join(map(str, codes)) or dict(entry)}")
        unknown = sorted(set(entry) - _ENTRY_KEYS)
        self.not_understood += [f"{key}.{name}: {entry[name]}" for name in unknown]

    def _take_code(self, key: str, code: str, entry: Mapping[str, Any], report: bool = True) -> bool:
        concepts = tuple(concepts_of(self._vocabulary, code))
        presence = Presence.EXCLUDED if key == _EXCLUDED_KEY else Presence.PRESENT
        words = str(entry.get("text") or code)
        prefix = "allergy." if key == "allergies" else ""
        for concept in concepts:
            for name in self._vocabulary.implied[concept]:
                mention = _with_entry(Mention(prefix + name, presence, key, words), entry)
                self.mentions.setdefault(mention.concept, []).append(mention)
        if not concepts and report:
            self.not_understood.append(f"{key}: {code}")
        return bool(concepts)


def _with_entry(mention: Mention, entry: Mapping[str, Any]) -> Mention:
    """A mention with the time and presence that its entry gives."""
    try:
        presence = Presence(entry.get("presence", mention.presence))
    except ValueError:
        presence = mention.presence
    days = entry.get("days_ago", mention.days_ago)
    return Mention(mention.concept, presence, mention.place, mention.words, days)


def _is_in(place: str, keys: Iterable[str]) -> bool:
    return any(place == key or place.startswith(f"{key}.") for key in keys)


def _is_code(text: str) -> bool:
    head, colon, tail = text.strip().partition(":")
    return bool(colon) and head.replace("-", "").isalnum() and bool(tail) and " " not in text.strip()


def _flat(context: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in context.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def plain(value: Any) -> str:
    """A value as words, for comparing."""
    return normalise(str(value)).strip()
