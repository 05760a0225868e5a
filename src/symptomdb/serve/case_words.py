"""Words of reading and ranking: what a reader sees for a status, a kind of match, a ratio, a probability."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symptomdb.model.candidate import Candidate, SeriesGroup
    from symptomdb.model.finding import HistoryItem

_STATUS = {
    "observed": "has it",
    "excluded": "does not have it",
    "uncertain": "uncertain",
    "historical": "in the past",
    "family": "in a relative",
    "hypothetical": "only mentioned",
    "unread": "not coded",
    "history": "history",
}
_KIND = {
    "exact": "the same finding",
    "descendant": "a more specific form of it",
    "ancestor": "a broader word for it",
    "sibling": "a related finding",
    "family": "known in close relatives of the condition",
    "unmatched": "not reported in it",
    "contradicted": "a source says that it does not belong to it",
    "excluded-contradicted": "not there, though the condition can have it",
    "excluded-consistent": "not there, and not expected",
}
_ADJUSTMENT = {
    "not-reported": "Known findings that were not mentioned",
    "umbrella": "A class of conditions",
    "sex": "Sex",
    "age": "Age",
    "history": "What happened before",
    "prior": "How common it is",
}
_PRIOR = {
    "uniform": "all conditions treated alike, however common",
    "prevalence": "conditions weighed by how common they are",
}
_OTHER = {
    "uniform": "For general use, choose to weigh them by how common they are (prior: prevalence).",
    "prevalence": "For rare-disease work, choose to treat all alike (prior: uniform).",
}
_REPLY = {"yes": "yes", "no": "no", "unknown": "don't know"}


def status(code: str) -> str:
    """A finding's status in words."""
    return _STATUS.get(code, code)


def match_kind(code: str) -> str:
    """How a finding bears on a condition."""
    return _KIND.get(code, code)


def adjustment(code: str) -> str:
    """What else counts."""
    return _ADJUSTMENT.get(code, code)


def event(item: HistoryItem) -> str:
    """Something that happened before, with its time where that was told.

    >>> from symptomdb.model.finding import HistoryItem
    >>> event(HistoryItem("hip surgery", "surgery", when="six weeks after"))
    'hip surgery (six weeks after)'
    """
    return f"{item.text} ({item.when})" if item.when else item.text


def prior(code: str) -> str:
    """What was taken to be likely before any finding."""
    return _PRIOR.get(code, code)


def prior_note(code: str, level: str) -> str:
    """Which prior a list goes by, when the other one suits better, and what a thin case makes of it.

    Args:
        level: Of `symptomdb.model.candidate.Coverage`.
    """
    is_thin = level in ("none", "little")
    if code == "uniform":
        thin = " With so little to go on, rare conditions then fill the list." if is_thin else ""
        return f"All conditions count alike here, however rare: for rare-disease work.{thin} {_OTHER[code]}"
    thin = " With so little to go on, the list says hardly more than that." if is_thin else ""
    return f"It counts here how common a condition is: for general use.{thin} {_OTHER[code]}"


def reply(code: str) -> str:
    """An answer in words."""
    return _REPLY.get(code, code)


def percent(share: float) -> str:
    """A probability that never says more than is known.

    >>> percent(0.9999), percent(0.4321), percent(0.000001), percent(0)
    ('over 99%', '43%', 'under 0.1%', 'under 0.1%')
    """
    if share > 0.99:
        return "over 99%"
    if share < 0.001:
        return "under 0.1%"
    return f"{share:.1%}" if share < 0.0995 else f"{share:.0%}"


def ratio(value: float) -> str:
    """A likelihood ratio as a sentence part.

    >>> ratio(43.67), ratio(0.2), ratio(1.0), ratio(3488.0)
    ('44 times likelier', '5.0 times less likely', 'no difference', '3,500 times likelier')
    """
    if abs(value - 1) < 0.05:
        return "no difference"
    return f"{_figure(value)} times likelier" if value > 1 else f"{_figure(1 / max(value, 1e-9))} times less likely"


def series_title(group: SeriesGroup, candidates: Iterable[Candidate]) -> str:
    """The name of a series as its members write it; the series itself is known by a name in small letters."""
    for one in candidates:
        at = one.name.casefold().find(group.name)
        if one.condition in group.conditions and at >= 0:
            return one.name[at : at + len(group.name)]
    return group.name


def width(share: float, least: float = 0.6) -> str:
    """A bar's width from 0 to 100; what is above 0 stays visible."""
    return f"{max(least if share > 0 else 0.0, min(1.0, share) * 100):.1f}"


def reference_link(reference: str) -> str:
    """The address of a reference: our bibliography on this site, PubMed, or none.

    >>> reference_link("PMID:20301454"), reference_link("S084"), reference_link("OMIM:154700")
    ('https://pubmed.ncbi.nlm.nih.gov/20301454/', '/publications/S084', '')
    """
    prefix, _, local = reference.partition(":")
    if prefix == "PMID" and local.isdigit():
        return f"https://pubmed.ncbi.nlm.nih.gov/{local}/"
    return f"/publications/{reference}" if not local and reference.isalnum() else ""


def _figure(value: float) -> str:
    if value < 9.95:
        return f"{value:.1f}"
    step = 1 if value < 100 else 10 if value < 1000 else 100
    return f"{round(value / step) * step:,.0f}"
