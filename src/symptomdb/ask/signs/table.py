# ruff: noqa: E501  (a row is one line)
"""Red flags as a table: kinds of words that must meet.

A row joins kinds of `signs.body_words` and `signs.thing_words`: ``A ~ B`` must stand within a few words of each other,
``&`` within the same few sentences; ``|`` joins words, and ``or`` joins pairs that do equally. What is written in small
letters stands for itself. A row with ``?`` before it alarms only when nothing says that it has been so for long. The rows
lean towards alarm; `ask.excuses` takes away what is asked in general, past or denied.
"""

SIGNS: dict[str, str] = {
    "heart or lungs": """
        ? CHEST ~ PRESSURE|PAIN
        CHEST ~ PRESSURE|PAIN & SWEATY|PALLOR|ARM_JAW|UNWELL|FAINT|BREATH
        HEART ~ PRESSURE & SWEATY|PALLOR|UNWELL|FAINT|ACUTE
        elephant|someone|brick*|ton of ~ CHEST
        PALLOR ~ SWEATY
        HEART|heart beat* ~ racing|pounding|flutter*|skipping|all over the place|irregular|thumping|beating|galloping|hammering & FAINT|PALLOR|CHEST|SWEATY|cant breathe
        pulse|heart rate|heart racing|bpm|heart|heartbeat ~ 1[6-9]\\d|2\\d\\d
        pulse|heart rate|heartbeat ~ 2\\d|3[0-5] & FAINT|PALLOR|CHEST|UNWELL
        blood pressure|bp ~ 19\\d|2\\d\\d
        blood pressure|bp ~ [3-7]\\d|too low|very low|dropped & FAINT|MUDDLED|SWEATY|PALLOR
        potassium ~ 6[.][5-9]|[7-9]|[7-9][.]\\d
        SWEATY|PALLOR & left arm|both arms|jaw ~ PAIN|NUMB|heavy
        indigestion|heartburn & SWEATY|PALLOR|left arm|jaw
        PAIN ~ between ... shoulder blades & ACUTE|SWEATY|FAINT
    """,
    "a device that keeps someone alive": """
        HEART_DEVICE ~ DEVICE_FAILS
        HEART_DEVICE & FAINT or CHEST ~ PAIN
        PUMP ~ fail*|stopped|blocked|broken|alarm*|not working|isnt working|fell off|came off & SUGAR_SIGN|KETONES_HIGH
        SHUNT & HEAD ~ PAIN|bad|worse & VOMIT|SLEEPY|MUDDLED|FEVER|blurr*
        SHUNT & SLEEPY|VOMIT|MUDDLED
        AIRWAY_TUBE ~ TUBE_FAILS
        LINE & FEVER|SHAKES
        FISTULA ~ BLEED
    """,
    "breathing trouble": """
        SUCKED_IN ~ RIBS & BREATH|CHILD|BABY|croup|asthma|cough*
        BREATH ~ POOR_BREATHS & OTHERS|CHILD|BABY
        BREATH ~ noise|noisy|whistling|stridor|crackl* & CHILD|cant|hard|struggl*|ACUTE
        SKIN_SEEN ~ blue|bluish|dusky|mauve|going purple|gone grey
        sats|saturation*|spo2|oximeter|oxygen|o2 ~ [5-8]\\d|dropping
        TUBE_FOOD|SWALLOWED_THING ~ STUCK & GULLET & CANT_SWALLOW|BREATH|cough*|VOMIT|PAIN
        chok* & BREATH|purple|blue|cough*|red|cant|panic*
        chok* ~ on
        drool*|dribbl* & cant swallow|sore throat|muffled|voice & FEVER|muffled|BREATH
        inhal*|breathed in ~ SWALLOWED_THING|TUBE_FOOD|tooth|peanut & cough*|wheez*|BREATH|chok*
        wheez* & inhaler|badly|really bad|cant|blue|lips|worse|sentence|tight
        asthma* & inhaler|nebuli*|puffer ~ not|isnt|no|doesnt|nothing|run out|ran out|empty|wont|every
        puffer|reliever|nebuli* ~ not|isnt|nothing|doesnt|run out|ran out
        cant|cannot|struggl*|fight*|gasp* ~ air|breath
        SWALLOWED_THING|bead ~ nose|airway & BREATH
        BREATH|breathless* & pink froth*|frothy|lying flat
    """,
    "severe allergic reaction": """
        MOUTH ~ SWOLLEN & EXPOSED
        EXPOSED & HIVES & FAINT|VOMIT|BREATH|wheez*|throat|swell*|swollen|hoarse
        HIVES & wheez*|hoarse|cant breathe|floppy or throat ~ tight|clos*|swell*
        EXPOSED & throat ~ tight*|itch*|clos*|lump|hoarse|scratchy
        stung|sting ~ mouth|throat|tongue|neck
        STINGER ~ BITTEN & FAINT|BREATH|wheez*|VOMIT|SWEATY|swell* ... to|spread*|all over
        tongue|throat ~ swell*|swollen|clos*|balloon*
        epi ?pen|jext|emerade|auto ?injector|adrenaline ~ used|gave|given|injected|need*|no|havent|second|lost
        EXPOSED & wheez*|FAINT|cant breathe & allerg*|HIVES|minutes|just|straight after|SUDDEN
        vaccin*|jab|injection & floppy|limp|collaps*|hives
        allergic reaction ~ having|bad|severe|think|serious
    """,
    "blood clot signs": """
        OPERATED & LEG_WITH_VEINS ~ SWOLLEN_LEG
        OPERATED & thigh ~ swell*|swollen|balloon*|twice ... size|purple
        OPERATED & BREATH ~ PAIN|stab*|short*|cant|sudden*|catch*|trouble
        OPERATED & breathless*|short of breath|cough* ... blood
        LEG_WITH_VEINS ~ SWOLLEN_LEG & breathless*|short of breath|cant breathe or CHEST ~ PAIN
        LEG_WITH_VEINS ~ balloon*|twice ... size|double ... size|bigger than & ACUTE|PAIN|OPERATED
        AFTER_BIRTH & LEG_WITH_VEINS ~ SWOLLEN_LEG
    """,
    "stroke signs": """
        FACE ~ DROOP & ACUTE|BAD_SPEECH|ARM_JAW|ONE_SIDE|CANT_USE|OTHERS
        CANT_USE & BAD_SPEECH|ACUTE|FACE|OTHERS
        BAD_SPEECH & ACUTE|CANT_USE|ONE_SIDE or FACE ~ DROOP or ARM_JAW ~ WEAK
        ONE_SIDE ~ WEAK & ACUTE|BAD_SPEECH|SIGHT or FACE ~ DROOP or HEAD ~ PAIN
        SUDDEN & LIMB ~ WEAK & weakness|weak|paralys*|paralyz*|cant move|limp|numb
        sudden*|all of a sudden|just|out of nowhere ~ confus*|forgot ... name|forgot who|forgot where|doesnt know|doesnt recogni*|muddled|cant remember|staring|stares|vacant|blank|gibberish
        forgot ... name|forgot ... who|stares into space|doesnt know ... name & ACUTE
        SUDDEN & balance|walk|stand ~ cant|lost|staggering|falling to & HEAD|VOMIT|dizz*|SIGHT|BAD_SPEECH|vertigo
        SUDDEN & double vision|vision ... doubled|seeing double|see double
        lost ... sight|lost ... vision & ONE_SIDE|BAD_SPEECH|ACUTE
        half|one side|part ~ face|body|vision & numb|NUMB|gone|dead & vision|sight|ACUTE|BAD_SPEECH
    """,
    "unconscious or collapsed": """
        wont wake|wont wake up|cant wake|cannot wake|wont open ... eyes|cant rouse|not rousable|unrespons*(?! to)|isnt breathing|not breathing|wont come round
        GONE & OTHERS|TOOK|FELL|SHAKES|drunk|BREATH|im|i am
        OTHERS ~ NO_REPLY & CHILD|FELL|TOOK|STREET_DRUG|JERKS|PALLOR|floor|pool|BLEED|breath*|999|911|ambulance|help|HEAD
        OTHERS ~ NO_REPLY
        OTHERS ~ collaps*|passed out|fainted|keeled over|slumped|blacked out|dropped to the floor|went down like
        found|lying|lies|laid ~ floor|pavement|ground|street|bathroom & OTHERS & GONE|NO_REPLY|react*|cant|wont|cold|MUDDLED|BLEED|PALLOR|SLEEPY
        CHILD ~ floppy|limp|lifeless|flopped
        SLEEPY & TOOK|HEAD|PALLOR|BABY|FEVER|drunk|drink|fell|spiked
        cant ~ stay awake|keep ... eyes open
        FAINT & HEART|CHEST & PAIN|racing|flutter*|thump*|all over the place|pounding
        cold ~ clammy & OTHERS|FAINT|UNWELL
    """,
    "seizure": """
        JERKS & GONE|NO_REPLY|minutes|wont stop|eyes ... roll*|rolled back|rolling back|foam*|frothing|blue|drool*|first time|not stopping|hasnt stopped|keeps
        OTHERS ~ fitting|convulsing|seizing|having a fit|having a seizure|having a convulsion
        just|another|second|third|again|now|several ~ seizure*|a fit|fits|convulsion* & OTHERS
        eyes|eye ~ roll*
        seizure*|fit|fits|convulsion* ~ wont stop|not stopped|hasnt stopped|not stopping|back to back|in a row|one after|minutes|mins|without waking|cluster*
        shaking all over|jerking all over|shake all over|shaking uncontroll*
    """,
    "meningitis signs": """
        NECK ~ stiff*|rigid|cant bend|cant move|cant touch & FEVER|VOMIT|light|rash|SLEEPY|MUDDLED or HEAD ~ SEVERE
        light ~ hurt*|bear|stand|bother*|sensitiv*|painful|aversion & NECK|FEVER|rash|SLEEPY|VOMIT
        rash|spots|dots|marks|blotch*|bruises ~ purple|pinprick|tiny purple|dark red|wont fade|doesnt fade|dont fade|not fade|not fading|glass|blanch*|under a tumbler & FEVER|SLEEPY|VOMIT|CHILD|BABY|unwell|ill|cold hands|hot|limp
        glass|tumbler ~ rash|spots|dots|fade*
        HEAD ~ PAIN|headache* & FEVER & MUDDLED|SLEEPY|NECK
    """,
    "sudden headache or head injury": """
        SUDDEN ~ headache*|head ache*|pain in ... head|migraine
        SUDDEN ~ headache*|head ache*|worst headache
        worst|thunderclap|explosive|agoni*|explod*|excruciating|hit by a hammer|hit by a bat|hit with ~ headache*|head
        BLOW ~ HEAD & VOMIT|SLEEPY|MUDDLED|GONE|BLOOD_THINNER|seiz*|pupil*|clear fluid|BAD_SPEECH|blurr*|unsteady|worse|wobbly|weak*|fluid|black eyes|double|a fit
        BLOOD_THINNER & BLOW|FELL & HEAD
        helmet|crash*|biked|collided|concuss*|knocked & MUDDLED|GONE|VOMIT|repeat*|SLEEPY
        bump|lump|soft spot|dent ~ head & MUDDLED|SLEEPY|VOMIT|soft|massive|BLOOD_THINNER|dent
        BLOW & HEAD & CHILD|BABY & VOMIT|SLEEPY|pale|floppy|GONE|not right
    """,
    "a fall, a crash or a crush": """
        FELL ~ HIGH & BROKEN_DOWN
        FELL & leg ~ shorter|turned out|cant move|twisted
        FELL ~ VERY_HIGH
        FELL|tackle* & cant|cannot|unable ~ feel|move & LIMB
        CRASH
        FELL & cant get up|cannot get up|unable to get up & hip|PAIN|OTHERS|leg|hours
        FELL|crash*|tackle* & NECK ~ PAIN|cant & NUMB|tingl*|cant move|weak*
        LIMB|knee|ankle ~ BENT_WRONG
        bone ~ sticking|poking|coming through|through ... skin|out of|see|visible
    """,
    "spinal nerve emergency": """
        SADDLE ~ NUMB
        BACK|LEGS & BLADDER & NUMB|WEAK|PAIN|sudden*|LEGS_GONE
        LEGS ~ LEGS_GONE & BLADDER|SUDDEN|started|spread*|moving up|climbing|up to|then|EPIDURAL|BACK|both
        EPIDURAL & BLADDER|LEGS ~ LEGS_GONE
        LEGS ~ NUMB & then|spread*|moving up|climbing|working way up & arms|hands|legs|face|breath*
    """,
    "cannot pass water": """
        BLADDER & agony|swollen|hours|bursting|stomach hard|rock hard|SEVERE & cant|havent|hasnt|unable|cannot|nothing
    """,
    "autonomic dysreflexia signs": """
        SPINAL_INJURY & DYSREFLEXIC ~ pounding|splitting|severe|bad|HEAD
        SPINAL_INJURY & HEAD & DYSREFLEXIC
    """,
    "severe bleeding": """
        BLEED ~ POURING
        VOMIT ~ GUT_BLOOD
        cough* ~ GUT_BLOOD & cup*|lots|a lot|up|mouthful*|clots|fresh
        BLEED ~ BACK_PASSAGE & POURING|FAINT|bowl|clots|filled|bright red|lots
        clots ~ PADS|passing|huge|golf ball|fist|plum|palm|lemon
        soak*|through|flood* ~ PADS
        CUT ~ DEEP
        nose ?bleed*|nose ~ wont stop|still|minutes|hour*|pouring|BLOOD_THINNER|despite|streaming & bleed*|blood|nose ?bleed*
        SPIKE ~ PIERCED & TRUNK ~ PIERCED
        stab*|shot|impaled|gunshot ~ TRUNK|times|with
        dog|pit ?bull ~ attack*|maul*|torn|ripped & face|throat|arm|leg|neck|child|hand
        finger*|toe*|thumb|hand|arm|leg|ear ~ came off|hanging off|cut off|sliced off|chopped off|torn off|ripped off|bitten off|degloved|severed|amputat*
        BLOOD_THINNER & BLEED ~ POURING|nose|gums|urine|wont
        RABID ~ BITTEN|scratched|licked
    """,
    "sudden loss of sight or eye injury": """
        EYE ~ CAUSTIC
        CAUSTIC & EYE & splash*|spray*|squirt*|got|in my eye|in both eyes|burst|popped|spurt*|flick*
        SPIKE ~ PIERCED & EYE ~ PIERCED
        SIGHT ~ gone|lost|loss|black|dim*|dark*|blind|blank|disappeared|nothing|curtain|shade|veil|shadow|foggy|pulled a & SUDDEN|ACUTE|one|completely
        SIGHT ~ curtain|shade|veil|blind ... down|shutter
        cant|cannot ~ see & SUDDEN|eye
        gone|went|going ~ blind
        EYE ~ PAIN|red|ache* & halos|VOMIT|rainbow*|vision ... blurr*
        jaw|scalp|temple* & PAIN|tender & SIGHT ~ lost|gone|loss|blurr*|dim*|double
        eyeball|eye ~ burst|popped out|hanging|bleeding from|cut|sliced|punctured
        floaters & flash* & SUDDEN|new|shower|shadow|curtain
    """,
    "sudden loss of hearing": """
        HEARING ~ lost|gone|deaf|cant hear|loss|completely & SUDDEN
    """,
    "burn, shock, drowning, heat or cold": """
        HOT_AGENT ~ SPILT & BIG_PART|CHILD|BABY
        BURNT & HOT_AGENT & BIG_PART|CHILD
        BURNT ~ BIG_PART & BURNT_BADLY
        BURNT & BURNT_BADLY & just|HOT_AGENT|skin|CHILD|BIG_PART
        on fire|caught fire|set fire|alight ~ clothes|hair|shirt|him|her|himself|herself|dress|i|my
        hydrofluoric|hf acid
        BLAST ~ LIMB|FACE|EYE|hand|near|him|her|me
        CURRENT ~ SHOCKED & AFTER_SHOCK
        electrocut* & OTHERS|im|i|me|just
        WATER & SUBMERGED & AFTER_WATER|OTHERS|CHILD
        SUBMERGED & AFTER_WATER & drown*|WATER
        HEAT & AFTER_HEAT
        CHILLED & AFTER_CHILL
        hot car|parked car ~ baby|toddler|child|left|locked|him|her
        smoke ~ inhal*|breathed in|full of|house fire & cough*|BREATH|soot|dizz*|hoarse|headache
    """,
    "limb without blood or under pressure": """
        LIMB ~ COLD & white|pale|blue|grey|black|NUMB|no pulse & ACUTE|OPERATED|gone|went|turned|cant move|crush*|injur*
        LIMB ~ no pulse|pulseless|without a pulse|cant feel a pulse|cannot find a pulse|cant find a pulse
        cast|plaster|bandage|splint|backslab & LIMB ~ blue|white|NUMB|cold|cant move|purple|swollen & PAIN|tight|cant move|numb|white|blue
        SHIN ~ rock hard|hard as|tense|tight|swollen|solid|wooden & WORSE & PAIN & kicked|crush*|cast|fracture*|broke*|injur*|tackle*|hit|trapped|fell|plaster|hurt*|surgery|op|toes|foot
        ring|tourniquet|hair ~ finger|toe|penis & blue|purple|black|white|swollen
    """,
    "poisoning or overdose": """
        TAKEN_IN ~ POISON
        CHILD & TAKEN_IN ~ MEDICINE|SWALLOWED_THING
        TAKEN_IN ~ batter*|magnet*
        batter*|magnet*|coin* ~ missing|gone|swallowed|lost & CHILD|drool*|dribbl*|cough*|VOMIT
        TOOK ~ MUCH & MEDICINE|overdose
        TOOK ~ TWICE & RISKY_MEDICINE
        RISKY_MEDICINE ~ TWICE & TOOK|dropping|SLEEPY|MUDDLED|FAINT|hour*|today|given|today
        STREET_DRUG & GONE|NO_REPLY|SLEEPY|blue|fitting|seiz*|snor*|gurgl*|overheat* or BREATH ~ POOR_BREATHS or CHEST ~ PAIN
        TOOK & MEDICINE & GONE|not waking or BREATH ~ POOR_BREATHS
        od|ods|odd|oded|oding|overdos* ~ on|he|she|has|just|my|i|friend|bro|mate
        DRUGGED & cant|wont|SLEEPY|GONE|FAINT|MUDDLED|legs|VOMIT|UNWELL|think|feel|weird
        FUMES & US_ALL ~ AFTER_FUMES|HEAD
        FUMES & AFTER_FUMES & mixing|mixed|inhal*|breathed|US_ALL|alarm|house|room|leak*|boiler|garage
        carbon monoxide|co ~ alarm|detector|leak*
        POISON ~ skin|over him|over her|all over & drool*|twitch*|VOMIT|SWEATY|BREATH|JERKS|dizz*
        VENOM ~ BITTEN
        CHILD & TAKEN_IN ~ alcohol|vodka|wine|whisk*|gin|rum
        mouth ~ burn*|burnt|foam*|blister* & TAKEN_IN|POISON
        TOOK ~ someone elses|wrong|grandmas|grandads|his dads|her mums|the dogs & MEDICINE & SLEEPY|CHILD|FAINT|UNWELL|BREATH|insulin|heart
    """,
    "dangerous withdrawal": """
        NO_DRINK & RATTLED
        alcoholic*|heavy drinker|drinks heavily & stopped|no drink|without & RATTLED
    """,
    "pregnancy emergency": """
        PREGNANT & MOVES ~ LESS
        baby|bump|womb|her|him ~ MOVES & LESS ~ MOVES & weeks|wks|PREGNANT|since|womb|all day
        WATERS ~ WATERS_GO & PREGNANT|weeks|green|brown
        CORD ~ out|hanging|between|feel|see|coming|cord|hangs & legs|PREGNANT|cord|baby|now
        PREGNANT & ECLAMPTIC & vision|flash*|blurr*|balloon*|seiz*|seizure|fit|under ... ribs|seeing
        PREGNANT & HEAD & swollen|swelling|puff*|blood pressure|vision|upper belly|SEVERE|balloon*|ribs
        PREGNANT & SEVERE & PAIN|cramp*|belly
        PREGNANT & PAIN ~ one side|low|left|right|shoulder & FAINT|bleed*|blood*|SEVERE|shoulder|spotting
        PREGNANT & BLEED & PAIN|heavy|heavily|clots|lots|now|today|bright|POURING|faint*
        PREGNANT & FAINT & PAIN|BLEED
        PREGNANT & fell|FELL|car crash|kicked|punched & belly|tummy|bump|stomach|BLEED|PAIN
        AFTER_BIRTH & BLEED ~ POURING|slow|clots|heavy|more
        AFTER_BIRTH & FEVER|SHAKES|headache*|short of breath|breathless* or CHEST ~ PAIN & MUDDLED|SEVERE|ACUTE|smelly|vision|CHEST|wound|unwell
        AFTER_BIRTH & seiz*|fit|vision|hear* voices|harm ... baby
        EARLY_LABOUR & 2\\d weeks|3[0-6] weeks|early
        missed ... period|late period|iud|coil|positive test & PAIN & one side|SEVERE|shoulder|FAINT|left|right
    """,
    "ill baby": """
        BABY & wont feed|not feeding|refus* ... (feed|milk|bottle|breast)|wont take ... (bottle|breast|milk)|off ... feeds|no wet|dry nappy & FEVER|floppy|SLEEPY|hours|sunken|cold|pale|limp|week*|newborn|VOMIT
        BABY & floppy|limp|dusky|blue|mottled|grey|gr[ae]y|grunting|pauses|gaps|stops breathing|stopped breathing|breathing ... gaps|bulging|high pitched|sunken|flaring
        BABY & VOMIT ~ green|bile|blood|bright yellow
        BABY & no wet|hasnt had a wet|hasnt peed|dry ... (nappy|nappies|diaper*)|no nappies
        BABY|child|toddler & jelly*|redcurrant|red currant ~ blood*|nappy|poo|stool*|diaper
        newborn|\\d ?week old|weeks old|\\d ?days old|\\d ?wk old|one month old|two month old|neonate & FEVER
        newborn|\\d ?week old|weeks old|\\d ?days old|\\d ?wk old|neonate ~ cold|yellow|jaundice*|wont wake|sleepy & wont|cold|sleepy|feed*
    """,
    "testicular torsion signs": """
        TESTICLE ~ PAIN|swollen & SEVERE|ACUTE|VOMIT|swollen|twist*
        BELLY ~ PAIN & TESTICLE & VOMIT|moved|ACUTE
        TESTICLE ~ twist*
    """,
    "fever with weak defences": """
        NO_DEFENCE & FEVER|SHAKES
    """,
    "sepsis or very high fever": """
        INFECTED & SEPTIC
        FEVER & SEPTIC
        infect*|redness|wound|rash ~ spreading fast|spreading quickly|spreading so fast|turning black|turned black & PAIN|FEVER|skin|leg|arm|ill|SEVERE
        skin|flesh ~ turning black|going black|turned black|dying|purple & PAIN|FEVER|SEVERE|infect*
        JOINT ~ hot|red|swollen|leaking|pus|infect* & FEVER|SHAKES|really ill|feel ill|unwell|confus*
        OPERATED & wound|scar|incision|leaking|pus & SHAKES|SEPTIC|MUDDLED
        fever|temperature|temp ~ 4[1-3]|10[6-9]
    """,
    "sudden severe belly pain": """
        BELLY ~ rock hard|hard as|rigid|solid|like a board|like wood|board & PAIN|VOMIT|SEVERE|FEVER|FAINT|swollen
        BELLY ~ PAIN & SEVERE ~ PAIN & ACUTE|FAINT|VOMIT|FEVER|unbearable|excruciating|agoni*|screaming|doubled|worst
        VOMIT ~ poo|faec*|fec*|brown|stool|shit|faeces
        LOWER_RIGHT ~ PAIN|sharp|tummy|hurt* & FEVER|worse|VOMIT|cant stand|cant walk|moved|feverish|jump*|SEVERE
        BELLY ~ PAIN & moved ~ right|lower right & FEVER|VOMIT|worse
        hernia|bump|lump|bulge ~ groin|stuck|wont go|belly button|hard & PAIN|VOMIT|sick & hard|stuck|wont go|red|purple|VOMIT|sick
        pulsing|pulsat*|throbbing lump|beating ~ lump|belly|stomach|tummy|mass & BACK|PAIN|FAINT
        ripping|tearing ~ BELLY|BACK|PAIN
    """,
    "diabetes emergency": """
        SUGAR & SUGAR_VALUE & SUGAR_SIGN
        SUGAR & KETONES_HIGH & SUGAR_SIGN|UNWELL
        SUGAR & MUDDLED|GONE|SLEEPY|pear drops|fruity|panting|fitting|seiz*|cant swallow
        ketone* ~ [3-9]|[3-9][.]\\d|high|large|very high
        insulin ~ no|run out|ran out|missed|without|too much|double & VOMIT|panting|breath*|SLEEPY|MUDDLED|FAINT
        type 1|diabet* & VOMIT & BREATH|sugar|all day|keep|cant|fruity
    """,
    "an illness that needs its medicine at once": """
        STEROID_NEED & VOMIT|collaps*|FAINT|MUDDLED|FEVER|broken|weak
        SICKLE & FEVER|BREATH|BAD_SPEECH|ONE_SIDE or CHEST ~ PAIN
        haemophil*|hemophil*|BLOOD_THINNER & BLOW|FELL & HEAD|belly|NECK|back|throat|neck
        MYASTHENIA & BREATH|CANT_SWALLOW
        porphyria|hereditary angio ?edema|hae & throat|swell*|paralys*|seiz*
    """,
    "swelling near the airway in FOP": """
        FOP & neck|jaw|throat|chin|tongue ~ swell*|swollen|lump|flare*
    """,
    "spiked drink": """
        DRUGGED & SLEEPY|GONE|FAINT|MUDDLED|legs|cant
    """,
    "help is being called": """
        AMBULANCE & OTHERS|im|i|my & IN_TROUBLE
    """,
}  # fmt: skip

#: What to do beside calling, in plain words.
ADVICE: dict[str, str] = {
    "heart or lungs": "Stop what you are doing and sit down while you wait. Do not drive yourself.",
    "breathing trouble": "Sit the person upright and stay with them.",
    "severe allergic reaction": (
        "If an adrenaline (epinephrine) pen is at hand, use it now as its label says. Lie down, legs raised, unless breathing is hard."
    ),
    "blood clot signs": "Do not rub the leg, and have it scanned before anyone calls it something else.",
    "stroke signs": "Note the time when it began: the hospital will ask.",
    "unconscious or collapsed": (
        "If the person does not breathe normally, start chest compressions; the call taker will guide you."
    ),
    "seizure": "Move hard things away, put nothing in the mouth, and time the seizure.",
    "sudden headache or head injury": "After an injury keep the neck still.",
    "a fall, a crash or a crush": "Keep the neck and back still, and do not move the person unless they are in danger.",
    "autonomic dysreflexia signs": (
        "Sit upright, loosen anything tight, and look for a blocked catheter or other trigger."
    ),
    "severe bleeding": "Press firmly on the wound with a clean cloth and do not let go.",
    "sudden loss of sight or eye injury": (
        "For a chemical in the eye: rinse with plenty of clean water at once and keep rinsing. Do not pull out anything that sticks in the eye."
    ),
    "burn, shock, drowning, heat or cold": (
        "Cool a burn with running cool water. Switch the current off before you touch a person who got a shock."
    ),
    "poisoning or overdose": (
        "Call your poison control centre as well. Do not make the person vomit. Keep the packet to show."
    ),
    "ill baby": "A fever in a baby under three months is always seen by a doctor at once.",
}
