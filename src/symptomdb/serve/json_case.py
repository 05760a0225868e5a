"""Readings and rankings as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symptomdb.model.answer import NOTICE

if TYPE_CHECKING:
    from symptomdb.model.candidate import Candidate, Match, Ranking
    from symptomdb.model.finding import Finding, HistoryItem, Unread

Json = dict[str, Any]


def finding_to_json(finding: Finding) -> Json:
    """One finding with its place in the text, its status and its next-best readings."""
    return {
        "start": finding.start,
        "end": finding.end,
        "mention": finding.mention,
        "term": str(finding.term),
        "label": finding.label,
        "status": str(finding.status),
        "trigger": finding.trigger,
        "confidence": finding.confidence,
        "severity": finding.severity,
        "laterality": finding.laterality,
        "onset": finding.onset,
        "duration": finding.duration,
        "site": finding.site,
        "alternatives": [
            {"term": str(other.term), "label": other.label, "confidence": other.confidence}
            for other in finding.alternatives
        ],
    }


def reading_to_json(
    findings: tuple[Finding, ...], unread: tuple[Unread, ...], history: tuple[HistoryItem, ...], version: str
) -> Json:
    """What was read in one text."""
    return {
        "findings": [finding_to_json(finding) for finding in findings],
        "unread": [
            {"start": one.start, "end": one.end, "mention": one.mention, "reason": one.reason} for one in unread
        ],
        "history": [
            {
                "text": item.text,
                "kind": item.kind,
                "start": item.start,
                "end": item.end,
                "when": item.when,
                "days_ago": item.days_ago,
            }
            for item in history
        ],
        "notice": NOTICE,
        "knowledge_base": {"version": version},
    }


def ranking_to_json(ranking: Ranking) -> Json:
    """A ranking with the reasons of each candidate."""
    return {
        "candidates": [_candidate(candidate) for candidate in ranking.candidates],
        "coverage": {
            "level": ranking.coverage.level,
            "bits": round(ranking.coverage.bits, 2),
            "bits_needed": round(ranking.coverage.bits_needed, 2),
            "advice": ranking.coverage.advice,
        },
        "groups": [
            {
                "name": group.name,
                "conditions": [str(condition) for condition in group.conditions],
                "probability": group.probability,
            }
            for group in ranking.groups
        ],
        "considered": ranking.considered,
        "unknown": [str(term) for term in ranking.unknown],
        "notes": list(ranking.notes),
        "prior": ranking.prior,
        "method": ranking.method,
        "notice": NOTICE,
        "knowledge_base": {"version": ranking.knowledge_base},
    }


def _candidate(candidate: Candidate) -> Json:
    return {
        "rank": candidate.rank,
        "condition_id": str(candidate.condition),
        "name": candidate.name,
        "xrefs": [str(record) for record in candidate.records],
        "score": round(candidate.score, 4),
        "probability": candidate.probability,
        "series": candidate.series,
        "explained": round(candidate.explained, 4),
        "matches": [_match(match) for match in candidate.matches],
        "contradictions": [str(match.finding) for match in candidate.contradictions],
        "adjustments": [
            {"kind": str(part.kind), "points": round(part.points, 4), "reason": part.reason}
            for part in candidate.adjustments
        ],
    }


def _match(match: Match) -> Json:
    return {
        "finding": str(match.finding),
        "label": match.label,
        "kind": str(match.kind),
        "ratio": match.ratio,
        "weight": match.weight,
        "points": round(match.points, 4),
        "term": str(match.term) if match.term else None,
        "term_label": match.term_label,
        "frequency": match.frequency,
        "references": list(match.references),
    }
