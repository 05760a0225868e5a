# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""What is outside: general knowledge, money, law, animals, national comparisons; and symptom checks, which go to FIND."""

from __future__ import annotations

from symptomdb.ask.text import compiled, sentences
from symptomdb.ask.vocabulary import GENERIC, HEALTH, MEDICAL, STOP, question_words, words
from symptomdb.ontology.names import spans

_OUTSIDE = (
    r"\b(?:write|compose|make up|tell|sing|give) (?:me |us )?(?:a |an |some )?(?:\w+ ){0,2}(?:poem|song|story|joke|haiku|limerick|rap|essay|speech|letter|script|riddle|recipe|cover letter|tweet|blog)\b|"
    r"\b(?:health |medical |dental |travel |life )?insurance\b|\bmedicare\b|\bmedicaid\b|\b(?:deductible|copay|premiums?)\b|\bhow (?:much|expensive) (?:does|do|is|are|will|would)(?: \w+){0,6} (?:cost|costs|expensive)\b|\b(?:price|prices|cost|cheapest|discount|coupon|buy|order online|for sale|stock|shares?|invest\w*|salary|tax\w*|refund)\b(?! (?:of not|to (?:my|the) (?:body|health)))|"
    r"\b(?:president|prime minister|government|election|vote|voting|politic\w*|congress|parliament|senator|democrat\w*|republican\w*|policy|law|laws|legal|sue|lawsuit|lawyer|attorney|compensation claim)\b|"
    r"\b(?:capital (?:city )?of|population of|weather|football score|who won|world cup|olympic|movie|movies|film|actor|actress|celebrit\w*|famous people|singer|netflix|video game|bitcoin|python code|javascript|programming|translate|horoscope|zodiac|lottery|hotel|flights? to|restaurant)\b|"
    r"\b(?:higher|lower|more|fewer|worse|better|high|low)\b(?: \w+){0,8} than (?:in )?(?:other|most|any|the) (?:countries|nations|states|us|uk|usa|eu)\b|\b(?:than|compared (?:to|with)|versus|vs) (?:in )?(?:other|most|any) (?:countries|nations|states)\b|\bwhich (?:country|countries|state|states|nation|city)\b|\b(?:compare|comparison of|rank)\b(?: \w+){0,8} (?:countries|nations|states|by country)\b|\b(?:mortality|death|infection|vaccination|cases?) (?:rates? )?(?:in|of|between) (?:the )?(?:united states|usa|us|uk|china|india|germany|france|italy|canada|brazil|europe|africa|england|sweden|russia|japan)\b(?=.*\b(?:countr|compar|than|versus|vs)\w*)|"
    r"\b(?:my|our|the|a) (?:dog|cat|puppy|kitten|horse|rabbit|hamster|parrot|goldfish|cow|guinea pig)s?\b(?! (?:bit|bite|bites|bitten|scratch\w*|attack\w*|lick\w*|hair|allerg\w*|fur|dander))(?=.* (?:has|have|is|ate|eats?|keeps|limping|vomit\w*|with|get|got|need|dog|cat|symptoms?|treat\w*)\b)|\bin (?:dogs|cats|horses|puppies|kittens|cattle|pigs|sheep)\b|\b(?:canine|feline|equine|bovine|veterinar\w*)\b|"
    r"\b(?:solve|calculate|equation|square root|multiply|\d+ ?[+*x] ?\d+|homework|exam questions?|fix my (?:car|computer|phone|printer)|boil an egg|change a tire|tie a tie|wifi|password|software|laptop)\b|"
    r"\b(?:who (?:invented|wrote|painted|discovered|founded|directed|sang)|when was .* (?:born|founded|built|invented)|what year did|how (?:tall|old|rich) is|meaning of life|what time is it|what day is|your (?:name|favou?rite|opinion)|are you (?:a )?(?:robot|human|ai|real))\b"
)
#: One of these pieces stands in any text that the pattern matches: a cheap test that spares compiling it.
_OUTSIDE_TRIGGERS = words(
    """
    write compose make tell sing give insur medic deductible copay premium how price cost cheap discount coupon
    buy order sale stock share invest salary tax refund president minister government election vot politic
    congress parliament senator democrat republican policy law legal sue attorney compensation capital
    population weather football won cup olympic movie film act celebrit famous sing netflix video bitcoin code
    javascript programming translate horoscope zodiac lottery hotel flight restaurant than compar versus vs
    country countries state nation city rank mortality death infection vaccination case dog cat pupp kitten
    horse rabbit hamster parrot goldfish cow pig cattle sheep canine feline equine bovine veterinar solve
    calculat equation root multipl homework exam fix egg tire wifi password software laptop who when year life
    time day your you poem + * guinea
    """
)
#: With these the text is about a condition after all.
_INSIDE = r"\b(?:cost of (?:living with)|what price do|socially|policyholder)\b"
_ASKS_WHAT_IT_IS = (
    r"\b(?:what (?:is|could|might|may|can|would) (?:it|this|that|these|they|be)\b(?: be| mean| cause\w*)?(?: be)?|what (?:could|might|can|may|would) (?:be )?(?:caus\w+|wrong|the (?:cause|problem|reason))|whats (?:wrong|going on|happening|the matter|causing)|what is (?:wrong|going on|happening|the matter|causing)|"
    r"what (?:do|did|might|could|would) (?:i|he|she|we|my \w+) have\b|what (?:condition|disease|illness|disorder) (?:do|does|could|might|is|would|fits|matches|causes? (?:my|these|this))|"
    r"(?:do|does|could|might|can|would|did) (?:i|he|she|my \w+) (?:really |possibly |maybe |also )?have\b(?! (?:to|children|kids|surgery|a baby|babies|sex|it (?:removed|treated)|any|the (?:surgery|operation)))|is (?:it|this|that) (?:a |an )?(?:possibly |maybe |likely |just )?(?:\w+ ){0,3}\?|could (?:it|this|that|these) (?:be|mean)|might (?:it|this|that) be|am i (?:having|getting|sick|ill|dying)|"
    r"diagnose me|check my symptoms|symptom check\w*|what does (?:it|this|that) mean|any (?:ideas?|idea what|thoughts)|what causes (?:my|this|these)|why (?:do|does|is|are|am|have) (?:i|my|he|she|his|her)\b|what should i do|should i (?:be )?(?:worried|worry|concerned|see)|is (?:this|it|that) (?:serious|normal|something)|help me (?:figure|find|understand) (?:out )?what|need to know what|which (?:condition|disease|illness))\b"
)
_FINDING = (
    r"\b(?:pains?|painful|aches?|aching|achy|hurts?|hurting|sore|swell\w*|swollen|lumps?|bumps?|rash|spots?|itch\w*|stiff\w*|numb\w*|tingl\w*|weak\w*|fever\w*|"
    r"temperature|cough\w*|dizz\w*|nause\w*|vomit\w*|diarrh\w*|tired|fatigue\w*|exhausted|headaches?|bleed\w*|blood|bruis\w*|red|redness|warm|"
    r"hot|burn\w*|cramp\w*|blurr\w*|short of breath|breathless|palpitations?|racing|shak\w*|trembl\w*|tremors?|twitch\w*|discharge|"
    r"constipat\w*|bloat\w*|losing weight|lost weight|weight loss|night sweats|sweat\w*|chills|hair loss|losing hair|thirst\w*|peeing|urinat\w*|"
    r"hoarse|sneez\w*|runny nose|blisters?|ulcers?|peeling|cant bend|cant straighten|cant move|limp\w*|clicking|lock\w*|yellow|pale|faint\w*|"
    r"confus\w*|forget\w*|ringing|deaf|floaters?|crawling|throb\w*|tender|mass|growth|hard (?:lump|spot|area)|tight\w*|spasms?)\b"
)
_OWN_FINDING = (
    r"\b(?:i|ive|im|my|he|hes|she|shes|his|her|we|our|me|son|daughter|husband|wife|mother|father|baby|child|toddler)\b(?: \w+){0,12}? "
    + _FINDING.removeprefix(r"\b")
)
#: A list of findings, and the question what has them.
_WHICH_ILLNESS = r"\b(?:what|which) (?:kinds? of |types? of )?(?:illness\w*|diseases?|conditions?|disorders?|syndromes?|sickness|infections?|thing)(?: \w+)? (?:causes?|gives?(?: you)?|makes?|produces?|fits?|match\w*|presents?|has|have|brings?|leads? to|would|could|can|might|may|starts?|shows?|comes?|is it)\b"
_WRONG_WITH = r"\b(?:wrong with (?:me|him|her|us|my \w+)|what (?:do|have) i (?:have|got)|whats (?:wrong|going on|happening|the matter)|what is (?:wrong|going on|happening)|what could (?:it|this|that) be|any idea what)\b"
_PERSONS = words(
    "i ive im my he hes she shes his her we our me son daughter husband wife mother father baby child toddler"
)
_ABOUT_RESEARCH = (
    r"\b(?:what are the (?:symptoms|signs|treatments?|causes)|symptoms of|treatments? (?:for|of|options)|how is)\b"
)


def is_outside(text: str) -> bool:
    """True when a plain text asks for something that no record of a condition can answer.

    >>> is_outside("which health insurance plan is cheapest in ohio?")
    True
    """
    if not any(trigger in text for trigger in _OUTSIDE_TRIGGERS):
        return False
    return compiled(_OUTSIDE).search(text) is not None and not compiled(_INSIDE).search(text)


def is_symptom_check(text: str, repaired: str, *, named: bool) -> bool:
    """True when somebody tells of findings and asks what they could be, or only tells of findings.

    Args:
        named: A condition stands in the question: then it is a check only if the question asks whether it is that.
    """
    parts = sentences(repaired)
    whole = " ".join(parts)
    if not named and _lists_findings(whole):
        return True
    if _PERSONS.isdisjoint(whole.replace(",", " ").split()):
        return False
    if not compiled(_OWN_FINDING).search(whole) or compiled(_ABOUT_RESEARCH).search(whole):
        return False
    asks = compiled(_ASKS_WHAT_IT_IS).search(whole) is not None
    if named:
        return (
            compiled(
                r"\b(?:could (?:it|this|that|these|i) (?:be|have)|do i have|does (?:he|she|my \w+) have|is (?:it|this) (?:a |an )?\w+(?: \w+){0,3}\?|might (?:it|this) be|am i having|have i got)"
            ).search(whole)
            is not None
        )
    return asks or "?" not in text


def _lists_findings(whole: str) -> bool:
    """True when two findings or more stand in a question after what has them, whoever has them."""
    if not (compiled(_WHICH_ILLNESS).search(whole) or compiled(_WRONG_WITH).search(whole)):
        return False
    return len({found[0] for found in compiled(_FINDING).finditer(whole)}) > 1


def names_nothing(masked: str) -> bool:
    """True when nothing in a plain text could be the name of a thing: only words of questions."""
    return all(
        token.stem in STOP or token.word in STOP or token.stem in question_words() or token.stem in MEDICAL
        or token.stem in GENERIC or token.stem in _FILLER
        for token in spans(masked)
    )  # fmt: skip


def is_medical(text: str) -> bool:
    """True when a plain text speaks of health at all."""
    return any(
        token.stem in MEDICAL
        or token.word in MEDICAL
        or token.stem in HEALTH
        or token.word in HEALTH
        or compiled(_MEDICAL_ENDING).fullmatch(token.stem)
        for token in spans(text)
    )


_MEDICAL_ENDING = r"\w{3,}(?:itis|osis|emia|pathy|algia|ectomy|oma|plasia|trophy|uria|plegia|penia|megaly|iasis|ology|genic|otomy|ostomy|syndrome|somia|dactyly|cele)"
_FILLER = words(
    """
    long often seen see look find found know need want use used give make help work good bad best better new
    next still ever never year month week day time usually normally generally exactly really now today
    currently first main early late other else different same kind sort way ways part thing going go come
    back again away soon quickly fast done after before eat exercise home life live living expect explain
    describe tell say mean much many few everything anything nothing else please thank thanks hello hi ok
    okay yes well sure let detail details short brief possible available latest recommended monitored
    checked danger dangerous worse reversed permanent hurt live lived last lasts prevented avoid avoided
    detected inherited spread catch contagious
    """
)
