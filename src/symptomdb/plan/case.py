"""The facts that a pathway asks for, as one person's record gives them; what was not understood is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from symptomdb.model.concept import Presence
from symptomdb.model.fact import CaseFact, FactKind, FactSpec, Silence
from symptomdb.model.pathway import Pathway
from symptomdb.plan.record import ANSWERS, Record, plain
from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.plan.words import NOTHING, Mention, parse_number

#: Values that say that nobody knows.
_UNKNOWN = {"unknown", "unspecified", "not known", "?", "uncertain", "", "not recorded"}
_YES = {"yes", "true", "y", "1", "present"}
_NO = {"no", "false", "n", "0", "none", "absent"}


@dataclass(slots=True)
class ReadCase:
    """What was made of a record.

    Attributes:
        facts: By fact id of the pathway.
        not_understood: Places and words that nothing was made of.
    """

    facts: dict[str, CaseFact] = field(default_factory=dict)
    not_understood: tuple[str, ...] = ()


def read_case(
    context: Mapping[str, Any], pathway: Pathway, vocabulary: Vocabulary, today: date | None = None
) -> ReadCase:
    """Read a record by the pathway's facts.

    Args:
        context: Keys as in the example cases: codes where a set is closed, words where it is not.
        today: Against which "2019" or "in January" is reckoned; None leaves such dates unknown.
    """
    fields = {key for spec in pathway.facts.values() for key in spec.field.split("|") if key}
    reader = _FactReader(Record(context, vocabulary, fields, today))
    facts = {}
    for spec in pathway.facts.values():
        fact = reader.fact(spec)
        if fact is not None:
            facts[spec.id] = fact
    unknown = [f"{ANSWERS}.{name}" for name in reader.record.answers if name not in pathway.facts]
    return ReadCase(facts, tuple(dict.fromkeys((*reader.record.not_understood, *unknown))))


class _FactReader:
    def __init__(self, record: Record) -> None:
        self.record = record

    def fact(self, spec: FactSpec) -> CaseFact | None:
        if spec.id in self.record.answers:
            return self._answer(spec, self.record.answers[spec.id])
        if spec.kind is FactKind.YES_NO:
            return self._yes_no(spec)
        return self._number(spec) if spec.kind is FactKind.NUMBER else self._choice(spec)

    def _answer(self, spec: FactSpec, answer: Any) -> CaseFact | None:
        """An answer to the pathway's own question; one that is no value of the fact is reported, not guessed."""
        value, days = (answer.get("value"), answer.get("days_ago")) if isinstance(answer, Mapping) else (answer, None)
        if value is None or plain(value) in _UNKNOWN:
            return None
        words = (f"{spec.label}: {_said(value)}",)
        if spec.kind is FactKind.YES_NO and plain(value) in _YES | _NO:
            return CaseFact(plain(value) in _YES, words, 0.0 if days is None else float(days))
        if spec.kind is FactKind.NUMBER and (number := parse_number(str(value).replace("-", "", 1))) is not None:
            return CaseFact(-number if str(value).strip().startswith("-") else number, words)
        if spec.kind is FactKind.CHOICE and (code := _code_of(spec, value)):
            return CaseFact(code, words)
        self.record.not_understood.append(f"{ANSWERS}.{spec.id}: {value}")
        return None

    def _choice(self, spec: FactSpec) -> CaseFact | None:
        key, value = self.record.value(spec.field)
        if value is None:
            key, value = f"{key}.status", self.record.values.get(f"{spec.field}.status")
        if value is None or isinstance(value, (bool, list)) or plain(value) in _UNKNOWN:
            return self._choice_by_words(spec)
        code = _code_of(spec, value)
        if not code:
            self.record.not_understood.append(f"{key}: {value}")
            return self._choice_by_words(spec)
        return CaseFact(code, (f"{key}: {value}",))

    def _choice_by_words(self, spec: FactSpec) -> CaseFact | None:
        """A choice whose field is silent may stand in words: a concept with the name ``<fact>.<code>``."""
        for code in spec.choices:
            for mention in self.record.mentions_of([f"{spec.id}.{code}"], spec.only_in):
                if mention.presence is not Presence.EXCLUDED:
                    return CaseFact(code, (_words(mention),))
        return None

    def _number(self, spec: FactSpec) -> CaseFact | None:
        key, value = self.record.value(spec.field) if spec.field else ("", None)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return CaseFact(float(value), (f"{key}: {value:g}",))
        if spec.id in self.record.measured:
            number, words = self.record.measured[spec.id]
            return CaseFact(number, (words,))
        if isinstance(value, str) and plain(value) not in _UNKNOWN:
            told = parse_number(value.strip().removeprefix("-"))
            if told is not None:
                return CaseFact(-told if value.strip().startswith("-") else told, (f"{key}: {value}",))
            self.record.not_understood.append(f"{key}: {value}")
        for mention in self.record.mentions_of(spec.days_of):
            if mention.days_ago is not None and mention.presence is not Presence.EXCLUDED:
                return CaseFact(mention.days_ago, (_words(mention),))
        return None

    def _yes_no(self, spec: FactSpec) -> CaseFact | None:
        if spec.field:
            told = self._yes_no_field(spec)
            if told is not None and (told.value or not spec.concepts):
                return told
        mentions = self.record.mentions_of(spec.concepts, spec.only_in)
        if mentions:
            return _weigh(spec, mentions)
        return self._silence(spec)

    def _silence(self, spec: FactSpec) -> CaseFact | None:
        match spec.silence:
            case Silence.NO:
                return CaseFact(False)
            case Silence.REPORT:
                return CaseFact(False, silent=not self.record.has_any(spec.only_in))
            case Silence.ASK if any(key in self.record.given for key in spec.told_by):
                return CaseFact(False, silent=True)
            case _:
                return None

    def _yes_no_field(self, spec: FactSpec) -> CaseFact | None:
        value = self.record.values.get(spec.field)
        if value is None:
            return CaseFact(False) if spec.silence is Silence.NO else None
        if isinstance(value, bool):
            return CaseFact(value, (f"{spec.field}: {'yes' if value else 'no'}",))
        if isinstance(value, (int, float)):
            return CaseFact(value != 0, (f"{spec.field}: {value:g}",))
        if isinstance(value, str):
            text = plain(value)
            if text in _UNKNOWN:
                return None
            no = bool(NOTHING.fullmatch(text)) or text.startswith(("no ", "never", "not ", "none"))
            return CaseFact(not no, (f"{spec.field}: {value}",))
        return CaseFact(True, (f"{spec.field}: {value}",))


def _code_of(spec: FactSpec, value: Any) -> str:
    """The code that a value stands for; "" when it stands for none."""
    if not spec.choices:
        return str(value).strip()
    text = plain(value)
    by_text = {code.lower(): code for code in spec.choices} | dict(spec.synonyms)
    return by_text.get(text) or by_text.get(text.replace(" ", "_").replace("-", "_"), "")


def _weigh(spec: FactSpec, mentions: list[Mention]) -> CaseFact:
    """Present beats excluded: what one line of a record denies, another may find."""
    counted = {Presence.PRESENT}
    if spec.past_counts:
        counted.add(Presence.PAST)
    if spec.planned_counts:
        counted.add(Presence.PLANNED)
    holding = [one for one in mentions if one.presence in counted or _is_recent(one, spec.past_days)]
    if not holding:
        return CaseFact(False, tuple(dict.fromkeys(map(_words, mentions))))
    days = [mention.days_ago for mention in holding if mention.days_ago is not None]
    return CaseFact(True, tuple(dict.fromkeys(map(_words, holding))), min(days) if days else _undated(holding))


def _is_recent(mention: Mention, past_days: float | None) -> bool:
    if past_days is None or mention.presence is not Presence.PAST or mention.days_ago is None:
        return False
    return mention.days_ago <= past_days


def _undated(holding: list[Mention]) -> float | None:
    """A thing that is there now is of today; only a past thing without a date is undated."""
    return 0.0 if any(mention.presence is Presence.PRESENT for mention in holding) else None


def _words(mention: Mention) -> str:
    return f"{mention.place}: {mention.words}"


def _said(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
