"""The desk: all that an author's checks need, read once, and the checks of one draft or of all monographs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from symptomdb.authoring.confirmation import Confirmation, Standing, confirm
from symptomdb.authoring.contradictions import contradictions
from symptomdb.authoring.copying import copied_runs
from symptomdb.authoring.naming import Namer
from symptomdb.authoring.passages import CitedText, Library, read_cited_texts
from symptomdb.authoring.preview import preview
from symptomdb.errors import BadContent, BadRecord, NotFound
from symptomdb.model.answer import Answer
from symptomdb.model.aspect import Aspect
from symptomdb.model.page import Monograph
from symptomdb.model.source import Publication
from symptomdb.model.term import Term
from symptomdb.read.findings import Reader
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.content import content_folder
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.lexicon import read_lexicon
from symptomdb.sources.local_findings import read_local_findings
from symptomdb.sources.monographs import read_monographs

#: A monograph is of use when it says something on at least so many aspects, these among them.
LEAST_ASPECTS = 7
NEEDED = (Aspect.OVERVIEW, Aspect.SYMPTOMS, Aspect.SEE_DOCTOR, Aspect.CAUSES, Aspect.DIAGNOSIS, Aspect.TREATMENTS)


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was found of one monograph: `problems` forbid a build, `doubts` want another look.

    Attributes:
        hints: What the words of its symptoms name and none of its codes says, as READ reads them; some are misread.
        confirmations: Every statement against what it cites, in its order.
    """

    name: str
    problems: tuple[str, ...]
    doubts: tuple[str, ...]
    confirmations: tuple[Confirmation, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it can go into a build."""
        return not self.problems


class Desk:
    """Terms, bibliography and monographs of a content folder (the package's own), and the passages at hand."""

    def __init__(self, content: Path | None = None, library: Library | None = None) -> None:
        self.content = content or content_folder()
        self.library = library or Library()

    @cached_property
    def monographs(self) -> tuple[Monograph, ...]:
        """All monographs of the folder; `BadContent` lists what is wrong with them."""
        return read_monographs(self.content / "monographs", self._hpo, self._publications, self._findings).monographs

    @cached_property
    def cited(self) -> Mapping[str, CitedText]:
        """The bibliography's texts, by key."""
        return read_cited_texts(self.content)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all monographs, those with problems included."""
        return frozenset(path.stem for path in (self.content / "monographs").glob("*.yaml"))

    def missing(self, *slugs: str) -> NotFound:
        """The error for ids of which there is no file."""
        where = self.content / "monographs"
        remedy = f"Put its file into {where}, named after its id; `symptomdb author coverage` lists those there are."
        return NotFound(f"There is no monograph {', '.join(slugs)}.", remedy)

    def check(self, wanted: Iterable[str] = ()) -> list[DraftReport]:
        """Check the monographs with these ids, all when none is named."""
        chosen = frozenset(wanted)
        try:
            monographs = self.monographs
        except BadContent as error:
            # Nothing can be compared before all files can be read, so the others' problems are shown too.
            return [*_broken(error.problems)]
        clashes = contradictions(monographs)
        copied = self._copied(monographs)
        reports = []
        for page in monographs:
            slug = page.condition.id.local
            if not chosen or slug in chosen:
                confirmations = tuple(self.confirmations(page))
                doubts = [*_gaps(page), *clashes.get(slug, ()), *copied.get(slug, ())]
                doubts += [f"{one.statement}: {'; '.join(one.doubts)}" for one in confirmations if one.doubts]
                reports.append(DraftReport(slug, (), tuple(doubts), confirmations, tuple(self.hints(page))))
        return reports

    def confirmations(self, page: Monograph) -> Iterator[Confirmation]:
        """Each statement of a monograph against what it cites."""
        for statement in page.statements:
            cited = [self.cited[key] for key in statement.citations if key in self.cited]
            texts = [text for one in cited for text in self.library.texts(one)]
            notes = [f"{one.title}. {one.note}" for one in cited if one.note]
            yield confirm(statement, texts, notes, self._namer)

    def hints(self, page: Monograph) -> Iterator[str]:
        """What a monograph's symptoms name and none of its codes says: a person who tells it is not led here."""
        codes = {code for statement in page.statements for code in statement.findings}
        for statement in page.statements:
            if statement.aspect is Aspect.SYMPTOMS:
                for found in self._namer.beyond(codes, statement.clinical):
                    yield f"{statement.id}: {found.mention!r} reads as {found.label} ({found.term}), which no code says"

    def preview(self, slug: str, wording: str = "clinical") -> Answer:
        """One monograph as its page will read; `NotFound` for an unknown id."""
        for page in self.monographs:
            if page.condition.id.local == slug:
                terms = {term.id: term for term in (*self._hpo, *self._findings)}
                return preview(page, self._publications, terms, wording)
        raise self.missing(slug)

    def _copied(self, monographs: Iterable[Monograph]) -> Mapping[str, list[str]]:
        if not self.library:
            return {}
        wordings = {
            f"{page.condition.id.local} {statement.id} {kind}": text
            for page in monographs
            for statement in page.statements
            for kind, text in (("clinical", statement.clinical), ("plain", statement.plain))
        }
        found: dict[str, list[str]] = {}
        for key, record, run in copied_runs(wordings, self.library.iter_texts()):
            slug, _, place = key.partition(" ")
            found.setdefault(slug, []).append(f"{place}: repeats {record}: {run!r}")
        return found

    @cached_property
    def _hpo(self) -> tuple[Term, ...]:
        return read_hpo(find_hpo_folder() / "hp.obo").terms

    @cached_property
    def _publications(self) -> tuple[Publication, ...]:
        return read_bibliography(self.content / "bibliography.yaml")

    @cached_property
    def _findings(self) -> tuple[Term, ...]:
        return read_local_findings(self.content / "findings.yaml", self._hpo)

    @cached_property
    def _namer(self) -> Namer:
        terms = (*self._hpo, *self._findings)
        wordings = read_lexicon(self.content / "lexicon", {term.id for term in terms})
        return Namer(terms, Reader.build(terms, wordings))


def _broken(problems: Iterable[BadRecord]) -> Iterator[DraftReport]:
    by_file: dict[str, list[str]] = {}
    for problem in problems:
        by_file.setdefault(Path(problem.path).stem, []).append(str(problem))
    for slug, found in by_file.items():
        yield DraftReport(slug, tuple(found), ())


def _gaps(page: Monograph) -> Iterator[str]:
    said = {statement.aspect for statement in page.statements}
    if missing := [aspect.heading for aspect in NEEDED if aspect not in said]:
        yield f"nothing is said on: {', '.join(missing)}"
    if len(said) < LEAST_ASPECTS:
        yield f"it has {len(said)} aspects, fewer than {LEAST_ASPECTS}"
    if page.profile.prevalence is None:
        yield "its profile gives no prevalence, so that it can't be weighed against others"
    symptoms = [one for one in page.statements if one.aspect is Aspect.SYMPTOMS and one.findings]
    if not any(one.frequencies for one in symptoms):
        yield "no finding has a frequency"


def share_confirmed(reports: Iterable[DraftReport]) -> tuple[int, int]:
    """How many cited statements a machine could confirm, and how many cited statements there are."""
    standings = [one.standing for report in reports for one in report.confirmations]
    cited = [one for one in standings if one is not Standing.UNSOURCED]
    return sum(one in (Standing.CONFIRMED, Standing.BY_NOTE) for one in cited), len(cited)
