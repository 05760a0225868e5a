"""Where a ranking shows a sign of danger that the case has: a case per code of each pressing sign of our pages.

Run: ``python -m benches.content.signs_first``. A case is the code of a sign and the first few findings that the page tells
of else, so that the page leads; it is no patient. It measures the order that is shown, not whether people are found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from symptomdb.library import SymptomDatabase
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.serve.warning_signs import warning_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many other findings of a page go into a case.
_OTHERS = 4
#: The page shows so many signs at once, the terminal so many.
_SHOWN = {"page": 3, "terminal": 5}


def _cases(db: SymptomDatabase) -> Iterator[tuple[Curie, str, Case]]:
    for page in db.pages():
        answer = db.show(str(page.id), [Aspect.SEE_DOCTOR, Aspect.SYMPTOMS], "plain")
        lines = [line for section in answer.sections for line in section.statements]
        usual = [Curie.parse(code) for line in lines if line.group != "red_flags" for code in line.findings][:_OTHERS]
        for line in lines:
            if line.urgency in ("emergency", "same_day"):
                for code in line.findings:
                    yield page.id, line.text, Case(tuple(dict.fromkeys((*usual, Curie.parse(code)))))


def main() -> None:
    """Print how many signs stand where."""
    counts: Counter[str] = Counter()
    with SymptomDatabase.open() as db:
        for page, text, case in _cases(db):
            ranking = db.find(case, 10, db.find_options(prior="prevalence"))
            signs = warning_signs(db, ranking.candidates, case.observed)
            at = next((n for n, sign in enumerate(signs) if (sign.condition, sign.text) == (page, text)), None)
            counts["signs, with the page not among the leading" if at is None else "signs"] += 1
            for place, most in _SHOWN.items():
                counts[f"among the first {most}, which the {place} shows"] += at is not None and at < most
    for what, number in counts.items():
        print(f"{number:>5}  {what}")


if __name__ == "__main__":
    main()
