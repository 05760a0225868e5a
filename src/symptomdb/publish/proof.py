"""Proof-reading: the checker of monographs over a manuscript, each of its remarks beside the field that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from symptomdb.errors import BadContent, BadInput, BadRecord
from symptomdb.model.curie import Curie
from symptomdb.model.page import Monograph
from symptomdb.model.term import Term
from symptomdb.publish.manuscript import Manuscript
from symptomdb.sources.content import schema_problems
from symptomdb.sources.monograph_check import Draft, check_monographs
from symptomdb.sources.monographs import monograph_of
from symptomdb.sources.statement_check import Known
from symptomdb.sources.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of the checker.

    Attributes:
        statement: Id of the statement it is about; empty for the page's head.
        field: The field; empty where it is about the whole statement.
        must: It forbids publication; else it asks for another look.
    """

    statement: str
    field: str
    problem: str
    remedy: str
    must: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a page may refer to.

    Attributes:
        terms: Gives the findings of these codes; unknown ones are left out.
        publications: Keys of the bibliography.
        pages: Ids of all conditions with a page of ours, without prefix.
    """

    terms: Callable[[Iterable[Curie]], Mapping[Curie, Term]]
    publications: frozenset[str]
    pages: frozenset[str]


def proofread(manuscript: Manuscript, shelf: Shelf) -> list[Remark]:
    """All remarks on a manuscript, those that forbid publication first."""
    document = manuscript.document
    if broken := schema_problems(document, "monograph"):
        return [_remark(one, manuscript, True) for one in broken]
    monograph = monograph_of(document)
    codes = {code for statement in monograph.statements for code in statement.findings}
    known = Known(
        Vocabulary.of(shelf.terms(codes).values()), shelf.publications, shelf.pages | {monograph.condition.id.local}
    )
    check = check_monographs([Draft(monograph, document)], known)
    return [
        *(_remark(one, manuscript, True) for one in check.problems),
        *(_remark(one, manuscript, False) for one in check.warnings),
    ]


def monograph(manuscript: Manuscript) -> Monograph:
    """What the knowledge base reads from a manuscript.

    Raises:
        BadContent: It breaks its schema.
    """
    if broken := schema_problems(manuscript.document, "monograph"):
        raise BadContent(broken)
    return monograph_of(manuscript.document)


def check_publishable(remarks: Iterable[Remark]) -> None:
    """Stop a page that the checker would refuse.

    Raises:
        BadInput: Names the first problems.
    """
    problems = [one for one in remarks if one.must]
    if problems:
        named = " ".join(f"{one.problem[:1].upper()}{one.problem[1:]}" for one in problems[:3])
        more = f" And {len(problems) - 3} more." if len(problems) > 3 else ""
        raise BadInput(f"The checker has {len(problems)} problem(s) with this page: {named}{more}", "Mend them first.")


def _remark(record: BadRecord, manuscript: Manuscript, must: bool) -> Remark:
    place = record.place
    statement, field = "", ""
    if place[:1] == ("statements",) and len(place) > 1 and isinstance(place[1], int):
        entries = manuscript.entries
        statement = str(entries[place[1]]["id"]) if place[1] < len(entries) else ""
        field = str(place[2]) if len(place) > 2 else ""
    elif place:
        field = str(place[0])
    return Remark(statement, field, record.problem, record.remedy, must)
