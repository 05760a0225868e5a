"""What may have happened to a person before, and which of it a condition follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

_WORD = re.compile(r"[a-z]+")


class Event(StrEnum):
    """What may have happened to a person before, as READ tells it in `symptomdb.model.finding.HistoryItem`."""

    SURGERY = "surgery"
    INJURY = "injury"
    BIRTH = "birth"
    VACCINATION = "vaccination"
    JOURNEY = "journey"


#: All words that READ knows events by (`symptomdb.read.history`): other words may name somebody.
EVENT_WORDS = frozenset(
    "total partial left right emergency elective recent major minor bilateral open keyhole my his her the a an"
    " new hip knee shoulder elbow ankle wrist back spine spinal cord brain head neck heart cardiac bowel abdominal"
    " stomach gastric breast thyroid eye cataract dental hernia gallbladder kidney liver lung valve bypass sinus"
    " pelvic leg arm foot hand joint femur tibia acetabular prostate vascular bariatric orthopaedic orthopedic"
    " traumatic car motorbike bike road traffic work sport sports birth burn whiplash crush surgery surgeries"
    " operation replacement arthroplasty transplant transplantation amputation fusion fixation appendectomy"
    " thyroidectomy hysterectomy nephrectomy splenectomy mastectomy tonsillectomy cholecystectomy prostatectomy"
    " colectomy gastrectomy lobectomy pneumonectomy meniscectomy thr tkr tka tha orif cabg c-section section"
    " caesarean cesarean laparotomy craniotomy osteotomy stent stenting op accident injury injuries trauma crash"
    " collision sprain burns concussion fall gunshot wound rta mva gave giving childbirth delivery of our baby son"
    " daughter had vaccination immunisation immunization vaccine jab booster flu shot covid flight long drive trip"
    " to holiday in vacation travel travelled traveled from".split()
)
#: Words that name an event and say nothing of where or which.
_PLAIN = frozenset(
    "surgery surgeries operation op accident injury injuries trauma crash collision fall car traffic road motorbike"
    " bike emergency elective recent major minor open total partial left right bilateral".split()
)


@dataclass(frozen=True, slots=True)
class Triggers:
    """Events that a condition follows.

    Attributes:
        events: Their kinds.
        words: Of these only events that one of these names, all of its words, or that name nothing ("surgery"); all
            events when empty.
        named: Events that name nothing don't count.
        within: Days after which an event of a kind counts no more, where a source gives them.
    """

    events: tuple[Event, ...]
    words: tuple[str, ...] = ()
    named: bool = False
    within: tuple[tuple[Event, int], ...] = ()

    def include(self, kind: str, text: str, days_ago: float | None = None) -> bool:
        """Whether an event of a kind, in the text's own words, is one of them.

        >>> triggers = Triggers((Event.SURGERY,), ("hip", "knee replacement"))
        >>> triggers.include("surgery", "Hip surgery"), triggers.include("surgery", "cataract surgery")
        (True, False)
        """
        if kind not in self.events:
            return False
        said = frozenset(_WORD.findall(text.lower()))
        plain = said <= _PLAIN and not self.named
        meant = not self.words or plain or any(said.issuperset(words.split()) for words in self.words)
        too_late = days_ago is not None and days_ago > dict(self.within).get(Event(kind), days_ago)
        return meant and not too_late

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Self:
        """From a monograph."""
        within = tuple((Event(kind), int(days)) for kind, days in data.get("within", {}).items())
        return cls(tuple(map(Event, data["events"])), tuple(data.get("words", ())), data.get("named", False), within)

    def to_plain(self) -> dict[str, Any]:
        """As in a monograph."""
        more = {
            "words": list(self.words),
            "named": self.named,
            "within": {str(kind): days for kind, days in self.within},
        }
        return {"events": list(map(str, self.events)), **{name: said for name, said in more.items() if said}}
