# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Denials: what a text says is not so ("I am not short of breath"), and questions whether the past will come back.

Both are looked for before any pattern of a red flag. Only bad states are taken out, never good ones: "not breathing"
and "not waking up" are signs themselves. What stands beside a denial stays, so "not blue, but gasping" alarms.
"""

from __future__ import annotations

import re

from symptomdb.ask.text import compiled

#: States that are good not to be in; each is taken out only with its "not".
_BAD = (
    r"(?:short of breath(?: at rest)?|out of breath|breathless|gasping(?: for (?:breath|air))?|wheez(?:ing|y)|struggling (?:to breathe|for (?:breath|air))|"
    r"blue|gr[ae]y|pale|clammy|sweat(?:ing|y)|droop(?:ing|y)|slurr(?:ing|ed)|numb|tingling|weak|stiff|confused|muddled|disorient(?:ed|ated)|"
    r"vomiting|throwing up|being sick|bleeding|fitting|seizing|dizzy|light-?headed|faint|fainting|swollen|swelling|drooling|drowsy|sleepy|"
    r"floppy|limp|lethargic|unconscious|unresponsive|in (?:any )?pain|painful|feverish|shivering|shaking|yellow|jaundiced)"
)
#: "Not vomiting or confused" denies both; "not vomiting, confused" does not.
_ALL_BAD = rf"{_BAD}(?:(?:, {_BAD})*,? (?:or|nor) {_BAD})?"
#: Only these words may stand between: "not just short of breath" denies nothing. "Isn't vomiting dangerous?" asks.
_NOT = (
    r"(?:\b(?:am|im|is|are|was|were|be|been|feel|feels|feeling|look|looks|looking|hes|shes|its|theyre|and|but) not|(?<=, )not|^not|"
    r"(?<=\w )(?:isnt|arent|wasnt|werent|aint)|\b(?:dont|doesnt) (?:feel|look)|\bnot feeling)(?: (?:really|at all|very|currently|actually))?"
)
_DENIED = (
    rf"{_NOT} {_ALL_BAD}\b|"
    r"\b(?:is|are|am|hes|shes|im|theyre|and|but|he|she|they) breath(?:ing|es?) (?:quite |very |really )?(?:well|fine|easily|ok|okay|normally|comfortably|freely)\b|"
    r"\bnever (?:coughs?|vomits?|throws? up|faints?|bleeds?|wheezes?|pass(?:es)? out)(?: up)?(?: any)?(?: blood| phlegm)?\b(?!(?: \w+){0,3} (?:like this|before|this (?:bad|much)|so))|"
    r"\b(?:rash|spots?|marks|dots|it|they|which) (?:does |do )?(?:fades?|blanch(?:es)?|disappears?|vanish(?:es)?|goes away|go away|goes white|turns? white)(?: (?:when|if|under|with|as)\b(?: \w+){0,3})? (?:glass|tumbler|pressed|pressure)\b(?: (?:on|against|to) \w+)?|"
    r"\blights? (?:doesnt|dont|does not|do not|isnt|arent) (?:bother|hurt|trouble)(?:ing)?(?: (?:me|him|her|them|my eyes|his eyes|her eyes))?\b"
)
#: One of these stands in every denial; a bare "nt " would be found in "treatment options" as well.
_SIGNS = (
    "not", "isnt ", "arent ", "wasnt ", "werent ", "aint ", "dont ", "doesnt ", "never", "glass", "tumbler", "press", "breathing", "breathes",
)  # fmt: skip
_IT = r"(?:it|this|that|he|she|i|they|we|him|her|these|those|(?:my|his|her|our|the) \w+)"
_COMES_BACK = (
    r"\b(?:(?:will|would|could|can|might|may)|should i (?:worry|expect)(?: that| about)?|how likely (?:is|am|are)|"
    r"whats? (?:is |are )?the (?:chances?|odds|risks?|likelihood) (?:of|that)|(?:is|are|am|does|do)(?= \w+ (?:likely|going|tend|usually|often|always)\b))"
    rf"(?: {_IT}){{0,2}}(?: (?:will|would|is|are|am|to|likely|going|tend|usually|often|always|ever|be|keep)){{0,3}} "
    r"(?:happen(?:ing|s)?|comes? back|coming back|return(?:ing|s)?|recur(?:ring|s)?|(?:have|get|having|getting) (?:it|one|this|another|a second|more)\b)"
    r"(?: (?:one|again|fit|seizure|attack|stroke|clot|time|of (?:these|them|those)|in (?:the )?future|later|next (?:winter|year|time))){0,3}"
)
#: That all is well again says nothing of an illness now.
_WELL = (
    rf"(?:\b{_IT} (?:is|are|am|has|have|feels?)|\b(?:hes|shes|im|its|theyre|ive)) (?:(?:all|been|now|completely|perfectly|totally|fully|much|quite) )*"
    r"(?:fine|well|ok|okay|better|healthy|recovered|all right|alright|back to normal)\b(?: (?:now|again|since|today|these days))*"
)
#: What tells of now, whatever else lies in the past.
_PRESENT = (
    r"\b(?:is|are|am|im|hes|shes|theyre|its|isnt|arent|cant|cannot|wont|hurts?|aches?|feels?|keeps?|now|today|tonight|just|still|again|another|"
    r"since|start(?:ed|ing)|getting|this (?:morning|afternoon|evening|minute)|(?:an|\d+|two|three|few) (?:hours?|minutes?|mins?) ago|yesterday|"
    r"suddenly|help|have|has|ive|looks?|seems?|goes|comes|turns)\b"
)
_PIECE = re.compile(r"[,;:.?!]| and (?!an? )| but | then ")


def without_denials(sentence: str) -> str:
    """A plain sentence without the bad states that it says are not there.

    >>> without_denials("i have copd but im not gasping for breath today")
    'i have copd but today'
    >>> without_denials("he is not breathing"), without_denials("im not just short of breath")
    ('he is not breathing', 'im not just short of breath')
    """
    if not any(sign in sentence for sign in _SIGNS):
        return sentence
    return " ".join(compiled(_DENIED).sub(" ", sentence).split())


def asks_about_return(text: str, past: re.Pattern[str]) -> bool:
    """True when every piece of a plain text lies in the past, but for the question whether that will come back.

    Args:
        past: What shows that something lies in the past.

    >>> import re
    >>> asks_about_return("he had a fit last winter, will it happen again?", re.compile("last winter"))
    True
    >>> asks_about_return("he had a fit last winter, his arm shakes, will it happen again?", re.compile("last winter"))
    False
    """
    if not past.search(text):
        return False
    rest, asked = compiled(_COMES_BACK).subn(" ", text)
    rest = compiled(_WELL).sub(" ", rest)
    if not asked or compiled(_PRESENT).search(rest):
        return False
    return all(past.search(piece) for piece in _PIECE.split(rest) if piece.strip())
