"""One person's record, a mapping as in the example cases, as facts of a pathway; what was not understood is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from symptomdb.model.pathway import CaseFact, FactKind, FactSpec, Pathway, Presence, Silence
from symptomdb.plan.coded import read_coded_line
from symptomdb.plan.words import NOTHING, Mention, Vocabulary, normalise, read_measures

#: Values that say that nobody knows.
_UNKNOWN = {"unknown", "unspecified", "not known", "?", "uncertain", ""}
_CODE_KEYS = ("symptoms", "absent")


@dataclass(slots=True)
class ReadCase:
    """What was made of a record.

    Attributes:
        facts: By fact id of the pathway.
        not_understood: Places and words that nothing was made of.
    """

    facts: dict[str, CaseFact] = field(default_factory=dict)
    not_understood: tuple[str, ...] = ()


def read_case(context: Mapping[str, Any], pathway: Pathway, vocabulary: Vocabulary) -> ReadCase:
    """Read a record by the pathway's facts.

    Args:
        context: Keys as in the example cases: codes where a set is closed, words where it is not.
    """
    reader = _Reader(context, vocabulary)
    reader.read(pathway)
    facts = {}
    for spec in pathway.facts.values():
        fact = reader.fact(spec)
        if fact is not None:
            facts[spec.id] = fact
    return ReadCase(facts, tuple(dict.fromkeys(reader.not_understood)))


class _Reader:
    def __init__(self, context: Mapping[str, Any], vocabulary: Vocabulary) -> None:
        self.values = dict(_flat(context))
        self.given = {key for key, value in context.items() if value != "unknown"} | set(self.values)
        self.vocabulary = vocabulary
        self.mentions: dict[str, list[Mention]] = {}
        self.measured: dict[str, tuple[float, str]] = {}
        self.not_understood: list[str] = []

    def _value(self, field: str) -> tuple[str, Any]:
        """The first of the keys that ``a|b`` names which the record gives, with its value."""
        keys = field.split("|")
        return next(((key, self.values[key]) for key in keys if self.values.get(key) is not None), (keys[0], None))

    def read(self, pathway: Pathway) -> None:
        fields = {key for spec in pathway.facts.values() for key in spec.field.split("|") if key}
        for key, value in self.values.items():
            texts = value if isinstance(value, list) else [value]
            for text in texts:
                if isinstance(text, str):
                    self._read_text(key, text, key in fields)
                elif key not in fields and value not in (None, False) and not key.startswith("labs."):
                    self.not_understood.append(f"{key}: {text}")

    def _read_text(self, key: str, text: str, has_field: bool) -> None:
        if key in _CODE_KEYS and _is_code(text):
            self._take_code(key, text)
            return
        mentions, unread = read_coded_line(self.vocabulary, key, text)
        if key == "absent":
            mentions = [Mention(one.concept, Presence.EXCLUDED, key, one.words) for one in mentions]
        for mention in mentions:
            self.mentions.setdefault(mention.concept, []).append(mention)
        measured = False
        for name, number in read_measures(self.vocabulary, text):
            self.measured.setdefault(name, (number, f"{key}: {text}"))
            measured = True
        if not has_field and not measured:
            self.not_understood += [f"{key}: {segment}" for segment in unread]

    def _take_code(self, key: str, text: str) -> None:
        code = text.strip()
        concepts = self.vocabulary.concepts_of_code(code.split("|")[-1])
        presence = Presence.EXCLUDED if key == "absent" else Presence.PRESENT
        for concept in concepts:
            for name in self.vocabulary.implied(concept):
                self.mentions.setdefault(name, []).append(Mention(name, presence, key, code))
        if not concepts:
            self.not_understood.append(f"{key}: {code}")

    def fact(self, spec: FactSpec) -> CaseFact | None:
        if spec.kind is FactKind.YES_NO:
            return self._yes_no(spec)
        if spec.kind is FactKind.NUMBER:
            return self._number(spec)
        value = self.values.get(spec.field)
        if value is None and f"{spec.field}.status" in self.values:
            value = self.values[f"{spec.field}.status"]
        if not isinstance(value, str) or value.strip().lower() in _UNKNOWN:
            return self._choice_by_words(spec)
        code = value.strip()
        if spec.choices and code not in spec.choices:
            self.not_understood.append(f"{spec.field}: {code}")
            return self._choice_by_words(spec)
        return CaseFact(code, (f"{spec.field}: {code}",))

    def _choice_by_words(self, spec: FactSpec) -> CaseFact | None:
        """A choice whose field is silent may stand in words: a concept with the name ``<fact>.<code>``."""
        for code in spec.choices:
            for mention in self.mentions.get(f"{spec.id}.{code}", ()):
                if mention.presence is Presence.PRESENT:
                    return CaseFact(code, (_words(mention),))
        return None

    def _number(self, spec: FactSpec) -> CaseFact | None:
        key, value = self._value(spec.field)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return CaseFact(float(value), (f"{key}: {value:g}",))
        if isinstance(value, str):
            digits = value.strip().split(" ")[0].lstrip("<>~=")
            try:
                return CaseFact(float(digits), (f"{key}: {value}",))
            except ValueError:
                self.not_understood.append(f"{key}: {value}")
        if spec.id in self.measured:
            number, words = self.measured[spec.id]
            return CaseFact(number, (words,))
        return None

    def _yes_no(self, spec: FactSpec) -> CaseFact | None:
        if spec.field:
            told = self._yes_no_field(spec)
            if told is not None and (told.value or not spec.concepts):
                return told
        mentions = [
            mention
            for concept in spec.concepts
            for mention in self.mentions.get(concept, ())
            if not spec.only_in or _place_in(mention.place, spec.only_in)
        ]
        if mentions:
            return _weigh(spec, mentions)
        if spec.silence is Silence.NO:
            return CaseFact(False)
        if spec.silence is Silence.ASK and any(key in self.given for key in spec.told_by):
            return CaseFact(False, silent=True)
        return None

    def _yes_no_field(self, spec: FactSpec) -> CaseFact | None:
        value = self.values.get(spec.field)
        if value is None:
            return CaseFact(False) if spec.silence is Silence.NO else None
        if isinstance(value, bool):
            return CaseFact(value, (f"{spec.field}: {'yes' if value else 'no'}",))
        if isinstance(value, str):
            text = normalise(value)
            if text in _UNKNOWN:
                return None
            no = bool(NOTHING.fullmatch(text)) or text.startswith(("no ", "never", "not ", "none"))
            return CaseFact(not no, (f"{spec.field}: {value}",))
        return CaseFact(True, (f"{spec.field}: {value}",))


def _weigh(spec: FactSpec, mentions: list[Mention]) -> CaseFact:
    """Present beats excluded: what one line of a record denies, another may find."""
    counted = {Presence.PRESENT}
    if spec.past_counts:
        counted.add(Presence.PAST)
    if spec.planned_counts:
        counted.add(Presence.PLANNED)
    holding = [mention for mention in mentions if mention.presence in counted]
    if not holding:
        return CaseFact(False, tuple(dict.fromkeys(map(_words, mentions))))
    days = [mention.days_ago for mention in holding if mention.days_ago is not None]
    return CaseFact(True, tuple(dict.fromkeys(map(_words, holding))), min(days) if days else _undated(holding))


def _undated(holding: list[Mention]) -> float | None:
    """A thing that is there now is of today; only a past thing without a date is undated."""
    return 0.0 if any(mention.presence is Presence.PRESENT for mention in holding) else None


def _words(mention: Mention) -> str:
    return f"{mention.place}: {mention.words}"


def _place_in(place: str, keys: Iterable[str]) -> bool:
    return any(place == key or place.startswith(f"{key}.") for key in keys)


def _is_code(text: str) -> bool:
    head, colon, tail = text.strip().partition(":")
    return bool(colon) and head.isalpha() and bool(tail) and " " not in text.strip()


def _flat(context: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in context.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
