"""The one object that callers hold: a short method per verb over an opened knowledge base.

The command line, the web pages and the REST API are clients of this module and of nothing behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from symptomdb.errors import BadCurie, BadInput, NotFound, TooLarge
from symptomdb.model.answer import Answer, KnowledgeBase
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition, NameKind
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.source import Publication, Source
from symptomdb.publish.edition import Edition
from symptomdb.settings import Settings
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts
from symptomdb.store.site.published import PublishedPages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from pathlib import Path
    from types import TracebackType
    from typing import Any

    from symptomdb.assembly.cohort import CohortReport
    from symptomdb.find.interview import Interview, Interviewer
    from symptomdb.find.rank import Options, Ranker
    from symptomdb.find.what_if import Argument, Change
    from symptomdb.model.candidate import PairCandidate, Ranking
    from symptomdb.model.care import Plan, Told
    from symptomdb.model.changes import Changes
    from symptomdb.model.claim import Claim
    from symptomdb.model.coverage import Covered, CoveredCondition
    from symptomdb.model.finding import Case
    from symptomdb.model.identity import Remark
    from symptomdb.model.page import MonographPage
    from symptomdb.model.pathway import Pathway
    from symptomdb.model.search import SearchHit
    from symptomdb.model.urgent import Urgent
    from symptomdb.plan.planner import Planner
    from symptomdb.publish.proof import Shelf
    from symptomdb.read.findings import Reader, Reading
    from symptomdb.sources.phenopackets import Packet

#: Longest question that is read, in characters.
MAX_QUESTION = 10_000
#: Longest text that `SymptomDatabase.read` takes, in characters.
MAX_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `SymptomDatabase.check` found: `problems` must be mended, `notes` should be known."""

    version: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]


class SymptomDatabase:
    """An opened knowledge base. Use it in a ``with`` block, or call `close`."""

    def __init__(self, facts: Facts, settings: Settings) -> None:
        self._facts = facts
        self._settings = settings

    @classmethod
    def open(cls, url: str | None = None, as_of: str = "", settings: Settings | None = None) -> Self:
        """Open the knowledge base at an SQLAlchemy URL or path; the configured one when left out.

        Args:
            as_of: A date (``YYYY-MM-DD``, the end of that day) or moment: the knowledge base and pages of then.

        Raises:
            NoDatabase: Nothing has been built there yet.
            NotFound: No version that old is kept.
        """
        settings = settings or Settings.from_environment()
        if url:
            from dataclasses import replace

            settings = replace(settings, database=url)
        if as_of:
            from symptomdb.store.archive import parse_moment, version_at

            moment = parse_moment(as_of)
            kept = version_at(settings.database_url, moment)
            engine = connect(kept.url, kept.schema)
            return cls(Edition(engine, PublishedPages(settings.site_database_url, moment)), settings)
        return cls(Edition(connect(settings.database_url), PublishedPages(settings.site_database_url)), settings)

    def as_of(self, moment: str) -> SymptomDatabase:
        """The knowledge base as it stood at a date or moment; close it after use."""
        return type(self).open(as_of=moment, settings=self._settings)

    def versions(self) -> list[tuple[str, datetime]]:
        """The versions that can be replayed and since when each was in use, the oldest first."""
        from symptomdb.store.archive import kept_versions

        return [(one.version, one.since) for one in kept_versions(self._settings.database_url)]

    def monograph_text(self, condition: Curie) -> str:
        """The monograph file that came with the program; `NotFound` for a condition without one."""
        from symptomdb.sources.content import content_folder

        path = content_folder() / "monographs" / f"{condition.local}.yaml"
        if self._facts.page(condition) is None and not path.is_file():
            raise NotFound(f"{condition} has no page of ours.", "Only conditions with a monograph can be edited.")
        return path.read_text("utf-8")

    def pages(self) -> list[Condition]:
        """All conditions with a page of ours, by name."""
        found = [self.find_condition(f"{CONDITION_PREFIX}:{slug}") for slug in self._facts.page_ids()]
        return sorted(found, key=lambda one: one.name.lower())

    def shelf(self) -> Shelf:
        """What a page may refer to: findings, publications, other pages."""
        from symptomdb.publish.proof import Shelf

        return Shelf(self._facts.terms, self._facts.publication_ids(), self._facts.page_ids())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._facts.close()

    @property
    def version(self) -> str:
        """The version of the knowledge base; equal sources give an equal version."""
        return self._facts.version()

    def ask(self, question: str, wording: str = "clinical", about: Iterable[str] = ()) -> Answer:
        """Answer a question in plain words.

        Args:
            wording: ``clinical`` or ``plain``.
            about: Ids of the conditions that a follow-up question ("how is it monitored?") is about.

        Raises:
            BadInput: The question is empty or too long, or `wording` is neither word.
        """
        from symptomdb.ask.answer import answer

        _check_wording(wording)
        if not question.strip():
            raise BadInput("The question is empty.", 'Ask in plain words, for example "What is gout?".')
        if len(question) > MAX_QUESTION:
            raise BadInput(
                f"The question has {len(question):,} characters; {MAX_QUESTION:,} is the limit.",
                "Ask one shorter question.",
            )
        context = tuple(self._facts.resolve(_condition_id(text)) for text in about)
        made = answer(
            question,
            self._facts,
            wording=wording,
            context=context,
            knowledge_base=self._knowledge_base(),
            emergency_number=self._settings.emergency_number,
        )
        return self._credited(made)

    def show(self, condition: str, aspects: Iterable[str | Aspect] = (), wording: str = "clinical") -> Answer:
        """Show a condition by aspects, all of them when none is named.

        Args:
            condition: Our id with or without ``SDB:``, another vocabulary's code, or a name.

        Raises:
            NotFound: No such condition.
            BadInput: No such aspect or wording.
        """
        from symptomdb.ask.answer import show

        _check_wording(wording)
        made = show(
            self.find_condition(condition),
            self._facts,
            aspects=tuple(_aspect(aspect) for aspect in aspects),
            wording=wording,
            knowledge_base=self._knowledge_base(),
        )
        return self._credited(made)

    def find_condition(self, text: str) -> Condition:
        """The condition with this id, code or exact name; `NotFound` with close names otherwise."""
        found = self._facts.find_condition(text)
        if found is None:
            hits = self.search(text, limit=3)
            close = f" Did you mean {', '.join(hit.name for hit in hits)}?" if hits else ""
            raise NotFound(f"There is no condition {text!r} in the knowledge base.", f"Try `search`.{close}")
        return found

    def conditions(self, letter: str = "", offset: int = 0, limit: int = 100) -> tuple[int, list[Condition]]:
        """A page of the A to Z index: how many there are in all, and those from `offset` on."""
        return self._facts.conditions_page(letter, offset, limit)

    def page(self, condition: Curie) -> MonographPage | None:
        """Authors, reviewers, dates and disagreements of a condition with a monograph of ours; None without one."""
        return self._facts.page(condition)

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """Conditions whose names or statements hold the words, best first; any text is accepted."""
        return self._facts.search(text, limit)

    def sources(self) -> list[Source]:
        """All sources with version, licence, digest and counts."""
        return self._facts.sources()

    def source(self, key: str) -> Source:
        """One source; `NotFound` for an unknown key."""
        for source in self.sources():
            if source.id == key:
                return source
        raise NotFound(f"There is no source {key!r}.", "`symptomdb sources` lists them.")

    def claims(self, condition: Curie) -> list[Claim]:
        """All that loaded sources say of a condition, beside HPO's annotations."""
        return self._facts.claims(condition)

    def publication(self, key: str) -> Publication:
        """One entry of the bibliography; `NotFound` for an unknown key."""
        found = self._facts.publications([key])
        if not found:
            raise NotFound(f"There is no publication {key!r} in the bibliography.", "Look at a page's references.")
        return found[0]

    def linked_data(self, answer: Answer, address: str, condition: Condition | None = None) -> str:
        """An answer, or with `condition` its page, as schema.org JSON-LD that may stand inside a script element."""
        from symptomdb.publish import linked_data

        if condition is None:
            return linked_data.script_text(linked_data.answer_page(answer, address))
        data = linked_data.condition_page(condition, answer, self.page(condition.id), address)
        return linked_data.script_text(data)

    def read(self, text: str) -> Reading:
        """Read free text into coded findings, each observed, excluded or somebody else's; nothing is stored.

        Raises:
            TooLarge: The text is longer than `MAX_TEXT` characters.
        """
        if len(text) > MAX_TEXT:
            raise TooLarge(f"The text has {len(text):,} characters; {MAX_TEXT:,} is the limit.", "Send it in parts.")
        return self.reader.read(text)

    def case_of(self, text: str, age_years: float | None = None, sex: str = "unknown") -> Case:
        """The case that a text tells of: what was observed and what was excluded; all else is left out.

        Args:
            age_years, sex: Win over what the text states of the person.
        """
        from symptomdb.model.finding import Case, Status
        from symptomdb.read.person import read_person

        reading = self.read(text)
        by_status = {
            status: tuple(dict.fromkeys(finding.term for finding in reading.findings if finding.status is status))
            for status in (Status.OBSERVED, Status.EXCLUDED)
        }
        observed = by_status[Status.OBSERVED]
        excluded = tuple(term for term in by_status[Status.EXCLUDED] if term not in observed)
        person = read_person(text)
        age = person.age_years if age_years is None else age_years
        return Case(observed, excluded, age, person.sex if sex == "unknown" else sex, history=reading.history)

    def urgent(self, text: str) -> Urgent | None:
        """The emergency or crisis that a text tells of, to be said before anything else; None for neither."""
        from symptomdb.ask.urgent import urgent

        return urgent(text, self._facts, self._settings.emergency_number)

    def packet(self, text: str) -> Packet:
        """The case of a phenopacket of version 2 in JSON; `BadCase` for anything else."""
        from symptomdb.sources.phenopackets import parse_phenopacket

        return parse_phenopacket(text)

    def phenopacket(self, case: Case) -> dict[str, Any]:
        """A case as a phenopacket of version 2, a JSON object."""
        from symptomdb.sources.phenopackets import write_phenopacket

        hpo = next((source.version for source in self.sources() if source.id == "hpo"), "")
        created = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return write_phenopacket(case, self.labels((*case.observed, *case.excluded)), created, hpo)

    def labels(self, terms: Iterable[Curie]) -> dict[Curie, str]:
        """The label of each finding that is known here, an old id's under the id as given."""
        known = self.ranker.knowledge
        places = {term: known.numbers.get(known.redirects.get(term, term)) for term in terms}
        return {term: known.labels[place] for term, place in places.items() if place is not None}

    def find_options(self, unmatched: str = "scored", only: Iterable[str] = (), prior: str = "uniform") -> Options:
        """The options of a ranking.

        Args:
            unmatched: ``scored``, or ``neutral``: a finding that a condition does not account for costs it nothing.
            only: Conditions, classes above them, or findings that they have, to which the ranking is restricted.
            prior: ``uniform``, or ``prevalence`` for general use: how common each condition is, where a source says.
        """
        from symptomdb.find.rank import Options

        if unmatched not in ("scored", "neutral"):
            raise BadInput(f"Unmatched findings can't be {unmatched!r}.", "Use scored or neutral.")
        return Options(prior, neutral_unmatched=unmatched == "neutral", only=frozenset(map(Curie.parse, only)))

    def what_if(self, case: Case, most: int = 5, prior: str = "uniform") -> tuple[Change, ...]:
        """Single further findings that would put another condition first; `prior` as in `find_options`."""
        from symptomdb.find.what_if import what_would_change

        return what_would_change(self.ranker, case, most, prior)

    def compare(self, case: Case, first: str, second: str) -> tuple[Argument, ...]:
        """What each finding says for the first condition over the second, strongest first; `NotFound` for neither."""
        from symptomdb.find.what_if import compare

        return compare(self.ranker, case, self.find_condition(first).id, self.find_condition(second).id)

    def find_pairs(self, case: Case, top: int = 5) -> tuple[PairCandidate, ...]:
        """Pairs of conditions that explain a case together so much better that a coincidence of both is likelier."""
        from symptomdb.find.pairs import rank_pairs

        return rank_pairs(self.ranker, case, top)

    def find(self, case: Case, top: int = 10, options: Options | None = None) -> Ranking:
        """Rank all conditions for a case, the first `top` with a reason per finding.

        Raises:
            BadCase: The case contradicts itself.
        """
        return self.ranker.rank(case, top, options)

    def interview(self, case: Case | None = None, token: str = "") -> Interview:
        """A new interview that starts from what a case says, or the one that a token resumes.

        Raises:
            BadInput: The token can't be read.
        """
        from symptomdb.find.interview import Interview
        from symptomdb.model.finding import Case

        return Interview.from_token(token) if token else Interview(case or Case())

    def interviewer(
        self, red_flags: tuple[Curie, ...] = (), sure_at: float = 0.9, most: int = 20, prior: str = "uniform"
    ) -> Interviewer:
        """What asks an interview's questions: red flags first, in the order given; `prior` as in `find_options`."""
        from symptomdb.find.interview import Interviewer

        return Interviewer(self.ranker, red_flags, sure_at, most, prior=prior)

    def batch(
        self,
        cases: Path,
        out: Path,
        top: int = 10,
        engine: str = "local",
        jobs: int = 0,
        progress: Callable[[int], None] = lambda _records: None,
    ) -> CohortReport:
        """Rank a cohort and write a Parquet table; a record that can't be ranked is reported.

        Args:
            cases: JSON Lines, Parquet or a folder of phenopackets.
            engine: ``local`` or ``spark``.
            jobs: Processes of the local engine; as many as there are cores when 0.
            progress: Called with the number of records done.

        Raises:
            BadInput: The input can't be read, or an extra is not installed.
        """
        block = self._facts.blob("find")
        if engine == "spark":
            from symptomdb.assembly.spark import rank_cohort_with_spark

            return rank_cohort_with_spark(block, cases, out, top)
        if engine != "local":
            raise BadInput(f"There is no engine {engine!r}.", "Use local or spark.")
        from symptomdb.assembly.cohort import rank_cohort

        return rank_cohort(block, cases, out, top, jobs, progress)

    def plan(
        self,
        record: Mapping[str, Any],
        condition: str,
        today: date | None = None,
        with_what_if: bool = False,
        told: Told | None = None,
        not_asked: Iterable[str] = (),
    ) -> Plan:
        """What applies to one person: red flags first, then options and tests with verdicts, reasons and sources.

        Args:
            record: What is known of the person: a case with keys as in ``content/schemas/plan_case.schema.json``, a
                FHIR R4 Bundle, or a phenopacket of version 2.
            condition: A condition with a pathway: our id, another vocabulary's code, or a name.
            today: The day of the plan, from which follow-up gets its dates; the real one when left out.
            told: What was told beside the record, in words or as answers.
            not_asked: Lists of an electronic record that nobody looked into: empty, they mean unknown, not none.
            with_what_if: Work out too which other fact would change which line.

        Raises:
            NotFound: No such condition, or it has no pathway.
            BadCase: A record in none of these forms, or in another version of one.
        """
        from dataclasses import replace
        from datetime import date

        from symptomdb.sources.records import read_record

        today, pathway = today or date.today(), self.pathway(condition)
        given = read_record(record, today)
        context: Mapping[str, Any] = {**given.context, **({"not_asked": list(not_asked)} if not_asked else {})}
        context = self._with_findings(self.planner.with_told(context, told) if told else context)
        names = self._names_of(pathway.condition)
        made = self.planner.plan(context, pathway.condition, today, names, given.notes, with_what_if)
        citations = tuple(sorted(self._facts.publications(made.cited()), key=lambda one: one.id))
        return replace(made, citations=citations, knowledge_base=self._knowledge_base())

    def ordered(self, orders: Mapping[str, Any], condition: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """Which options of a pathway FHIR orders are: for each its key, its words and the options' codes."""
        from symptomdb.sources.fhir_resources import words_of_order

        pathway = self.pathway(condition)
        named = {key: words_of_order(order) for key, order in orders.items()}
        return [(key, plain, self.planner.ordered(pathway, words)) for key, (plain, words) in named.items()]

    def pathways(self) -> tuple[Pathway, ...]:
        """All care pathways, our own and those of the site."""
        return tuple(self.planner.pathways.values())

    def pathway(self, condition: str) -> Pathway:
        """The care pathway of a condition, with the vocabulary for forms; `NotFound` when it has none."""
        try:
            return self.planner.pathway(condition)
        except NotFound:
            return self.planner.pathway(str(self.find_condition(condition).id))

    def _with_findings(self, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """A case with the findings that its free text tells of, each observed or excluded; others' are left out."""
        if not isinstance(context.get("text"), str):
            return context
        presence = {"observed": "present", "excluded": "excluded", "historical": "past"}
        told = [one for one in self.read(context["text"]).findings if str(one.status) in presence]
        found = [{"code": str(one.term), "text": one.mention, "presence": presence[str(one.status)]} for one in told]
        return {**context, "read": found}

    def _names_of(self, condition: str) -> tuple[str, ...]:
        """The names under which a record may hold a condition; none when the knowledge base lacks it."""
        found = self._facts.find_condition(f"{CONDITION_PREFIX}:{condition}")
        meant = (NameKind.PREFERRED, NameKind.EXACT, NameKind.LAY)
        return tuple(name.text for name in found.names if name.kind in meant) if found else ()

    @cached_property
    def planner(self) -> Planner:
        """What plans; the pathways are read when it is first used."""
        from symptomdb.plan.planner import Planner
        from symptomdb.sources.clinical_words import read_clinical_words
        from symptomdb.sources.content import content_folder
        from symptomdb.sources.pathways import read_pathways

        homes = (content_folder(), self._settings.home)
        words = read_clinical_words(*(home / "clinical_words" for home in homes))
        return Planner.of(read_pathways(*(home / "pathways" for home in homes)), *words)

    @cached_property
    def reader(self) -> Reader:
        """What reads text; its index is loaded when it is first used."""
        from symptomdb.read.findings import Reader

        return Reader.from_bytes(self._facts.blob("read"))

    @cached_property
    def ranker(self) -> Ranker:
        """What ranks; its tables are loaded when they are first used."""
        from symptomdb.find.rank import Ranker

        return Ranker.from_bytes(self._facts.blob("find"), self.version)

    def covered(self) -> list[Covered]:
        """By source and aspect: of how many conditions something is said, and in how many lines."""
        return self._facts.covered()

    def covered_conditions(
        self, text: str = "", source: str = "", aspect: Aspect | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[int, list[CoveredCondition]]:
        """How many conditions fit, and those from `offset` on with the sources of each aspect.

        Args:
            text: Letters that the name holds.
            source: Only those of which this source says something, on `aspect` where one is given.
        """
        return self._facts.covered_conditions(text, source, aspect, offset, limit)

    def changes_from(self, old: str) -> Changes:
        """What is different from the knowledge base at another place.

        Args:
            old: SQLAlchemy URL or path.

        Raises:
            NoDatabase: There is none, or one that this version can't read.
        """
        from symptomdb.assembly.comparing import compare

        with Facts(connect(Settings(database=old).database_url)) as before:
            return compare(before, self._facts)

    def change_reports(self) -> list[Changes]:
        """What each of the last builds changed, the newest first; none before a second build."""
        from symptomdb.assembly.change_reports import read_report, report_paths

        return [read_report(path) for path in report_paths(self._settings.home / "changes")]

    def last_changes(self) -> Changes:
        """What the last build changed; `NotFound` before a second build."""
        from symptomdb.assembly.change_reports import read_report, report_paths

        paths = report_paths(self._settings.home / "changes")
        if not paths:
            raise NotFound(
                "No build has changed this knowledge base since it was first made.",
                "Load or update a source, or name an older one: symptomdb changes --from OLD.sqlite3",
            )
        return read_report(paths[0])

    def remarks(self, kind: str = "", limit: int = 1000) -> list[Remark]:
        """What joining the sources met: merges, conflicts, ambiguities, names that were not used, our decisions."""
        return self._facts.remarks(kind, limit)

    def remark_counts(self) -> dict[str, int]:
        """How many remarks there are of each kind."""
        return self._facts.remark_counts()

    def check(self) -> CheckReport:
        """Look whether the knowledge base is sound: integrity, citations, overdue reviews, pathways and their words."""
        from symptomdb.sources.pathways import pathway_problems

        problems, notes = self._facts.check()
        return CheckReport(self.version, (*problems, *pathway_problems(self._settings.home)), tuple(notes))

    def _knowledge_base(self) -> KnowledgeBase:
        return KnowledgeBase(self.version, {source.id: source.version for source in self._sources})

    @cached_property
    def _sources(self) -> list[Source]:
        return self._facts.sources()

    def _credited(self, answer: Answer) -> Answer:
        """The answer with the releases that its lines come from, whose licences ask to be shown beside them."""
        from dataclasses import replace

        shown = {line.source for section in answer.sections for line in section.statements}
        return replace(answer, sources=tuple(source for source in self._sources if source.id in shown))


def _check_wording(wording: str) -> None:
    if wording not in ("clinical", "plain"):
        raise BadInput(f"There is no wording {wording!r}.", "Use clinical or plain.")


def _aspect(text: str | Aspect) -> Aspect:
    try:
        return Aspect(str(text).strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        raise BadInput(f"There is no aspect {text!r}.", f"Use one of: {', '.join(Aspect)}.") from None


def _condition_id(text: str) -> Curie:
    try:
        return Curie.parse(text)
    except BadCurie:
        return Curie.parse(f"{CONDITION_PREFIX}:{text}")
