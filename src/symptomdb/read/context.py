"""The status of each mention (observed, excluded, uncertain …) with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symptomdb.model.finding import Status
from symptomdb.read.cue_parts import Cue
from symptomdb.read.cue_tables import JOINING, PERHAPS
from symptomdb.read.mentions import Mention
from symptomdb.read.reach import excluded_before, is_new_clause
from symptomdb.read.relatives import is_theirs
from symptomdb.read.sentence import Found, Sentence

_AFTER_REACH = 2
_HYPOTHETICAL_REACH = 60
_UNCERTAIN_REACH = 40
_LIST_REACH = 200
_PAST = re.compile(
    r"(?:yesterday|in (?:\w+ )?(?:19|20)\d\d"
    r"|last (?:week|month|year|summer|winter)|\w+ (?:weeks|months|years) ago|a (?:week|month|year) ago)\b"
)
_DURATIONS = frozenset(
    "day days week weeks month months year years hour hours old long short brief daily weekly yr yrs wk wks mo".split()
)
_JOINTS = frozenset(["and", "or", "with"])
#: Behind a comma too they tell that it is over ("fits as a baby, none since").
_CLOSING = frozenset(["none since", "none recently", "not since", "nothing since", "outgrown"])
#: Behind "has gone": it has ended.
_GONE = frozenset("away now today completely since and but down but by again for altogether off".split())
#: Between a finding and a time they tell when it began, not that it is over.
_ONSET = frozenset("since began begun begins started starting starts beginning commenced onset".split())
# Most sentences have no cue of these kinds, and then there is nothing to look for around each of their mentions.
_FAMILY = frozenset({Cue.FAMILY, Cue.AFTER_FAMILY})
_WEAKER_BEFORE = (
    (Cue.HYPOTHETICAL, _HYPOTHETICAL_REACH, Status.HYPOTHETICAL),
    (Cue.UNCERTAIN, _UNCERTAIN_REACH, Status.UNCERTAIN),
    (Cue.HISTORICAL, _UNCERTAIN_REACH, Status.HISTORICAL),
)
_WEAKER_AFTER = ((Cue.AFTER_UNCERTAIN, Status.UNCERTAIN), (Cue.AFTER_HISTORICAL, Status.HISTORICAL))
_BEFORE_KINDS = frozenset([cue for cue, _, _ in _WEAKER_BEFORE])
_AFTER_KINDS = frozenset([cue for cue, _ in _WEAKER_AFTER])
#: Verdicts on the last of several items that hold for all of them, and how they begin.
_SPREADING = frozenset({Status.EXCLUDED, Status.UNCERTAIN, Status.HISTORICAL})
_SPREADERS = ("were", "are", "that closed", "that resolved", "which closed", "have", "had")


def statuses(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[Status, str]]:
    """Status and trigger of each mention of one sentence, in the mentions' order."""
    if not sentence.cues and not sentence.relatives and not sentence.signs and not sentence.answer:
        return [(Status.OBSERVED, "")] * len(mentions)
    found = [_status(sentence, mention) for mention in mentions]
    _spread_left(sentence, mentions, found)
    return found


def _status(sentence: Sentence, mention: Mention) -> tuple[Status, str]:
    sign = _sign(sentence, mention) if sentence.signs else ""
    if sign:
        return Status.EXCLUDED, sign
    excluded = excluded_before(sentence, mention) or _after(sentence, mention, Cue.AFTER_NO)
    if excluded is not None:
        return Status.EXCLUDED, sentence.text_of(excluded)
    if sentence.answer:
        return Status.EXCLUDED, sentence.answer
    if sentence.relatives or sentence.signs or not _FAMILY.isdisjoint(sentence.kinds):
        family = _family(sentence, mention)
        if family:
            return Status.FAMILY, family
    return _weaker(sentence, mention)


def _sign(sentence: Sentence, mention: Mention) -> str:
    """What excludes a mention and is no cue; looked for only where the sentence has `signs`."""
    if sentence.pieces[max(0, mention.start - 2) : mention.start] in (["non", "-"], ["non", " "]):
        return "non"
    return _minus(sentence, mention) or _free(sentence, mention)


def _minus(sentence: Sentence, mention: Mention) -> str:
    """ "(-) fever" and "fever (-)" in clinicians' notes."""
    before = sentence.pieces[mention.start - 1] if mention.start > sentence.begin else ""
    after = sentence.pieces[mention.end + 1] if mention.end + 1 < sentence.end else ""
    return "(-)" if before.rstrip().endswith("(-)") or after.lstrip().startswith("(-)") else ""


def _free(sentence: Sentence, mention: Mention) -> str:
    """ "pain-free", "seizure free for two years", but not "elevated free thyroxine"."""
    after = sentence.pieces[mention.end + 1 : min(mention.end + 5, sentence.end)]
    if after[1:2] != ["free"] or after[0] not in ("-", " "):
        return ""
    ends = after[0] == "-" or after[2:3] != [" "] or not _FREE_TILL.isdisjoint(after[3:4])
    return "free" if ends else ""


#: Right before a finding they say whose it is ("maternal fever").
_PARENTAL = frozenset(["maternal", "paternal"])
#: Whoever tells of these writes about the child ("the pregnancy was complicated by gestational hypertension").
_MOTHERS = frozenset("pregnancy mother mother's mothers born".split())
#: Behind "seizure free" they begin another part of the sentence.
_FREE_TILL = frozenset("for since and at now on off with without under after during while until but as again".split())
#: What people do on purpose or in passing: "it hurts when I cough" tells of no cough.
_ACTS = frozenset("cough coughs coughed coughing sneeze sneezes sneezing laugh laughs yawn sweat vomit swallow".split())
#: What people want to do: "we want to lose weight" tells of no weight loss.
_LOSING = frozenset(["lose"])
_WISHES = frozenset("want wants wanted trying try tries tried like hoping hope hopes need needs planning how".split())
_OCCASIONS = frozenset("when whenever if time unless".split())


def _occasion(sentence: Sentence, mention: Mention) -> str:
    if sentence.pieces[mention.start] in _LOSING:
        before = sentence.words(max(mention.start - 5, sentence.begin - 1), mention.start)[-2:]
        return before[0] if before[1:] == ["to"] and before[0] in _WISHES else ""
    if sentence.pieces[mention.end] not in _ACTS:
        return ""
    before = sentence.words(max(mention.end - 5, sentence.begin - 1), mention.end)[-2:]
    return before[0] if len(before) == 2 and before[0] in _OCCASIONS else ""


def _weaker(sentence: Sentence, mention: Mention) -> tuple[Status, str]:
    occasion = _occasion(sentence, mention)
    if occasion:
        return Status.HYPOTHETICAL, occasion
    if not _BEFORE_KINDS.isdisjoint(sentence.kinds):
        for cue, reach, status in _WEAKER_BEFORE:
            before = _before(sentence, mention, cue, reach)
            if before is not None and not (cue is Cue.HISTORICAL and _is_complaint(sentence, before)):
                return status, sentence.text_of(before)
    perhaps = _perhaps(sentence, mention) if sentence.signs else ""
    if perhaps:
        return Status.UNCERTAIN, perhaps
    past = _past(sentence, mention)
    if past:
        return Status.HISTORICAL, past
    if not _AFTER_KINDS.isdisjoint(sentence.kinds):
        for cue, status in _WEAKER_AFTER:
            after = _after(sentence, mention, cue)
            if after is not None:
                return status, sentence.text_of(after)
    return Status.OBSERVED, ""


def _perhaps(sentence: Sentence, mention: Mention) -> str:
    """A word between the first and the last of a mention that makes it uncertain, or "?" right before it."""
    if mention.start > sentence.begin and sentence.pieces[mention.start - 1].endswith("?"):
        return "?"
    if sentence.pieces[mention.end] in PERHAPS:
        return ""
    return next((word for word in sentence.words(mention.start, mention.end) if word in PERHAPS), "")


def _past(sentence: Sentence, mention: Mention) -> str:
    """ "had a fever yesterday", "had pneumonia two months ago": over, as far as the text says."""
    if "had" not in sentence.pieces[max(mention.start - 8, 0) : mention.start]:
        return ""
    before = sentence.words(max(mention.start - 8, sentence.begin - 1), mention.start)[-3:]
    if "had" not in before or {"has", "have", "i've", "since"}.intersection(before):
        return ""
    after = " ".join(sentence.words(mention.end, min(mention.end + 10, sentence.end)))
    found = _PAST.match(after)
    return f"had ... {found[0]}" if found else ""


def _is_complaint(sentence: Sentence, cue: Found) -> bool:
    """ "a 3-day history of fever", "presented with a history of fever": what brings the person now, not the past."""
    words = sentence.words(max(cue.first - 10, sentence.begin - 1), cue.first)[-4:]
    return sentence.pieces[cue.first] in ("history", "hx", "h") and (
        bool(_DURATIONS.intersection(words)) or "with" in words[-2:]
    )


def _before(sentence: Sentence, mention: Mention, kind: Cue, reach: int) -> Found | None:
    if kind not in sentence.kinds:
        return None
    place = sentence.offsets[mention.start]
    for cue in reversed(sentence.cues):
        if cue.last >= mention.start:
            continue
        if cue.cue is kind:
            if sentence.pieces[cue.last] in ("included", "includes"):
                reach = _LIST_REACH
            near = place - sentence.offsets[cue.last + 1] <= (1 if sentence.pieces[cue.last] == "further" else reach)
            return cue if near and not _broken(sentence, cue, mention) else None
    return None


def _broken(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    stopped = any(
        other.cue is Cue.STOP and cue.last < other.first and other.last < mention.start for other in sentence.cues
    )
    return stopped or is_new_clause(sentence, cue, mention)


def _after(sentence: Sentence, mention: Mention, kind: Cue) -> Found | None:
    if kind not in sentence.kinds:
        return None
    for cue in sentence.cues:
        if cue.first <= mention.end or cue.cue is not kind:
            continue
        between = sentence.words(mention.end, cue.first)
        gap = "".join(sentence.pieces[mention.end + 1 : cue.first])
        reach = 4 if kind is Cue.AFTER_HISTORICAL or ":" in gap else _AFTER_REACH
        if (
            len(between) > reach
            or ("," in gap and sentence.text_of(cue) not in _CLOSING)
            or "and" in between
            or "or" in between
            or "with" in between
        ):
            return None
        if kind is Cue.AFTER_HISTORICAL and not _ONSET.isdisjoint(between):
            return None  # "imbalance since about 2 years ago"
        if kind is Cue.AFTER_NO and not _closes(sentence, cue, gap):
            continue
        return cue
    return None


def _closes(sentence: Sentence, cue: Found, gap: str) -> bool:
    """A word that may also look forward is a verdict only when nothing follows it."""
    text = sentence.text_of(cue)
    if text in ("no", "n", "none", "nil", "never", "denies"):
        if not any(mark in gap for mark in ":-?=("):
            return False
    elif text in ("has gone", "have gone"):
        return not _goes_on(sentence, cue)
    elif text not in ("denied", "absent", "negative", "excluded", "declined"):
        return True
    following = sentence.pieces[cue.last + 1] if cue.last + 1 < sentence.end else "."
    after = sentence.pieces[cue.last + 2] if cue.last + 2 < sentence.end else ""
    return following.strip() != "" or after in ("", "and", "but", "by", "on", "at", "in", "today", "x")


def _goes_on(sentence: Sentence, cue: Found) -> bool:
    """ "the scar has gone hard" tells of a scar, "the rash has gone now" of none."""
    gap, word = (*sentence.pieces[cue.last + 1 : min(cue.last + 3, sentence.end)], "", "")[:2]
    return gap == " " and word not in _GONE


def _family(sentence: Sentence, mention: Mention) -> str:
    before = _before(sentence, mention, Cue.FAMILY, 200)
    if before is not None and (before.first != before.last or _heads(sentence, before)):
        return sentence.text_of(before)
    after = _after(sentence, mention, Cue.AFTER_FAMILY)
    if after is not None:
        return sentence.text_of(after)
    told = sentence.pieces[mention.start - 2] if mention.start >= sentence.begin + 2 else ""
    if told in _PARENTAL or (
        told == "gestational" and any(p in _MOTHERS for p in sentence.pieces[sentence.begin : mention.start])
    ):
        return told
    for at in reversed(sentence.relatives):
        if at < mention.start and is_theirs(sentence, at, mention):
            return sentence.pieces[at]
    return ""


def _heads(sentence: Sentence, cue: Found) -> bool:
    """ "FH: gout" is a family's history, FH may be a disease as well."""
    return sentence.pieces[cue.last] != "fh" or sentence.pieces[min(cue.last + 1, sentence.end)].startswith((":", " -"))


def _spread_left(sentence: Sentence, mentions: Sequence[Mention], found: list[tuple[Status, str]]) -> None:
    """ "fever and chills were absent": a verdict after the last item holds for the items joined to it."""
    for i in range(len(mentions) - 2, -1, -1):
        status, trigger = found[i + 1]
        if found[i][0] is not Status.OBSERVED or status not in _SPREADING:
            continue
        between = sentence.words(mentions[i].end, mentions[i + 1].start)
        verdict = any(
            cue.first > mentions[i + 1].end
            and sentence.text_of(cue) == trigger
            and (trigger.startswith(_SPREADERS) or ":" in sentence.pieces[cue.first - 1])
            for cue in sentence.cues
        )
        if verdict and (not between or set(between) <= JOINING):
            found[i] = (status, trigger)
