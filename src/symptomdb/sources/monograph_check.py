"""The checker of monographs: what a JSON Schema can't say, each problem with its file, its line and what to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from symptomdb.errors import BadRecord
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import NameKind, Relation
from symptomdb.model.page import Monograph
from symptomdb.sources.content import repeats
from symptomdb.sources.document import Document
from symptomdb.sources.reading_grade import grade, smog
from symptomdb.sources.statement_check import HIGHEST_GRADE, Known, grade_notes, statement_problems
from symptomdb.sources.wording import drug_dose

#: Where a name or code that no publication gives comes from.
OWN = "own"
_Problems = Iterator[BadRecord]


@dataclass(frozen=True, slots=True)
class Draft:
    """A monograph that keeps its schema, with the file that it was read from."""

    monograph: Monograph
    document: Document


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found: `problems` forbid a build, `warnings` ask for another look."""

    problems: tuple[BadRecord, ...]
    warnings: tuple[BadRecord, ...]


def check_monographs(drafts: Sequence[Draft], known: Known) -> Check:
    """Check each monograph by itself and all against each other."""
    problems: list[BadRecord] = []
    warnings: list[BadRecord] = []
    for draft in drafts:
        for find in (_file_problems, _date_problems, _text_problems, _disagreement_problems):
            problems += find(draft.document, draft.monograph)
        problems += _name_problems(draft.document, draft.monograph, known)
        problems += _profile_problems(draft.document, draft.monograph, known)
        problems += statement_problems(draft.document, draft.monograph, known)
        warnings += _warnings(draft.document, draft.monograph)
    problems += _shared_problems(drafts, known)
    problems.sort(key=lambda problem: (str(problem.path), problem.line or 0))
    return Check(tuple(problems), tuple(warnings))


def overdue(monographs: Iterable[Monograph], today: date) -> list[Monograph]:
    """Monographs whose next review was due before `today`, longest overdue first."""
    late = [monograph for monograph in monographs if monograph.dates.next_due < today]
    return sorted(late, key=lambda monograph: (monograph.dates.next_due, str(monograph.condition.id)))


def plain_name(text: str) -> str:
    """A name as it is compared here: lower case, words only.

    >>> plain_name("Ossification, Heterotopic ")
    'ossification heterotopic'
    """
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _file_problems(document: Document, monograph: Monograph) -> _Problems:
    slug = monograph.condition.id.local
    if slug != document.path.stem:
        yield document.problem(f"the id is {slug!r}.", f"Name the file {slug}.yaml, or correct the id.", "id")


def _date_problems(document: Document, monograph: Monograph) -> _Problems:
    dates = monograph.dates
    if dates.next_due <= (dates.last_reviewed or dates.created):
        yield document.problem("the next review is due before the last one.", "Set a later date.", "dates", "next_due")
    if dates.last_reviewed and dates.last_reviewed < dates.created:
        remedy = "Correct one of the two dates."
        yield document.problem("it was reviewed before it was created.", remedy, "dates", "last_reviewed")
    if (dates.last_reviewed is None) != (not monograph.reviewers):
        remedy = "Name the reviewer and the date, or leave out both; never invent a person."
        yield document.problem("a review needs both a reviewer and a date.", remedy, "reviewers")


def _text_problems(document: Document, monograph: Monograph) -> _Problems:
    """The summary's grade, and doses in all wordings that belong to no statement."""
    if (level := grade(monograph.summary)) > HIGHEST_GRADE:
        problem = f"the summary has reading grade {level:.1f}, above {HIGHEST_GRADE}."
        yield document.problem(problem, "Use shorter words and sentences.", "summary")
    texts: list[tuple[tuple[str | int, ...], str]] = [(("summary",), monograph.summary)]
    for number, dispute in enumerate(monograph.disagreements):
        texts.append((("disagreements", number, "question"), dispute.question))
        texts += [(("disagreements", number, "sides", side), text) for side, text in enumerate(dispute.sides)]
    for place, text in texts:
        if dose := drug_dose(text):
            yield document.problem(f"{dose!r} is a drug dose.", "Leave doses out of our own texts.", *place)


def _name_problems(document: Document, monograph: Monograph, known: Known) -> _Problems:
    names = monograph.condition.names[1:]
    kinds = {plain_name(monograph.condition.name): NameKind.PREFERRED}
    for number, name in enumerate(names):
        place = ("names", number)
        if name.kind is NameKind.DENIED and not name.reason:
            problem = f"the name {name.text!r} is denied without a reason."
            yield document.problem(problem, "Say in `reason` why it must not lead here.", *place)
        earlier = kinds.setdefault(plain_name(name.text), name.kind)
        if (earlier is NameKind.DENIED) != (name.kind is NameKind.DENIED):
            problem = f"the name {name.text!r} is both allowed and denied."
            yield document.problem(problem, "Keep one of the two.", *place)
    sourced = [("names", n, name.source) for n, name in enumerate(names)]
    sourced += [("codes", n, xref.source) for n, xref in enumerate(monograph.condition.xrefs)]
    for field, number, source in sourced:
        if source != OWN and source not in known.publications:
            remedy = "Add it to a file in content/bibliographies/, or write `own`."
            yield document.problem(f"the source {source} is not in the bibliography.", remedy, field, number, "source")
    for number, code in repeats(xref.code for xref in monograph.condition.xrefs):
        yield document.problem(f"the code {code} stands twice.", "Keep one of the two.", "codes", number)


def _profile_problems(document: Document, monograph: Monograph, known: Known) -> _Problems:
    profile = monograph.profile
    for name, trait in (
        ("prevalence", profile.prevalence),
        ("ages", profile.ages),
        ("sex", profile.sex),
        ("onset", profile.onset),
        ("triggers", profile.triggers),
    ):
        for key in trait.citations if trait else ():
            if key not in known.publications:
                remedy = "Add it to a file in content/bibliographies/, or leave `cites` out: then it is our estimate."
                yield document.problem(
                    f"the source {key} is not in the bibliography.", remedy, "profile", name, "cites"
                )
    if profile.ages and profile.ages.value[0] > profile.ages.value[1]:
        yield document.problem("the first age is above the last.", "Write [from, to].", "profile", "ages")


def _disagreement_problems(document: Document, monograph: Monograph) -> _Problems:
    for number, key in repeats(dispute.id for dispute in monograph.disagreements):
        remedy = "Give the second one another id."
        yield document.problem(f"the disagreement {key} stands twice.", remedy, "disagreements", number)
    shown = {(statement.disagreement, statement.side) for statement in monograph.statements}
    for number, dispute in enumerate(monograph.disagreements):
        for side in (1, 2):
            if (dispute.id, side) not in shown:
                problem = f"no statement stands on side {side} of {dispute.id}."
                remedy = f"Add one with `disagreement: {dispute.id}` and `side: {side}`; both sides are always shown."
                yield document.problem(problem, remedy, "disagreements", number)


def _shared_problems(drafts: Sequence[Draft], known: Known) -> _Problems:
    """Exact codes and chief names that two monographs claim, and links that lead nowhere."""
    claims: dict[str, list[tuple[Draft, tuple[str | int, ...]]]] = defaultdict(list)
    for draft in drafts:
        condition = draft.monograph.condition
        for number, xref in enumerate(condition.xrefs):
            if xref.relation is Relation.EXACT:
                claims[f"exact code {xref.code}"].append((draft, ("codes", number)))
        for number, name in enumerate(condition.names):
            if name.kind in {NameKind.PREFERRED, NameKind.EXACT}:
                place: tuple[str | int, ...] = ("names", number - 1) if number else ("name",)
                claims[f"name {plain_name(name.text)!r}"].append((draft, place))
        for number, slug in enumerate(draft.monograph.see_also):
            if slug not in known.pages or slug == condition.id.local:
                problem = f"see_also names {slug!r}, and there is no other monograph of that id."
                yield draft.document.problem(problem, "Correct the id or leave it out.", "see_also", number)
    for claim, holders in claims.items():
        first = holders[0][0].document.path
        for draft, place in holders[1:]:
            if draft.document.path != first:
                problem = f"the {claim} is claimed by {first.name} too."
                yield draft.document.problem(problem, "Leave it to one of the two, or make it `related`.", *place)


def _warnings(document: Document, monograph: Monograph) -> _Problems:
    yield from grade_notes(document, monograph)
    level = smog(" ".join(statement.plain for statement in monograph.statements))
    if level > HIGHEST_GRADE:
        problem = f"all plain wordings together have SMOG grade {level:.1f}, above {HIGHEST_GRADE}."
        yield document.problem(problem, "Use fewer words of three syllables and more.", "statements")
    for number, statement in enumerate(monograph.statements):
        if statement.aspect in {Aspect.TREATMENTS, Aspect.PREVENTION} and not statement.intent:
            problem = f"the statement {statement.id!r} says nothing of what the action is for."
            yield document.problem(problem, "Give its `intent`.", "statements", number)
