"""An edition: the knowledge base with the pages that this site has published laid over what came with the program.

Readers of an answer, a page or the API see a published revision at once, without a build. An edition can also stand at
a moment in the past: then it has the knowledge base and the revisions of that moment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from symptomdb.model.curie import Curie
from symptomdb.store.facts import Facts
from symptomdb.store.site.published import PublishedPages

if TYPE_CHECKING:
    from symptomdb.model.page import Monograph, MonographPage
    from symptomdb.model.search import SearchHit
    from symptomdb.model.statement import Statement

_DIGITS = 6


class Edition(Facts):
    """The knowledge base as this site shows it."""

    def __init__(self, engine: Engine, pages: PublishedPages) -> None:
        super().__init__(engine)
        self._pages = pages
        self._read: dict[int, Monograph] = {}
        self._small: dict[int, str] = {}

    def close(self) -> None:
        """Let go of both databases."""
        super().close()
        self._pages.close()

    def version(self) -> str:
        """The version of the knowledge base; with "+" and a digest of the revisions where pages were edited here."""
        base = super().version()
        revisions = self.revisions()
        if not revisions:
            return base
        return f"{base}+{hashlib.sha256(repr(sorted(revisions.items())).encode()).hexdigest()[:_DIGITS]}"

    def revisions(self) -> dict[str, int]:
        """Condition to the number of the revision that is shown; 0 where all was withdrawn."""
        return {condition: number for condition, (_, number) in self._pages.keys().items()}

    def revision(self, condition_id: Curie) -> int:
        """The number of the revision that is shown; 0 without a page of ours, or when it was withdrawn."""
        found = self.revisions().get(str(condition_id))
        return super().revision(condition_id) if found is None else found

    def statements(self, condition_id: Curie, aspects: Iterable[str] = ()) -> list[Statement]:
        """Statements of a condition in the order of its page; all aspects when none is named."""
        edited, found = self._edited(condition_id)
        if not edited:
            return super().statements(condition_id, aspects)
        wanted = {str(aspect) for aspect in aspects}
        return [one for one in found.statements if not wanted or str(one.aspect) in wanted] if found else []

    def page(self, condition_id: Curie) -> MonographPage | None:
        """Authors, reviewers, dates and disagreements; None without a page of ours, or when it was withdrawn."""
        edited, found = self._edited(condition_id)
        if not edited:
            return super().page(condition_id)
        if found is None:
            return None
        from symptomdb.model.page import MonographPage  # no question needs a page's authors and dates

        return MonographPage(
            found.condition.id,
            found.summary,
            found.authors,
            found.reviewers,
            found.dates,
            found.disagreements,
            found.see_also,
            found.path,
        )

    def disagreement_questions(self, condition_id: Curie) -> dict[str, str]:
        """Key and question of each published disagreement of a condition."""
        edited, found = self._edited(condition_id)
        if not edited:
            return super().disagreement_questions(condition_id)
        return {one.id: one.question for one in found.disagreements} if found else {}

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """Conditions whose names or statements hold the words, best first; edited pages as they are now."""
        from symptomdb.publish.edited_hits import laid_over, may_hold, words_of  # no question needs the search

        found, words, keys = super().search(text, limit), words_of(text), self._pages.keys()
        edited = {one: partial(self._page_now, Curie.parse(one)) for one in keys}
        likely = [one for one, (key, _) in keys.items() if key and may_hold(self._small_text(key), words)]
        return laid_over(found, edited, likely, words)[:limit] if keys else found

    def _page_now(self, condition_id: Curie) -> Monograph | None:
        return self._edited(condition_id)[1]

    def _small_text(self, key: int) -> str:
        if key not in self._small:
            self._small[key] = self._pages.text(key).lower()
        return self._small[key]

    def _edited(self, condition_id: Curie) -> tuple[bool, Monograph | None]:
        """Whether this site has edited the page, and what it shows; None when it was withdrawn."""
        shown = self._pages.keys().get(str(condition_id))
        if shown is None:
            return False, None
        key, _ = shown
        if key and key not in self._read:
            # YAML and JSON Schema are slow to import, and most knowledge bases have no edited page.
            from symptomdb.publish.manuscript import Manuscript
            from symptomdb.publish.proof import monograph

            # A revision never changes once it was published.
            self._read[key] = monograph(Manuscript.parse(self._pages.text(key), condition_id.local))
        return True, self._read.get(key)
