# ruff: noqa: E501  (a row is one line)
"""Red flags of injury, poison and allergy as a table, written as `signs.illness_rows` says."""

HARM_ROWS: dict[str, str] = {
    "severe allergic reaction": """
        MOUTH ~ SWOLLEN & EXPOSED & SWOLLEN_AIRWAY
        EXPOSED & HIVES & FAINT|VOMIT|BREATH|wheez*|throat|swell*|swollen|hoarse
        HIVES & wheez*|hoarse|cant breathe|floppy or throat ~ tight|clos*|swell*
        EXPOSED & throat ~ tight*|itch*|clos*|lump|hoarse|scratchy
        stung|sting ~ mouth|throat|tongue|neck
        STINGER ~ BITTEN & FAINT|BREATH|wheez*|VOMIT|SWEATY|swell* ... to|spread*|all over
        tongue|throat ~ swell*|swollen|clos*|balloon*|huge|enormous
        cant swallow|cannot swallow ~ spit|saliva
        epi ?pen|jext|emerade|auto ?injector|adrenaline ~ used|gave|given|injected|need*|no|havent|second|lost
        EXPOSED & wheez*|FAINT|cant breathe & allerg*|HIVES|minutes|just|straight after|SUDDEN
        vaccin*|jab|injection & floppy|limp|collaps*|hives
        allergic reaction ~ having|bad|severe|think|serious
    """,
    "sudden headache or head injury": """
        HEAD ~ PAIN & NECK ~ bend|stiff|move|rigid & SUDDEN|FEVER|SEVERE|wont|cant
        CHILD|BABY & rolled off|fell|dropped|fallen|toppled & VOMIT|SLEEPY|floppy|limp|GONE|pale|wont stop crying
        pupil|pupils ~ bigger|larger|dilated|blown|different|uneven|size & BLOW|FELL|HEAD|one
        fever|FEVER & headache*|HEAD ~ PAIN & MUDDLED|SLEEPY|chin|NECK
        SUDDEN ~ headache*|head ache*|pain in ... head|migraine
        headache*|head ache*|migraine* ~ explosion|a bomb|a hammer|lightning|thunder|a gunshot|being hit|clap
        worst|thunderclap|explosive|agoni*|explod*|excruciating|hit by a hammer|hit by a bat|hit with ~ headache*|head
        BLOW|fall ~ HEAD & stronger|getting worse|WORSENING|seizure*
        BLOW ~ HEAD & VOMIT|SLEEPY|MUDDLED|GONE|BLOOD_THINNER|seiz*|pupil*|clear fluid|BAD_SPEECH|blurr*|unsteady|worse|wobbly|weak*|fluid|black eyes|double|a fit
        BLOOD_THINNER & BLOW|FELL & HEAD
        helmet|crash*|biked|collided|concuss*|knocked & MUDDLED|GONE|VOMIT|repeat*|SLEEPY
        bump|lump|soft spot|dent ~ head & MUDDLED|SLEEPY|VOMIT|soft|massive|BLOOD_THINNER|dent
        BLOW & HEAD & CHILD|BABY & VOMIT|SLEEPY|pale|floppy|GONE|not right
    """,
    "a fall, a crash or a crush": """
        collar ?bone|shin ?bone|rib|thigh ?bone|elbow|ankle|bones ~ poking|through ... skin|sticking out
        FELL|slipped & hip ~ agony|PAIN|broken|cant & cant|unable|cannot
        FELL ~ HIGH & BROKEN_DOWN
        FELL & leg ~ shorter|turned out|cant move|twisted
        FELL & foot|feet|knee|leg|toes ~ turned out*|rolled out*|pointing out*|points out*|sticks out & PAIN|cant|hip|OTHERS
        FELL ~ VERY_HIGH
        FELL|tackle* & cant|cannot|unable ~ feel|move & LIMB
        CRASH
        FELL & cant get up|cannot get up|unable to get up & hip|PAIN|OTHERS|leg|hours
        FELL|crash*|tackle* & NECK ~ PAIN|cant & NUMB|tingl*|cant move|weak*
        LIMB|knee|ankle ~ BENT_WRONG
        bone ~ sticking|poking|coming through|through ... skin|out of|see|visible
    """,
    "severe bleeding": """
        squirting|spurting|spraying|jetting|gushing & LIMB|CUT|TRUNK|wound
        SPIKE ~ through & LIMB & BLEED|squirt*|spurt*
        dog|pit ?bull|rottweiler|mastiff|horse|pig|shark|bear ~ bit|bite|bitten|attack*|maul*|savaged & face|throat|neck|deep|scalp|chunk|artery|bleed*
        chain ?saw|circular saw|angle grinder|grinder|axe|machete|lawn ?mower|hedge trimmer|power saw|table saw|knife|blade|cleaver|mandoline ~ into|through|slipped|kicked|caught|hit|went & LIMB|TRUNK|FACE
        poo|stool|stools|poop|motion|motions ~ maroon|black|tarry|clots|blood*|dark red & FAINT|PALLOR|weak|lots|sweat*|vomit*
        post ?op|operation|surgery|tonsil*|tooth|extraction|biopsy & BLEED ~ POURING|spitting|swallowing|keeps|all the time|wont
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
        finger*|toe*|thumb|hand|arm|leg|ear ~ came off|hanging off|cut off|sliced off|chopped off|torn off|ripped off|bitten off|degloved|severed
        BLOOD_THINNER & BLEED ~ POURING|nose|gums|urine|wont
        RABID ~ BITTEN|scratched|licked
    """,
    "sudden loss of sight or eye injury": """
        curtain|net curtain|veil|cobweb*|shadow|fog|mist & flash*|floaters & looking|eye|see|vision|SUDDEN|since
        lost ~ sight|vision & minutes|afternoon|morning|today|hour|eye
        EYE ~ CAUSTIC
        CAUSTIC & EYE & splash*|spray*|squirt*|got|in my eye|in both eyes|burst|popped|spurt*|flick*
        SPIKE ~ PIERCED & EYE ~ PIERCED
        SIGHT ~ gone|lost|loss|black|dim*|dark*|blind|blank|disappeared|nothing|curtain|shade|veil|shadow|foggy|pulled a & SUDDEN|ACUTE|one|completely|half|still|went
        SIGHT ~ curtain|shade|veil|blind ... down|shutter
        cant|cannot ~ see & SUDDEN|eye
        gone|went|going ~ blind
        EYE ~ PAIN|red|ache* & halos|VOMIT|rainbow*|vision ... blurr*
        jaw|scalp|temple* & PAIN|tender & SIGHT ~ lost|gone|loss|blurr*|dim*|double
        eyeball|eye ~ burst|popped out|hanging|bleeding from|cut|sliced|punctured
        floaters & flash* & SUDDEN|new|shower|shadow|curtain
    """,
    "sudden loss of hearing": """
        cant hear|cannot hear|gone deaf|went deaf|lost ... hearing & SUDDEN|ACUTE
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
        SHIN ~ tight|tense|hard|solid|drum|wood|wooden & PAIN & TOO_MUCH
        SHIN ~ tight|tense|rock hard|solid|drum|wood|wooden & NUMB & SEVERE|PAIN
        SHIN ~ solid|tense|rock hard|tight & NUMB & crush*|cast|fracture*|broke*|injur*|surgery|trapped|press|kicked|fell
        fingers|toes|hand|foot ~ blue|white|cold|purple & cast|plaster|bandage & NUMB|PAIN|tight|cold
        LIMB ~ COLD & white|pale|blue|grey & NUMB|no pulse|cant move
        LIMB ~ COLD & white|pale|blue|grey|black|NUMB|no pulse & ACUTE|OPERATED|gone|went|turned|cant move|crush*|injur*
        LIMB ~ no pulse|pulseless|without a pulse|cant feel a pulse|cannot find a pulse|cant find a pulse
        cast|plaster|bandage|splint|backslab & LIMB ~ blue|white|NUMB|cold|cant move|purple|swollen & PAIN|tight|cant move|numb|white|blue
        SHIN ~ like wood|wood|rock hard|hard as|tense|tight|swollen hard|solid|wooden|drum & out of ... proportion|unbearable|SEVERE & PAIN & kneed|broke*|fracture*|cast|plaster|kick*|BLOW
        SHIN ~ rock hard|hard as|tense|tight|swollen|solid|wooden & WORSE & PAIN & kicked|crush*|cast|fracture*|broke*|injur*|tackle*|hit|trapped|fell|plaster|hurt*|surgery|op|toes|foot
        ring|tourniquet|hair ~ finger|toe|penis & blue|purple|black|white|swollen
    """,
    "poisoning or overdose": """
        CHILD & TAKEN_IN ~ STREET_DRUG
        CHILD & patch|patches ~ stuck|put|found|chew*|wearing
        TAKEN_IN & mushroom*|fungi|fungus|toadstool*|berries|leaves|seeds|plant ~ woods|garden|wild|forest|park|field|forag*|picked|hedge
        instead of ~ units|mg|ml|tablets & injected|took|gave|taken|given|had
        MEDICINE ~ overdose* & yesterday|today|last night|this morning|ago|hours|fine|just
        ten times|10 times|10x|double|twice|wrong ~ dose|amount & gave|given|took|had|injected & baby|BABY|CHILD|RISKY_MEDICINE
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
    "spiked drink": """
        DRUGGED & SLEEPY|GONE|FAINT|MUDDLED|legs|cant
    """,
}  # fmt: skip
