# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""What takes an alarm back: asked in general, past, denied, somebody's history, or merely long-standing."""

from __future__ import annotations

import re

from symptomdb.ask.denials import asks_about_return
from symptomdb.ask.sayings import is_hearsay
from symptomdb.ask.text import compiled

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
    r"what (?:causes|triggers|leads to|happens|makes|kind|type|sort|percentage)\b|what (?:is|are) (?:\(are\) )?(?:a |an |the )?(?!wrong|happening|going|this|that|my|causing|it\b|his|her)\w+(?: \w+){0,2} ?\??$|whats? (?:is |does )?(?:a |an |the )?\w+(?: \w+)?\??$|"
    r"why (?:do|does|is|are|can|did|would) (?!i\b|my\b|he\b|she\b|we\b)|which \w+|who (?:is|gets|can|should)|where (?:is|are|do)|"
    r"how (?:is|are|common|many|much|often|long|likely|rare|serious|dangerous|does|fast|quickly|soon|contagious|high)\b"
    r"(?! (?:my|he|she|his|her) )|"
    r"how (?:do|can|to|should|would|did) (?:you |we |people |doctors |i |one |parents |they |paramedics |to )?"
    r"(?:tell|treat|diagnose|recogni\w+|spot|prevent|identify|test|detect|manage|know|lower|reduce|avoid|check|help someone|"
    r"differentiate|distinguish|learn|respond|perform|recover)\b|"
    r"what (?:does|do|did|would) (?:it |(?:a |an |the )?(?!i\b|my\b|this\b|that\b|he\b|she\b|we\b|they\b|you\b)\w+)|"
    r"when (?:to|should|do|does|must|can|is|are)\b(?! (?:my|he|she|his|her) )|is it (?:true|possible|common|normal|dangerous|safe|bad)\b|"
    r"is (?:that|this) (?:really |actually )?how (?:an? )?\w+(?: \w+){0,2}? (?:looks?|works?|happens?|starts?|begins?)\b|"
    r"living with|(?:my|a) (?:friend|daughter|son|student) wants to (?:become|be|know)|book|novel|film|movie|"
    r"(?:can|could|does|do|will|is|are|may|might) (?!i\b|my\b|this\b|it\b|he\b|she\b|that\b|we\b|they\b|you\b|someone\b|u\b|"
    r"somebody\b|anyone\b|only\b|barely\b|hardly\b)(?:\w+ ){1,8}"
    r"(?:cause|causes|lead|trigger|mean|be|a|an|the|common|normal|always|happen|increase|raise|occur|affect|run|hereditary|"
    r"genetic|curable|contagious|preventable|dangerous|fatal|serious|treatable|related|linked|associated|different|get|have|"
    r"prevent|help|reduce|result|recover|survive|go|come|make|indicate|cure|kill|treat|stop|work|last|used|treated|diagnosed|same)\b)"
)
#: The asked-about thing at the end or the start of a short text, as typed into a search box.
#: What the cold does to fingers every time is no emergency; nor is a question after the usual time.
_IN_THE_COLD = r"\b(?:turns?|goes?|gets?|becomes?)\b(?: \w+){0,6} (?:in the cold|when (?:its|it is|im|i am|i get|they get) cold|in cold weather|in winter)\b"
_HOW_LONG = (
    r"^(?:after|following) (?:\w+ ){1,8}how long (?:is|are|does|do|will|until|before)\b(?! (?:my|he|she|his|her|i)\b)"
)
_LEARNING = (
    r"\b(?:exam|exams|revising|revision|quiz|case study|multiple choice|essay|assignment|lecture|flashcards?|usmle|plab|nclex|homework|"
    r"textbook|coursework|most likely diagnosis|which of the following|osce|training course|school project|first aid course)\b|"
    r"^(?:hi |hello |im |i am |as )*(?:an? )?(?:\w+ year )?(?:medical|medic|med|nursing|nurse|paramedic|pharmacy|midwifery|dental|physio\w*|biology) students?(?: here)?(?! (?:is|has|was|in|who|cant|wont|fell)\b)"
    r"(?!.*\b(?:my|me|im|ive|i have|i feel|i am|he is|she is|hes|shes)\b)"
)
#: Verbs that tell of something that happened, also when nobody is named ("Emma swallowed ...").
_HAPPENED = (
    r"\b(?:swallowed|drank|ate|took|taken|inhaled|collapsed|fainted|fell|fallen|burnt|burned|scalded|bitten|stung|stabbed|cut|splashed|sprayed|"
    r"spilled|exploded|crashed|choking|choked|isnt|wont|arent|hasnt|went|got|gone|started|woke|stopped|hit|banged|cant|cannot|couldnt|is having|"
    r"dropped|passed out|gave|given|came|feels?|feeling|been|am|keeps|popped|missing|running|needs?)\b"
)
_TELEGRAM = (
    r"\b(?:symptoms?|signs?|causes?|treatments?|meaning|definition|diagnosis|prevention|risk factors?|statistics|facts|"
    r"awareness|first aid|guidelines?|prognosis|wiki|survival rates?|complications?|information|differential|icd ?10|vs|"
    r"types|stages|pathophysiology|recovery time|in (?:women|men|children|elderly|adults|toddlers|infants|dogs))\b"
)
_HYPOTHETICAL = (
    r"\b(?:if|when|whenever|in case|once|unless|should)\b (?:\w+ )?(?:someone|somebody|anyone|a (?:\w+ )?(?:person|patient|child|baby|man|woman|"
    r"friend|toddler|stranger|colleague|coworker|student)|people|one|patients|children|babies|adults|they|you|i ever|(?:i|we) (?:think|suspect|see|find|notice)|"
    r"(?:i|he|she|we|my \w+|this|that|it) (?:ever |were |was |should |gets? |got |had |happens? ))\b|"
    r"\b(?:some ?day|in (?:the )?future|later in life)\b|\b(?:might|may|could|will|would) (?:\w+ ){1,5}(?:one day|ever|eventually)\b|"
    r"\bin (?:case|the event) of\b|"
    r"\b(?:suppose|supposing|imagine|hypothetically|let us say|lets say)\b"
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
    r"\b(?:right now|now|currently|at the moment|today|tonight|this (?:morning|afternoon|evening|second|minute)|(?<!was )(?<!were )just|"
    r"suddenly|all of a sudden|minutes? ago|hours? ago|mins ago|an hour|last night|since (?:this|last night|yesterday|an hour)|"
    r"yesterday|help|hurry|urgent|emergency|asap|started|getting worse|wont stop|again|still)\b"
)
_PAST = (
    r"\b(?:years? ago|months? ago|decades? ago|(?:winter|summer|spring|autumn|fall|season|christmas|birthday)e?s? ago|a while (?:ago|back)|long ago|last (?:year|summer|winter|spring|autumn|fall|month|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|christmas)|"
    r"in (?:19|20)\d\d|(?<!\d )in (?:january|february|march|april|may|june|july|august|september|october|november|december)|back in|when (?:i|he|she|we|they) (?:was|were)|as a (?:child|kid|teen\w*|baby)|in (?:my|his|her) "
    r"(?:childhood|teens|twenties|thirties|youth|past|last pregnancy|first pregnancy|previous)|history of|used to|previously|"
    r"in the past|once had|recovered|survived|survivor|recovering|died (?:of|from)|passed away|killed by|was diagnosed|"
    r"have been diagnosed|been treated for|was treated for|at (?:the )?age|at age|previous(?:ly)?|years (?:later|after|since)|"
    r"wk ago last|since (?:my|his|her) (?:stroke|heart attack|accident|injury)|after (?:my|his|her) "
    r"(?:stroke|heart attack)|weeks? after (?:my|his|her) (?:stroke|heart attack)|turned out to be|"
    r"(?<!is )(?<!are )(?<!at )(?<!down )(?<!oxygen )(?<!sats )in the (?:early |late |mid )?(?:fifties|sixties|seventies|eighties|nineties|noughties|(?:19|20)\d0s)|"
    r"had (?:\w+ ){1,4}(?:in|at) (?:college|high school|university|uni|kindergarten|the army|the navy|the (?:\w+ies|\d0s)))\b"
)
_KIN_HISTORY = (
    r"\b(?:family history|runs in (?:my|the|our) family|(?:choked|bled|froze|burned|burnt|stabbed|drowned|starved) to death|(?:mother|father|grand\w+|uncle|aunt|brother|sister|dad|mom|mum|cousin)"
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
_SEVERE = r"\b(?:severe\w*|crushing|sudden\w*|unbearable|right now|cant|cannot|worst|excruciating|not breathing|blue|radiat\w*|getting worse|intense|struck|swallowed|overdosed|bitten|stabbed|electrocuted|in a row|rigid|911|999|ambulance|dying|emergency)\b"
_DENIED_BEFORE = (
    r"\b(?:no|without|never (?:had|have|has|get|got|felt)|denies|denied|(?:dont|doesnt|didnt|havent|hasnt|do not|does not|did not) "
    r"(?:have|had|get|feel|seem to have)(?: any)?|isnt having|not having|rule[sd]? out|instead of|rather than|nor|"
    r"fear of|afraid of|risks? of|chances? of|odds of|likelihood of|prevent\w*|avoid\w*|phobia of)(?: (?!and (?:my|i|im|ive|he|she|his|her|hes|shes)\b|but\b)\w+,?){0,4} ?$"
)
#: Behind the comma of a denial they begin something that is told and not denied ("no fever, crushing chest pain").
_ANEW = (
    r"^ ?(?:i|im|ive|my|he|hes|his|she|shes|her|it|its|they|there|cant|cannot|couldnt|can|could|unable|wont|isnt|not|is|are|and my|now|"
    r"just|still|since|started|woke|severe|crushing|sudden|suddenly|worst|terrible|unbearable|but|should|what|whats|do|does|help|please|how)\b"
)
_END = re.compile(r"[.;!?]| but ")
_OF_HAVING = r"\b(?:of|about|after|avoid|prevent|before|from|without|since|people|risk) (?:\w+ )?having|having had"
_CLAUSE = re.compile(r"[,;:]| but | and then | then | now | although | however | - ")
#: A clause that says nothing but when: it belongs to the clause before it ("I coughed up blood once, years ago").
_ONLY_WHEN = re.compile(
    r"^(?:(?:that|this|it) was )?(?:(?:many|some|a few|several|two|three|four|five|ten|twenty|\d+|a|a couple of|about \w+) )?(?:years?|months|decades|winters|summers) (?:ago|back)$|"
    r"^(?:(?:that|this|it) was )?(?:back )?in (?:19|20)\d\d$|^last (?:year|winter|summer|spring|autumn|fall)$|^as a (?:child|kid|baby|teen\w*)$|"
    r"^when (?:i|he|she|we) (?:was|were)(?: \w+){1,3}$"
)
_ADVERBIAL = re.compile(r"^(?:in|last|when|during|back|two|three|\d+|a few|several|some) ")


def is_personal(text: str) -> bool:
    """True when a plain text speaks of a person, or tells of something that happened."""
    return _search(_PERSON, text) is not None or _search(_HAPPENED, text) is not None


def is_learning(text: str) -> bool:
    """True when a plain text is an examination question or an exercise.

    >>> is_learning("exam question: a man has crushing chest pain, what is the most likely diagnosis?")
    True
    """
    return _search(_LEARNING, text) is not None


def is_over(text: str) -> bool:
    """True when a plain text tells of the past alone and asks whether it will come back.

    >>> is_over("the baby had a febrile seizure last winter, will it happen again?")
    True
    """
    return asks_about_return(text, compiled(_PAST))


def is_denied(text: str, at: int) -> bool:
    """True when what begins at `at` is denied by the words before it.

    >>> is_denied("no fever, chest pain or cough", 10), is_denied("no fever, cough, chest pain", 17)
    (True, True)
    >>> is_denied("no fever, chest pain", 10), is_denied("no cough, cant breathe", 10)
    (False, False)
    """
    before, denial = text[max(0, at - 120) : at], None
    while found := compiled(_DENIED_BEFORE).search(before, denial.start() + 1 if denial else 0):
        denial = found  # the nearest counts
    return denial is not None and ("," not in denial[0] or _goes_on(denial[0], text[at:]))


def _goes_on(denial: str, rest: str) -> bool:
    """Whether a denial reaches past its comma: through a list of three or one that "or" closes, not into a new clause.

    "No fever, chest pain" may mean either; it counts as said, since recall comes first.
    """
    *items, last = denial.split(",")
    told = _END.split(last + rest, maxsplit=1)[0]
    if _search(_ANEW, told):
        return False
    if denial.startswith("den") or _search(r"\b(?:or|nor)\b", denial + told):
        return True
    following = compiled(r"^(?: ?[a-z'-]+){1,4}, ?(.*)").search(told)
    return len(items) > 1 or (following is not None and not _search(_ANEW, following[1]))


def is_excused(sentence: str, first: re.Match[str], *, personal: bool, mild: bool) -> bool:
    """True when the finding at `first` in a sentence is general, past, denied, or merely long-standing.

    Args:
        personal: The whole text speaks of a person.
        mild: The finding alarms only when it has not been so for long.
    """
    now = _search(_NOW, sentence) is not None
    own = _search(_OWN_HAVE, sentence) is not None
    if (_search(_HYPOTHETICAL, sentence) and not (now and own)) or is_hearsay(sentence):
        return True
    if _search(_INFORMATIONAL, sentence) and not (own and (now or _search(_SEVERE, sentence))):
        return not _search(
            r"\b(?:my|his|her) (?:chest|face|calf|throat|tongue|lips?|breathing|speech|vision|testic\w+)\b", sentence
        )
    if not personal and (
        _search(_TELEGRAM, sentence) or not (now or _search(_SEVERE, sentence) or len(sentence.split()) > 3)
    ):
        return True
    if _search(_IN_THE_COLD, sentence) or _search(_HOW_LONG, sentence):
        return True
    if is_denied(sentence, first.start()) or compiled(_OF_HAVING).search(first[0]):
        return True
    if compiled(_OF_HAVING).search(sentence[max(0, first.start() - 20) : first.end()]):
        return True
    clause = _clause(sentence, first.start())
    here_and_now = _search(_NOW, clause) is not None
    if (_search(_PAST, clause) or _search(_KIN_HISTORY, sentence)) and not here_and_now:
        return True
    return mild and not now and not _search(_SEVERE, sentence) and _search(_CHRONIC, sentence) is not None


def _clause(sentence: str, at: int) -> str:
    """The clause of `sentence` around `at`, with a short adverbial clause before it ("in 2015, ...") or after it."""
    start, before = 0, 0
    for cut in _CLAUSE.finditer(sentence):
        if cut.start() >= at:
            after = _CLAUSE.split(sentence[cut.end() :], maxsplit=1)[0]
            end = cut.end() + len(after) if _ONLY_WHEN.match(after.strip(" .?!")) else cut.start()
            return sentence[start : max(end, at)]
        before, start = start, cut.end()
        if _ADVERBIAL.match(sentence[before:]) and cut.start() - before < 30:
            start = before
    return sentence[start:]


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return compiled(pattern).search(text)
