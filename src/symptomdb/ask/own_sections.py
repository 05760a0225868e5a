"""Sections out of our own records' statements: in a sensible order, disagreements side by side, hedges untouched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from symptomdb.ask.citations import Citations
from symptomdb.model.answer import AnswerStatement
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.source import Trust
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term

#: How the groups of treatments follow each other: how one chooses, then from gentle to invasive, then what follows.
_TREATMENT_GROUPS = (
    "choosing", "goals", "general", "non_surgical", "devices", "surgical", "after_surgery", "rehabilitation",
    "preventive", "cautions",
)  # fmt: skip


def own_section(
    aspect: Aspect, statements: Sequence[Statement], citations: Citations, wording: str, terms: Mapping[Curie, Term]
) -> tuple[AnswerStatement, ...]:
    """The statements of one aspect; empty when the record has none.

    Args:
        terms: The findings whose estimates are told apart; one that is missing is called by its code.
    """
    chosen = [statement for statement in statements if statement.aspect is aspect]
    groups = list(dict.fromkeys(statement.group for statement in chosen))
    if aspect is Aspect.TREATMENTS:
        groups.sort(key=_treatment_rank)
    chosen.sort(key=lambda statement: groups.index(statement.group))
    return tuple(_shown(statement, citations, wording, terms) for statement in _with_both_sides(chosen, statements))


def _treatment_rank(group: str) -> int:
    return _TREATMENT_GROUPS.index(group) if group in _TREATMENT_GROUPS else len(_TREATMENT_GROUPS)


def _with_both_sides(chosen: Iterable[Statement], record: Sequence[Statement]) -> list[Statement]:
    """Put the sides of a disagreement next to each other, also a side that stands under another aspect."""
    ordered: list[Statement] = []
    placed: set[str] = set()
    for statement in chosen:
        if statement.id in placed:
            continue
        pair = [statement]
        if statement.disagreement and statement.side:
            sides = [other for other in record if other.disagreement == statement.disagreement and other.side]
            same = [other for other in sides if other.aspect is statement.aspect]
            missing = {other.side for other in sides} - {other.side for other in same}
            elsewhere = [other for other in sides if other.aspect is not statement.aspect and other.side in missing]
            pair = sorted([*same, *elsewhere], key=lambda other: other.side)
        for other in pair:
            if other.id not in placed:
                placed.add(other.id)
                ordered.append(other)
    return ordered


def _shown(statement: Statement, citations: Citations, wording: str, terms: Mapping[Curie, Term]) -> AnswerStatement:
    return AnswerStatement(
        id=statement.id,
        text=statement.plain if wording == "plain" else statement.clinical,
        clinical=statement.clinical,
        plain=statement.plain,
        modality=str(statement.modality),
        intent=statement.intent,
        certainty=str(statement.certainty),
        confidence=str(statement.confidence),
        citations=citations.numbers(statement.citations),
        group=statement.group,
        label=statement.label,
        phase=statement.phase,
        population=statement.population,
        unsourced_reason="" if statement.citations else statement.unsourced_reason,
        findings=tuple(str(finding) for finding in statement.findings),
        actions=statement.actions,
        disagreement=statement.disagreement,
        side=statement.side,
        urgency=str(statement.urgency) if statement.urgency else "",
        frequency=_often(statement, terms),
        source=statement.source,
        seed=statement.seed,
        trust=Trust.OWN_REVIEWED.name.lower(),
    )


def _often(statement: Statement, terms: Mapping[Curie, Term]) -> str:
    """How often its findings occur; a band is ours and says so, a figure stands in the cited wording anyway."""
    bands = {code: often for code, often in statement.frequencies if often.is_band}
    if len(set(bands.values())) == 1 and len(bands) == len(statement.findings):
        return f"our estimate: {next(iter(bands.values())).describe()}"
    named = [(terms[code].label if code in terms else str(code), often.describe()) for code, often in bands.items()]
    return "; ".join(f"our estimate for {name}: {often}" for name, often in named)
