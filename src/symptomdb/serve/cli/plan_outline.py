"""A plan as lines for the terminal: red flags first, then tests and options with reasons, then what is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from symptomdb.model.care import Judged, Plan, Reason, Verdict
from symptomdb.serve.verdicts import tier_in_words, urgency_in_words, verdict_for_everyone, verdict_in_words

_WIDTH = 110


def iter_outline(plan: Plan, plain: bool) -> Iterator[str]:
    """The lines.

    Args:
        plain: In everyday words, without rules and sources.
    """
    yield f"{plan.pathway_title} (edition {plan.pathway_version})"
    for flag in plan.red_flags:
        yield ""
        yield f"!! {urgency_in_words(flag.urgency).upper()}: {flag.plain if plain else flag.label}"
        yield from _reasons(flag.reasons, plain)
    if not plain:
        yield ""
        yield f"Risk tier: {tier_in_words(plan.risk_tier)}"
        yield from _reasons(plan.tier_reasons, plain)
    yield from _judged("Tests", plan.tests, plain)
    yield from _judged("Options", plan.options, plain)
    if plan.follow_up:
        yield from _head("Follow-up")
        for step in plan.follow_up:
            when = f"{step.on.isoformat()} ({step.when})" if step.on else step.when
            note = " (this time has passed)" if step.passed else ""
            yield from _wrapped(f"{step.plain or step.what if plain else step.what}: {when}{note}", "  - ")
    if plan.convey:
        yield from _head("To tell the person")
        for told in plan.convey:
            yield from _wrapped(
                f"{told.text}{'' if plain else _cited(told.rule, told.sources, told.unsourced)}", "  - "
            )
    if plan.missing:
        yield from _head("Not known yet")
        for missing in plan.missing:
            yield from _wrapped(missing.question if plain else f"{missing.question} It {missing.why}.", "  ? ")
    if plan.not_understood:
        yield from _head("Not understood")
        for text in plan.not_understood:
            yield from _wrapped(text, "  ? ")
    if plan.what_if:
        yield from _head("What would change it")
        for one in plan.what_if:
            yield from _wrapped(one.text, "  - ")
    yield from _end(plan, plain)


def _judged(title: str, judged: tuple[Judged, ...], plain: bool) -> Iterator[str]:
    if not judged:
        return
    yield from _head(title)
    by_verdict = sorted(judged, key=lambda one: one.verdict.strictness)
    for verdict, group in groupby(by_verdict, key=lambda one: one.verdict):
        for one in group:
            yield f"  {_verdict(verdict, plain).upper():<17} {one.plain if plain else f'{one.label} ({one.code})'}"
            yield from _reasons(one.reasons, plain)


def _verdict(verdict: Verdict, plain: bool) -> str:
    return verdict_for_everyone(verdict) if plain else verdict_in_words(verdict)


def _reasons(reasons: Iterable[Reason], plain: bool) -> Iterator[str]:
    texts = [one.plain if plain else f"{one.text}{_cited(one.rule, one.sources, one.unsourced)}" for one in reasons]
    facts = [tuple(one.facts) for one in reasons]
    for text, because in dict(zip(texts, facts, strict=True)).items():
        yield from _wrapped(text, "      ")
        if because and not plain:
            yield from _wrapped(f"because of {'; '.join(because)}", "      < ")


def _cited(rule: str, sources: tuple[str, ...], unsourced: str) -> str:
    cited = ", ".join(sources) or f"unsourced: {unsourced}"
    return f" [{rule}; {cited}]"


def _end(plan: Plan, plain: bool) -> Iterator[str]:
    if plan.citations and not plain:
        yield from _head("Sources")
        for one in plan.citations:
            year = f", {one.year}" if one.year else ""
            address = f" doi:{one.doi}" if one.doi else f" {one.url}" if one.url else ""
            yield from _wrapped(f"{one.id}  {one.title}{year}.{address}", "  ")
    yield ""
    for limit in plan.limits:
        yield from _wrapped(limit, "")
    yield from _wrapped(plan.notice, "")
    yield f"Knowledge base {plan.knowledge_base.version}"


def _head(title: str) -> Iterator[str]:
    yield ""
    yield title


def _wrapped(text: str, margin: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent=margin, subsequent_indent=" " * len(margin)) or [""]
