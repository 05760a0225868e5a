"""A look at a comment before it is posted: does it seem to tell something about somebody's own health?

The writer is warned and can post all the same. The rules are few and plain, so that the warning can say what it saw.
Nothing is kept of a text that was looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Hint(StrEnum):
    """What was seen, in the words that the writer reads."""

    HEALTH = "something about your own or a relative's health"
    EMAIL = "an e-mail address"
    PHONE = "a telephone number"
    BIRTH = "a date of birth or another exact date"
    NUMBER = "a patient, insurance or case number"
    NAME = "the name of a patient or a doctor"


@dataclass(frozen=True, slots=True)
class Seen:
    """A hint and the words that gave it."""

    hint: Hint
    words: str


_RELATIVE = (
    r"son|daughter|child|baby|kid|mother|mum|mom|father|dad|wife|husband|partner|sister|brother|friend|patient|uncle|"
    r"aunt|grand\w+"
)
_CARE = (
    r"diagnos\w*|surger\w*|operat\w*|injur\w*|fractur\w*|pain\w*|ache\w*|hurts?|swell\w*|swollen|stiff\w*|lump\w*|"
    r"fever\w*|symptom\w*|disease|illness|condition|syndrome|disorder|tumou?rs?|cancer|infect\w*|diabet\w*|blood|scan\w*|"
    r"x-?rays?|mri|ct|biops\w*|tests?|results?|hospital\w*|clinic|doctors?|surgeons?|gp|medicines?|medications?|meds|"
    r"tablets?|pills?|doses?|prescri\w*|treated|treatment|therap\w*|radiation|radiotherapy|chemo\w*|ibuprofen|naproxen|"
    r"indomet\w*|celecoxib|nsaids?|steroids?|paracetamol|acetaminophen|warfarin|insulin|metformin|opioids?|morphine|"
    r"pregnan\w*|depress\w*|anxi\w*|suicid\w*|hiv|hip|knee|elbow|shoulder|ankle|spine|spinal|paraly\w*|heterotopic|ho|"
    r"ossification"
)
_TOOK = (
    r"had|has|have(?! (?:a question|questions|read|seen|doubts?|no))|got|took|takes?|taking|feel|felt|suffer\w*|broke|"
    r"underwent|started|stopped|need\w*|"
    r"(?:am|is|was|were|been|be)(?= (?:\w+ ){0,2}(?:diagnos|operat|injur|treated|pregnan|depress|"
    r"paraly|infect|swollen|stiff|prescri|hospital|anxi|in pain|given|told))"
)
_LOOKED_UP = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+|\bPMID:? ?\d+|\bNCT\d+|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_SENTENCE = re.compile(r"[^.!?\n]+")
_FIRST_PERSON = _words(rf"i|i[’']m|i[’']ve|me|mine|we|(?:my|our) (?:{_RELATIVE})|my|our")
_HAVING = re.compile(rf"\b(?:{_TOOK})\b|(?<=i)[’']ve(?! (?:read|seen))\b", re.IGNORECASE)
_ILLNESS = _words(_CARE)
_OWN = _words(rf"my (?:[\w’']+ ){{0,2}}(?:{_CARE})|our (?:{_RELATIVE})(?:['’]s)? (?:\w+ )?(?:{_CARE})")
_FOR_ME = _words(r"in me|for me|on me|gave me|told me")
_RULES: tuple[tuple[Hint, re.Pattern[str]], ...] = (
    (Hint.EMAIL, re.compile(r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,63} ?(?:\.|\(dot\)|\[dot\]) ?[A-Za-z]{2,}")),
    (Hint.PHONE, re.compile(r"(?<![\w/.:-])\+?\(?\d{1,4}\)?(?:[ ./-]?\(?\d{2,5}\)?){2,5}(?![\w/-])")),
    (Hint.BIRTH, _words("born|dob|birthday|date of birth")),
    (Hint.BIRTH, re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b")),
    (
        Hint.BIRTH,
        _words(
            r"\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|September|October"
            r"|November|December)"
        ),
    ),
    (
        Hint.NUMBER,
        re.compile(
            r"\b(?:nhs|mrn|ssn|patient|insurance|case|record|hospital) ?(?:no\.?|number|id|#) ?:? ?[\w-]{0,20}\d",
            re.IGNORECASE,
        ),
    ),
    (Hint.NAME, re.compile(r"\b(?:Dr|Doctor|Prof|Mr|Mrs|Ms)\.? [A-Z][a-z]+")),
)
_FEWEST_DIGITS = 7


def look(text: str) -> tuple[Seen, ...]:
    """What a text seems to give away, one finding per kind of thing.

    >>> [str(seen.hint) for seen in look("I had hip surgery in May. Mail me: a@example.org")]
    ["something about your own or a relative's health", 'an e-mail address']
    >>> look("Radiation was better than an NSAID in this trial.")
    ()
    """
    found: dict[Hint, Seen] = {}
    for sentence in _SENTENCE.findall(text):
        if words := _own_health(" ".join(sentence.split())):
            found.setdefault(Hint.HEALTH, Seen(Hint.HEALTH, words[:80]))
    plain = " ".join(_LOOKED_UP.sub(" … ", text).split())
    for hint, pattern in _RULES:
        for match in pattern.finditer(plain):
            if hint is Hint.PHONE and not _is_phone(match[0]):
                continue
            found.setdefault(hint, Seen(hint, match[0].strip()[:80]))
    return tuple(found.values())


def _is_phone(words: str) -> bool:
    is_grouped = words.startswith(("+", "0", "(")) or re.search(r"\d[ ./-]\(?\d", words) is not None
    return is_grouped and sum(letter.isdigit() for letter in words) >= _FEWEST_DIGITS


def _own_health(sentence: str) -> str:
    """The words of a sentence that speak of somebody's own illness; each search goes on where the last ended."""
    if own := _OWN.search(sentence):
        return own[0]
    illness = _ILLNESS.search(sentence)
    if illness is None:
        return ""
    if who := _FIRST_PERSON.search(sentence):
        having = _HAVING.search(sentence, who.start())
        after = _ILLNESS.search(sentence, having.end()) if having else None
        if after:
            return sentence[who.start() : after.end()]
    for_me = _FOR_ME.search(sentence, illness.end())
    return sentence[illness.start() : for_me.end()] if for_me else ""
