"""One person's findings: reading words, ranking conditions, the interview, cohorts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from symptomdb.errors import BadCase, BadInput, TooLarge
from symptomdb.library.asking import Asking
from symptomdb.model.curie import Curie

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from symptomdb.assembly.cohort import CohortReport
    from symptomdb.find.interview import Interview, Interviewer
    from symptomdb.find.rank import Options, Ranker
    from symptomdb.find.what_if import Argument, Change
    from symptomdb.model.candidate import PairCandidate, Ranking
    from symptomdb.model.finding import Case
    from symptomdb.model.urgent import Urgent
    from symptomdb.read.findings import Reader, Reading
    from symptomdb.sources.phenopackets import Packet

#: Longest text that `read` takes, in characters.
MAX_TEXT = 2_000_000


class RankingCases(Asking):
    """One person's findings: reading words, ranking conditions, the interview, cohorts."""

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

        hpo = next((source.version for source in self._sources if source.id == "hpo"), "")
        created = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return write_phenopacket(case, self.labels((*case.observed, *case.excluded)), created, hpo)

    def labels(self, terms: Iterable[Curie]) -> dict[Curie, str]:
        """The label of each finding that is known here, an old id's under the id as given."""
        known = self.ranker.knowledge
        places = {term: known.numbers.get(known.redirects.get(term, term)) for term in terms}
        return {term: known.labels[place] for term, place in places.items() if place is not None}

    def with_broader(self, terms: Iterable[Curie]) -> frozenset[Curie]:
        """The findings themselves and all above those that are known here."""
        known = self.ranker.knowledge
        places = [known.numbers.get(known.redirects.get(term, term)) for term in terms]
        starts, above = known.arrays.ancestor_starts, known.arrays.ancestors
        numbers = {
            n for place in places if place is not None for n in above[starts[place] : starts[place + 1]].tolist()
        }
        return frozenset(known.terms[number] for number in numbers) | frozenset(terms)

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
        if prior not in ("uniform", "prevalence"):
            raise BadInput(f"There is no prior {prior!r}.", "Use uniform or prevalence.")
        return Options(prior, neutral_unmatched=unmatched == "neutral", only=frozenset(map(Curie.parse, only)))

    def what_if(self, case: Case, most: int = 5, prior: str = "uniform") -> tuple[Change, ...]:
        """Single further findings that would put another condition first; `prior` as in `find_options`."""
        from symptomdb.find.what_if import what_would_change

        return what_would_change(self.ranker, case, most, prior)

    def compare(self, case: Case, first: str, second: str) -> tuple[Argument, ...]:
        """What each finding says for the first condition over the second, strongest first, whatever their prior.

        Raises:
            NotFound: One of the two is not known, or not ranked.
        """
        from symptomdb.find.what_if import compare

        return compare(self.ranker, case, self.find_condition(first).id, self.find_condition(second).id)

    def find_pairs(self, case: Case, top: int = 5, prior: str = "uniform") -> tuple[PairCandidate, ...]:
        """Pairs that explain a case so much better than one that a coincidence is likelier; `prior`: `find_options`."""
        from symptomdb.find.pairs import rank_pairs

        return rank_pairs(self.ranker, case, top, prior)

    def find(self, case: Case, top: int = 10, options: Options | None = None) -> Ranking:
        """Rank all conditions for a case, the first `top` with a reason per finding.

        Raises:
            BadCase: The case contradicts itself, or is none.
        """
        _require_case(case)
        return self.ranker.rank(case, top, options)

    def interview(
        self, case: Case | None = None, token: str = "", prior: str = "uniform", answered_by: str = "person"
    ) -> Interview:
        """A new interview that starts from what a case says, or the one that a token resumes, with what it chose.

        Args:
            prior: Of a new interview; as in `find_options`.
            answered_by: ``person``, who is asked in plain words for what can be seen and felt, or ``clinician``.

        Raises:
            BadInput: The token can't be read.
        """
        from symptomdb.find.interview import Interview
        from symptomdb.model.finding import Case

        if token:
            return Interview.from_token(token, prior, answered_by)
        return Interview(case or Case(), prior=prior, answered_by=answered_by)

    def interviewer(
        self,
        red_flags: tuple[Curie, ...] = (),
        sure_at: float = 0.9,
        most: int = 20,
        prior: str = "uniform",
        answered_by: str = "person",
    ) -> Interviewer:
        """What asks an interview's questions: red flags first, in the order given; the rest as in `interview`."""
        from symptomdb.find.interview import Interviewer

        return Interviewer(self.ranker, red_flags, sure_at, most, prior=prior, answered_by=answered_by)

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
        from symptomdb.find.method import Method
        from symptomdb.model.answer import NOTICE

        block = self._facts.blob("find")
        about = {"knowledge_base": self.version, "prior": "uniform", "method": Method().name, "notice": NOTICE}
        if engine == "spark":
            from symptomdb.assembly.spark import rank_cohort_with_spark

            return rank_cohort_with_spark(block, cases, out, top, about=about)
        if engine != "local":
            raise BadInput(f"There is no engine {engine!r}.", "Use local or spark.")
        from symptomdb.assembly.cohort import rank_cohort

        return rank_cohort(block, cases, out, top, jobs, progress, about)

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


def _require_case(case: Case) -> None:
    """`BadCase` for words, a list, or codes that are plain text: none of their findings would be known."""
    is_case = hasattr(case, "observed") and hasattr(case, "excluded")
    if not is_case or not all(isinstance(term, Curie) for term in (*case.observed, *case.excluded)):
        what = "text among the codes of the case" if is_case else f"{type(case).__name__} instead of a case"
        raise BadCase(
            f"There is {what}.",
            "Make a case of words with case_of(text), or of codes with Case(observed=(Curie.parse('HP:0001376'),)).",
        )
