"""What happened to the person before: operations, injuries, births, vaccinations and journeys, with their time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symptomdb.model.finding import HistoryItem
from symptomdb.read.times import AFTER, AGO, NAMED_DAY, SINCE, days_of

_BODY = (
    r"(?:(?:total|partial|left|right|emergency|elective|recent|major|minor|bilateral|open|keyhole|my|his|her|the|a|an|new)\s)*"
    r"(?:(?:hip|knee|shoulder|elbow|ankle|wrist|back|spine|spinal|spinal cord|brain|head|neck|heart|cardiac|bowel|abdominal"
    r"|stomach|gastric|breast|thyroid|eye|cataract|dental|hernia|gallbladder|kidney|liver|lung|valve|bypass|sinus|pelvic|leg"
    r"|arm|foot|hand|hand|joint|femur|tibia|acetabular|prostate|vascular|bariatric|orthopaedic|orthopedic|traumatic brain"
    r"|car|motorbike|bike|road traffic|traffic|work|sports?|birth|burn|whiplash|crush)\s){0,3}"
)
_KINDS = (
    (
        "surgery",
        r"surgery|surgeries|operation|replacement|arthroplasty|transplant|transplantation|bypass|amputation|fusion|fixation"
        r"|(?:append|thyroid|hyster|nephr|splen|mast|tonsill|cholecyst|prostat|col|gastr|lob|pneumon|menisc)ectomy"
        r"|\bthr|tkr|tha|tka|orif|cabg|c-section|caesarean|cesarean|laparotomy|craniotomy|osteotomy|stent|stenting|op\b",
    ),
    (
        "injury",
        r"accident|injury|injuries|trauma|crash|collision|sprain|burns?|concussion|fall|whiplash|gunshot wound|rta|mva",
    ),
    (
        "birth",
        r"gave birth|giving birth|childbirth|delivery of (?:my|her|our) (?:baby|son|daughter)|had (?:a|my|our) baby",
    ),
    ("vaccination", r"vaccination|immuni[sz]ation|vaccine|jab|booster|flu shot|covid shot"),
    ("journey", r"flight|long drive|trip to|holiday in|vacation in|travel to|travelled to|traveled to|back from"),
)
_EVENT = re.compile(
    "|".join(rf"(?P<{kind}>\b{_BODY if kind != 'birth' else ''}(?:{words})\b)" for kind, words in _KINDS)
)
#: Words that an event's name ends with, or begins with ("gave birth"): only around them is it looked for.
HEADS = frozenset(
    "surgery surgeries operation replacement arthroplasty transplant transplantation bypass amputation fusion fixation"
    " appendectomy thyroidectomy hysterectomy nephrectomy splenectomy mastectomy tonsillectomy cholecystectomy"
    " prostatectomy colectomy gastrectomy lobectomy pneumonectomy meniscectomy thr tkr tha tka orif cabg section"
    " caesarean cesarean laparotomy craniotomy osteotomy stent stenting op accident injury injuries trauma crash collision"
    " sprain burn burns concussion fall whiplash wound rta mva birth childbirth delivery baby vaccination immunization"
    " immunisation vaccine jab booster shot flight drive trip holiday vacation travel travelled traveled back".split()
)
_WORDS_BEFORE = 8
_WORDS_BEHIND = 24
_BEFORE = 48
_BEHIND = 40
_DENIED = re.compile(
    r"\b(?:no|not|denies|denied|without|never|negative for|before|awaiting|planned|scheduled|if|for)\s(?:\w+\s){0,3}$"
)
_LINK = re.compile(
    r"(?:after|since|following|post|s/p|status post|had|underwent|from|with|my|a|an|his|her|the|recent|previous|prior)\W+$"
)
_POSTOP_DAY = re.compile(r"\b(?:pod|post-?operative day|post-?op day)\s?#?(?P<days>\d{1,3})\b")


def history_items(text: str, lower: str, offsets: Sequence[int], places: Sequence[int]) -> Iterator[HistoryItem]:
    """Events in a text, in its order; denied, planned and timeless ones that only name a thing are left out.

    Args:
        text: As given.
        lower: Folded and lower-case, same offsets.
        offsets: Where the text's pieces begin.
        places: Numbers of the pieces that are `HEADS`.
    """
    done = 0
    for i in places:
        found = _event(lower, offsets, i, done)
        if found is not None:
            done = found.end()
            item = _item(text, lower, found)
            if item is not None:
                yield item
    # One of them is in every match, and to look for them is fifty times faster than the pattern.
    if "pod" not in lower and "op day" not in lower and "operative day" not in lower:
        return
    for found in _POSTOP_DAY.finditer(lower):
        yield HistoryItem(
            text[found.start() : found.end()], "surgery", found.start(), found.end(), found[0], float(found["days"])
        )


def _event(lower: str, offsets: Sequence[int], head: int, done: int) -> re.Match[str] | None:
    """The event around a head; tried where words begin, since to search takes three times as long."""
    end = min(len(lower), offsets[head + 1] + _WORDS_BEHIND)
    for i in range(max(head % 2, head - 2 * _WORDS_BEFORE), head + 1, 2):
        found = _EVENT.match(lower, offsets[i], end) if offsets[i] >= done else None
        if found is not None:
            if found.end() >= offsets[head + 1]:
                return found
            done = found.end()
    return None


def _item(text: str, lower: str, found: re.Match[str]) -> HistoryItem | None:
    before = lower[max(0, found.start() - _BEFORE) : found.start()]
    sentence = re.split(r"[.;!?\n]", before)[-1]
    if _DENIED.search(sentence):
        return None
    time = _time(sentence, re.split(r"[.;!?\n,]", lower[found.end() : found.end() + _BEHIND])[0])
    named = _LINK.search(sentence) or re.match(r"(?:my|his|her|the|a|an|recent)\s", found[0])
    if time is None and not named:
        return None
    when, days = time or ("", None)
    start = found.end() - len(_bare(found[0]))
    return HistoryItem(text[start : found.end()], str(found.lastgroup), start, found.end(), when, days)


def _bare(event: str) -> str:
    return re.sub(r"^(?:(?:my|his|her|the|a|an)\s)+", "", event)


def _time(before: str, behind: str) -> tuple[str, float | None] | None:
    after = next(reversed([*AFTER.finditer(before)]), None)
    if after is not None and len(before) - after.end() <= 24:
        return after[0].strip(), days_of(after)
    for pattern in (AGO, NAMED_DAY):
        found = pattern.search(behind) or pattern.search(before)
        if found is not None:
            return found[0].strip(), days_of(found)
    since = SINCE.search(f"{before.rstrip()} x")
    return ("since", None) if since else None
