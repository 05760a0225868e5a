"""Linked data: a page or an answer as schema.org JSON-LD (https://schema.org, release 30.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from symptomdb.model.answer import Answer, AnswerCitation, AnswerStatement, Behaviour, Section
from symptomdb.model.condition import Condition
from symptomdb.model.page import Author, MonographPage
from symptomdb.publish.linked_condition import medical_condition

Json = dict[str, Any]
_CONTEXT = "https://schema.org"


def condition_page(condition: Condition, answer: Answer, page: MonographPage | None, address: str) -> Json:
    """A condition's page as a MedicalWebPage.

    Args:
        answer: The condition's sections with their citations.
        page: Who wrote and reviewed it and when; None for a record known only from data sources.
        address: Where the page is, relative or absolute.
    """
    data: Json = {
        "@context": _CONTEXT,
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": condition.name,
        "inLanguage": "en",
        "mainEntity": medical_condition(condition, answer.sections),
        "hasPart": [_topic(section, answer.citations) for section in answer.sections if section.aspect.health_aspect],
        "citation": [_work(citation) for citation in answer.citations],
    }
    if page is not None:
        data["description"] = page.summary
        data["author"] = [_person(one) for one in page.authors]
        data["reviewedBy"] = [_person(one) for one in page.reviewers]
        data["dateCreated"] = page.dates.created.isoformat()
        data["lastReviewed"] = page.dates.last_reviewed.isoformat() if page.dates.last_reviewed else ""
    return _filled(data)


def answer_page(answer: Answer, address: str) -> Json:
    """An answer as a QAPage; a question without a sourced answer has none here either."""
    question: Json = {"@type": "Question", "name": answer.question, "text": answer.question, "answerCount": 0}
    if answer.behaviour is Behaviour.ANSWER and answer.sections:
        question["answerCount"] = 1
        question["acceptedAnswer"] = {
            "@type": "Answer",
            "text": "\n".join(_text(section.statements, section.aspect.heading) for section in answer.sections),
            "citation": [_work(citation) for citation in answer.citations],
        }
        question["about"] = [{"@type": "MedicalCondition", "name": one.name} for one in answer.conditions]
    data = {"@context": _CONTEXT, "@type": "QAPage", "url": address, "inLanguage": "en", "mainEntity": question}
    return _filled(data)


def script_text(data: Json) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or open another.

    >>> script_text({"name": "</script>"})
    '{"name": "\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _topic(section: Section, citations: Sequence[AnswerCitation]) -> Json:
    cited = {n for statement in section.statements for n in statement.citations}
    return {
        "@type": "HealthTopicContent",
        "name": section.aspect.heading,
        "hasHealthAspect": f"{_CONTEXT}/{section.aspect.health_aspect}",
        "text": _text(section.statements),
        "citation": [_work(citation) for citation in citations if citation.n in cited],
    }


def _text(statements: Iterable[AnswerStatement], title: str = "") -> str:
    lines = [_line(statement) for statement in statements]
    return "\n".join([title, *lines] if title else lines)


def _line(statement: AnswerStatement) -> str:
    return f"{statement.label.rstrip(':')}: {statement.text}" if statement.label else statement.text


def _work(citation: AnswerCitation) -> Json:
    return {
        "@type": "MedicalScholarlyArticle" if citation.doi or citation.pmid else "CreativeWork",
        "name": citation.title or citation.id,
        "creditText": citation.authors,
        "datePublished": str(citation.year or ""),
        "publisher": {"@type": "Organization", "name": citation.publisher} if citation.publisher else {},
        "identifier": [text for text in (_doi(citation.doi), _pmid(citation.pmid)) if text],
        "url": citation.url,
    }


def _doi(doi: str) -> str:
    return f"https://doi.org/{doi}" if doi else ""


def _pmid(pmid: str) -> str:
    return f"PMID:{pmid}" if pmid else ""


def _person(author: Author) -> Json:
    is_person = author.kind == "person"
    data: Json = {
        "@type": "Person" if is_person else "Organization",
        "name": author.name,
        "identifier": f"https://orcid.org/{author.orcid}" if author.orcid else "",
    }
    if is_person:
        data["honorificSuffix"] = author.credentials
        data["affiliation"] = {"@type": "Organization", "name": author.affiliation} if author.affiliation else {}
    return data


def _filled(data: Json) -> Json:
    kept = {key: _without_blanks(value) for key, value in data.items()}
    return {key: value for key, value in kept.items() if value not in ("", [], {}, None)}


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled(value)
    if isinstance(value, list):
        return [_without_blanks(one) for one in value]
    return value
