"""A care pathway: the facts that it may ask for, criteria over them, rules, and the words that records use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from symptomdb.model.care import Verdict
from symptomdb.model.evidence import Certainty, Urgency


class FactKind(StrEnum):
    """What sort of value a fact has."""

    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"


class Silence(StrEnum):
    """What it means that a record, where it could have named a fact, doesn't.

    NO: the fact does not hold.
    ASK: it does not hold for an ordinary rule, but a red flag must not rest on silence: there it is unknown.
    UNKNOWN: nobody knows.
    """

    NO = "no"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact that the rules of a pathway may use.

    Attributes:
        label: In plain words, for people.
        question: What to ask when it is unknown.
        unit: For numbers.
        choices: For choices; empty means any code.
        field: The key of the case's context that holds the value, dotted for a nested one.
        concepts: Ids of the concepts (`content/clinical_words`) that make a yes-or-no fact true.
        told_by: Keys of the context that would have named it. Without any of them the fact is unknown.
        silence: What silence of those keys means.
        past_counts: A thing of the past ("previous", "10 years ago") counts too.
        past_days: A thing of the past counts when it is dated and no longer ago than this.
        planned_counts: A thing that is only planned counts too.
        only_in: Keys whose text may give the fact; every key when empty.
        synonyms: For choices: other spellings in small letters, to their code.
        days_of: For numbers: concepts whose time before today is the number.
        settled: Once known it is what the case is about, and no what-if changes it.
    """

    id: str
    kind: FactKind
    label: str
    question: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    field: str = ""
    concepts: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    silence: Silence = Silence.ASK
    past_counts: bool = False
    past_days: float | None = None
    planned_counts: bool = False
    only_in: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()
    days_of: tuple[str, ...] = ()
    settled: bool = False


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What one case says of one fact.

    Attributes:
        value: True or False, a number, or a code.
        words: The places and words of the record that say so, for example ``medications: apixaban``.
        days_ago: For a yes-or-no fact that happened: how long ago, in days; None when the record does not say.
        silent: Nothing was said; `value` False is what the pathway makes of silence.
    """

    value: bool | float | str
    words: tuple[str, ...] = ()
    days_ago: float | None = None
    silent: bool = False


#: A case for the engine: what is known by fact id. A fact that is absent is unknown.
CaseFacts = Mapping[str, CaseFact]


@dataclass(frozen=True, slots=True)
class Holds:
    """A yes-or-no fact, or a factor of the pathway, holds."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice is one of these codes; a code that ends in ``*`` stands for all that begin so."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InRange:
    """A number lies in a range; limits that are None are open.

    `above` and `below` exclude the limit; `at_least` and `at_most` include it.
    """

    name: str
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None

    def holds(self, number: float) -> bool:
        """Whether a number lies in the range."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.above is None or number > self.above)
            and (self.at_most is None or number <= self.at_most)
            and (self.below is None or number < self.below)
        )


@dataclass(frozen=True, slots=True)
class Within:
    """A yes-or-no fact holds and happened at most so many days ago."""

    name: str
    days: float


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The record does not say: the one criterion that is never unknown itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The criterion does not hold."""

    of: Criterion


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `n` of the criteria hold: all of them when `n` is their number, any of them when it is 1."""

    n: int
    of: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of the criteria that hold add up to `at_least` or more."""

    points: tuple[tuple[Criterion, int], ...]
    at_least: int


Criterion = Holds | OneOf | InRange | Within | NotKnown | Not | AtLeast | Score
Leaf = Holds | OneOf | InRange | Within | NotKnown


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute, with its sources."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What a rule says of one option or test.

    Attributes:
        why: A wording for this option alone; the rule's clinical wording when empty.
        plain: The same for everyday words.
        sides: For `contested`: both sides.
    """

    code: str
    verdict: Verdict
    why: str = ""
    plain: str = ""
    sources: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagRaised:
    """The red flag that a rule raises."""

    code: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Step:
    """A step of follow-up as the pathway gives it.

    Attributes:
        when: In words; made of `after` or `every` when the file gives those.
        after: Times in words ("6 weeks") with their days.
        every_days: Days between repeats.
        counted_from: ``event``, ``today``, or words for something whose day nobody knows.
    """

    what: str
    plain: str
    when: str
    after: tuple[tuple[str, int], ...] = ()
    every_days: int | None = None
    counted_from: str = "event"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: Unique key; branches of one published row share the part before the dot ("RF-3.unwell").
        group: One of the pathway's groups, which also give the order.
        suspends: While it fires, nothing of the later groups is offered: the emergency comes first.
        gives_way_to: Ids of rules that, when they fire, replace this one's advice where both speak of one option.
        sources: Bibliography keys; empty with `unsourced` saying why.
        disagreement: Key of a published dispute.
    """

    id: str
    group: str
    when: Criterion
    clinical: str
    plain: str
    sources: tuple[str, ...] = ()
    unsourced: str = ""
    flag: FlagRaised | None = None
    tier: str = ""
    suspends: bool = False
    options: tuple[Advice, ...] = ()
    tests: tuple[Advice, ...] = ()
    follow_up: tuple[Step, ...] = ()
    convey: tuple[str, ...] = ()
    gives_way_to: tuple[str, ...] = ()
    intent: str = ""
    phase: str = ""
    strength: str = ""
    certainty: Certainty = Certainty.UNGRADED
    disagreement: str = ""

    @property
    def row(self) -> str:
        """The published row that this rule is, or is a branch of."""
        return self.id.split(".")[0]

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What it says of options and tests."""
        return (*self.options, *self.tests)


@dataclass(frozen=True, slots=True)
class Named:
    """A code of the pathway's vocabulary with its wordings.

    Attributes:
        orders: Of an option: concepts of the orders that it stands for.
    """

    code: str
    label: str
    plain: str
    codes: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pathway:
    """A computable care pathway.

    Attributes:
        condition: Our own id of the condition, without prefix.
        factors: Named criteria that rules and other factors may use.
        tiers: Risk tiers in the order in which their rules are tried; empty for a pathway without tiers.
        groups: Groups of rules in the order of evaluation.
        red_flag_group: The group whose rules must not rest on silence.
        limits: What the page must say about the pathway as a whole.
        digest: SHA-256 of the file, in hex.
    """

    id: str
    condition: str
    title: str
    version: str
    summary: str
    limits: tuple[str, ...]
    groups: tuple[str, ...]
    red_flag_group: str
    tiers: tuple[str, ...]
    facts: Mapping[str, FactSpec]
    factors: Mapping[str, Criterion]
    factor_labels: Mapping[str, str]
    options: Mapping[str, Named]
    tests: Mapping[str, Named]
    flags: Mapping[str, Named]
    rules: tuple[Rule, ...]
    digest: str = ""


class Presence(StrEnum):
    """How a record speaks of a thing."""

    PRESENT = "present"
    PAST = "past"
    PLANNED = "planned"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that records speak of, with its words and codes.

    Attributes:
        kind: ``drug``, ``problem``, ``symptom``, ``procedure``, ``imaging`` or ``other``.
        words: Phrases; ``*`` ends a word openly, ``...`` stands for up to four words (``,...`` also beyond a comma),
            ``(a|b)`` for either.
        codes: Codes by system: ``HPO``, ``ATC``, ``ICD-10``, ``LOINC``. A code also stands for all below it.
        implies: Other concepts that hold with it (apixaban is an anticoagulant).
    """

    id: str
    label: str
    kind: str
    words: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    implies: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing that is measured, with the words, codes and units that records use for it.

    Attributes:
        unit: The unit of its number, in UCUM.
        words: Names, also as keys of ``labs``; a number follows them in a text.
        units: Other units by their spelling in records, each as (factor, offset) to the own one.
    """

    id: str
    label: str
    unit: str
    words: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def converted(self, number: float, unit: str) -> float:
        """A number in the measure's own unit; an unknown unit is taken to be that one."""
        factor, offset = self.units.get(unit.strip().lower().removeprefix("°"), (1.0, 0.0))
        return number * factor + offset
