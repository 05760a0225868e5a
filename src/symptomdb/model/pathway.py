"""A care pathway: its vocabulary, rules and follow-up, over the facts and criteria of their own modules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from symptomdb.model.care import Verdict
from symptomdb.model.criterion import Criterion
from symptomdb.model.evidence import Certainty, Urgency
from symptomdb.model.fact import FactSpec


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
    options: Mapping[str, Named]
    tests: Mapping[str, Named]
    flags: Mapping[str, Named]
    rules: tuple[Rule, ...]
    digest: str = ""
