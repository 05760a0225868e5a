# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""The shape of a red-flag family, and the words that the families share."""

from __future__ import annotations

from dataclasses import dataclass

CANT = r"(?:cant|cannot|can not|can barely|can hardly|barely|hardly|unable to|not able to|couldnt|wont|isnt able to)"
BODY_SIDE = r"(?:one|left|right|whole|entire|1)"
OWN = r"(?:my|his|her|their|the|our|your|hers|its|moms|dads|mums|wifes|husbands|sons|daughters|babys|patients)"
BAD = (
    r"(?:severe|severely|sudden|suddenly|excruciating|unbearable|agoni\w+|agony|terrible|intense|extreme|horrible|"
    r"awful|worst|really bad|very bad|stabbing|sharp|10/10|10 out of 10|crippling|doubled over)"
)
CHILD = r"(?:baby|toddler|infant|newborn|child|kid|son|daughter|grandson|granddaughter|boy|girl|nephew|niece|year[ -]old|month[ -]old|little one)"
MOVED_ON_CLOT = (
    r"(?:surgery|operation|operated|replacement|replaced|post ?-?op|fracture|broke|broken|in a cast|plaster|flight|flew|"
    r"bed ?rest|bedbound|immobile|wheelchair|spinal cord|paraly[sz]ed|gave birth|c-?section|cesarean|birth control|the pill)"
)
CHEMICAL = (
    r"(?:batter(?:y|ies)|magnets?|bleach|detergent|laundry pods?|dishwasher (?:tablet|pod)|antifreeze|petrol|gasoline|"
    r"kerosene|lighter fluid|lamp oil|paint thinner|turpentine|white spirit|drain cleaner|oven cleaner|toilet cleaner|"
    r"weed ?killer|pesticide|insecticide|rat poison|poison\w*|wild mushrooms?|death cap|berries|nail polish remover|lye|"
    r"caustic soda|acid|ammonia|chemicals?|cleaning (?:fluid|product|liquid)|cleaner|disinfectant|hand sanitizer|methanol|"
    r"broken glass|needle|razor blade|cigarettes?|nicotine|vape (?:liquid|juice)|e-?liquid|edibles?|fentanyl|heroin)"
)
MEDICINE = (
    r"(?:pills?|tablets?|capsules?|medicines?|meds|medications?|paracetamol|acetaminophen|tylenol|ibuprofen|advil|aspirin|"
    r"insulin|sleeping|opioids?|oxycodone|morphine|methadone|xanax|valium|vitamins?|iron|antidepressants?|sertraline|"
    r"blood pressure|metformin|digoxin|beta ?blockers?|warfarin|codeine|tramadol|gummies|cough syrup)"
)
PREGNANT = r"(?:pregnan\w*|\d+ ?(?:weeks?|wks?|months?) (?:along|gestation)|trimester|expecting|positive (?:pregnancy )?test|postpartum|gave birth)"
YOUNG_INFANT = (
    r"(?:newborn|neonate|(?:\d|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]*"
    r"(?:weeks?|wks?|wk)[ -]*old|\d+[ -]*days?[ -]*old|(?:1|2|one|two)[ -]*(?:months?|mos?)[ -]*old|"
    r"(?:under|less than|not yet|younger than) (?:3|three) months)(?! (?:hip|knee|scar|wound|implant|fracture|surgery))"
)
FEVER = r"(?:fever\w*|temp(?:erature)?\b|burning up|feels? (?:very |really )?hot|\b3[89](?:\.\d)?\b|\b4[01](?:\.\d)?\b|\b10[0-6](?:\.\d)?\b)"
SPINE = r"(?:\bback\b|sciatica|spine|spinal|disc|disk|\blegs?\b)"
BREATHING = (
    rf"{CANT} (?:\w+ )?(?:breath\w*|catch \w+ breath|get (?:any |enough )?(?:air|breath))|"
    r"(?:struggl\w+|trouble|difficulty|difficult|hard|hard time|fighting|problems?|labou?red|stopped|stops|not|isnt|aint) "
    r"(?:to |with |for |in )?(?:breath(?:e|es|ing)?|catch \w+ breath)\b|"
    r"short(?:ness)? of breath|short of breath|breathless\w*|gasping|suffocating|fighting for (?:air|breath)"
)
CHEST = (
    r"chest (?:\w+ )?(?:pains?|tight\w*|pressure|aches?|hurts?|hurting|heav\w+|discomfort|squeez\w*|crush\w*)|"
    r"(?:pains?|pressure|tight\w*|squeez\w*|ache|hurts) (?:\w+ ){0,3}(?:behind|under|beneath|in|around) (?:\w+ )?(?:breast ?bone|sternum|heart)|my heart (?:really |badly )?(?:hurts|aches)|"
    rf"(?:pains?|pressure|tight\w*|squeez\w*|crushing|elephant|heav\w+|stabbing|burning|weight|band) (?:\w+ ){{0,4}}"
    rf"(?:in|on|across|around|through) (?:{OWN} )?(?:\w+ )?chest|"
    r"chest (?:is|feels|feeling|really|suddenly|has been|keeps|started|just)(?: \w+){0,2} "
    r"(?:tight\w*|heavy|painful|hurt\w*|crush\w*|pressure|squeez\w*|burning)"
)
SPEECH_GONE = (
    r"lost (?:\w+ ){0,2}(?:speech|ability to (?:speak|talk|move|walk|see)|power in|use of (?:one|his|her|my|the))"
)
NAMED = (
    r"(?:heart attack|stroke|mini ?stroke|tia|anaphyla\w+|sepsis|septic shock|meningitis|pulmonary embolism|"
    r"(?:blood )?clot in (?:my|his|her|the) (?:lungs?|brain|leg)|(?:brain |aortic )?aneurysm|cardiac arrest|internal bleeding|"
    r"appendicitis|burst appendix|ectopic(?: pregnancy)?|cauda equina\w*|(?:testicular )?torsion|compartment syndrome|"
    r"ketoacidosis|dka|pre-?eclampsia|miscarriage|alcohol poisoning|heat ?stroke|hypothermia|severe allergic reaction|"
    r"bad allergic reaction|coronary|\bmi\b|myocardial infarction|brain bleed|brain haemorrhage|peritonitis|toxic shock|status epilepticus|adrenal crisis|asthma attack|seizure|convulsion|fit|blood poisoning|carbon monoxide poisoning)"
)
#: Words that place a named condition here and now, in one person.
FRAME = (
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
