# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Sayings and hearsay: words of illness that nobody is ill with, such as "dying to know", a film, a leaflet.

A saying is taken out of a sentence before any red flag is looked for; what stands beside it stays. Hearsay takes back the
alarm of its sentence, unless the sentence also speaks of somebody near.
"""

from __future__ import annotations

from symptomdb.ask.text import compiled

_MATTERS = (
    r"(?:paperwork|work|debts?|bills?|emails?|homework|information|choices|forms|laundry|terms|words|questions|facts|numbers|names|"
    r"news|ideas|thoughts|advice|options|jargon|data|details|guilt|curiosity|jealousy|envy|shame|embarrassment|boredom|joy|love|pride)"
)
_SAYING = (
    r"\b(?:dying|die|dies) (?:to (?!breathe|get (?:\w+ )?(?:air|breath))|for (?:a|an|some|the)\b(?! (?:\w+ )?(?:air|breath))|of (?:curiosity|boredom|embarrassment|shame|laughter|laughing)\b)|"
    r"\bbreak(?:s|ing)? (?:my|his|her|our|your) heart\b|\bhearts? (?:breaks?|broke|is breaking|bleeds|sank|sinks|melts|melted|goes out|skipped a beat when|of gold)\b|\bheart ?(?:broken|breaking|warming)\b|\bbleeding hearts?\b|"
    r"\b(?:nearly |almost |practically )?(?:had|have|having) (?:a |an )?(?:heart attack|stroke|fit|coronary|cow|seizure) when (?:i|he|she|we|they|my \w+) (?:saw|heard|got|opened|found|read|looked at)\b|"
    r"\b(?:he|she|they|you|kids?|children|views?|music|songs?|film|landscape|beauty|sunset)(?: always| really| just| simply)? takes? (?:my|your|our) breath away\b|"
    r"\blaugh\w*\b(?: \w+){0,6} (?:cried|(?:nearly|almost) (?:wet (?:my|him|her)self|died|choked|fainted|peed (?:my|him|her)self))(?: and (?:nearly|almost) (?:wet|peed) (?:my|him|her)self)?\b|"
    rf"\b(?:drowning|drowned|buried|swamped|suffocating|choking) (?:in|under|with|on) (?:\w+ ){{0,2}}{_MATTERS}\b|"
    rf"\b(?:my|his|her) (?:head|brain|mind) (?:is |was |feels like its |keeps )?(?:explod\w*|spinning|bursting|swimming|buzzing|full|pounding|hurts?|reeling)(?: with| from| of| at)? (?:\w+ ){{0,3}}{_MATTERS}\b|"
    r"\b(?:shoes?|boots?|heels|jeans|bra|suspense|curiosity|wait|waiting|job|boss|commute|prices?|queue|paperwork|noise|bills?)(?: (?:is|are|was|were))? killing (?:me|us|him|her)\b|"
    r"\b(?:could|would|id|i would) (?:kill|murder|die) for (?:a|an|some)\b|"
    rf"\bburning (?:up )?with {_MATTERS}\b|\bburning (?:questions?|desire|ambition)\b|"
    r"\b(?:phone|battery|car|laptop|computer|printer|internet|connection|wifi|tablet|engine|website|app) (?:has |have |just |had )?(?:died|dead|dying|crashed|froze|frozen|exploded|collapsed)\b|"
    r"\bbl(?:ed|eeds?|eeding) (?:money|me dry|us dry|cash|red ink)\b|\b(?:scared|bored|worried|worked|embarrassed|tickled|starving) (?:half )?to death\b|\bworried sick\b|"
    r"\bblood (?:boils?|is boiling|runs cold|ran cold)\b|\bcold feet\b|\bbutterflies in (?:my|his|her) (?:stomach|tummy)\b|\b(?:lost|losing) (?:my|his|her|their) (?:mind|temper|nerve|patience)\b|"
    r"\bfloored by\b(?: \w+){1,4}(?: and (?:couldnt|cant) (?:speak|talk|move))?|\b(?:speechless|lost for words) (?:with|at|when|about)\b|\bstroke of (?:luck|genius)\b|\bweakness for\b"
)
#: Beginnings of words, one of which stands in every saying.
_SAYING_SIGNS = (
    "dying", "die", "heart", "attack", "stroke", "fit ", "breath away", "laugh", "drown", "buried", "swamped", "suffocating", "choking", "head ",
    "brain", "mind", "killing", "kill for", "murder", "burning", "died", "dead", "crashed", "froze", "exploded", "collapsed", "money", "dry", "to death",
    "sick", "blood", "bled", "bleed", "cold feet", "butterflies", "temper", "nerve", "patience", "floored", "speechless", "for words", "weakness for", "seizure", "coronary",
)  # fmt: skip
_MEDIUM = (
    r"(?:leaflet|book|textbook|website|web ?site|web page|page|article|pamphlet|brochure|poster|course|lesson|teacher|lecture|lecturer|documentary|"
    r"podcast|radio|tv|telly|newspaper|paper|magazine|guidelines?|instructions|internet|google|advert|programme|program|instructor|class|blog|wikipedia|encyclopedia)"
)
_FICTION = r"(?:film|movie|novel|tv show|tv series|soap|drama|episode|sitcom|thriller|play|story)"
_HEARD = (
    rf"\b(?:the|a|an|my|our|this|that|your|one|some) (?:[\w-]+ ){{0,3}}{_MEDIUM}s? (?:\w+ )?(?:says?|said|lists?|listed|tells?|told|taught|teaches|mentions?|mentioned|states?|warns?|warned|explains?|explained|describes?|shows?|showed)\b|"
    rf"\b(?:i|ive|we|weve) (?:just |once |recently |also |have |only )*(?:read|heard|learned|learnt) (?:\w+ ){{0,4}}(?:that|about|how|of|{_MEDIUM})\b|"
    rf"\b(?:i|ive|we|weve) (?:just |once |recently |also |have )*(?:saw|watched|seen) (?:an? |the |some )?(?:\w+ ){{0,2}}{_MEDIUM}\b"
)
_TOLD = rf"\b(?:saw|watched|seen|read|writing|write|in) (?:a|an|the|this|that|my|last nights) (?:\w+ ){{0,2}}{_FICTION} (?:\w+ ){{0,2}}(?:where|in which|about|that|with)\b"
#: Somebody near, spoken of after the hearsay: then it is no longer only read.
_NEAR = (
    r"\b(?:i|im|ive|my|our|we|he|hes|she|shes|his|her|husband|wife|mom|mum|dad|mother|father|son|daughter|brother|sister|gran\w*|partner|"
    r"baby is|now|today|tonight|just|started)\b"
)
_MINE = r"\b(?:i|im|ive|my|our|now|today|tonight)\b"


def without_sayings(sentence: str) -> str:
    """A plain sentence without the sayings in it.

    >>> without_sayings("im dying to know what a stroke is")
    'im know what a stroke is'
    >>> without_sayings("the pain takes my breath away")
    'the pain takes my breath away'
    """
    if not any(sign in sentence for sign in _SAYING_SIGNS):
        return sentence
    return " ".join(compiled(_SAYING).sub(" ", sentence).split())


def is_hearsay(sentence: str) -> bool:
    """True when a plain sentence tells only of what was read, heard, taught or shown.

    >>> is_hearsay("i read that sepsis can turn the skin blotchy"), is_hearsay("i read that its a sign and my son has it")
    (True, False)
    """
    for told, near in ((_HEARD, _NEAR), (_TOLD, _MINE)):
        found = compiled(told).search(sentence)
        if found and not compiled(near).search(sentence, found.end()):
            return True
    return False
