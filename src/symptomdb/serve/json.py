"""Answers as plain JSON values, in the shape of ``content/schemas/answer.schema.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symptomdb.model.answer import (
    Answer,
    AnswerCitation,
    AnsweredCondition,
    AnswerStatement,
    Behaviour,
    Missing,
    Section,
)

if TYPE_CHECKING:
    from symptomdb.model.condition import Xref
    from symptomdb.model.coverage import Covered, CoveredCondition
    from symptomdb.model.source import Source

Json = dict[str, Any]

#: Where a description of symptoms is ranked; the text goes into a body, never into an address.
_TO_FIND = {"to": "find", "api": "/api/v1/find", "page": "/find", "command": "symptomdb find"}


def answer_to_json(answer: Answer) -> Json:
    """Turn an answer into JSON values; the same answer gives the same bytes when dumped."""
    return {
        "question": answer.question,
        "behaviour": str(answer.behaviour),
        "message": answer.message,
        "hand_over": dict(_TO_FIND) if answer.behaviour is Behaviour.SYMPTOM_CHECK else None,
        "conditions": [_condition(condition) for condition in answer.conditions],
        "aspects": [str(aspect) for aspect in answer.aspects],
        "sections": [_section(section) for section in answer.sections],
        "citations": [_citation(citation) for citation in answer.citations],
        "missing": list(dict.fromkeys(str(missing.aspect) for missing in answer.missing)),
        "missing_details": [_missing(missing) for missing in answer.missing],
        "understood": list(answer.understood),
        "did_you_mean": list(answer.did_you_mean),
        "see_also": [{"id": key, "name": name, "why": why} for key, name, why in answer.see_also],
        "notice": answer.notice,
        "sources": [source_to_json(source) for source in answer.sources],
        "knowledge_base": {
            "version": answer.knowledge_base.version,
            "sources": dict(answer.knowledge_base.sources),
        },
    }


def source_to_json(source: Source) -> Json:
    """A release that shown lines come from, with what its licence asks for."""
    return {
        "id": source.id,
        "name": source.name,
        "publisher": source.publisher,
        "version": source.version,
        "licence": source.licence,
        "licence_url": source.licence_url,
        "attribution": source.attribution,
        "url": source.url,
        "trust": source.trust.name.lower(),
    }


def covered_to_json(one: Covered) -> Json:
    """What one source says on one aspect, in figures."""
    return {"source": one.source, "aspect": str(one.aspect), "conditions": one.conditions, "lines": one.lines}


def covered_condition_to_json(one: CoveredCondition) -> Json:
    """One condition with the sources of each aspect."""
    aspects = {str(aspect): list(sources) for aspect, sources in one.aspects.items()}
    return {"id": str(one.id), "name": one.name, "aspects": aspects}


def xref_to_json(xref: Xref) -> Json:
    """One cross-reference with its relation and the source that gives it."""
    return {"id": str(xref.code), "relation": str(xref.relation), "source": xref.source, "note": xref.note}


def _condition(condition: AnsweredCondition) -> Json:
    return {
        "id": str(condition.id),
        "name": condition.name,
        "xrefs": [xref_to_json(xref) for xref in condition.xrefs],
        "mention": condition.mention,
        "matched_name": condition.matched_name,
    }


def _section(section: Section) -> Json:
    return {
        "aspect": str(section.aspect),
        "title": section.aspect.heading,
        "condition": str(section.condition),
        "condition_name": section.condition_name,
        "statements": [_statement(statement) for statement in section.statements],
    }


def _statement(statement: AnswerStatement) -> Json:
    return {
        "id": statement.id,
        "text": statement.text,
        "clinical": statement.clinical,
        "plain": statement.plain,
        "modality": statement.modality,
        "intent": statement.intent,
        "certainty": statement.certainty,
        "confidence": statement.confidence,
        "citations": list(statement.citations),
        "unsourced": statement.unsourced_reason if not statement.citations else "",
        "group": statement.group,
        "label": statement.label,
        "phase": statement.phase,
        "population": statement.population,
        "findings": list(statement.findings),
        "actions": list(statement.actions),
        "disagreement": statement.disagreement,
        "side": statement.side,
        "urgency": statement.urgency,
        "frequency": statement.frequency,
        "source": statement.source,
        "seed": list(statement.seed),
        "trust": statement.trust,
        "evidence": statement.evidence,
    }


def _citation(citation: AnswerCitation) -> Json:
    return {
        "n": citation.n,
        "id": citation.id,
        "title": citation.title,
        "authors": citation.authors,
        "year": citation.year,
        "publisher": citation.publisher,
        "doi": citation.doi,
        "pmid": citation.pmid,
        "url": citation.url,
        "licence": citation.licence,
        "part_read": citation.part_read,
    }


def _missing(missing: Missing) -> Json:
    return {
        "condition": str(missing.condition),
        "condition_name": missing.condition_name,
        "aspect": str(missing.aspect),
        "reason": missing.reason,
    }
