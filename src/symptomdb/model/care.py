"""The plan for one person: red flags, risk, tests and options with verdicts and reasons, follow-up, what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from symptomdb.model.answer import NOTICE, KnowledgeBase
from symptomdb.model.evidence import Urgency
from symptomdb.model.source import Publication


class Verdict(StrEnum):
    """What a rule says of an option or a test, from mild to strict; the strictest of all rules counts."""

    OFFER = "offer"
    CONSIDER = "consider"
    CONTESTED = "contested"
    NOT_NOW = "not_now"
    RULED_OUT = "ruled_out"

    @property
    def strictness(self) -> int:
        """0 (offer) to 4 (ruled out)."""
        return _STRICTNESS[self]


_STRICTNESS = {verdict: number for number, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why.

    Attributes:
        text, plain: Clinical and everyday wording.
        rule: The published row; "" for none.
        sources: Keys of the bibliography; empty means unsourced, and `unsourced` says why.
        facts: The places and words of the record that decided it, for example ``medications: apixaban``.
        verdict: What this line alone says of an option or test: a `Verdict`, or "" where it speaks of none.
        disagreement: Key of a published dispute ("DIS-3"), "" for none.
    """

    text: str
    plain: str
    rule: str
    sources: tuple[str, ...]
    facts: tuple[str, ...]
    unsourced: str = ""
    verdict: str = ""
    disagreement: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An option or test with its verdict and all reasons for it; `label` is clinical, `plain` for everybody."""

    code: str
    label: str
    plain: str
    verdict: Verdict
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A red flag and how soon help is needed."""

    code: str
    label: str
    plain: str
    urgency: Urgency
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One step of follow-up.

    Attributes:
        when: In words, always given.
        after_days: Days after what `counted_from` names; None when the step has no fixed time.
        every_days: For a step that comes again and again: the days between.
        counted_from: ``event``, ``today`` (of the plan), or words for something whose day nobody knows yet.
        on: The day itself, where it can be worked out and is not past.
        passed: Its day has passed already.
    """

    what: str
    plain: str
    when: str
    rule: str
    sources: tuple[str, ...]
    unsourced: str = ""
    after_days: int | None = None
    every_days: int | None = None
    counted_from: str = "event"
    on: date | None = None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Conveyed:
    """A sentence that must reach the person, with the rule and the sources behind it."""

    text: str
    rule: str
    sources: tuple[str, ...]
    unsourced: str = ""


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that could change the plan, what to ask, and which rules wait for it."""

    fact: str
    question: str
    why: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """If one fact were another, one line of the plan would be another.

    Attributes:
        output: Code of a flag, test or option, or ``risk_tier``.
        now, then: Urgency, verdict or tier; "" for not there.
        fact: Id of the fact; `known` is what the record says of it, "" for nothing.
        value: What it would have to be.
        text: The same as a sentence.
    """

    output: str
    now: str
    fact: str
    known: str
    value: str
    then: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a person beside a record.

    Attributes:
        text: In plain words.
        answers: By id of a pathway's fact: yes or no, a number, a code, or ``{"value": …, "days_ago": …}``.
    """

    text: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What applies to one person, and why. Red flags stand first and count before everything else.

    Attributes:
        pathway, pathway_version, pathway_digest: Which pathway, in which edition, from which bytes (SHA-256).
        condition: Our id of the condition with its prefix.
        risk_tier: A tier of the pathway, or ``not_applicable``.
        not_understood: Places and words of the record that nothing was made of.
        what_if: Which fact would change which line; empty unless it was asked for.
        limits: What every page must say of this pathway.
        citations: The publications that `sources` name; empty without a knowledge base.
    """

    pathway: str
    pathway_title: str
    pathway_version: str
    pathway_digest: str
    condition: str
    risk_tier: str
    tier_reasons: tuple[Reason, ...]
    red_flags: tuple[RedFlag, ...]
    tests: tuple[Judged, ...]
    options: tuple[Judged, ...]
    follow_up: tuple[FollowUp, ...]
    convey: tuple[Conveyed, ...]
    missing: tuple[MissingFact, ...]
    not_understood: tuple[str, ...]
    limits: tuple[str, ...]
    what_if: tuple[WhatIf, ...] = ()
    citations: tuple[Publication, ...] = ()
    knowledge_base: KnowledgeBase = field(default_factory=lambda: KnowledgeBase(""))
    notice: str = NOTICE

    def cited(self) -> tuple[str, ...]:
        """The keys of all publications that any line cites, in the order of first use."""
        reasons = (
            *self.tier_reasons,
            *(reason for part in (self.red_flags, self.tests, self.options) for one in part for reason in one.reasons),
        )
        cited = [reason.sources for reason in reasons]
        cited += [step.sources for step in self.follow_up] + [one.sources for one in self.convey]
        return tuple(dict.fromkeys(key for sources in cited for key in sources))
