"""What the words of a statement must hold (the hedge or the denial of its modality) and must not hold (a drug dose).

The word lists are part of the format: a statement whose modality is a hedge needs, in the clinical and in the plain
wording alike, one word of `OPEN`, one of `REPORTED` or a share in figures; `FREQUENT` words do for often and usually
only.
"""

from __future__ import annotations

import re

from symptomdb.model.evidence import Modality

#: Words that leave a claim open.
OPEN = """
    may might can could perhaps possible possibly potential potentially probable probably likely unlikely sometimes
    some few several rare rarely seldom occasional occasionally tend tends tended suggest suggests suggested seem seems
    seemed appear appears appeared doubt doubtful unclear uncertain unknown unsure unproven debated disputed contested
    conflict conflicts conflicting disagree disagrees differ differs differed mixed varies vague vary
"""
#: Words that say who holds it, so that the reader knows that it is no settled fact.
REPORTED = """
    study studies trial trials cohort series survey review reviews meta-analysis analysis data report reports reported
    case-report authors experts surgeons consensus others view views rule source sources page evidence proof thought
    considered described listed associated linked advised
"""
#: Words for more often than not.
FREQUENT = """
    usually usual often commonly common mostly most mainly main many frequent frequently generally typically typical
    largely majority normally
"""
_DENIAL = "no not never none neither nor cannot without nobody nothing lacks"
_SHARE = (
    r"\d(?:\.\d+)? ?%|\b\d+ in \d+\b|\b(?:half|third|thirds|quarter|quarters)\b|\b(?:one|two|three|nine) in [a-z]+\b"
)
#: A number with a unit of drugs; mg/L is a laboratory value, and hyphens stand in "the 75-mg tablet".
_DRUG_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?[\s-]?(?:mg|mcg|µg|μg|ug|micrograms?|milligrams?|ml|millilitres?|IU|units?|drops?|puffs?"
    r"|tablets?|pills?|capsules?)\b(?!\s?/\s?d?[lL]\b)",
    re.IGNORECASE,
)
_RADIATION_DOSE = re.compile(r"\b\d+(?:[.,]\d+)?[\s-]?c?Gy\b")


def _any_of(words: str, more: str = "") -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words.split()))})\b" + (f"|{more}" if more else ""), re.IGNORECASE
    )


_HEDGE = _any_of(OPEN + REPORTED, _SHARE)
_FREQUENT_HEDGE = _any_of(OPEN + REPORTED + FREQUENT, _SHARE)
_DENIED = _any_of(_DENIAL, "n['’]t\\b")


def keeps_modality(modality: Modality, text: str) -> bool:
    """Whether `text` shows the hedge, or the denial, of its modality; a plain assertion needs no word.

    >>> keeps_modality(Modality.MAY, "It may hurt."), keeps_modality(Modality.MAY, "It usually hurts.")
    (True, False)
    >>> keeps_modality(Modality.USUALLY, "It usually hurts."), keeps_modality(Modality.NEVER, "It spreads.")
    (True, False)
    """
    match modality:
        case Modality.IS:
            return True
        case Modality.NEVER:
            return _DENIED.search(text) is not None
        case Modality.OFTEN | Modality.USUALLY:
            return _FREQUENT_HEDGE.search(text) is not None
        case _:
            return _HEDGE.search(text) is not None


def drug_dose(text: str, radiation_too: bool = False) -> str:
    """The first drug dose in `text`, empty when there is none; `radiation_too` counts a dose in Gy as one.

    >>> drug_dose("Take 25 mg three times a day"), drug_dose("CRP above 8.9 mg/L"), drug_dose("7 Gy once")
    ('25 mg', '', '')
    """
    found = _DRUG_DOSE.search(text) or (_RADIATION_DOSE.search(text) if radiation_too else None)
    return found[0] if found else ""
