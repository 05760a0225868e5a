"""What the knowledge base rests on: sources, publications, coverage, changes, remarks, its soundness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symptomdb.errors import NotFound
from symptomdb.library.opened import Opened
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.source import Publication, Source
from symptomdb.settings import Settings
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts

if TYPE_CHECKING:
    from symptomdb.model.changes import Changes
    from symptomdb.model.claim import Claim
    from symptomdb.model.coverage import Covered, CoveredCondition
    from symptomdb.model.identity import Remark


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `SymptomDatabase.check` found: `problems` must be mended, `notes` should be known."""

    version: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]


class Knowing(Opened):
    """What the knowledge base rests on: sources, publications, coverage, changes, remarks, its soundness."""

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

    def publications(self, keys: Iterable[str]) -> tuple[Publication, ...]:
        """Those of the bibliography with these keys, in the order of the keys; other keys are left out."""
        return tuple(sorted(self._facts.publications(sorted(set(keys))), key=lambda one: one.id))

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
