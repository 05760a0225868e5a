"""How a record speaks of a thing: there, past, planned or denied, and in whom."""

from __future__ import annotations

import re

from symptomdb.model.concept import Presence

_DENIAL = re.compile(
    r"\b(?:no|not|none|nor|neither|denies|denied|denying|without|never|nil|negative for|absence of|free (?:of|from)|"
    r"no evidence of|excludes?|excluded|ruled out|rather than|avoid(?:s|ed|ing)?|isn't|hasn't|doesn't|didn't)\b"
)
#: A denial of a whole list, however long: "denies chest pain, breathlessness, leg swelling".
_DENIES_LIST = re.compile(
    r"\b(?:denie[sd]|denying|negative for|no (?:evidence|history|complaints?|signs?|symptoms?) of)\b"
)
_DENIED_AFTER = re.compile(
    r"^\W*(?:(?:is|was|were|has been|have been|now|currently|clinically|tests?|scan|screen)\W+){0,3}"
    r"(?:(?:ruled out|excluded|absent|negative|denied|unlikely)\b|(?:none|nil|no)\W*$)"
)
#: Cues that look like a denial and are none.
_NO_DENIAL = re.compile(
    r"\b(?:not only|no longer|no change in|no (?:improvement|relief|response|better)|"
    r"(?:not|n't) (?:improv\w*|settl\w*|respond\w*|controlled|better|relieved|resolv\w*|go\w*)|"
    r"(?:cannot|can't|could not|couldn't|not) (?:be )?(?:exclude|excluded|rule out|ruled out)|"
    r"without (?:relief|improvement)|does not (?:improve|settle|go|resolve))\b"
)
_STOPPED = re.compile(
    r"\b(?:no longer|stopped|discontinued|ceased|came off|off|completed|finished|withdrawn|former|formerly|ex|until)\b"
)
_OVER = r"history of|hx of|h/o|previous|previously|prior(?! to)|remote|childhood|as a child|years? ago|in (?:19|20)\d\d"
_OLD = r"(?<!year )(?<!years )(?<!year-)(?<!years-)(?<!month )(?<!months )\bold"
_PAST_OF = {
    # "On a DOAC for previous PE": what stands after the drug is its reason.
    "drug": re.compile(rf"\b(?:{_OVER}|past)\b"),
    # "Swelling began two days ago" is there now.
    "symptom": re.compile(rf"\b(?:{_OVER}|resolved|settled|gone|months? ago)\b"),
    "": re.compile(
        rf"\b(?:{_OVER}|past(?! (?:few|\d|week|day|month|hour|two|three))|healed|resolved|had an?|"
        rf"months? ago|weeks? ago|days? ago)\b|{_OLD}\b"
    ),
}
_PLANNED = re.compile(
    r"\b(?:planned|planning|scheduled|awaiting|due(?! to)|listed for|booked|to (?:start|have|be)|will)\b"
)
_SOMEONE_ELSE = re.compile(
    r"\b(?:mother|father|brother|sister|sibling|aunt|uncle|cousin|grand\w+|family history|runs in the family)\b"
)
#: A relative who only tells.
_REPORTER = re.compile(
    r"\b(?:mother|father|brother|sister|parents?|family|grand\w+)(?: has)? "
    r"(?:reports?|reported|says?|said|states?|noticed|notices|describes?|brought|called|tells|told|worries|worried|saw)\b"
)


def is_about_someone_else(segment: str) -> bool:
    """Whether a part of a text speaks of a relative, and not just through one."""
    return bool(_SOMEONE_ELSE.search(_REPORTER.sub(" ", segment)))


def item_of(segment: str, start: int, end: int) -> str:
    """The part between commas that holds a match."""
    left = segment.rfind(",", 0, start) + 1
    right = segment.find(",", end)
    return segment[left : right if right >= 0 else len(segment)].strip()


def presence_of(segment: str, start: int, end: int, kind: str) -> Presence:
    """How the segment speaks of what stands at a place in it.

    Args:
        kind: The kind of the concept: drugs and symptoms are dated in ways of their own.
    """
    item = item_of(segment, start, end)
    if _is_denied(segment, segment[:start], segment[end:]):
        return Presence.EXCLUDED
    if kind == "drug" and _STOPPED.search(item):
        return Presence.PAST
    if _PLANNED.search(item):
        return Presence.PLANNED
    where = segment[max(0, segment.rfind(",", 0, start) + 1) : start] if kind == "drug" else item
    return Presence.PAST if _PAST_OF.get(kind, _PAST_OF[""]).search(where) else Presence.PRESENT


def _is_denied(segment: str, before: str, after: str) -> bool:
    if _DENIED_AFTER.match(after.split(",")[0]):
        return True
    before = _NO_DENIAL.sub(lambda found: " " * len(found[0]), before)
    cues = list(_DENIAL.finditer(before))
    if not cues:
        return False
    between = before[cues[-1].end() :]
    if re.search(r"\b(?:with|since|because|due to|despite|now|after|has|have|is|are|reports?)\b", between):
        return False
    words = len(between.split())
    if "," not in between and " and " not in between:
        return words <= 6
    if words > 12:
        return False
    # "No fever, chest pain or swelling" denies the whole list; "no fever, calf swollen" does not.
    listed = segment[len(before) - len(between) :]
    return bool(re.search(r"\b(?:or|nor)\b", listed)) or bool(_DENIES_LIST.search(before))
