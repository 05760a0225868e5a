# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Injuries: bleeding, burns, electricity, water, eyes, limbs."""

from __future__ import annotations

from symptomdb.ask.red_flags.terms import BAD, CANT, OWN, RedFlag

INJURY_FLAGS: tuple[RedFlag, ...] = (
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
        "sudden loss of sight or eye injury",
        triggers=("black", "dark", "blind", "see", "vision", "sight", "eye", "flash",),
        ways=(
            (r"(?:went|turned|gone|going) (?:\w+ )?(?:black|dark|blank|gr[ae]y)(?: \w+){0,4} eyes?", r"\b(?:my|his|her|one|right|left)\b"),
            (r"(?:in|into|inside) (?:\w+ ){0,2}eyes?\b", r"bleach|acid\b|chemical|cleaner|cement|\blime\b|alkali|ammonia|lye|detergent|pepper spray|drain|plaster dust|superglue|battery"),

            (rf"sudden\w*(?: \w+){{0,5}} (?:blind\w*|cant see|lost (?:\w+ ){{0,2}}(?:vision|sight)|(?:vision|sight) (?:loss|gone|went|disappeared)|loss of (?:vision|sight)|double vision|see nothing)|(?:vision|sight|eye)(?: \w+){{0,4}} (?:gone|went (?:black|dark|blind)|disappeared)(?: \w+)? ?|gone blind|went blind|lost (?:{OWN} |all )?(?:vision|sight)(?: \w+){{0,6}} (?:sudden\w*|today|now|minutes|ago|hour)|{CANT} see(?: \w+){{0,4}} (?:one|left|right|my|his|her) eye",),
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
        "limb without blood or under pressure",
        triggers=("foot", "feet", "hand", "leg", "arm", "toe", "finger", "limb", "thumb", "pulse", "cast", "plaster", "fractur", "bro", "crush", "injur", "surgery", "operation", "trapped",),
        ways=(
            (r"(?:foot|feet|hand|leg|arm|toes?|fingers?|limb|thumb)(?: \w+){0,5} (?:pulse ?less|no pulse|(?:ice |stone |very )?cold(?:,| and|,? and) (?:pale|white|blue|numb|painful|no)|(?:gone|turned|turning|went|going|is|are|looks?) (?:\w+ )?(?:white|blue|black|purple|dusky|pale)(?: and| ,)? (?:\w+ )?(?:cold|numb|painful)|(?:pale|white|blue|numb|purple)(?:,| and|,? and) (?:\w+ )?(?:cold|numb|pale))|(?:cold|pale|white|blue),? (?:and )?(?:pulse ?less|numb) (?:foot|hand|leg|arm|toes?|fingers?|limb)|(?:no|cant feel (?:a|the|any)|cannot feel (?:a|the|any)|without a) pulse in (?:\w+ ){0,2}(?:foot|hand|leg|arm|limb|wrist|ankle)|pulse ?less (?:\w+ )?(?:foot|hand|leg|arm|limb)",),
            (r"cast|plaster|fracture\w*|broke\w*|crush\w*|injur\w*|surgery|operation|trapped", rf"{BAD}|out of proportion|worse and worse|getting worse|not helped|wont ease|even with (?:\w+ )?(?:morphine|painkillers)|increasing", r"pain\w*|hurt\w*|agony", r"numb\w*|tingl\w*|tense|tight\w*|rock hard|hard as|cant move (?:\w+ )?(?:toes|fingers)|pale|swollen tight|pins and needles", r"cast|plaster|fracture\w*|broke\w*|crush\w*|trapped|out of proportion|tense|calf|shin|forearm|lower leg|toes|fingers"),
        ),
    ),
)  # fmt: skip
