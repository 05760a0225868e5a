# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Illness that cannot wait: sepsis, belly, sugar, testicle, airway, and emergencies called by their names."""

from __future__ import annotations

from symptomdb.ask.red_flags.terms import BAD, FRAME, NAMED, RedFlag

ILLNESS_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "testicular torsion signs",
        triggers=("testic", "testes", "testis", "ball", "nuts", "scrot",),
        ways=(
            (r"testic\w*|testes|testis|\bballs?\b|\bnuts\b|scrot\w*|ball ?sack", rf"{BAD}|twist\w*|killing|swollen|woke|vomit\w*|sick to (?:my|his) stomach", r"pain\w*|hurt\w*|ach\w+|agony|agoni\w+|twist\w*|killing", r"sudden\w*|severe\w*|woke|twist\w*|excruciating|unbearable|agony|agoni\w+|swollen|vomit\w*|hours? ago|\bnow\b|killing|terrible|intense|extreme|really bad|very bad|this morning|tonight|an hour|worst|awful|horrible|sharp|so bad"),
        ),
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
        "diabetes emergency",
        triggers=("sugar", "glucose", "diabet", "insulin", "hypo",),
        ways=(
            (r"blood sugar|blood glucose|glucose|diabet\w*|insulin|\bsugars?\b|\bhypo\b", r"unconscious|wont wake|(?:very |so |really )?confus\w*|unresponsive|passing out|passed out|fruity|breathing (?:fast|deep\w*)|cant swallow|seiz\w*|vomit\w*(?: \w+){0,6} (?:ketones?|sugar|high)|ketones?(?: \w+){0,5} (?:vomit\w*|sick|high|large)|(?:reads?|says|is|at|of) (?:hi\b|[6-9]\d\d)|wont stop vomiting|cant keep (?:anything|food|water|fluids)"),
        ),
    ),
    RedFlag(
        "swelling near the airway in FOP",
        triggers=("fop", "fibrodysplasia",),
        ways=((r"\bfop\b|fibrodysplasia", r"jaw|neck|throat|chin|submandibular|tongue", r"swell\w*|swollen|flare\w*|lump", r"breath\w*|swallow\w*|\bnow\b|today|sudden\w*|grow\w*|big\w*|fast|cant|trouble"),),
    ),
    RedFlag(
        "sudden and severe",
        triggers=("sudden", "all at once", "nowhere", "seconds", "minute", "ago", "like hell", "excruciating", "agon", "unbearable", "worst"),
        ways=(
            (r"(?:all at once|out of nowhere|in seconds|within seconds|within minutes|sudden\w*|came on|minutes ago|an hour ago|hit me)", r"excruciating|agony|agoni\w+|unbearable|like hell|worst (?:pain|\w+ pain)|severe|violent|crippling|(?:black|dark|blind|blank)|grey|gray|cold sweat|collaps\w*|screaming", r"pain\w*|hurts?|hurting|ache\w*|headache|vision|eyes?|see|sight|sweat\w*|breath\w*|weak\w*|numb\w*", r"\b(?:head\w*|chest|heart|belly|stomach|abdom\w*|tummy|balls?|testic\w*|groin|eyes?|vision|neck|throat|flank|side|back between|face|breath\w*)\b"),
        ),
    ),
    RedFlag("lasting erection", triggers=("erection", "priapism",), ways=((r"erection(?: \w+){0,8} (?:[4-9]|1\d|four|five|six|seven|eight|several) ?(?:h\b|hrs?|hours)|priapism(?=.*\bhours?\b)",),)),
    RedFlag("a named emergency here and now", triggers=("ministroke", "coronary", "mi ", "myocardial", "brain", "peritonitis", "toxic", "status", "adrenal", "heatstroke", "attack", "stroke", "tia", "anaphyla", "sepsis", "septic", "mening", "embolism", "clot", "aneurysm", "arrest", "bleeding", "appendi", "ectopic", "cauda", "torsion", "compartment", "ketoacidosis", "dka", "preeclampsia", "pre ", "eclampsia", "miscarriage", "poison", "hypothermia", "reaction", "seizure", "convulsion", "fit",), ways=((rf"{FRAME}(?: a| an| another| the| my| his| her)?(?: \w+)? {NAMED}",),)),
)  # fmt: skip
