# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Heart, lungs, breathing, allergy and clots."""

from __future__ import annotations

from symptomdb.ask.red_flags.terms import BREATHING, CHEST, MOVED_ON_CLOT, RedFlag

CHEST_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "heart or lungs",
        triggers=("breast", "sternum", "chest", "heart", "arm", "jaw", "pulse", "cpr", "tearing", "ripping",),
        ways=(
            (rf"(?:crushing|squeezing|elephant|sudden\w*|severe|radiat\w+|spread\w+|intense|terrible) (?:\w+ ){{0,6}}chest|(?:{CHEST})(?=.*\b(?:arm|jaw|shoulder|sweat\w*|breath\w*|sick|vomit\w*|dizz\w*|faint\w*|clammy|now|sudden\w*|crushing|severe|left|blood)\b)",),
            (r"(?:pain|ache|numb\w*|tingling) (?:\w+ ){0,4}(?:left arm|down (?:my|his|her|the) (?:left )?arm|jaw)", r"chest|sweat\w*|breath\w*|clammy|nause\w*|sick"),
            (r"(?:tearing|ripping) (?:\w+ ){0,3}(?:pain|back|chest|sensation)",),
            (r"heart (?:has |is |just )?(?:stopped|stopping)|no pulse|cant find (?:a|his|her) pulse|pulse ?less (?=man|woman|person|patient)|doing cpr|giving (?:him|her) cpr",),
        ),
        mild_ways=(
            (CHEST,),
            (r"(?:clutch\w*|grabb\w*|grip\w*|holding|rubbing) (?:his|her|my|their|the) (?:left )?(?:chest|arm)",),
        ),
        advice="Stop what you are doing and sit down while you wait. Do not drive yourself.",
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
            (BREATHING, r"sudden\w*|right now|\bnow\b|severe|blood|chest|collaps\w*|surgery|operation|replacement|flight|calf|swell\w*|hives|stung|getting worse|very|really|blue|sweat\w*|panic|since last night|today"),
        ),
        mild_ways=((BREATHING,),),
        advice="Sit the person upright and stay with them.",
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
        "blood clot signs",
        triggers=("calf", "calves", "leg", "surgery", "operat", "replac", "post", "fractur", "bro", "cast", "plaster", "flight", "flew", "bed", "immobil", "wheelchair", "spinal", "paraly", "birth", "section", "pill",),
        ways=(
            (MOVED_ON_CLOT, r"calf(?: \w+){0,6} (?:swollen|swell\w*|red|warm|hot|pain\w*|tender|hurt\w*|hard|sore|throb\w*)|(?:swollen|swell\w*|red|warm|hot|pain\w*|tender|sore|throb\w*|hurt\w*|ach\w*)(?: \w+){0,5} (?:calf|calves|lower leg)|\b(?:leg|thigh)(?: \w+){0,5} (?:swollen|swell\w*|swelled|twice|purple|blue|hot)|(?:swollen|swelling (?:of|in)|hot) (?:\w+ ){0,2}(?:left|right|whole|entire|one|my|her|his) leg"),
            (r"calf|one leg|left leg|right leg", r"swollen|swell\w*|red|warm|hot|tender", r"sudden\w*|short(?:ness)? of breath|breath\w*|chest pain|cough\w* (?:\w+ )?blood"),
            (MOVED_ON_CLOT, rf"{BREATHING}|{CHEST}|cough\w*(?: \w+){{0,3}} blood|pain when (?:i|he|she) breathes?|hurts to breathe"),
        ),
        advice="Do not rub the leg, and have it scanned before anyone calls it something else.",
    ),
)  # fmt: skip
