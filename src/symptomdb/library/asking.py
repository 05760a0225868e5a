"""Questions and pages: a cited answer, a condition by aspects, the index, the search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symptomdb.errors import BadCurie, BadInput, NotFound
from symptomdb.library.opened import Opened
from symptomdb.model.answer import Answer
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition
from symptomdb.model.curie import CONDITION_PREFIX, Curie

if TYPE_CHECKING:
    from symptomdb.model.page import MonographPage
    from symptomdb.model.search import SearchHit
    from symptomdb.publish.proof import Shelf

#: Longest question that is read, in characters.
MAX_QUESTION = 10_000


class Asking(Opened):
    """Questions and pages: a cited answer, a condition by aspects, the index, the search."""

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
            raise NotFound(f"There is no condition {text!r} in the knowledge base.", f"Search for another name.{close}")
        return found

    def conditions(self, letter: str = "", offset: int = 0, limit: int = 100) -> tuple[int, list[Condition]]:
        """A page of the A to Z index: how many there are in all, and those from `offset` on."""
        return self._facts.conditions_page(letter, offset, limit)

    def page(self, condition: Curie) -> MonographPage | None:
        """Authors, reviewers, dates and disagreements of a condition with a monograph of ours; None without one."""
        return self._facts.page(condition)

    def revision(self, condition: Curie) -> int:
        """The revision of a page of ours that is shown: 1 as it came with the program; 0 where none is."""
        return self._facts.revision(condition)

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """Conditions whose names or statements hold the words, best first; any text is accepted."""
        return self._facts.search(text, limit)

    def linked_data(self, answer: Answer, address: str, condition: Condition | None = None) -> str:
        """An answer, or with `condition` its page, as schema.org JSON-LD that may stand inside a script element."""
        from symptomdb.publish import linked_data

        if condition is None:
            return linked_data.script_text(linked_data.answer_page(answer, address))
        data = linked_data.condition_page(condition, answer, self.page(condition.id), address)
        return linked_data.script_text(data)

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
