"""A knowledge base of made-up conditions with the methods of `symptomdb.library.SymptomDatabase`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tests.publish.toy import SHELF, TOY

from symptomdb.errors import BadInput, NotFound
from symptomdb.model.answer import (
    Answer,
    AnswerCitation,
    AnsweredCondition,
    AnswerStatement,
    Behaviour,
    KnowledgeBase,
    Missing,
    Section,
)
from symptomdb.model.aspect import Aspect
from symptomdb.model.changes import Change, Changes, ConditionChange, LineChange, SourceChange, Tally
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.coverage import Covered, CoveredCondition
from symptomdb.model.curie import Curie
from symptomdb.model.page import Author, Disagreement, MonographPage, ReviewDates
from symptomdb.model.search import SearchHit
from symptomdb.model.source import Publication, Source, Trust
from symptomdb.publish import linked_data
from symptomdb.publish.proof import Shelf

HOSTILE = '</script><script>alert("x")</script><img src=x onerror=alert(1)>&\u2028'
DB_VERSION = "toy-1"


def _condition(slug: str, name: str) -> Condition:
    return Condition(
        Curie("SDB", slug),
        name,
        "disease",
        "toy",
        (
            Name(name, NameKind.PREFERRED, "toy"),
            Name("Ringing toe", NameKind.LAY, "toy"),
            Name("Never this", NameKind.DENIED, "toy", "another disease"),
        ),
        (
            Xref(Curie("OMIM", "000001"), Relation.EXACT, "toy"),
            Xref(Curie("TOY", "0002"), Relation.RELATED, "toy", "a finding, not a disease"),
        ),
    )


CONDITIONS = [
    _condition("bell-toe", "Bell toe"),
    _condition("hostile", f"Hostile {HOSTILE}"),
    _condition("omim-000001", "Brassy elbow syndrome"),
]


def _line(key: str, text: str, modality: str = "may", **more: object) -> AnswerStatement:
    base = AnswerStatement(key, text, f"{text} (clinical wording)", text, modality, "", "ungraded", "A", (1,))
    return replace(base, **more)  # type: ignore[arg-type]


SECTIONS = {
    Aspect.OVERVIEW: [_line("definition", "A toe that rings like a small bell.", "is", label="What it is")],
    Aspect.SYMPTOMS: [
        _line("ring", "A clear tone with each step.", "usually", label="Ringing", frequency="7 of 22"),
        _line("hum", "A low hum at night.", "sometimes", label="Humming", population="in adults", citations=(2,),
              trust="publication_backed", evidence="PCS"),
        _line("quiet", "Some people notice nothing.", "is", group="no_symptoms"),
        _line("glow", "Glowing nail", "often", findings=("HP:0000001",), frequency="Frequent (30-79 %)"),
        _line("unseen", "Cough", "rarely", findings=("HP:0000002",), group="looked_for_not_seen"),
        _line("no-fever", "Fever.", "is_not", label="Fever"),
        *[_line(f"note-{n}", f"Note number {n} of the scale.", "may", label=f"Tone {n}") for n in range(1, 25)],
    ],
    Aspect.SEE_DOCTOR: [
        _line("silent", "The toe falls silent and turns blue.", "is", urgency="emergency", group="red_flags"),
        _line("loud", "It rings all night.", "is", urgency="same_day"),
        _line("tell", "Tell your doctor about the tone.", "is", urgency="routine"),
    ],
    Aspect.DIAGNOSIS: [_line("fork", "Compares the tone with a fork.", "is", label="Tuning fork", intent="diagnosis")],
    Aspect.TREATMENTS: [
        _line("felt", "A felt ring dampens it.", "may", group="non_surgical", intent="symptom_relief", label="Felt"),
        _line("early", "Damp it early.", "contested", group="choosing", disagreement="DIS-1", side=1),
        _line("late", "Wait until it has settled.", "contested", group="choosing", disagreement="DIS-1", side=2),
        _line(
            "song", "Singing along.", "may", group="non_surgical", citations=(), confidence="none",
            unsourced_reason="opinion of the author, kept because readers ask",
        ),
    ],
}  # fmt: skip
CITATIONS = (
    AnswerCitation(1, "T001", "On bells in toes", "Toy A", 2020, "J Toys", "10.1000/toy.1", part_read="abstract"),
    AnswerCitation(2, "T002", "Humming", "", None, "", "", "123", "javascript:alert(1)", "CC BY 4.0"),
)  # fmt: skip
KNOWLEDGE_BASE = KnowledgeBase(DB_VERSION, {"toy": "2026"})
PAGE = MonographPage(
    Curie("SDB", "bell-toe"),
    "Bell toe makes a toe ring. It is made up.",
    (Author("Toy editors", "organization", conflicts="none declared"),),
    (),
    ReviewDates(date(2020, 1, 1), None, date(2020, 7, 1)),
    (Disagreement("DIS-1", "When should it be damped?", ("Early.", "Late.")),),
    ("hostile", "not-there"),
)
REVIEWED = replace(
    PAGE,
    reviewers=(Author("Rita Review", "person", "MD", "Toy Hospital", "Toytown", "0000-0001", "", "none declared"),),
    dates=ReviewDates(date(2026, 1, 1), date(2026, 2, 3), date(2099, 1, 1)),
)
SOURCE = Source(
    "toy", "Toy annotations", "Toy House", "CC0", "https://example.org/cc0", "https://example.org", "2026",
    "ab" * 32, Trust.EXPERT_DATABASE, "Toy House made it.", {"annotations": 12345},
)  # fmt: skip
PUBLICATION = Publication("T001", "review", "On bells in toes", "Toy A", 2020, "Journal of Toys", "10.1000/toy.1")


class FakeDatabase:
    """Answers by key words: enough to see every kind of page."""

    version = DB_VERSION

    def ask(self, question: str, wording: str = "clinical", about: Iterable[str] = ()) -> Answer:
        if not question.strip():
            raise BadInput("The question is empty.", "Ask in plain words.")
        for behaviour in set(Behaviour) - {Behaviour.ANSWER}:
            if behaviour.value in question:
                see_also = (("SDB:bell-toe", "Bell toe", "a close name"),)
                return Answer(question, behaviour, message=f"Message for {behaviour}.", see_also=see_also)
        if "explode" in question:
            raise RuntimeError(question)
        aspects = (Aspect.SYMPTOMS, Aspect.SEE_DOCTOR, Aspect.TREATMENTS)
        condition = next(iter(about), "bell-toe")
        return replace(self.show(condition, aspects, wording), question=question, did_you_mean=("beel → bell",))

    def show(self, condition: str, aspects: Iterable[str | Aspect] = (), wording: str = "clinical") -> Answer:
        found = self.find_condition(condition)
        wanted = [Aspect(one) for one in aspects] or list(SECTIONS)
        sections = []
        for aspect in wanted:
            lines = [_worded(one, wording) for one in SECTIONS.get(aspect, [])]
            if found.id.local == "hostile":
                lines = [replace(one, text=HOSTILE, label=HOSTILE, unsourced_reason=HOSTILE) for one in lines]
            if lines:
                sections.append(Section(aspect, found.id, found.name, tuple(lines)))
        return Answer(
            found.name,
            Behaviour.ANSWER,
            (AnsweredCondition(found.id, found.name, found.xrefs),),
            tuple(wanted),
            tuple(sections),
            CITATIONS,
            (Missing(found.id, found.name, Aspect.PROGNOSIS, "no source is loaded"),),
            see_also=(("SDB:omim-000001", "Brassy elbow syndrome", "sounds alike"),),
            sources=(SOURCE,),
            knowledge_base=KNOWLEDGE_BASE,
        )

    def find_condition(self, text: str) -> Condition:
        for one in CONDITIONS:
            if text.removeprefix("SDB:").lower() in (one.id.local, one.name.lower()):
                return one
        raise NotFound(f"There is no condition {text!r} in the knowledge base.", "Try `search`.")

    def conditions(self, letter: str = "", offset: int = 0, limit: int = 100) -> tuple[int, list[Condition]]:
        found = [one for one in CONDITIONS if one.name.upper().startswith(letter)]
        return len(found), found[offset : offset + limit]

    def page(self, condition: Curie) -> MonographPage | None:
        return {"bell-toe": PAGE, "hostile": REVIEWED}.get(condition.local)

    def revision(self, condition: Curie) -> int:
        return 1 if self.page(condition) else 0

    def pages(self) -> list[Condition]:
        return [one for one in CONDITIONS if self.page(one.id)]

    def monograph_text(self, condition: Curie) -> str:
        if condition.local != "bell-toe":
            raise NotFound(f"{condition} has no page of ours.", "Only conditions with a monograph can be edited.")
        return TOY

    def shelf(self) -> Shelf:
        return SHELF

    def as_of(self, moment: str) -> FakeDatabase:
        if moment < "2020":
            raise NotFound("No version of the knowledge base from before then is kept.", "Ask for a later date.")
        return self

    def close(self) -> None:
        """Nothing is held."""

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        return [SearchHit(one.id, one.name) for one in CONDITIONS if text.lower() in one.name.lower()][:limit]

    def sources(self) -> list[Source]:
        return [SOURCE]

    def source(self, key: str) -> Source:
        if key == SOURCE.id:
            return SOURCE
        raise NotFound(f"There is no source {key!r}.", "`symptomdb sources` lists them.")

    def change_reports(self) -> list[Changes]:
        line = LineChange(Change.CHANGED, "toy", "symptoms", "A low hum.", f"A high hum. {HOSTILE}")
        tally = Tally(1, 2, 3)
        found = [
            ConditionChange("SDB:bell-toe", "Bell toe", Change.CHANGED, "", True, {"toy": tally}, (line,)),
            ConditionChange("SDB:old-toe", "Old toe", Change.MERGED, "SDB:bell-toe"),
            *(ConditionChange(f"SDB:toe-{n}", f"Toe {n}", Change.ADDED) for n in range(60)),
        ]
        source = SourceChange("toy", "Toy annotations", "CC0", "2025", "2026", tally, {}, {"annotations": 12345})
        newest = Changes(
            "toy-0", "toy-1", "2026-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00", (source,), tuple(found)
        )
        first = Changes("toy--1", "toy-0", "2025-01-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00", (source,), ())
        return [newest, first]

    def last_changes(self) -> Changes:
        return self.change_reports()[0]

    def covered(self) -> list[Covered]:
        return [
            Covered("toy", Aspect.OVERVIEW, 3, 3),
            Covered("toy", Aspect.SYMPTOMS, 12345, 99999),
            Covered("other", Aspect.TREATMENTS, 857, 900),
        ]

    def covered_conditions(
        self, text: str = "", source: str = "", aspect: Aspect | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[int, list[CoveredCondition]]:
        said = {Aspect.SYMPTOMS: ("other", "toy"), Aspect.TREATMENTS: ("toy",)}
        found = [one for one in CONDITIONS if text.lower() in one.name.lower() and aspect in (None, *said)]
        found = [one for one in found if source in ("", "toy")] * 20
        return len(found), [CoveredCondition(one.id, one.name, said) for one in found[offset : offset + limit]]

    def publication(self, key: str) -> Publication:
        if key == PUBLICATION.id:
            return PUBLICATION
        raise NotFound(f"There is no publication {key!r} in the bibliography.", "Look at a page's references.")

    def linked_data(self, answer: Answer, address: str, condition: Condition | None = None) -> str:
        if condition is None:
            return linked_data.script_text(linked_data.answer_page(answer, address))
        return linked_data.script_text(linked_data.condition_page(condition, answer, self.page(condition.id), address))


def _worded(line: AnswerStatement, wording: str) -> AnswerStatement:
    return replace(line, text=line.plain if wording == "plain" else line.clinical)
