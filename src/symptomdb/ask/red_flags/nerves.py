# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Brain and spine: stroke, seizure, unconsciousness, meningitis, headache, cauda equina, dysreflexia."""

from __future__ import annotations

from symptomdb.ask.red_flags.terms import BODY_SIDE, CANT, OWN, SPEECH_GONE, SPINE, RedFlag

NERVE_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "stroke signs",
        triggers=("face", "mouth", "smile", "eyelid", "cheek", "droop", "slur", "speech", "speak", "talk", "words", "side", "arm", "leg", "numb", "sudden", "lopsided", "crooked", "sagging", "uneven",),
        ways=(
            (r"(?:face|mouth|smile|eyelid|cheek)(?: \w+){0,4} (?:droop\w*|hang\w*|down on one side|to one side|slipp\w*|lop ?sided|sagg\w*|lopsided|crooked|dropped|fallen|uneven|twisted)|(?:droop\w*|lopsided|crooked|sagging|uneven) (?:\w+ ){0,3}(?:face|mouth|smile)",),
            (r"slurr\w*|(?:speech|words|talking|speaking)(?: \w+){0,3} (?:garbled|jumbled|funny|gibberish|nonsense|mumbled|strange)|(?:cant|cannot|unable to|suddenly couldnt|trouble|difficulty|struggling to) (?:\w+ )?(?:speak|talk\w*|speaking|get (?:\w+ )?words out|form words|find (?:\w+ )?words)", r"sudden\w*|\bnow\b|just|minutes|face|arm|side|numb\w*|weak\w*|confus\w*|today|tonight|morning|started|woke|hour|headache|walk|speech|talk|what (?:do|should)"),
            (rf"{BODY_SIDE} (?:\w+ ){{0,2}}(?:side|arm|leg|face|hand)(?: \w+){{0,5}} (?:numb|weak|paraly\w+|limp|dead|heavy|useless|not moving|wont move|doesnt move|drifts)|(?:numb\w*|weak\w*|paraly\w*|no feeling|lost (?:all )?feeling) (?:\w+ ){{0,3}}(?:on|down|in|of) (?:{OWN} )?{BODY_SIDE} (?:\w+ ){{0,2}}(?:side|arm|leg|face|half)", r"sudden\w*|\bnow\b|just|minutes|\bface\b|speech|speak\w*|talk\w*|slur\w*|today|tonight|this morning|woke|confus\w*|vision|headache|out of nowhere|an hour"),
            (rf"sudden\w* (?:\w+ ){{0,3}}(?:{CANT} (?:move|feel|see|speak|talk|walk)|confus\w*|numb\w*|weak\w*|paraly\w*|loss of (?:vision|sight|speech|balance)|lost (?:\w+ )?(?:vision|sight|speech|balance)|blind\w*)",),
            (SPEECH_GONE, r"sudden\w*|\bnow\b|just|today|tonight|this morning|minutes|hour|side|arm|face"),
        ),
        advice="Note the time when it began: the hospital will ask.",
    ),
    RedFlag(
        "unconscious or collapsed",
        triggers=("unconscious", "unrespons", "lost", "losing", "conscious", "respon", "wake", "waking", "rouse", "limp", "floppy", "lifeless", "moving", "collaps", "pass", "faint", "black",),
        ways=(
            (r"unconscious|unresponsive(?! to)|(?:not|isnt) respond\w*(?! to)\b|(?:wont|doesnt|cant|will not) respond(?! to)|(?:wont|cant|cannot|will not|couldnt|doesnt|not|isnt|difficult to|hard to|impossible to) (?:get (?:him|her|them|it|my \w+) to )?(?:wake|waking|rouse)(?: \w+)?|(?:is|are|gone|went|going|all|very) (?:limp|floppy|lifeless)|(?:limp|floppy|lifeless) (?:and|baby)|not moving and",),
            (r"(?:just|has|have|suddenly|now|he|she|husband|wife|mother|father|mom|mum|dad|son|daughter|friend|man|woman|neighbou?r|brother|sister|boss|colleague|kid|child|baby|toddler|grand\w+|teacher|student|uncle|aunt|mate)(?: \w+){0,6} (?:collapsed|passed out|fainted|blacked out)(?! (?:lung|arch|vein|disc|disk|vertebra|joint|hip|foot))",),
            (r"faint\w*|passed out|black\w* out|collaps\w*\b(?! (?:lung|arch|vein|disc|disk|vertebra|joint|hip|foot))", r"chest|palpitation|heart rac\w*|head injury|hit (?:my|his|her) head|blood(?! pressure)|pregnan\w*|surgery|wont|not (?:waking|breathing|responding)|exercis\w*|running|stomach pain"),
            (
                r"(?:keeps?|kept|almost|nearly|about to|going to|feel like|feels like) (?:\w+ ){0,2}(?:pass\w* out|faint\w*|collaps\w*|black\w* out|losing consciousness|lose consciousness)",
                r"keeps?|kept|\bnow\b|chest|blood|heart|dizzy|pale|sweat\w*",
            ),
            (
                r"los(?:t|es|ing) consciousness|found (?:him|her|my \w+)(?: \w+){0,3} (?:on the floor|lying)",
                r"\b(?:i|my|he|she|him|her|someone)\b",
            ),
        ),
        advice="If the person does not breathe normally, start chest compressions; the call taker will guide you.",
    ),
    RedFlag(
        "seizure",
        triggers=("eyes", "foam", "seiz", "convuls", "fit", "jerk", "shak",),
        ways=(
            (r"shak(?:es|ing|en)(?: \w+){0,2} (?:all over|violently|uncontroll\w*)|jerking (?:all over|violently|uncontroll\w*)|eyes(?: \w+){0,2} roll\w*|foam\w* at the mouth", r"eyes|roll\w*|foam\w*|not respond\w*|unrespons\w*|jerk\w*|floor|stiff\w*|limbs|wont|cant|drool\w*"),
            (r"first (?:ever )?(?:seizure|fit|convulsion)(?: ever)?", r"\bjust\b|\bnow\b|happened|today|tonight|this morning|minutes"),

            (r"(?:seiz(?:ure|ures|ing)|convuls\w*|\bfits?\b|fitting|jerking|shaking)(?: \w+){0,8} (?:minutes?|mins?|half an hour|hours?)|(?:minutes?|mins?)(?: \w+){0,3} (?:seiz\w*|convuls\w*|fitting)",),
            (r"(?:is|are|was|still|now|hes|shes|been|just|started|keeps?)(?: \w+){0,2} (?:seizing|convulsing|fitting|having (?:a |another |his first |her first |multiple |back to back |repeated )?(?:seiz\w*|convuls\w*|fits?)\b)|just had (?:a |his first |her first |another |my first )?(?:seiz\w*|convuls\w*|fit\b)|had (?:a |his |her )?first (?:ever )?(?:seiz\w*|fit\b)",),
            (r"(?:seiz\w*|convuls\w*)(?: \w+){0,5} (?:wont stop|isnt stopping|not stopping|doesnt stop|going on|one after|not waking|without waking|in a row|back to back|again and again)|(?:two|three|four|five|several|multiple|repeated|many) (?:seiz\w*|fits|convuls\w*)(?: \w+){0,3} (?:in a row|without|today|tonight|this (?:morning|hour))",),
        ),
        advice="Move hard things away, put nothing in the mouth, and time the seizure.",
    ),
    RedFlag(
        "meningitis signs",
        triggers=("neck", "rash", "spots", "purple", "blotch", "light", "photophobia", "chin",),
        ways=(
            (r"stiff\w* (?:\w+ ){0,2}neck|neck(?: \w+){0,4} stiff\w*|neck stiff\w*|(?:cant|cannot|unable to) (?:\w+ ){0,3}(?:chin|bend \w+ neck|move \w+ neck|touch \w+ chin)", r"fever\w*|temperature|\bhot\b|rash|light|vomit\w*|confus\w*|drows\w*|sleepy|(?:severe|worst|terrible|sudden|bad|awful|pounding) (?:\w+ )?headache|\b10[1-6]\b|\b39\b|\b40\b"),
            (r"\brash\b|\bspots\b|purple|blotch\w*", r"(?:doesnt|does not|dont|wont|not|didnt|isnt) (?:fade|fading|disappear\w*|go away|blanch\w*)(?: \w+){0,8} (?:glass|press\w*)|glass test|non ?-?blanch\w*|(?:press\w*|glass)(?: \w+){0,8} (?:doesnt|does not|dont|wont|not|didnt) (?:fade|disappear|go|blanch)"),
            (r"(?:purple|bruise ?-?like|pinprick|dark red) (?:\w+ )?(?:rash|spots|blotches)", r"fever\w*|temperature|drows\w*|sleepy|limp|vomit\w*|cold hands|unwell|\bill\b|confus\w*"),
            (r"light (?:hurts|bother\w*)|sensitiv\w* to light|photophobia|bright light", r"fever\w*|temperature", r"headache|vomit\w*|drows\w*|confus\w*|neck"),
        ),
    ),
    RedFlag(
        "sudden headache or head injury",
        triggers=("head", "thunderclap", "fell", "fall", "fallen", "move", "feel", "accident", "crash", "wreck", "hit",),
        ways=(
            (r"worst head ?aches?|thunderclap|worst pain(?: \w+){0,5} head|sudden\w* (?:\w+ ){0,4}(?:head ?ache|pain in (?:my|his|her|the) head)|head ?aches?(?: \w+){0,6} (?:sudden\w*|out of nowhere|in seconds|exploded|like (?:being|i was|i got|he was|she was|a) (?:hit|bat|explo\w*|hammer))",),
            (r"(?:hit|hurt|bang\w*|bump\w*|knock\w*|injur\w*|fell|landed|struck|cracked|smash\w*|blow to|kicked in)(?: \w+){0,6} head|head (?:injury|trauma)|fell (?:off|down|from|out)|fallen (?:off|down|from|out)", r"vomit\w*|throwing up|threw up|being sick|drows\w*|sleepy|confus\w*|passed out|unconscious|knocked out|seiz\w*|clear fluid|slur\w*|pupils?|not making sense|bleeding from (?:\w+ )?ears?|memory|cant remember|cant (?:move|feel) (?:\w+ )?(?:legs?|arms?)|blurr\w*|double vision|black(?:ed)? out|dazed"),
            (rf"(?:cant|cannot|unable to|lost|no) (?:\w+ )?(?:move|feel|feeling in|use of) (?:{OWN} |both )?(?:legs|arms|body)", r"fell|fall|crash\w*|accident|div\w+|sudden\w*|\bnow\b|just|today|woke"),
            (r"(?:just|been in|was in|had|in) (?:\w+ ){0,4}(?:car|bike|motorbike|motorcycle|road|truck) (?:accident|crash|wreck)|hit by a (?:car|truck|bus|train)|fell from (?:a |the )?(?:roof|ladder|height|balcony|window|tree|second floor)", r"\bjust\b|\bnow\b|trapped|bleed\w*|cant|cannot|unconscious|severe|neck pain|broken"),
        ),
        advice="After an injury keep the neck still.",
    ),
    RedFlag(
        "spinal nerve emergency",
        triggers=("back", "sciatica", "spin", "disc", "disk", "leg", "numb", "tingl", "feel", "saddle", "groin", "genital", "pins", "sensation", "buttock", "crotch",),
        ways=(
            (SPINE, r"(?:cant|cannot|unable to|trouble|difficulty|not able to|lost|losing|no|loss of|stopped being able to|lose|hard to)(?: \w+){0,4} (?:pee\w*|urinat\w*|\bwee\w*|bladder|bowels?|poo\w*|\bgo to the toilet|hold (?:my|his|her) (?:urine|pee|bladder|bowels))|incontinen\w*|wet (?:my|him|her)self|soil\w* (?:my|him|her)self", r"numb\w*|weak\w*|sudden\w*|pain|back|today|now|since|legs?"),
            (r"(?:numb\w*|tingl\w*|no feeling|no sensation|cant feel|cannot feel|pins and needles|lost feeling)(?: \w+){0,7} (?:groin|saddle|genital\w*|between (?:my|his|her|the) (?:legs|thighs)|buttocks|crotch|privates?|private parts|anus|bottom|inner thighs|perine\w*|when (?:i|he|she) wipes?)|saddle (?:numb\w*|an?esthesia)|(?:groin|saddle area|genitals|buttocks|crotch|between (?:my|his|her|the) legs)(?: \w+){0,4} numb",),
        ),
    ),
    RedFlag(
        "autonomic dysreflexia signs",
        triggers=("spinal", "sci", "t1", "t2", "t3", "t4", "t5", "t6", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "parapleg", "tetrapleg", "quadripleg", "dysreflexia",),
        ways=(
            (r"spinal cord|\bsci\b|\bt[1-6]\b|\bc[1-8]\b|tetrapleg\w*|quadripleg\w*|quadriplegic|parapleg\w*", r"head ?ache|head (?:is )?pounding", r"flush\w*|sweat\w*|blood pressure|\bbp\b|goose ?bumps|pounding|blotch\w*"),
            (r"autonomic dysreflexia", r"\b(?:i|im|my|he|she|having|now)\b", r"\bnow\b|having|head ?ache|pounding|blood pressure"),
        ),
        advice="Sit upright, loosen anything tight, and look for a blocked catheter or other trigger.",
    ),
)  # fmt: skip
