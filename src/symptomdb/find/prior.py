"""How likely a condition is before anything is known of a person: all alike, or by how common it is."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

import numpy as np

from symptomdb.errors import BadInput
from symptomdb.find.bearers import RARE_CATALOGUES
from symptomdb.find.knowledge import Floats, Knowledge
from symptomdb.model.curie import Curie

UNIFORM, PREVALENCE = "uniform", "prevalence"
#: Share of people with a condition of which no source says how common it is: it counts as rare where a catalogue of
#: rare diseases has it, and as uncommon otherwise.
_RARE, _UNCOMMON = 1e-6, 1e-4


def name_of(prior: str, prevalence: Mapping[Curie, float] | None) -> str:
    """Which prior is used: ``uniform`` or ``prevalence``; `BadInput` for any other word."""
    if prior not in (UNIFORM, PREVALENCE):
        raise BadInput(f"There is no prior {prior!r}.", f"Use {UNIFORM} or {PREVALENCE}.")
    return PREVALENCE if prevalence else prior


def points_of(knowledge: Knowledge, prior: str, prevalence: Mapping[Curie, float] | None) -> Floats | None:
    """(conditions,) ``strength * ln(share / rarest share)``: a common condition gains, none loses; None for uniform.

    Where a condition lasts for years, only a part of those who have it meet it anew within a year, and who asks what a
    finding comes from is one of these: its share is divided by `Method.lasting_years`.
    """
    if name_of(prior, prevalence) == UNIFORM:
        return None
    shares = _given(knowledge, prevalence) if prevalence else _sourced(knowledge)
    method = knowledge.method
    yearly = shares / np.where(knowledge.arrays.lasting == 1, method.lasting_years, 1.0)
    return np.asarray(method.prior_strength * np.log(yearly / yearly.min()), dtype=np.float32)


def reason_of(knowledge: Knowledge, prevalence: Mapping[Curie, float] | None, place: int) -> str:
    """What the points of one condition rest on, in words."""
    if prevalence:
        return "How common the condition is, by the figures given."
    share = float(knowledge.arrays.prevalence[place])
    if share > 0:
        people = round(1 / share, -int(log10(1 / share)) + 1)
        lasts = " and it lasts for years" if knowledge.arrays.lasting[place] else ""
        return f"By its sources, or our estimate where they are silent, about 1 in {people:,.0f} people have it{lasts}."
    return "No source says how common it is, so a guess by kind of record was used."


def _given(knowledge: Knowledge, prevalence: Mapping[Curie, float]) -> Floats:
    known = {condition: share for condition, share in prevalence.items() if share > 0}
    rarest = min(known.values(), default=1.0)
    return np.array([known.get(condition, rarest) for condition in knowledge.conditions], dtype=np.float32)


def _sourced(knowledge: Knowledge) -> Floats:
    said = knowledge.arrays.prevalence
    is_rare = np.array([any(r.prefix in RARE_CATALOGUES for r in records) for records in knowledge.records])
    return np.where(said > 0, said, np.where(is_rare, _RARE, _UNCOMMON)).astype(np.float32)
