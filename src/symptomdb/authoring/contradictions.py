"""Where monographs say opposite things: one excludes what the other gives, or the same line stands twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symptomdb.model.aspect import Aspect
from symptomdb.model.evidence import Modality
from symptomdb.model.page import Monograph

_OWN = (Aspect.OVERVIEW, Aspect.SYMPTOMS)


def contradictions(monographs: Iterable[Monograph]) -> Mapping[str, list[str]]:
    """By monograph: findings it both gives and denies, wordings that stand twice, one-sided differentials."""
    pages = list(monographs)
    found: dict[str, list[str]] = {page.condition.id.local: [] for page in pages}
    wordings: dict[str, str] = {}
    for page in pages:
        slug = page.condition.id.local
        found[slug] += _within(page)
        for statement in page.statements:
            place = f"{slug}/{statement.id}"
            first = wordings.setdefault(statement.clinical.casefold(), place)
            if first != place:
                found[slug].append(f"{statement.id}: the same sentence stands at {first}")
    links = {page.condition.id.local: set(page.see_also) for page in pages}
    for slug, others in links.items():
        for other in sorted(others):
            if other in links and slug not in links[other]:
                found[other].append(f"see_also: {slug} names it as a neighbour, and it does not name {slug}")
    return found


def _within(page: Monograph) -> list[str]:
    given: dict[str, str] = {}
    denied: dict[str, str] = {}
    for statement in page.statements:
        if statement.aspect in _OWN and not statement.population:
            side = denied if statement.modality is Modality.NEVER else given
            for code in statement.findings:
                side.setdefault(str(code), statement.id)
    return [f"{denied[code]}: denies {code}, which {given[code]} gives" for code in denied if code in given]
