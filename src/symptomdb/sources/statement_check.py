"""The checks of a single statement of a monograph: its citations, codes, hedges, urgency and wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from symptomdb.errors import BadRecord
from symptomdb.model.aspect import Aspect
from symptomdb.model.evidence import Confidence
from symptomdb.model.frequency import Frequency
from symptomdb.model.page import Monograph
from symptomdb.model.source import Publication
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term
from symptomdb.sources.content import repeats
from symptomdb.sources.document import Document
from symptomdb.sources.reading_grade import grade
from symptomdb.sources.vocabulary import Vocabulary
from symptomdb.sources.wording import drug_dose, keeps_modality

#: Flesch-Kincaid grade that a plain wording must not exceed.
HIGHEST_GRADE = 8
#: Grade above which a plain wording deserves another look.
GOOD_GRADE = 6
#: Group of statements that name a danger.
_RED_FLAGS = "red_flags"
_Problems = Iterator[BadRecord]


@dataclass(frozen=True, slots=True)
class Known:
    """What a monograph may refer to; `pages` are the ids of all monographs, those with problems included."""

    findings: Vocabulary
    publications: frozenset[str]
    pages: frozenset[str]

    @classmethod
    def of(cls, terms: Iterable[Term], publications: Iterable[Publication], pages: Iterable[str]) -> Known:
        """Take the terms of HPO with the local findings, the bibliography, and the ids of the monographs."""
        keys = frozenset(publication.id for publication in publications)
        return cls(Vocabulary.of(terms), keys, frozenset(pages))


def statement_problems(document: Document, monograph: Monograph, known: Known) -> _Problems:
    """All problems of the statements of one monograph."""
    for number, key in repeats(statement.id for statement in monograph.statements):
        yield document.problem(f"the statement id {key!r} stands twice.", "Choose another id.", "statements", number)
    disputes = {dispute.id for dispute in monograph.disagreements}
    for number, statement in enumerate(monograph.statements):
        place = _Place(document, number, statement.id)
        yield from _source_problems(place, statement, known.publications)
        yield from _code_problems(place, statement, known.findings)
        yield from _frequency_problems(place, statement)
        yield from _wording_problems(place, statement)
        if statement.disagreement and statement.disagreement not in disputes:
            remedy = "Declare it under `disagreements` with both sides."
            yield place.problem(f"names the undeclared disagreement {statement.disagreement}", remedy, "disagreement")
        if statement.urgency is None and (statement.group == _RED_FLAGS or statement.aspect is Aspect.SEE_DOCTOR):
            remedy = "Give its `urgency`: emergency, same_day, urgent, routine or self_care."
            yield place.problem("is a red flag that does not say how soon help is needed", remedy, "group")


def grade_notes(document: Document, monograph: Monograph) -> _Problems:
    """Plain wordings that are allowed and could be plainer."""
    for number, statement in enumerate(monograph.statements):
        if (level := grade(statement.plain)) > GOOD_GRADE:
            place = _Place(document, number, statement.id)
            yield place.problem(f"has reading grade {level:.1f}", "Shorter words or sentences would help.", "plain")


@dataclass(frozen=True, slots=True)
class _Place:
    document: Document
    number: int
    id: str

    @property
    def has_override(self) -> bool:
        """Whether the file gives a reason for a plain wording that is hard to read."""
        return "grade_override" in cast(dict[str, Any], self.document.data)["statements"][self.number]

    def problem(self, problem: str, remedy: str, *field: str | int) -> BadRecord:
        return self.document.problem(f"statement {self.id!r} {problem}.", remedy, "statements", self.number, *field)


def _source_problems(place: _Place, statement: Statement, publications: frozenset[str]) -> _Problems:
    for number, key in enumerate(statement.citations):
        if key not in publications:
            remedy = "Add the publication to a file in content/bibliographies/, or correct the key."
            yield place.problem(f"cites {key}, which is not in the bibliography", remedy, "cites", number)
    if not statement.citations and not statement.unsourced_reason:
        remedy = "Cite a publication, or say in `unsourced` whose opinion it is and why it is kept."
        yield place.problem("has neither a citation nor a reason for having none", remedy, "cites")
    if statement.citations and statement.unsourced_reason:
        yield place.problem("is both cited and unsourced", "Remove one of the two.", "unsourced")
    if bool(statement.citations) != (statement.confidence is not Confidence.NONE):
        remedy = "Give A, B or C to a cited statement, and none to an unsourced one."
        yield place.problem("has a confidence that does not fit its citations", remedy, "confidence")


def _code_problems(place: _Place, statement: Statement, findings: Vocabulary) -> _Problems:
    for number, code in enumerate(statement.findings):
        if wrong := findings.wrong(str(code)):
            yield place.problem(f"names a wrong finding: {wrong[0].rstrip('.')}", wrong[1], "findings", number)


def _frequency_problems(place: _Place, statement: Statement) -> _Problems:
    for code, often in statement.frequencies:
        field = ("frequencies", str(code))
        if code not in statement.findings:
            yield place.problem(f"gives a frequency of {code}, which it does not name", "Add it to `findings`.", *field)
        if not often.is_band and not statement.citations:
            remedy = "Cite the source of the figure, or give an HPO band, which is shown as our estimate."
            yield place.problem(f"gives the figure {often.text} without a source", remedy, *field)
        if not often.is_band and not _says(statement.clinical, often):
            remedy = "Write the figure into the clinical wording as the source has it, or give an HPO band."
            yield place.problem(f"gives the figure {often.text} and does not say it", remedy, *field)


def _says(text: str, often: Frequency) -> bool:
    numbers = set(re.findall(r"\d+(?:\.\d+)?", text))
    return set(re.findall(r"\d+(?:\.\d+)?", often.text)) <= numbers


def _wording_problems(place: _Place, statement: Statement) -> _Problems:
    for field, text in (("clinical", statement.clinical), ("plain", statement.plain)):
        if not keeps_modality(statement.modality, text):
            remedy = "Put the hedge into the sentence (may, some, usually, in one study …), or correct the modality."
            problem = f"has modality {statement.modality.value!r}, and its {field} wording does not show it"
            yield place.problem(problem, remedy, field)
        if dose := drug_dose(text, radiation_too=field == "plain"):
            yield place.problem(f"gives the dose {dose!r}", "Leave doses out of our own texts.", field)
    if dose := drug_dose(f"{statement.label} {statement.population}"):
        yield place.problem(f"gives the dose {dose!r}", "Leave doses out of our own texts.")
    level = grade(statement.plain)
    if level > HIGHEST_GRADE and not place.has_override:
        remedy = "Use shorter words and sentences, or give the reason in `grade_override`."
        yield place.problem(f"has reading grade {level:.1f}, above {HIGHEST_GRADE}", remedy, "plain")
