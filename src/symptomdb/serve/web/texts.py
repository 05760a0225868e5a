"""What the page of a condition says, whoever looks at it: composed once for a version of the knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symptomdb.serve.web.kept_pages import Kept
from symptomdb.serve.web.views import Article, arrange
from symptomdb.serve.web.words import slug

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.answer import Answer
    from symptomdb.model.condition import Condition
    from symptomdb.model.page import MonographPage

#: So many are kept; the longest takes about 2 MB.
_MOST = 32


@dataclass(frozen=True, slots=True)
class Text:
    """A condition's answer by aspects, arranged; its page of ours, if there is one; both as schema.org."""

    answer: Answer
    article: Article
    page: MonographPage | None
    linked_data: str


class Texts:
    """The texts that were read last."""

    def __init__(self) -> None:
        self._kept: Kept[tuple[str, str, str], Text] = Kept(_MOST)

    def of(self, db: SymptomDatabase, condition: Condition, wording: str) -> Text:
        """The text of a condition in this wording, as the knowledge base has it now."""
        version = db.version
        key = (version, str(condition.id), wording)
        found = self._kept.get(key)
        if found is None:
            found = _compose(db, condition, wording)
            # What was published or withdrawn in between belongs to another version.
            if db.version == version:
                self._kept.put(key, found)
        return found


def _compose(db: SymptomDatabase, condition: Condition, wording: str) -> Text:
    answer, page = db.show(str(condition.id), wording=wording), db.page(condition.id)
    linked_data = db.linked_data(answer, f"/conditions/{slug(condition.id)}", condition)
    return Text(answer, arrange(answer, page.disagreements if page else ()), page, linked_data)
