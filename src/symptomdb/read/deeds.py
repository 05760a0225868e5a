"""What somebody does, told with the words that also name a finding: "close my left eye", "to hurt herself"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from symptomdb.read.word_kinds import FUNCTION, JOINTS, OWNERS, STOPPERS, WEAK
from symptomdb.read.words import loose

#: Behind an adjective that is a verb as well, `OWNERS` make it the verb.
_VERBS_TOO = frozenset(
    "close open clear dry cross lower narrow flat smooth cool warm clean double bow tilt empty".split()
)
#: A person can hurt these on purpose or by accident; then nobody tells of a pain.
_HURTS = frozenset("hurt hurts hurting".split())
_HURT_ONES = frozenset(
    "myself himself herself themselves yourself ourselves people others someone somebody anyone anybody".split()
)
#: "I can't see any swelling" denies a swelling and tells of good eyes; "I can't see any more" does not.
_PERCEIVING = frozenset("see feel hear find notice".split())
_ANY = frozenset("more longer better further".split())
#: Behind "can't see" they begin what is not seen ("my doctor", "why it should"), and nobody is blind.
_UNSEEN = frozenset(
    "the a an my your his her our their its this that these those it him them me us you what why how where who whether"
    " if through past myself anyone anybody someone somebody nothing much point fit".split()
)
#: Before "jerks" they name a reflex that may be healthy.
_TAPPED = frozenset("ankle knee jaw tendon biceps triceps supinator patellar achilles deep".split())
#: Behind "pain" they name the sense, which may be healthy.
_SENSES = frozenset("sensation perception threshold thresholds sense sensitivity".split())
#: Behind "no hair or nail" they are what is denied.
_DENIED = WEAK | frozenset("loss pain pains weakness stiffness swelling delay".split())
_TONGUES = (
    "english french german spanish italian portuguese polish arabic hindi urdu chinese mandarin welsh russian turkish"
)
#: Before these words others tell of no finding: "can't speak English", "can't walk him home", "blind to his faults".
_ELSEWHERE = {
    word: frozenset(following.split())
    for word, following in {
        "speak": f"to with for about of {_TONGUES}",
        "talk": "to with about now right",
        "walk": "him her them you away dog dogs",
        "hear": "you",
        "feel": "sorry that like happy safe guilty",
        "breathe": "a",
        "sleep": "over",
        "eat": "out",
        "blind": "to eye date trial trials study studies controlled",
        "blinded": "to trial study",
        "deaf": "to",
        "tired": "of",
    }.items()
}
#: "No words were slurred" denies what comes behind them; "no words were spoken" tells of no words.
_LINKS = frozenset("was were is are".split())
#: Behind "no appetite" they go on without naming another finding.
_GOING_ON = (
    (FUNCTION - {"of"}) | STOPPERS | frozenset("today now left right only still last first three two one".split())
)


def is_handled(lows: Sequence[str], word: int) -> bool:
    """Whether a word is what somebody does with a place, where it would tell how the place looks ("close eyes")."""
    return lows[word] in _VERBS_TOO and word + 2 < len(lows) and lows[word + 2] in OWNERS


def is_harm(lows: Sequence[str], word: int) -> bool:
    """Whether a word tells of harm to somebody and not of pain."""
    return lows[word] in _HURTS and word + 2 < len(lows) and lows[word + 2] in _HURT_ONES


def is_finding_none(lows: Sequence[str], word: int) -> bool:
    """Whether a word tells that nothing was seen, felt or heard and not that a sense is lost."""
    if lows[word] == "heard":
        return True  # "never heard of it"
    if word + 2 >= len(lows):
        return False
    if lows[word + 2] in _ELSEWHERE.get(lows[word], ()):
        return True
    if lows[word] not in _PERCEIVING:
        return False
    if lows[word] == "see" and lows[word + 2] in _UNSEEN:
        return lows[word + 1] == " "
    if word + 4 >= len(lows):
        return False
    return (lows[word + 2] == "any" and lows[word + 4] not in _ANY) or (
        lows[word + 2] in ("a", "an") and lows[word + 4] != "thing"
    )


def is_reflex_or_sense(lows: Sequence[str], word: int) -> bool:
    """Whether a jerk is a reflex, or pain a sense: "ankle jerks were present" tells of no myoclonus."""
    if lows[word] == "pain":
        return word + 2 < len(lows) and lows[word + 2] in _SENSES
    return lows[word] in ("jerk", "jerks") and word >= 2 and lows[word - 2] in _TAPPED


def is_denial_of_more(lows: Sequence[str], first: int, last: int, tokens: Container[str]) -> bool:
    """Whether "no hair" only begins a denial: "no hair loss", "no hair or nail changes", "no words were slurred".

    Args:
        tokens: Word keys of all names.
    """
    after = last + 2
    if lows[first] == "no" and lows[last] == "sense":
        return True  # "it makes no sense"
    if lows[first] != "no" or after >= len(lows) or lows[after - 1] != " " or "when" in lows[first:last]:
        return False
    if lows[after] in _LINKS:
        return after + 2 < len(lows) and loose(lows[after + 2]) in tokens
    if lows[after] in _GOING_ON:
        return False
    if lows[after] in JOINTS:
        return after + 4 < len(lows) and lows[after + 4] in _DENIED
    return lows[after] == "of" or loose(lows[after]) in tokens
