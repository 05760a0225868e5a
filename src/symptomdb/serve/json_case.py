"""Readings, rankings and interviews as plain JSON values, in the shapes of ``content/schemas``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symptomdb.model.answer import NOTICE
from symptomdb.model.interview import Question, Stop
from symptomdb.serve.case_words import prior_note
from symptomdb.serve.purpose import PURPOSE

if TYPE_CHECKING:
    from symptomdb.model.candidate import Candidate, Match, PairCandidate, Ranking
    from symptomdb.model.finding import Case, Finding, HistoryItem, Unread
    from symptomdb.model.source import Publication
    from symptomdb.model.urgent import Urgent
    from symptomdb.serve.differential import Differential
    from symptomdb.serve.questioning import Step
    from symptomdb.serve.warning_signs import WarningSign

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
    findings: tuple[Finding, ...],
    unread: tuple[Unread, ...],
    history: tuple[HistoryItem, ...],
    version: str,
    urgent: Urgent | None = None,
) -> Json:
    """What was read in one text; a red flag in it comes first."""
    return {
        **urgent_to_json(urgent),
        "findings": [finding_to_json(finding) for finding in findings],
        "unread": [
            {"start": one.start, "end": one.end, "mention": one.mention, "reason": one.reason} for one in unread
        ],
        "history": [_history(item) for item in history],
        "notice": NOTICE,
        "knowledge_base": {"version": version},
    }


def urgent_to_json(urgent: Urgent | None) -> Json:
    """What to do now, and whether it is an emergency or a crisis; both empty for neither."""
    return {"urgent": urgent.message if urgent else "", "urgent_kind": urgent.kind if urgent else ""}


def differential_to_json(found: Differential, audience: str) -> Json:
    """A case, its ranking and what surrounds it; red flags and whom it is for come first."""
    case = found.taken.case
    ranking = ranking_to_json(found.ranking)
    return {
        **urgent_to_json(found.taken.urgent),
        "audience": audience,
        "purpose": PURPOSE,
        **case_to_json(case),
        "labels": {str(term): label for term, label in found.labels.items()},
        **ranking,
        "notes": list(found.notes),
        "warning_signs": [_warning(sign) for sign in found.warnings],
        "changes": [
            {
                "finding": str(one.finding),
                "label": one.label,
                "condition_id": str(one.first),
                "name": one.first_name,
                "frequency": one.share,
                "lead": round(one.lead, 4),
            }
            for one in found.changes
        ],
        "question": question_to_json(found.question),
        "pairs": [_pair(pair) for pair in found.pairs or ()],
        "publications": [_publication(one) for one in found.publications],
    }


def case_to_json(case: Case) -> Json:
    """The findings, age and sex that were ranked, and the history that was read."""
    return {
        "observed": [str(term) for term in case.observed],
        "excluded": [str(term) for term in case.excluded],
        "age_years": case.age_years,
        "sex": case.sex,
        "history": [_history(item) for item in case.history],
    }


def question_to_json(question: Question | None) -> Json | None:
    """What to ask next, and what the answer would decide."""
    if question is None:
        return None
    return {
        "term": str(question.term),
        "label": question.label,
        "text": question.text,
        "why": question.why,
        "bits": round(question.bits, 4),
        "red_flag": question.red_flag,
    }


def comparison_to_json(arguments: tuple[Any, ...], urgent: Urgent | None, audience: str, version: str) -> Json:
    """What each finding says for the first of two conditions over the second: positive points argue for the first."""
    return {
        **urgent_to_json(urgent),
        "audience": audience,
        "purpose": PURPOSE,
        "arguments": _arguments(arguments),
        "notice": NOTICE,
        "knowledge_base": {"version": version},
    }


def _arguments(arguments: tuple[Any, ...]) -> list[Json]:
    return [
        {
            "finding": str(one.for_first.finding),
            "label": one.for_first.label,
            "points": round(one.points, 4),
            "first": _match(one.for_first),
            "second": _match(one.for_second),
        }
        for one in arguments
    ]


def step_to_json(step: Step, audience: str) -> Json:
    """Where an interview stands: the next question or why there is none, the list so far, and the token to go on."""
    question = step.next if isinstance(step.next, Question) else None
    stop = step.next if isinstance(step.next, Stop) else None
    return {
        **urgent_to_json(step.urgent),
        "audience": audience,
        "purpose": PURPOSE,
        "question": question_to_json(question),
        "stop": None if stop is None else {"reason": stop.reason, "text": stop.text},
        "red_flags": [{"term": str(term), "text": words} for term, words in step.red_flags.items()],
        "answers": [{"term": str(one.term), "label": one.label, "reply": one.reply} for one in step.answers],
        "token": step.token,
        "answered_by": str(step.state.answered_by),
        "warning_signs": [_warning(sign) for sign in step.warnings],
        **ranking_to_json(step.ranking),
    }


def ranking_to_json(ranking: Ranking) -> Json:
    """A ranking with the reasons of each candidate."""
    coverage = ranking.coverage
    return {
        "candidates": [_candidate(candidate) for candidate in ranking.candidates],
        "coverage": {
            "level": coverage.level,
            "bits": round(coverage.bits, 2),
            "bits_needed": round(coverage.bits_needed, 2),
            "advice": coverage.advice,
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
        "prior_note": prior_note(ranking.prior, coverage.level),
        "method": ranking.method,
        "notice": NOTICE,
        "knowledge_base": {"version": ranking.knowledge_base},
    }


def _history(item: HistoryItem) -> Json:
    return {
        "text": item.text,
        "kind": item.kind,
        "start": item.start,
        "end": item.end,
        "when": item.when,
        "days_ago": item.days_ago,
    }


def _publication(one: Publication) -> Json:
    return {
        "id": one.id,
        "title": one.title,
        "authors": one.authors,
        "year": one.year,
        "doi": one.doi,
        "pmid": one.pmid,
        "url": one.url,
    }


def _pair(pair: PairCandidate) -> Json:
    return {
        "first": str(pair.first),
        "first_name": pair.first_name,
        "second": str(pair.second),
        "second_name": pair.second_name,
        "score": round(pair.score, 4),
        "gain": round(pair.gain, 4),
        "explained_by_first": [str(term) for term in pair.explained_by_first],
        "explained_by_second": [str(term) for term in pair.explained_by_second],
    }


def _warning(sign: WarningSign) -> Json:
    return {
        "condition_id": str(sign.condition),
        "name": sign.condition_name,
        "urgency": sign.urgency,
        "text": sign.text,
        "citations": list(sign.citations),
        "present": list(sign.present),
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
