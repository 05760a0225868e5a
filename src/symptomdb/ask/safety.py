# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Safety before all else: crisis, emergency, personal doses and "may I take" questions.

Recall comes first. A red flag (`ask.red_flags`) alarms unless its clause is only asked about in general, lies in the past,
is denied, or belongs to somebody's history. General questions about an emergency are answered, with a line that says whom
to call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from symptomdb.ask import crisis, dose
from symptomdb.ask.red_flags import RED_FLAGS, RedFlag
from symptomdb.ask.text import sentences
from symptomdb.model.answer import Behaviour

#: A way's patterns must all be found within this many sentences.
_WINDOW = 3
#: A sentence is cut here, so that a text without full stops can't cost much time.
_MAX_SENTENCE = 600

_INFORMATIONAL = (
    r"^(?:hi |hello |please |ok |so |and |just |quick question |question )*(?:"
    r"(?:can|could|would) (?:you|someone|anyone|u) (?:please )?(?:tell|explain|describe|list|say|give|help me understand)|"
    r"(?:tell me|explain|describe|list|define|give me|i want to know|i would like to know|id like to know|im curious|"
    r"i am curious|im writing|i am writing|im studying|i am studying|for a school|im doing a|im researching|"
    r"i need information|information|facts|overview|symptoms? of|signs? of|signs and|causes? of|treatments? (?:of|for|options)|"
    r"first aid (?:for|steps)|difference between|prevention of|diagnosis of|risk factors|prognosis|meaning of|learn)\b|"
    r"whats? (?:are |is |does |do )?(?:the |some |a |an )?(?:\w+ ){0,4}(?:signs?|symptoms?|causes?|treatments?|difference|risks?|"
    r"chances?|odds|outlook|survival|prognosis|complications?|definition|meaning|types?|stages|features|warning signs|"
    r"red flags|test|tests|rate|management|first aid|guidelines?|protocol|recovery|life expectancy|prevalence|incidence)\b|"
    r"what (?:should|do|must|can|would) (?:people|everyone|parents|women|men|patients|doctors|nurses|teachers|adults|"
    r"athletes|carers|caregivers|one|paramedics|hospitals?|the public)\b|"
    r"what (?:\w+ )?(?:counts|qualifies|is considered|is called|means)\b|"
    r"what (?:causes|triggers|leads to|happens|makes|kind|type|sort|percentage)\b|whats? (?:is |does )?(?:a |an |the )?\w+(?: \w+)?\??$|"
    r"why (?:do|does|is|are|can|did|would) (?!i\b|my\b|he\b|she\b|we\b)|which \w+|who (?:is|gets|can|should)|where (?:is|are|do)|"
    r"how (?:is|are|common|many|much|often|long|likely|rare|serious|dangerous|does|fast|quickly|soon|contagious|high)\b"
    r"(?! (?:my|he|she|his|her) )|"
    r"how (?:do|can|to|should|would|did) (?:you |we |people |doctors |i |one |parents |they |paramedics |to )?"
    r"(?:tell|treat|diagnose|recogni\w+|spot|prevent|identify|test|detect|manage|know|lower|reduce|avoid|check|help someone|"
    r"differentiate|distinguish|learn|respond|perform|recover)\b|"
    r"(?:can|could|does|do|will|is|are|may|might) (?!i\b|my\b|this\b|it\b|he\b|she\b|that\b|we\b|they\b|you\b|someone\b|u\b|"
    r"somebody\b|anyone\b)(?:\w+ ){1,8}"
    r"(?:cause|causes|lead|trigger|mean|be|a|an|the|common|normal|always|happen|increase|raise|occur|affect|run|hereditary|"
    r"genetic|curable|contagious|preventable|dangerous|fatal|serious|treatable|related|linked|associated|different|get|have|"
    r"prevent|help|reduce|result|recover|survive|go|come|make|indicate|used|treated|diagnosed|same)\b)"
)
#: The asked-about thing at the end or the start of a short text, as typed into a search box.
_TELEGRAM = (
    r"\b(?:symptoms?|signs?|causes?|treatments?|meaning|definition|diagnosis|prevention|risk factors?|statistics|facts|"
    r"awareness|first aid|guidelines?|prognosis|wiki|survival rates?|complications?|information|differential|icd ?10|vs|"
    r"types|stages|pathophysiology|recovery time|in (?:women|men|children|elderly|adults|toddlers|infants|dogs))\b"
)
_HYPOTHETICAL = (
    r"\b(?:if|when|whenever|in case|once|unless|should)\b (?:\w+ )?(?:someone|somebody|anyone|a (?:\w+ )?(?:person|patient|child|baby|man|woman|"
    r"friend|toddler|stranger|colleague|coworker|student)|people|one|patients|children|babies|adults|they|you|i ever|"
    r"(?:i|he|she|we|my \w+|this|that|it) (?:ever |were |was |should |gets? |got |had |happens? ))\b"
)
_PERSON = (
    r"\b(?:i|im|ive|id|my|me|mine|we|our|he|hes|she|shes|his|him|her|they|theyre|someone|somebody|husband|wife|mom|mum|dad|"
    r"mother|father|son|daughter|baby|toddler|friend|brother|sister|grand\w+|uncle|aunt|neighbou?r|boyfriend|girlfriend|"
    r"partner|roommate|coworker|colleague|boss|kid|child|patient|man|woman|guy|teacher|yo|y/o|year[ -]old|yr old|"
    r"(?:week|wk|month|day)s?[ -]old|pregnant|weeks)\b"
)
_OWN_HAVE = (
    r"\b(?:i|im|ive|we|he|hes|she|shes|they|my|his|her|our|someone|somebody)\b(?: \w+){0,3} (?:am|is|are|have|has|having|got|"
    r"feel|feels|feeling|keep|keeps|cant|cannot|wont|started|stopped|just|took|swallowed|ate|drank|hit|fell|collapsed|"
    r"passed|was|were|hurts?|isnt|looks?|went|been|woke|cut|lost|getting|became|turned|see|seeing|cough\w*|vomit\w*)\b|"
    r"\b(?:my|his|her|our|your) (?:\w+ ){0,2}(?:chest|face|arm|leg|calf|foot|hand|throat|tongue|lips?|head|vision|eye|"
    r"belly|stomach|testic\w+|breathing|speech|neck|blood)\b"
)
_NOW = (
    r"\b(?:right now|now|currently|at the moment|today|tonight|this (?:morning|afternoon|evening|second|minute)|just|"
    r"suddenly|all of a sudden|minutes? ago|hours? ago|mins ago|an hour|last night|since (?:this|last night|yesterday|an hour)|"
    r"yesterday|help|hurry|urgent|emergency|asap|started|getting worse|wont stop|again|still)\b"
)
_PAST = (
    r"\b(?:years? ago|months? ago|decades? ago|a while (?:ago|back)|long ago|last (?:year|summer|winter|spring|autumn|fall|month|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|christmas)|"
    r"in (?:19|20)\d\d|back in|when (?:i|he|she|we|they) (?:was|were)|as a (?:child|kid|teen\w*|baby)|in (?:my|his|her) "
    r"(?:childhood|teens|twenties|thirties|youth|past|last pregnancy|first pregnancy|previous)|history of|used to|previously|"
    r"in the past|once had|recovered|survived|survivor|recovering|died (?:of|from)|passed away|killed by|was diagnosed|"
    r"have been diagnosed|been treated for|was treated for|at (?:the )?age|at age|previous(?:ly)?|years (?:later|after|since)|"
    r"wk ago last|ever since my|since (?:my|his|her) (?:stroke|heart attack|accident|injury)|after (?:my|his|her) "
    r"(?:stroke|heart attack|seizure)|weeks? after (?:my|his|her) (?:stroke|heart attack)|turned out to be)\b"
)
_KIN_HISTORY = (
    r"\b(?:family history|runs in (?:my|the|our) family|(?:mother|father|grand\w+|uncle|aunt|brother|sister|dad|mom|mum|cousin)"
    r"s? (?:\w+ )?(?:died|passed away|had (?:a|an)? ?\w+ ?\w* (?:at (?:age|\d+)|in (?:his|her|their|(?:19|20)\d\d)|when|years))|in the (?:movie|book|novel|show|film|story))\b"
)
_CHRONIC = (
    r"\b(?:for (?:\w+ ){0,3}(?:months|years|ages|a long time|decades)|on and off|off and on|occasional\w*|sometimes|now and "
    r"(?:then|again)|from time to time|chronic\w*|long[ -]?standing|every (?:winter|spring|month|year|few)|mild\w*|slight\w*|"
    r"when(?:ever)? (?:i|he|she|we) (?:\w+ )?(?:exercis\w*|run\w*|climb\w*|walk\w*|work out|eat\w*|lie|cough\w*|press\w*|touch\w*|lift\w*|"
    r"move\w*|bend\w*|stretch\w*|swim\w*|get cold|laugh\w*|sneeze\w*)|after (?:eating|meals|exercise|running|climbing|a workout|the gym|"
    r"lifting)|in the cold|when its cold|climbing (?:the )?stairs|since (?:birth|childhood)|years|recurr\w*|usually|"
    r"(?:a )?little (?:short|bit)|going upstairs|up (?:the )?stairs|seasonal\w*)\b"
)
_SEVERE = r"\b(?:severe\w*|crushing|sudden\w*|unbearable|right now|cant|cannot|worst|excruciating|not breathing|blue|radiat\w*|getting worse|intense|struck|swallowed|overdosed|bitten|stabbed|electrocuted|in a row|911|999|ambulance|dying|emergency)\b"
_DENIED_BEFORE = re.compile(
    r"\b(?:no|without|never (?:had|have|has|get|got|felt)|denies|denied|(?:dont|doesnt|didnt|havent|hasnt|do not|does not|did not) "
    r"(?:have|had|get|feel|seem to have)(?: any)?|isnt having|not having|rule[sd]? out|instead of|rather than|nor|"
    r"fear of|afraid of|risks? of|chances? of|odds of|likelihood of|prevent\w*|avoid\w*|phobia of)(?: \w+,?){0,4} ?$"
)
_OF_HAVING = re.compile(
    r"\b(?:of|about|after|avoid|prevent|before|from|without|since|people|risk) (?:\w+ )?having|having had"
)
_CLAUSE = re.compile(r"[,;:]| but | and then | then | now | although | however | - ")
_ADVERBIAL = re.compile(r"^(?:in|last|when|during|back|two|three|\d+|a few|several|some) ")


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why a question is not simply answered.

    Attributes:
        behaviour: `CRISIS`, `EMERGENCY` or `DOSE`.
        family: Which family of patterns spoke.
        advice: What to do beside calling, in plain words; may be empty.
    """

    behaviour: Behaviour
    family: str
    advice: str = ""


def check(*texts: str) -> Alarm | None:
    """The most pressing alarm in any of these readings of one question (as written; with its spelling repaired).

    >>> check("I have crushing chest pain right now").behaviour.value
    'emergency'
    >>> check("What are the signs of a heart attack?") is None
    True
    """
    readings = tuple(dict.fromkeys(tuple(_spelt(part[:_MAX_SENTENCE]) for part in sentences(text)) for text in texts))
    for parts in readings:
        if crisis.is_crisis(parts):
            return Alarm(Behaviour.CRISIS, "crisis")
    for parts in readings:
        if alarm := _emergency(parts):
            return alarm
    for parts in readings:
        if dose.is_dose(parts):
            return Alarm(Behaviour.DOSE, "dose")
    return None


def touches_emergency(text: str) -> bool:
    """True when a text speaks of an emergency at all, also in general: the answer then says whom to call.

    >>> touches_emergency("What should people know about heart attack symptoms in women?")
    True
    """
    return _search(_TOUCHES, " ".join(sentences(text))) is not None


#: Misspellings of red-flag words that are too short for the general repair, or look like other words.
_MISSPELT = {
    "pian": "pain", "piain": "pain", "hart attack": "heart attack", "heart atack": "heart attack", "chset": "chest", "chst": "chest",
    "strok": "stroke", "brethe": "breathe", "breth": "breath", "breathe in": "breathe", "bleding": "bleeding", "sezure": "seizure",
    "siezure": "seizure", "suiside": "suicide", "sucide": "suicide", "suicde": "suicide", "fainten": "faint", "dieing": "dying",
    "kil myself": "kill myself", "my self": "myself", "her self": "herself", "him self": "himself", "cannt": "cant", "cnat": "cant",
    "cant breath": "cant breathe", "pils": "pills", "toungue": "tongue", "tounge": "tongue", "thorat": "throat", "stomache": "stomach",
}  # fmt: skip


def _spelt(part: str) -> str:
    for wrong, right in _MISSPELT.items():
        if wrong in part:
            part = re.sub(rf"\b{wrong}\b", right, part)
    return part


_TOUCHES = (
    r"\b(?:heart attack|myocardial infarction|stroke|chest pain|anaphyla\w+|cardiac arrest|overdos\w*|poison\w*|meningitis|sepsis|"
    r"cant breathe|not breathing|unconscious|choking|seizures?|pre-?eclampsia|ectopic pregnancy|pulmonary embolism|"
    r"deep vein thrombosis|dvt|cauda equina|testicular torsion|compartment syndrome|autonomic dysreflexia|severe bleeding|"
    r"suicid\w*|self[ -]?harm\w*|blood clots?)\b"
)


def _emergency(parts: tuple[str, ...]) -> Alarm | None:
    whole = " ".join(parts)
    words = " " + re.sub(r"[^a-z0-9]+", " ", whole)
    personal = _search(_PERSON, whole) is not None
    for flag in RED_FLAGS:
        if not any(f" {trigger}" in words for trigger in flag.triggers):
            continue
        for at in range(len(parts)):
            if _alarms(flag, parts, at, personal):
                return Alarm(Behaviour.EMERGENCY, flag.name, flag.advice)
    return None


def _alarms(flag: RedFlag, parts: tuple[str, ...], at: int, personal: bool) -> bool:
    window = " ".join(parts[at : at + _WINDOW])
    for ways, mild in ((flag.ways, False), (flag.mild_ways, True)):
        for way in ways:
            first = _search(_loose(way[0]), parts[at])
            if first is None or not all(_is_said(_loose(pattern), window) for pattern in way[1:]):
                continue
            if not _is_excused(parts, at, first, personal, mild):
                return True
    return False


def _is_said(pattern: str, window: str) -> bool:
    """True when a window holds the pattern at least once without denying it."""
    found = _search(pattern, window)
    while found is not None:
        if not _DENIED_BEFORE.search(window[: found.start()]):
            return True
        found = _compiled(pattern).search(window, max(found.end(), found.start() + 1))
    return False


def _is_excused(parts: tuple[str, ...], at: int, first: re.Match[str], personal: bool, mild: bool) -> bool:
    """True when the finding at `first` in sentence `at` is general, past, denied, or merely long-standing."""
    sentence = parts[at]
    now = _search(_NOW, sentence) is not None
    own = _search(_OWN_HAVE, sentence) is not None
    if _search(_HYPOTHETICAL, sentence) and not (now and own):
        return True
    if _search(_INFORMATIONAL, sentence) and not (own and (now or _search(_SEVERE, sentence))):
        return not _search(
            r"\b(?:my|his|her) (?:chest|face|calf|throat|tongue|lips?|breathing|speech|vision|testic\w+)\b", sentence
        )
    if not personal and (
        _search(_TELEGRAM, sentence) or not (now or _search(_SEVERE, sentence) or len(sentence.split()) > 4)
    ):
        return True
    if _DENIED_BEFORE.search(sentence[: first.start()]) or _OF_HAVING.search(first[0]):
        return True
    if _OF_HAVING.search(sentence[max(0, first.start() - 20) : first.end()]):
        return True
    clause = _clause(sentence, first.start())
    here_and_now = _search(_NOW, clause) is not None
    if (_search(_PAST, clause) or _search(_KIN_HISTORY, sentence)) and not here_and_now:
        return True
    return mild and not now and not _search(_SEVERE, sentence) and _search(_CHRONIC, sentence) is not None


def _clause(sentence: str, at: int) -> str:
    """The clause of `sentence` around `at`, with a short adverbial clause before it ("in 2015, ...")."""
    start, before = 0, 0
    for cut in _CLAUSE.finditer(sentence):
        if cut.start() >= at:
            return sentence[start : max(cut.start(), at)]
        before, start = start, cut.end()
        if _ADVERBIAL.match(sentence[before:]) and cut.start() - before < 30:
            start = before
    return sentence[start:]


@cache
def _loose(pattern: str) -> str:
    """Let a comma stand between the words that a red flag's pattern joins."""
    commas = pattern.replace(r"(?: \w+)", r"(?:,? \w+)").replace(r"(?:\w+ )", r"(?:\w+,? )")
    return re.sub(r"(\)\{\d,\d+\}) ", r"\1,? ", commas)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).search(text)
