# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""The red-flag families: what an emergency looks like in the words people use.

Each family is a list of ways to see it; a way is one or more patterns that must all be found near each other. The patterns
are written for `text.plain`: lower case, no accents, no apostrophes. The list leans towards alarm; `ask.safety` then takes
away what is only asked about in general, what is past, and what is denied. The musculoskeletal flags follow section 14.2 of
the project's fact sheet (its red-flag rules RF-1 to RF-10); the rest is the first-aid teaching that every ambulance service
publishes, put in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass

_CANT = r"(?:cant|cannot|can not|can barely|can hardly|barely|hardly|unable to|not able to|couldnt|wont|isnt able to)"
_BODY_SIDE = r"(?:one|left|right|whole|entire|1)"
_OWN = r"(?:my|his|her|their|the|our|your|hers|its|moms|dads|mums|wifes|husbands|sons|daughters|babys|patients)"
_BAD = (
    r"(?:severe|severely|sudden|suddenly|excruciating|unbearable|agoni\w+|agony|terrible|intense|extreme|horrible|"
    r"awful|worst|really bad|very bad|stabbing|sharp|10/10|10 out of 10|crippling|doubled over)"
)
_CHILD = r"(?:baby|toddler|infant|newborn|child|kid|son|daughter|grandson|granddaughter|boy|girl|nephew|niece|year[ -]old|month[ -]old|little one)"
_MOVED_ON_CLOT = (
    r"(?:surgery|operation|operated|replacement|replaced|post ?-?op|fracture|broke|broken|in a cast|plaster|flight|flew|"
    r"bed ?rest|bedbound|immobile|wheelchair|spinal cord|paraly[sz]ed|gave birth|c-?section|cesarean|birth control|the pill)"
)
_CHEMICAL = (
    r"(?:batter(?:y|ies)|magnets?|bleach|detergent|laundry pods?|dishwasher (?:tablet|pod)|antifreeze|petrol|gasoline|"
    r"kerosene|lighter fluid|lamp oil|paint thinner|turpentine|white spirit|drain cleaner|oven cleaner|toilet cleaner|"
    r"weed ?killer|pesticide|insecticide|rat poison|poison\w*|wild mushrooms?|death cap|berries|nail polish remover|lye|"
    r"caustic soda|acid|ammonia|chemicals?|cleaning (?:fluid|product|liquid)|cleaner|disinfectant|hand sanitizer|methanol|"
    r"broken glass|needle|razor blade|cigarettes?|nicotine|vape (?:liquid|juice)|e-?liquid|edibles?|fentanyl|heroin)"
)
_MEDICINE = (
    r"(?:pills?|tablets?|capsules?|medicines?|meds|medications?|paracetamol|acetaminophen|tylenol|ibuprofen|advil|aspirin|"
    r"insulin|sleeping|opioids?|oxycodone|morphine|methadone|xanax|valium|vitamins?|iron|antidepressants?|sertraline|"
    r"blood pressure|metformin|digoxin|beta ?blockers?|warfarin|codeine|tramadol|gummies|cough syrup)"
)
_PREGNANT = r"(?:pregnan\w*|\d+ ?(?:weeks?|wks?|months?) (?:along|gestation)|trimester|expecting|positive (?:pregnancy )?test|postpartum|gave birth)"
_YOUNG_INFANT = (
    r"(?:newborn|neonate|(?:\d|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]*"
    r"(?:weeks?|wks?|wk)[ -]*old|\d+[ -]*days?[ -]*old|(?:1|2|one|two)[ -]*(?:months?|mos?)[ -]*old|"
    r"(?:under|less than|not yet|younger than) (?:3|three) months)(?! (?:hip|knee|scar|wound|implant|fracture|surgery))"
)
_FEVER = r"(?:fever\w*|temp(?:erature)?\b|burning up|feels? (?:very |really )?hot|\b3[89](?:\.\d)?\b|\b4[01](?:\.\d)?\b|\b10[0-6](?:\.\d)?\b)"
_SPINE = r"(?:\bback\b|sciatica|spine|spinal|disc|disk|\blegs?\b)"
_BREATHING = (
    rf"{_CANT} (?:\w+ )?(?:breath\w*|catch \w+ breath|get (?:any |enough )?(?:air|breath))|"
    r"(?:struggl\w+|trouble|difficulty|difficult|hard|hard time|fighting|problems?|labou?red|stopped|stops|not|isnt|aint) "
    r"(?:to |with |for |in )?(?:breath(?:e|es|ing)?|catch \w+ breath)\b|"
    r"short(?:ness)? of breath|short of breath|breathless\w*|gasping|suffocating|fighting for (?:air|breath)"
)
_CHEST = (
    r"chest (?:\w+ )?(?:pains?|tight\w*|pressure|aches?|hurts?|hurting|heav\w+|discomfort|squeez\w*|crush\w*)|"
    r"(?:pains?|pressure|tight\w*|squeez\w*|ache|hurts) (?:\w+ ){0,3}(?:behind|under|beneath|in|around) (?:\w+ )?(?:breast ?bone|sternum|heart)|my heart (?:really |badly )?(?:hurts|aches)|"
    rf"(?:pains?|pressure|tight\w*|squeez\w*|crushing|elephant|heav\w+|stabbing|burning|weight|band) (?:\w+ ){{0,4}}"
    rf"(?:in|on|across|around|through) (?:{_OWN} )?(?:\w+ )?chest|"
    r"chest (?:is|feels|feeling|really|suddenly|has been|keeps|started|just)(?: \w+){0,2} "
    r"(?:tight\w*|heavy|painful|hurt\w*|crush\w*|pressure|squeez\w*|burning)"
)
_SPEECH_GONE = (
    r"lost (?:\w+ ){0,2}(?:speech|ability to (?:speak|talk|move|walk|see)|power in|use of (?:one|his|her|my|the))"
)
_NAMED = (
    r"(?:heart attack|stroke|mini ?stroke|tia|anaphyla\w+|sepsis|septic shock|meningitis|pulmonary embolism|"
    r"(?:blood )?clot in (?:my|his|her|the) (?:lungs?|brain|leg)|(?:brain |aortic )?aneurysm|cardiac arrest|internal bleeding|"
    r"appendicitis|burst appendix|ectopic(?: pregnancy)?|cauda equina\w*|(?:testicular )?torsion|compartment syndrome|"
    r"ketoacidosis|dka|pre-?eclampsia|miscarriage|alcohol poisoning|heat ?stroke|hypothermia|severe allergic reaction|"
    r"bad allergic reaction|asthma attack|seizure|convulsion|fit|blood poisoning|carbon monoxide poisoning)"
)
#: Words that place a named condition here and now, in one person.
_FRAME = (
    r"(?:(?:i am|im|he is|hes|she is|shes|they are|is|are|was|been|be|my \w+) (?:now |probably |maybe |definitely |still )?having|"
    r"just had|just having|am i having|is (?:he|she|this|it|that)|could (?:this|it|i|he|she|that) be|"
    r"might (?:this|it|i|he|she)? ?be|may be having|"
    r"(?:think|thinks|believe|worried|scared|afraid|feels like|feel like|sure|suspect|looks like|seems like|says) "
    r"(?:that )?(?:i|im|i am|ive|i have|he|hes|he is|she|shes|she is|its|it is|this is|this might be|it might be|it could be|"
    r"my \w+|were|we)(?: \w+)?(?: is| has| have| had| got| might be| may be| could be)?(?: having)?|going into|gone into)"
)


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A family of emergencies.

    Attributes:
        triggers: Beginnings of words, one of which stands in any text that the family can match: a cheap test that spares
            compiling and running the patterns.
        ways: Each way is a tuple of patterns that must all be found within a few sentences.
        mild_ways: Ways that alarm only when nothing says "for months" or "now and then".
        advice: What to do beside calling, in plain words; empty when the call is all.
    """

    name: str
    triggers: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    mild_ways: tuple[tuple[str, ...], ...] = ()
    advice: str = ""


RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "heart or lungs",
        triggers=("breast", "sternum", "chest", "heart", "arm", "jaw", "pulse", "cpr", "tearing", "ripping",),
        ways=(
            (rf"(?:crushing|squeezing|elephant|sudden\w*|severe|radiat\w+|spread\w+|intense|terrible) (?:\w+ ){{0,6}}chest|(?:{_CHEST})(?=.*\b(?:arm|jaw|shoulder|sweat\w*|breath\w*|sick|vomit\w*|dizz\w*|faint\w*|clammy|now|sudden\w*|crushing|severe|left|blood)\b)",),
            (r"(?:pain|ache|numb\w*|tingling) (?:\w+ ){0,4}(?:left arm|down (?:my|his|her|the) (?:left )?arm|jaw)", r"chest|sweat\w*|breath\w*|clammy|nause\w*|sick"),
            (r"(?:tearing|ripping) (?:\w+ ){0,3}(?:pain|back|chest|sensation)",),
            (r"heart (?:has |is |just )?(?:stopped|stopping)|no pulse|cant find (?:a|his|her) pulse|pulse ?less (?=man|woman|person|patient)|doing cpr|giving (?:him|her) cpr",),
        ),
        mild_ways=(
            (_CHEST,),
            (r"(?:clutch\w*|grabb\w*|grip\w*|holding|rubbing) (?:his|her|my|their|the) (?:left )?(?:chest|arm)",),
        ),
        advice="Stop what you are doing and sit down while you wait. Do not drive yourself.",
    ),
    RedFlag(
        "stroke signs",
        triggers=("face", "mouth", "smile", "eyelid", "cheek", "droop", "slur", "speech", "speak", "talk", "words", "side", "arm", "leg", "numb", "sudden", "lopsided", "crooked", "sagging", "uneven",),
        ways=(
            (r"(?:face|mouth|smile|eyelid|cheek)(?: \w+){0,4} (?:droop\w*|hang\w*|down on one side|to one side|slipp\w*|lop ?sided|sagg\w*|lopsided|crooked|dropped|fallen|uneven|twisted)|(?:droop\w*|lopsided|crooked|sagging|uneven) (?:\w+ ){0,3}(?:face|mouth|smile)",),
            (r"slurr\w*|(?:speech|words|talking|speaking)(?: \w+){0,3} (?:garbled|jumbled|funny|gibberish|nonsense|mumbled|strange)|(?:cant|cannot|unable to|suddenly couldnt|trouble|difficulty|struggling to) (?:\w+ )?(?:speak|talk\w*|speaking|get (?:\w+ )?words out|form words|find (?:\w+ )?words)", r"sudden\w*|\bnow\b|just|minutes|face|arm|side|numb\w*|weak\w*|confus\w*|today|tonight|morning|started|woke|hour|headache|walk|speech|talk|what (?:do|should)"),
            (rf"{_BODY_SIDE} (?:\w+ ){{0,2}}(?:side|arm|leg|face|hand)(?: \w+){{0,5}} (?:numb|weak|paraly\w+|limp|dead|heavy|useless|not moving|wont move|doesnt move|drifts)|(?:numb\w*|weak\w*|paraly\w*|no feeling|lost (?:all )?feeling) (?:\w+ ){{0,3}}(?:on|down|in|of) (?:{_OWN} )?{_BODY_SIDE} (?:\w+ ){{0,2}}(?:side|arm|leg|face|half)", r"sudden\w*|\bnow\b|just|minutes|\bface\b|speech|speak\w*|talk\w*|slur\w*|today|tonight|this morning|woke|confus\w*|vision|headache|out of nowhere|an hour"),
            (rf"sudden\w* (?:\w+ ){{0,3}}(?:{_CANT} (?:move|feel|see|speak|talk|walk)|confus\w*|numb\w*|weak\w*|paraly\w*|loss of (?:vision|sight|speech|balance)|lost (?:\w+ )?(?:vision|sight|speech|balance)|blind\w*)",),
            (_SPEECH_GONE, r"sudden\w*|\bnow\b|just|today|tonight|this morning|minutes|hour|side|arm|face"),
        ),
        advice="Note the time when it began: the hospital will ask.",
    ),
    RedFlag(
        "breathing trouble",
        triggers=("breath", "air", "gasp", "suffocat", "chok", "blue", "bluish", "grey", "gray", "purple", "stridor", "ribs", "grunting", "inhaler", "wheez", "asthma", "batter", "magnet",),
        ways=(
            (r"(?:he|she|baby|son|daughter|child|kid|toddler|infant|husband|wife|they|is|hes|shes) (?:\w+ ){0,3}(?:blue|purple)\b(?! (?:spot|bruise|rash|mark|eyes|vein|line|light))", r"not (?:moving|breathing|responding|waking|crying)|lips|choking|breath\w*|limp|floppy|chok\w*|\bturn\w*|gone|going|cold"),
            (r"(?:inhaled|breathed in|choked on|choking on|swallowed the wrong way)", r"cough\w*|wheez\w*|breath\w*|blue|gasp\w*"),
            (r"(?:very|really|so|extremely|incredibly|increasingly) (?:hard|difficult) to breathe|breathing (?:is |getting |has become |becomes )?(?:very |really |so )?(?:hard|difficult|fast and shallow|labou?red|heavy|worse)", r"\b(?:i|im|my|he|she|his|her|is|now|and)\b"),

            (r"(?:not|isnt|stopped|stops|no longer|barely|hardly) breath\w*|(?:cant|cannot|can barely|can hardly) (?:\w+ )?(?:breath\w*|catch|get (?:any |enough )?air)|gasping|suffocating|fighting for (?:air|breath)|turn\w* blue|gone blue|going blue|(?:lips|face|tongue|fingers|nails)(?: \w+){0,4} (?:blue|bluish|gr[ae]y|purple)|blue (?:lips|face|around the mouth)|(?:is|was|im|am|started|still|shes|hes) choking|choking on|choked on|stridor|ribs (?:are )?(?:sucking|pulling)|grunting (?:with|when|breath)",),
            (r"inhaler(?: \w+){0,3} (?:not|isnt|doesnt|didnt|wont)(?: \w+)? ?(?:work\w*|help\w*)|(?:no|little) relief from (?:\w+ )?inhaler", r"breath\w*|wheez\w*|asthma|inhaler"),
            (r"wheez\w*|asthma", r"(?:cant|cannot|unable to) (?:speak|talk|finish|breathe)|blue|inhaler(?: \w+){0,3} (?:not|isnt|doesnt|didnt|wont)"),
            (_BREATHING, r"sudden\w*|right now|\bnow\b|severe|blood|chest|collaps\w*|surgery|operation|replacement|flight|calf|swell\w*|hives|stung|getting worse|very|really|blue|sweat\w*|panic|since last night|today"),
        ),
        mild_ways=((_BREATHING,),),
        advice="Sit the person upright and stay with them.",
    ),
    RedFlag(
        "severe bleeding",
        triggers=("nosebleed", "bleed", "blood", "hemorrhag", "coffee", "black", "tarry", "maroon", "stool", "poo", "pad", "finger", "toe", "hand", "arm", "leg", "foot", "thumb", "ear", "stab", "shot", "impaled", "bone",),
        ways=(
            (r"(?:blood|bleeding)(?: \w+){0,4} (?:out of|from) (?:\w+ ){0,2}(?:mouth|ears?|eyes?|rectum|bottom|anus|head|neck|stomach|wound|stump)", r"a lot|lots|pour\w*|stream\w*|everywhere|wont|coming|clots|gush\w*|running|heavy|heavily|dizzy|faint"),

            (r"(?:bleed\w*|blood)(?: \w+){0,6} (?:wont stop|will not stop|non ?-?stop|nonstop|continuously|for hours|like a tap|through (?:the|my|his|her) (?:bandage|dressing)|not stopping|doesnt stop|isnt stopping|cant stop|cannot stop|hasnt stopped|everywhere|heavily|profusely|badly|gush\w*|spurt\w*|pour\w*|squirt\w*|soak\w*|uncontroll\w*)|(?:wont|cant|cannot|doesnt|not|isnt) (?:stop|stopping) (?:the )?bleeding|(?:gush\w*|spurt\w*|pouring|squirt\w*|los\w+ (?:a lot of|too much|so much|lots of)|soaked (?:in|through with)|pool of|covered in) (?:\w+ ){0,2}blood|bleeding (?:heavily|badly|a lot|profusely|out|to death|uncontroll\w+)|(?:severe|heavy|massive|uncontroll\w+) bleed\w*(?! (?:disorder|during (?:my|her) period))|hemorrhaging",),
            (r"(?:vomit\w*|throw\w*|threw|puk\w*|cough\w*|spit\w*|spat|bringing)(?: \w+){0,5} blood|blood in (?:my|his|her|the) (?:vomit|sick|puke)|blood\w* vomit|coffee[ -]grounds?",),
            (r"(?:black|tarry|tar like|bloody|maroon)(?: \w+){0,3} (?:stools?|poos?|poops?|feces|bowel movements?)|(?:stools?|poos?|poop)(?: \w+){0,3} (?:black|tarry|like tar)", r"dizz\w*|faint\w*|weak|naproxen|ibuprofen|indomethacin|nsaids?|aspirin|diclofenac|warfarin|blood thinners?|vomit\w*|lightheaded|pale|tarry|\btar\b|celecoxib|pain ?killers?|collaps\w*"),
            (r"soak\w* (?:through )?(?:a |one |two |\d+ |several |more than )?(?:\w+ )?pads?",),
            (r"(?:cut|severed|chopped|sliced|sawed|ripped|tore|torn|bit) (?:\w+ ){0,3}(?:finger|toe|hand|arm|leg|foot|thumb|ear)s?(?: \w+){0,3} off|(?:cut|severed|chopped|sliced|sawed) off (?:\w+ ){0,5}(?:finger|toe|hand|arm|leg|foot|thumb|ear)|(?:finger|toe|hand|arm|leg|foot|thumb)(?: \w+){0,3} (?:cut off|severed|came off|chopped off)",),
            (r"(?:been|was|got|have been) (?:stabbed|shot(?! (?:of|in the arm (?:for|of|with)))|impaled)|gun ?shot wound|stab wound|bones? (?:is |are )?(?:sticking|poking|coming|protruding) (?:out|through)",),
        ),
        advice="Press firmly on the wound with a clean cloth and do not let go.",
    ),
    RedFlag(
        "severe allergic reaction",
        triggers=("tablet", "inject", "vaccin", "hornet", "tongue", "lip", "throat", "stung", "sting", "allerg", "peanut", "nut", "shell", "shrimp", "prawn", "penicillin", "antibiotic", "bee", "wasp", "sesame", "ate", "eat", "hives", "epi", "adrenaline", "injector",),
        ways=(
            (r"(?:bee|wasp|hornet|ant|jellyfish|insect|fire ant) (?:\w+ )?st(?:ings?|ung)|\bstung\b|allergic|(?:after|since) (?:\w+ ){0,3}(?:eating|nuts|peanuts?|antibiotics?|tablets?|injection|vaccine)", r"(?:welts|hives|rash|itching)(?: \w+){0,8} (?:dizzy|faint\w*|vomit\w*|breath\w*|wheez\w*|swell\w*|collapse\w*)|dizzy|(?:face|lips|tongue|eyes)(?: \w+){0,4} (?:puff\w*|swollen|swell\w*|swelled)|lightheaded"),

            (r"(?:tongue|lips?)(?: \w+){0,4} (?:swell\w*|swollen|puff\w*|huge|balloon\w*)|(?:swell\w*|swollen) (?:\w+ ){0,3}(?:tongue|lips?)\b",),
            (r"throat(?: \w+){0,4} (?:clos\w*|tighten\w*|constrict\w*|swelling|swell\w* (?:up|shut)|swollen shut|narrow\w*)",),
            (r"\bstung\b|\bsting\b|allerg\w*|peanuts?|\bnuts?\b|shellfish|shrimp|prawns?|penicillin|antibiotic|bee|wasp|sesame|\bate\b|eaten|eating|hives", r"(?:throat|tongue|lips?|face|eyes?)(?: \w+){0,5} (?:swell\w*|swollen|clos\w*|tight\w*|puff\w*)|wheez\w*|(?:cant|cannot|trouble|difficulty|hard to|struggl\w*) (?:\w+ )?(?:breath\w*|swallow\w*)|faint\w*|collaps\w*|passed out|hives (?:all over|everywhere|spreading)|(?:covered in|all over) (?:\w+ )?hives|short(?:ness)? of breath"),
            (r"(?:used|gave|given|injected|need|needs|no) (?:\w+ ){0,3}(?:epi ?-?pen|epinephrine|adrenaline pen|auto ?-?injector)",),
        ),
        advice="If an adrenaline (epinephrine) pen is at hand, use it now as its label says. Lie down, legs raised, unless breathing is hard.",
    ),
    RedFlag(
        "poisoning or overdose",
        triggers=("rattlesnake", "copperhead", "empty", "mistake", "accident", "pill", "tablet", "swallow", "ate", "eat", "drank", "drunk", "drink", "ingest", "chew", "inhal", "put", "got", "suck", "lick", "stuck", "took", "taken", "gave", "given", "inject", "had", "found", "overdos", "od'd", "odd", "gas", "monoxide", "alarm", "snake", "viper", "adder", "cobra", "widow", "recluse", "scorpion", "jellyfish",),
        ways=(
            (r"empty (?:bottles?|packets?|packs?|blisters?|strips?|box\w*) of|empty pill (?:bottle|packet)", r"pills?|tablets?|medic\w*|vodka|sleeping|meds"),
            (r"smell\w*(?: \w+){0,2} gas|gas leak", r"dizz\w*|headache|sick|sleepy|faint\w*|nausea\w*|vomit\w*"),
            (r"(?:pills?|tablets?|medicines?|meds|insulin|medication)(?: \w+){0,4} (?:twice|by mistake|accidentally|wrong)|(?:accidentally|by mistake|wrongly|mistakenly)(?: \w+){0,5} (?:pills?|tablets?|medicines?|meds|insulin|medication)", r"\ball\b|many|someone elses|wrong|whole|drows\w*|sleepy|(?:heart|husbands|wifes|grand\w+|her|his) (?:pills?|tablets?|medic\w+)|vomit\w*"),

            (rf"(?:swallow\w*|ate|eaten|eating|drank|drunk|drinking|drinks|ingest\w*|chew\w*|inhaled|put|got|sucked|licked|stuck)(?: \w+){{0,7}} {_CHEMICAL}|{_CHEMICAL}(?: \w+){{0,4}} (?:swallowed|ingested|eaten|drunk|stuck in|up (?:his|her|my) nose|in (?:his|her|my) (?:nose|ear|throat|mouth|stomach))",),
            (rf"(?:took|taken|swallow\w*|ate|eaten|drank|ingest\w*|given|gave|injected|had)(?: \w+){{0,5}} (?:too many|too much|a (?:whole|full|entire) (?:bottle|box|packet|pack|strip|bunch)|whole (?:bottle|box|pack\w*)|entire (?:bottle|box|pack\w*)|bottle of|handfuls?|packet of|all (?:of )?(?:my|his|her|the|of)|a bunch of|a lot of|lots of|loads of|[2-9]\d|1\d\d|twenty|thirty|forty|fifty|sixty|a hundred)(?: \w+){{0,4}} {_MEDICINE}",),
            (rf"(?:too many|too much|whole bottle|entire bottle|handful)(?: \w+){{0,3}} {_MEDICINE}", r"took|taken|swallow\w*|ate|gave|injected|given|had"),
            (rf"{_CHILD}", rf"(?:swallow\w*|ate|eaten|drank|got into|got hold of|found|chew\w*|took|taken)(?: \w+){{0,5}} {_MEDICINE}", r"\bmy\b|\bher\b|\bhis\b|grand\w+|accident\w*|\bsome\b|\bthe\b|\bour\b"),
            (r"\boverdosed\b|\boverdosing\b|\bodd? on\b|\bodded\b|(?:took|taken|taking|having|had|is|might be|think its|think he|think she)(?: \w+){0,3} an? overdose",),
            (r"carbon monoxide|gas leak|smell\w* gas|co (?:alarm|detector)", r"alarm|detector|headache|dizz\w*|faint\w*|sick|beeping|going off|leak|smell\w*"),
            (r"(?:bit|bitten|bites?|stung)(?: \w+){0,4} (?:snake|viper|rattlesnake|copperhead|adder|cobra|black widow|brown recluse|scorpion|box jellyfish)|(?:snake|viper|rattlesnake|copperhead|adder|cobra|black widow|scorpion)(?: \w+){0,2} (?:bit|bitten|stung)\b",),
        ),
        advice="Call your poison control centre as well. Do not make the person vomit. Keep the packet to show.",
    ),
    RedFlag(
        "unconscious or collapsed",
        triggers=("unconscious", "unrespons", "lost", "losing", "conscious", "respon", "wake", "waking", "rouse", "limp", "floppy", "lifeless", "moving", "collaps", "pass", "faint", "black",),
        ways=(
            (r"unconscious|unresponsive|not respon\w+|isnt respon\w+|(?:wont|doesnt|cant|will not) respond|(?:wont|cant|cannot|will not|couldnt|doesnt|not|isnt|difficult to|hard to|impossible to) (?:get (?:him|her|them|it|my \w+) to )?(?:wake|waking|rouse)(?: \w+)?|(?:is|are|gone|went|going|all|very) (?:limp|floppy|lifeless)|(?:limp|floppy|lifeless) (?:and|baby)|not moving and",),
            (r"(?:just|has|have|suddenly|now|he|she|husband|wife|mother|father|mom|mum|dad|son|daughter|friend|man|woman|neighbou?r|brother|sister|boss|colleague|kid|child|baby|toddler|grand\w+|teacher|student|uncle|aunt|mate)(?: \w+){0,6} (?:collapsed|passed out|fainted|blacked out)(?! (?:lung|arch|vein))",),
            (r"faint\w*|passed out|black\w* out|collaps\w*(?! (?:lung|arch|vein))", r"chest|palpitation|heart rac\w*|head injury|hit (?:my|his|her) head|blood|pregnan\w*|surgery|wont|not (?:waking|breathing|responding)|exercis\w*|running|stomach pain"),
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
            (rf"(?:cant|cannot|unable to|lost|no) (?:\w+ )?(?:move|feel|feeling in|use of) (?:{_OWN} |both )?(?:legs|arms|body)", r"fell|fall|crash\w*|accident|div\w+|sudden\w*|\bnow\b|just|today|woke"),
            (r"(?:just|been in|was in|had|in) (?:\w+ ){0,4}(?:car|bike|motorbike|motorcycle|road|truck) (?:accident|crash|wreck)|hit by a (?:car|truck|bus|train)|fell from (?:a |the )?(?:roof|ladder|height|balcony|window|tree|second floor)", r"\bjust\b|\bnow\b|trapped|bleed\w*|cant|cannot|unconscious|severe|neck pain|broken"),
        ),
        advice="After an injury keep the neck still.",
    ),
    RedFlag(
        "pregnancy emergency",
        triggers=("pregnan", "week", "wk", "month", "trimester", "expecting", "positive", "postpartum", "birth", "baby", "fetal", "kick", "bump", "water", "cord", "crowning", "labor", "labour", "late", "missed", "iud",),
        ways=(
            (r"baby|fetus|bump", r"(?:moves?|moving|kicks?|kicking)(?: \w+){0,2} (?:less|not at all|weaker)|(?:less|not|hardly|barely) (?:mov\w+|kick\w*)", r"weeks|pregnan\w*|womb|bump"),

            (_PREGNANT, r"head ?ache\w*|migraine|head (?:is )?(?:pounding|splitting|throbbing|killing)", r"(?:seeing|see|saw) (?:\w+ )?(?:spots|stars|flash\w*|lights|dots|floaters)|vision|blurr\w*|flash\w+ lights|swell\w*|swollen|puff\w*|blood pressure|\bbp\b|\brib|upper (?:belly|abdom\w*|stomach|tummy)"),
            (_PREGNANT, r"(?:seeing|see|saw) (?:\w+ )?(?:spots|stars|flash\w*|dots)|blurr\w* vision|vision(?: \w+){0,3} blurr\w*|flash\w+ lights", r"swell\w*|swollen|puff\w*|blood pressure|\brib|belly"),
            (_PREGNANT, rf"{_BAD}(?: \w+){{0,5}} (?:pain\w*|cramp\w*|ache)|pain\w*(?: \w+){{0,5}} {_BAD}|shoulder (?:tip )?pain|tip of (?:my|her) shoulder|one[ -]sided pain|(?:pain|cramp\w*)(?: \w+){{0,4}} (?:one side|left side|right side)|faint\w*|passed out|seiz\w*|convuls\w*"),
            (_PREGNANT, r"(?:am|im|is|shes|started|now|heavy|heavily|been|having|keep|with|bright red|and|lots of|a lot of) (?:\w+ ){0,2}(?:bleed\w*|blood\b)|bleed\w*(?: \w+){0,3} (?:now|today|heavily|clots|a lot)"),
            (r"baby|fetal|kick\w*|bump|pregnan\w*", r"(?:stopped|not|isnt|hasnt|havent|hasnt been|no|fewer|less|reduced|decreased|barely|cant feel)(?: \w+){0,5} (?:mov\w+|kick\w*)", _PREGNANT + r"|weeks|womb|bump|kick\w*|fetal"),
            (r"waters?(?: \w+)? (?:broke|broken|gone)|umbilical cord|cord (?:is )?(?:coming|hanging)|crowning|baby is coming|(?:giving birth|in labou?r) (?:now|at home|in the car)|late(?:r)? period|missed (?:a |my )?period|\biud\b", r"pregnan\w*|weeks|cord|crowning|now|(?:severe|sharp|sudden|stabbing|terrible)(?: \w+){0,4} pain|shoulder|faint\w*|coming"),
        ),
    ),
    RedFlag(
        "spinal nerve emergency",
        triggers=("back", "sciatica", "spin", "disc", "disk", "leg", "numb", "tingl", "feel", "saddle", "groin", "genital", "pins", "sensation", "buttock", "crotch",),
        ways=(
            (_SPINE, r"(?:cant|cannot|unable to|trouble|difficulty|not able to|lost|losing|no|loss of|stopped being able to|lose|hard to)(?: \w+){0,4} (?:pee\w*|urinat\w*|\bwee\w*|bladder|bowels?|poo\w*|\bgo to the toilet|hold (?:my|his|her) (?:urine|pee|bladder|bowels))|incontinen\w*|wet (?:my|him|her)self|soil\w* (?:my|him|her)self", r"numb\w*|weak\w*|sudden\w*|pain|back|today|now|since|legs?"),
            (r"(?:numb\w*|tingl\w*|no feeling|no sensation|cant feel|cannot feel|pins and needles|lost feeling)(?: \w+){0,7} (?:groin|saddle|genital\w*|between (?:my|his|her|the) (?:legs|thighs)|buttocks|crotch|privates?|private parts|anus|bottom|inner thighs|perine\w*|when (?:i|he|she) wipes?)|saddle (?:numb\w*|an?esthesia)|(?:groin|saddle area|genitals|buttocks|crotch|between (?:my|his|her|the) legs)(?: \w+){0,4} numb",),
        ),
    ),
    RedFlag(
        "testicular torsion signs",
        triggers=("testic", "testes", "testis", "ball", "nuts", "scrot",),
        ways=(
            (r"testic\w*|testes|testis|\bballs?\b|\bnuts\b|scrot\w*|ball ?sack", rf"{_BAD}|twist\w*|killing|swollen|woke|vomit\w*|sick to (?:my|his) stomach", r"pain\w*|hurt\w*|ach\w+|agony|agoni\w+|twist\w*|killing", r"sudden\w*|severe\w*|woke|twist\w*|excruciating|unbearable|agony|agoni\w+|swollen|vomit\w*|hours? ago|\bnow\b|killing|terrible|intense|extreme|really bad|very bad|this morning|tonight|an hour|worst|awful|horrible|sharp|so bad"),
        ),
    ),
    RedFlag(
        "ill young infant",
        triggers=("newborn", "neonate", "old", "month", "baby", "infant", "toddler",),
        ways=(
            (_YOUNG_INFANT, _FEVER + r"|wont feed|not feeding|refus\w+ (?:to feed|feeds|milk|bottle)|floppy|limp|grunting|hard to wake|too sleepy|lethargic|blue|vomiting (?:green|blood)|green vomit"),
            (r"baby|infant|newborn|toddler", r"no wet (?:nappy|nappies|diapers?)|(?:hasnt|has not|havent) (?:had a wet|peed|wet)(?: \w+){0,3}|dry (?:nappy|nappies|diapers?)|sunken (?:eyes|soft spot|fontanel\w*)|bulging (?:soft spot|fontanel\w*)|(?:wont|hard to|cant) (?:\w+ )?wake|high[ -]pitched cry|vomiting (?:green|blood)"),
        ),
        advice="A fever in a baby under three months is always seen by a doctor at once.",
    ),
    RedFlag(
        "sepsis or very high fever",
        triggers=("fever", "chill", "shiver", "infect", "wound", "uti", "rigor", "temp",),
        ways=(
            (r"fever\w*|chills|shiver\w*|infect\w*|\bwound\b|\buti\b|rigors|temperature", r"confus\w*|disorient\w*|doesnt know (?:where|who|what)|mottled|blotchy skin|not making sense|breathing (?:very |really )?fast|fast breathing|rapid breathing|(?:very|extremely|so) (?:drowsy|sleepy)|hard to wake|(?:hasnt|havent|not|no) (?:\w+ )?(?:peed|passed urine|urinated|urine)|(?:feel like|thinks?|feels like) (?:im|i am|hes|shes|he is|she is) (?:going to die|dying)|delirious|cold (?:and )?clammy|low blood pressure|heart (?:is )?rac\w*|seiz\w*|collaps\w*|stiff neck"),
            (r"(?:fever|temp\w*|temperature)(?: \w+){0,5} (?:4[1-3]|10[6-9])\b",),
        ),
    ),
    RedFlag(
        "sudden severe belly pain",
        triggers=("abdom", "stomach", "belly", "tummy", "gut", "side", "right",),
        ways=(
            (r"(?:sudden\w*|severe|severely|excruciating|unbearable|agoni[sz]ing|worst|crippling|10/10|extreme|intense|terrible|stabbing|awful)(?: \w+){0,4} (?:abdom\w*|stomach|belly|tummy|gut|right side|lower right)|(?:abdom\w*|stomach|belly|tummy)(?: \w+){0,5} (?:excruciating|unbearable|agony|agoni[sz]ing|severe|rigid|rock hard|hard as (?:a )?(?:rock|board)|killing me|worst)", r"pain\w*|hurt\w*|cramp\w*|ache\w*|agony|rigid|hard|killing"),
        ),
    ),
    RedFlag(
        "sudden loss of sight or eye injury",
        triggers=("black", "dark", "blind", "see", "vision", "sight", "eye", "flash",),
        ways=(
            (r"(?:went|turned|gone|going) (?:\w+ )?(?:black|dark|blank|gr[ae]y)(?: \w+){0,4} eyes?", r"\b(?:my|his|her|one|right|left)\b"),
            (r"(?:in|into|inside) (?:\w+ ){0,2}eyes?\b", r"bleach|acid\b|chemical|cleaner|cement|\blime\b|alkali|ammonia|lye|detergent|pepper spray|drain|plaster dust|superglue|battery"),

            (rf"sudden\w*(?: \w+){{0,5}} (?:blind\w*|cant see|lost (?:\w+ ){{0,2}}(?:vision|sight)|(?:vision|sight) (?:loss|gone|went|disappeared)|loss of (?:vision|sight)|double vision|see nothing)|(?:vision|sight|eye)(?: \w+){{0,4}} (?:gone|went (?:black|dark|blind)|disappeared)(?: \w+)? ?|gone blind|went blind|lost (?:{_OWN} |all )?(?:vision|sight)(?: \w+){{0,6}} (?:sudden\w*|today|now|minutes|ago|hour)|{_CANT} see(?: \w+){{0,4}} (?:one|left|right|my|his|her) eye",),
            (r"(?:curtain|shade|veil|shadow)(?: \w+){0,4} (?:over|across|down|coming|vision|eye)", r"\beye|vision|sight"),
            (r"flash\w*", r"floaters?", r"sudden\w*|shower|new|today|curtain|started"),
            (r"(?:splash\w*|spray\w*|squirt\w*|got|spill\w*|pour\w*|rubbed|poked|stabbed|stuck|hit)(?: \w+){0,6} (?:in|into|inside) (?:\w+ ){0,2}eyes?\b", r"bleach|acid|chemical|cleaner|lime|cement|alkali|ammonia|glue|lye|detergent|petrol|glass|metal|nail|knife|pod|drain|pepper spray|battery"),
        ),
        advice="For a chemical in the eye: rinse with plenty of clean water at once and keep rinsing.",
    ),
    RedFlag(
        "burn, shock, drowning, heat or cold",
        triggers=("wire", "cable", "socket", "plug", "outlet", "electr", "lightning", "drown", "pulled", "fire", "burn", "scald", "boiling", "oil", "acid", "steam", "heat", "sun", "hot", "marathon", "sauna", "hypotherm", "freezing", "ice", "snow", "cold", "icy",),
        ways=(
            (r"(?:live|bare|electric\w*|power) (?:wire|cable|line)|(?:socket|plug|outlet)", r"touch\w*|grabb\w*|stuck|poked|zapped|shock\w*", r"passed out|unconscious|burn\w*|collaps\w*|heart|shock\w*|fell|thrown|wont"),

            (r"electrocut\w+|(?:got|had|bad|severe|an) electric(?:al)? shock|struck by lightning|(?:nearly|almost) drown\w*|\bdrowned\b|is drowning|pulled(?: \w+){0,4} (?:from|out of) (?:the )?(?:pool|water|lake|sea|river|bath)|(?:is|are|clothes|caught|set) on fire",),
            (r"\bburn(?:s|ed|t)?\b|scald\w*|boiling water|hot oil|acid|steam", r"\bface\b|all over|large|whole|genital\w*|chest|airway|charred|white|blister\w* (?:everywhere|all)|\bbaby\b|toddler|half of|both (?:arms|legs|hands)|poured|spill\w*|pulled", r"\bjust\b|\bnow\b|spill\w*|poured|pulled|fell|bad\w*|severe\w*|charred|third degree|blister\w*|went white|scalded"),
            (r"(?:heat|sun|hot (?:car|weather|day)|overheat\w*|marathon|sauna)", r"confus\w*|collaps\w*|stopped sweating|not sweating|unconscious|wont wake|seiz\w*|passed out|slurr\w*|left in"),
            (r"(?:hypotherm\w*|freezing|fell (?:in|through) (?:the )?ice|in the snow|out in the cold|icy water)", r"confus\w*|slurr\w*|stopped shivering|wont wake|unconscious|drows\w*|stumbling"),
        ),
    ),
    RedFlag(
        "diabetes emergency",
        triggers=("sugar", "glucose", "diabet", "insulin", "hypo",),
        ways=(
            (r"blood sugar|blood glucose|glucose|diabet\w*|insulin|\bsugars?\b|\bhypo\b", r"unconscious|wont wake|(?:very |so |really )?confus\w*|unresponsive|passing out|passed out|fruity|breathing (?:fast|deep\w*)|cant swallow|seiz\w*|vomit\w*(?: \w+){0,6} (?:ketones?|sugar|high)|ketones?(?: \w+){0,5} (?:vomit\w*|sick|high|large)|(?:reads?|says|is|at|of) (?:hi\b|[6-9]\d\d)|wont stop vomiting|cant keep (?:anything|food|water|fluids)"),
        ),
    ),
    RedFlag(
        "blood clot signs",
        triggers=("calf", "calves", "leg", "surgery", "operat", "replac", "post", "fractur", "bro", "cast", "plaster", "flight", "flew", "bed", "immobil", "wheelchair", "spinal", "paraly", "birth", "section", "pill",),
        ways=(
            (_MOVED_ON_CLOT, r"calf(?: \w+){0,6} (?:swollen|swell\w*|red|warm|hot|pain\w*|tender|hurt\w*|hard|sore|throb\w*)|(?:swollen|swell\w*|red|warm|hot|pain\w*|tender|sore|throb\w*|hurt\w*|ach\w*)(?: \w+){0,5} (?:calf|calves|lower leg)|\b(?:leg|thigh)(?: \w+){0,5} (?:swollen|swell\w*|swelled|twice|purple|blue|hot)|(?:swollen|swelling (?:of|in)|hot) (?:\w+ ){0,2}(?:left|right|whole|entire|one|my|her|his) leg"),
            (r"calf|one leg|left leg|right leg", r"swollen|swell\w*|red|warm|hot|tender", r"sudden\w*|short(?:ness)? of breath|breath\w*|chest pain|cough\w* (?:\w+ )?blood"),
            (_MOVED_ON_CLOT, rf"{_BREATHING}|{_CHEST}|cough\w*(?: \w+){{0,3}} blood|pain when (?:i|he|she) breathes?|hurts to breathe"),
        ),
        advice="Do not rub the leg, and have it scanned before anyone calls it something else.",
    ),
    RedFlag(
        "limb without blood or under pressure",
        triggers=("foot", "feet", "hand", "leg", "arm", "toe", "finger", "limb", "thumb", "pulse", "cast", "plaster", "fractur", "bro", "crush", "injur", "surgery", "operation", "trapped",),
        ways=(
            (r"(?:foot|feet|hand|leg|arm|toes?|fingers?|limb|thumb)(?: \w+){0,5} (?:pulse ?less|no pulse|(?:ice |stone |very )?cold(?:,| and|,? and) (?:pale|white|blue|numb|painful|no)|(?:gone|turned|turning|went|going|is|are|looks?) (?:\w+ )?(?:white|blue|black|purple|dusky|pale)(?: and| ,)? (?:\w+ )?(?:cold|numb|painful)|(?:pale|white|blue|numb|purple)(?:,| and|,? and) (?:\w+ )?(?:cold|numb|pale))|(?:cold|pale|white|blue),? (?:and )?(?:pulse ?less|numb) (?:foot|hand|leg|arm|toes?|fingers?|limb)|(?:no|cant feel (?:a|the|any)|cannot feel (?:a|the|any)|without a) pulse in (?:\w+ ){0,2}(?:foot|hand|leg|arm|limb|wrist|ankle)|pulse ?less (?:\w+ )?(?:foot|hand|leg|arm|limb)",),
            (r"cast|plaster|fracture\w*|broke\w*|crush\w*|injur\w*|surgery|operation|trapped", rf"{_BAD}|out of proportion|worse and worse|getting worse|not helped|wont ease|even with (?:\w+ )?(?:morphine|painkillers)|increasing", r"pain\w*|hurt\w*|agony", r"numb\w*|tingl\w*|tense|tight\w*|rock hard|hard as|cant move (?:\w+ )?(?:toes|fingers)|pale|swollen tight|pins and needles", r"cast|plaster|fracture\w*|broke\w*|crush\w*|trapped|out of proportion|tense|calf|shin|forearm|lower leg|toes|fingers"),
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
    RedFlag(
        "swelling near the airway in FOP",
        triggers=("fop", "fibrodysplasia",),
        ways=((r"\bfop\b|fibrodysplasia", r"jaw|neck|throat|chin|submandibular|tongue", r"swell\w*|swollen|flare\w*|lump", r"breath\w*|swallow\w*|\bnow\b|today|sudden\w*|grow\w*|big\w*|fast|cant|trouble"),),
    ),
    RedFlag(
        "dangerous withdrawal",
        triggers=("stop", "quit", "withdraw", "detox", "came", "coming", "without",),
        ways=((r"(?:stopped|quit\w*|stopping|withdraw\w*|detox\w*|came off|coming off|without)(?: \w+){0,5} (?:drink\w*|alcohol|booze|benzo\w*|xanax|valium|clonazepam|klonopin|vodka)", r"seiz\w*|hallucinat\w*|seeing things|confus\w*|shak(?:es|ing) (?:badly|violently|uncontroll\w*|all over)|delirious|hearing things"),),
    ),
    RedFlag(
        "sudden and severe",
        triggers=("sudden", "all at once", "nowhere", "seconds", "minute", "ago", "like hell", "excruciating", "agon", "unbearable", "worst"),
        ways=(
            (r"(?:all at once|out of nowhere|in seconds|within seconds|within minutes|sudden\w*|came on|minutes ago|an hour ago|hit me)", r"excruciating|agony|agoni\w+|unbearable|like hell|worst (?:pain|\w+ pain)|severe|violent|crippling|(?:black|dark|blind|blank)|grey|gray|cold sweat|collaps\w*|screaming", r"pain\w*|hurts?|hurting|ache\w*|headache|vision|eyes?|see|sight|sweat\w*|breath\w*|weak\w*|numb\w*", r"\b(?:head\w*|chest|heart|belly|stomach|abdom\w*|tummy|balls?|testic\w*|groin|eyes?|vision|neck|throat|flank|side|back between|face|breath\w*)\b"),
        ),
    ),
    RedFlag("lasting erection", triggers=("erection", "priapism",), ways=((r"erection(?: \w+){0,8} (?:[4-9]|1\d|four|five|six|seven|eight|several) ?(?:h\b|hrs?|hours)|priapism(?=.*\bhours?\b)",),)),
    RedFlag("a named emergency here and now", triggers=("ministroke", "heatstroke", "attack", "stroke", "tia", "anaphyla", "sepsis", "septic", "mening", "embolism", "clot", "aneurysm", "arrest", "bleeding", "appendi", "ectopic", "cauda", "torsion", "compartment", "ketoacidosis", "dka", "preeclampsia", "pre ", "eclampsia", "miscarriage", "poison", "hypothermia", "reaction", "seizure", "convulsion", "fit",), ways=((rf"{_FRAME}(?: a| an| another| the| my| his| her)?(?: \w+)? {_NAMED}",),)),
)  # fmt: skip
