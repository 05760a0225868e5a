# ruff: noqa: E501  (a row is one line)
"""Red flags of illness as a table: kinds of words that must meet.

A row joins kinds of the word lists beside it: ``A ~ B`` must stand within a few words of each other,
``&`` within the same few sentences; ``|`` joins words, and ``or`` joins pairs that do equally. What is written in small
letters stands for itself. A row with ``?`` before it alarms only when nothing says that it has been so for long. The rows
lean towards alarm; `ask.excuses` takes away what is asked in general, past or denied.
"""

ILLNESS_ROWS: dict[str, str] = {
    "heart or lungs": """
        comes|coming|came|there ~ AT_REST & angina|chest pain|chest pains
        angina|chest pain|chest pains ~ WONT_EASE|more often|AT_REST|wakes me|woke me
        grabb*|clutch*|held|holding|grip*|rubb* ~ chest|heart|left arm|breastbone & went down|fell|down|FAINT|PALLOR|SWEATY|floor|drop*|collaps*|UNWELL|OTHERS
        dropped|drops|crumpled|crumbled|folded|sank ~ floor|ground|knees|pavement|dead & OTHERS
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
        HEART_DEVICE & FAINT|black* out|poking|through ... skin|infected
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
        breath*|respiratory rate ~ [3-9]\\d & minute|a min|times|rate
        wrong way|wrong pipe|wrong hole & throat|clutch*|cough*|cant|BREATH|blue|gag*|red
        clutch*|grab*|point* ~ throat|neck & cant|food|eating|wrong|OTHERS|chok*|ate
        breathless*|puffed|short of breath|out of breath|cant breathe|gasping ~ AT_REST
        word|words ~ at a time & BREATH|breaths|inhaler|asthma*|cant
        full sentence*|a sentence|whole sentence* ~ cant|cannot|unable
        inhaler|puffer|nebuli* ~ finished|empty|ran out|run out|lost|left at & asthma*|BREATH|wheez*|speak|tight
        smoke|fire & hoarse|soot|singed|black spit|voice & kitchen|house|room|inhal*|from|cough*
        SWALLOWED_THING|TUBE_FOOD ~ throat|windpipe|airway|gullet & CHILD|cant|BREATH|cough*|gag*|blue|stuck|lodged
        CHILD ~ cant cry|cant make a sound|no sound|silent
        asthma* & pump|inhaler|puffer ~ isnt doing|not doing|isnt helping|useless|nothing
        tummy|belly|stomach|nostrils ~ breathe|breathing & CHILD|using|fast|flaring
        SUCKED_IN ~ RIBS & BREATH|CHILD|BABY|croup|asthma|cough*
        BREATH ~ POOR_BREATHS & OTHERS|CHILD|BABY
        BREATH ~ noise|noisy|whistling|stridor|crackl* & CHILD|cant|hard|struggl*|ACUTE
        ? SKIN_SEEN ~ blue|bluish|dusky|mauve|going purple|gone grey
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
        ? HEAD & arm|leg|hand|face ~ weak|weakness|numb|numbness|limp|paralys*
        EYE|SIGHT ~ DIMMED & EYE|painful|hurts|pain|sore ~ move*|moving|looking|look|sideways & PAIN
        lean*|list*|veer*|tilt*|falls|falling ~ left|right|one side & BAD_SPEECH|ACUTE|keeps|FACE|SIGHT|wrong|weak*|cant
        CANT_USE & woke|SUDDEN|BAD_SPEECH|MUDDLED|wrong|numb*|weak*
        seeing two|seeing double|double vision|two of everything & cant walk|spinning|dizzy|unsteady|staggering|BAD_SPEECH|numb|headache
        sudden*|all of a sudden ~ not recogni*|doesnt recogni*|cant recogni*
        flopp*|flail*|limp|hanging ~ arm|leg|hand|face & ACUTE|BAD_SPEECH
        FACE ~ DROOP & ACUTE|BAD_SPEECH|ARM_JAW|ONE_SIDE|CANT_USE|OTHERS
        CANT_USE & BAD_SPEECH|ACUTE|FACE|OTHERS
        BAD_SPEECH & ACUTE|CANT_USE|ONE_SIDE or FACE ~ DROOP or ARM_JAW ~ WEAK
        ONE_SIDE ~ WEAK & ACUTE|BAD_SPEECH|SIGHT or FACE ~ DROOP or HEAD ~ PAIN
        SUDDEN & LIMB ~ WEAK & weakness|weak|paralys*|paralyz*|cant move|limp|numb
        sudden*|all of a sudden|just|out of nowhere ~ confus*|forgot ... name|forgot who|forgot where|doesnt know|doesnt recogni*|muddled|cant remember|staring|stares|vacant|blank|gibberish
        forgot ... name|forgot ... who|stares into space|doesnt know ... name & ACUTE
        SUDDEN & balance|walk|stand ~ cant|lost|staggering|falling to & HEAD|VOMIT|dizz*|SIGHT|BAD_SPEECH|vertigo
        SUDDEN & double vision|vision ... doubled|seeing double|see double
        whole|entire ~ right side|left side|one side & numb|NUMB|dead|weak|limp & went|gone|going|SUDDEN
        lost ... sight|lost ... vision & ONE_SIDE|BAD_SPEECH|ACUTE
        half|one side|part ~ face|body|vision & numb|NUMB|gone|dead & vision|sight|ACUTE|BAD_SPEECH
    """,
    "unconscious or collapsed": """
        lying|lain|lay ~ floor & since|hours|night|all day & OTHERS
        face down|facedown & OTHERS
        cpr & OTHERS|my
        cant ~ come round|come to|respond|get a response & OTHERS
        OTHERS ~ making ... snoring sounds|snoring weird*|gurgling|foaming
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
        fitted|fits|fitting|seizure*|convuls* & GONE|NO_REPLY & OTHERS|im|i
        seizure*|fit|fits|convulsion* & BREATH ~ POOR_BREATHS|hard|trouble|right|properly & OTHERS|im|i
        seizure*|a fit|fitting|convulsion* ~ first|first ever|never had|never happened
        JERKS & GONE|NO_REPLY|minutes|wont stop|eyes ... roll*|rolled back|rolling back|foam*|frothing|blue|drool*|first time|not stopping|hasnt stopped|keeps
        OTHERS ~ fitting|convulsing|seizing|having a fit|having a seizure|having a convulsion
        just|another|second|third|again|now|several ~ seizure*|a fit|fits|convulsion* & OTHERS
        eyes|eye ~ roll*
        seizure*|fit|fits|convulsion* ~ wont stop|not stopped|hasnt stopped|not stopping|back to back|in a row|one after|minutes|mins|without waking|cluster*
        shaking all over|jerking all over|shake all over|shaking uncontroll*
    """,
    "meningitis signs": """
        spots|rash|marks|dots|blotches & glass|tumbler|vanish*|blanch* & CHILD|OTHERS|my|his
        rash ~ bruise*|bruising|bruised|blood spots|under ... skin & FEVER|SLEEPY|VOMIT|hot|CHILD|BABY|whimper*|unwell|ill
        NECK ~ stiff*|rigid|cant bend|cant move|cant touch & FEVER|VOMIT|light|rash|SLEEPY|MUDDLED or HEAD ~ SEVERE
        light ~ hurt*|bear|stand|bother*|sensitiv*|painful|aversion & NECK|FEVER|rash|SLEEPY|VOMIT
        rash|spots|dots|marks|blotch*|bruises ~ purple|pinprick|tiny purple|dark red|wont fade|doesnt fade|dont fade|not fade|not fading|glass|blanch*|under a tumbler & FEVER|SLEEPY|VOMIT|CHILD|BABY|unwell|ill|cold hands|hot|limp
        glass|tumbler ~ rash|spots|dots|fade*
        HEAD ~ PAIN|headache* & FEVER & MUDDLED|SLEEPY|NECK
    """,
    "spinal nerve emergency": """
        spine|spinal|disc|disk|discs|sciatica|stenosis|spondyl*|cauda equina & LOST_CONTROL
        BACK ~ PAIN|bad|trouble|problem* & LOST_CONTROL
        discitis|spondylodiscitis|epidural abscess|infected spine|spine infection|infection ... spine & LEGS ~ LEGS_GONE
        LEGS ~ weak|weaker|numb & from ... up|feet up|spreading up|working its way up
        NUMB|tingling ~ feet|toes|legs & up to|upwards|moving up|spread*|from my feet|from the feet|creeping & cant|arms|chest|hands|weak*|WEAK|walk
        SADDLE ~ NUMB
        BACK|LEGS & BLADDER & NUMB|WEAK|PAIN|sudden*|LEGS_GONE
        LEGS ~ LEGS_GONE & BLADDER|SUDDEN|started|spread*|moving up|climbing|up to|then|EPIDURAL|BACK|both
        EPIDURAL & BLADDER|LEGS ~ LEGS_GONE
        LEGS ~ gave way|given way|giving way|buckled|from under & cant|cannot ~ move|feel|stand
        LEGS|arms ~ cant move them|cant feel them|cannot move them|cannot feel them
        LEGS ~ NUMB & then|spread*|moving up|climbing|working way up & arms|hands|legs|face|breath*
    """,
    "cannot pass water": """
        BLADDER & agony|swollen|hours|bursting|stomach hard|rock hard|SEVERE & cant|havent|hasnt|unable|cannot|nothing
    """,
    "autonomic dysreflexia signs": """
        SPINAL_INJURY & DYSREFLEXIC ~ pounding|splitting|severe|bad|HEAD
        SPINAL_INJURY & HEAD & DYSREFLEXIC
    """,
    "pregnancy emergency": """
        PREGNANT & gush|gushed|trickle|leak* ~ water|fluid|liquid
        placenta|afterbirth ~ hasnt|not|stuck|wont|retained
        PREGNANT & cramp*|contractions|tightenings|pains & gush*|regular|every ... minutes|2\\d weeks|1\\d weeks
        PREGNANT & headache*|HEAD & spots|stars|flashing|blinding|thumping|pounding
        baby|bump|twins|babys ~ quiet|still|calm|lazy & weeks|wks|PREGNANT|since
        AFTER_BIRTH & FEVER|SHAKES & days|week|weeks|now|since|hot|ago
        CORD ~ out|coming|crowning|here
        babys|baby|head|foot ~ coming out|sticking out|is out|hanging out & home|car|now|here|still|PREGNANT|push*
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
        croup & DRIED_OUT
        cant keep|cannot keep|nothing stays ~ water|fluid*|liquid*|anything|sips|down & DRIED_OUT|FAINT|SLEEPY|MUDDLED
        DRIED_OUT & BABY|CHILD & VOMIT|diarrh*|runs|tummy bug|stomach bug|croup|cough*|FEVER|SLEEPY|drink|drinking|drinks|sunken
        BABY & green|bile|bilious ~ sick|vomit*|puke|spew*
        (?<!\\d\\W)(?<!\\d)month old|few weeks old|fortnight old|weeks old|days old ~ FEVER
        BABY & belly|tummy ~ tight|hard|swollen|blown up|distended & VOMIT|crying|screaming|sick|wont
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
        redness|red area|red patch|red skin|swelling ~ doubled|spreading|growing|expanding|bigger & FAINT|VOMIT|SHAKES|FEVER|MUDDLED
        mottled|blotchy|marbled & cold|SLEEPY|GONE & CHILD|BABY|OTHERS
        kidney stone*|stone|stones|loin|flank & PAIN|stone|stones & FEVER|SHAKES
        CHILD & WONT_WALK & FEVER & JOINT|leg|legs|PAIN
        JOINT ~ hot|burning|boiling|red hot & PAIN|SWOLLEN|blew up|blown up|excruciating & SUDDEN|few hours|since yesterday|overnight|wont move|cant move|cant bend|weight|wont walk|cant walk
        infect*|septic ~ JOINT|arthritis & worse|downhill|deteriorat*|SEPTIC|SHAKES|SWEATY
        INFECTED & MUDDLED & SHAKES|FEVER|SLEEPY|OTHERS|BREATH
        FEVER & MUDDLED
        INFECTED & SEPTIC
        FEVER & SEPTIC
        infect*|redness|wound|rash ~ spreading fast|spreading quickly|spreading so fast|turning black|turned black & PAIN|FEVER|skin|leg|arm|ill|SEVERE
        skin|flesh ~ turning black|going black|turned black|dying|purple & PAIN|FEVER|SEVERE|infect*
        JOINT|toe|toes|knuckle* ~ hot|red|swollen|leaking|pus|infect* & FEVER|SHAKES|really ill|feel ill|unwell|confus*
        OPERATED & wound|scar|incision|leaking|pus & SHAKES|SEPTIC|MUDDLED
        fever|temperature|temp ~ 4[1-3]|10[6-9]
    """,
    "sudden severe belly pain": """
        BELLY ~ PAIN & came back|come back|comes back|returned & worse|WORSENING|SEVERE
        ? BELLY ~ PAIN & WORSENING
        gall ?stone*|gall ?bladder|biliary|under ... ribs & PAIN|attack|colic & FEVER|SHAKES|VOMIT|JAUNDICE|hours
        eyes|skin|whites|face|gone|going|turned|turning ~ JAUNDICE & PAIN|FEVER|SHAKES
        eyes|skin|whites|face|gone|going|turned|turning ~ JAUNDICE & WASTE ~ OFF_COLOUR
        rigid|rock hard|board like|boardlike|solid ~ BELLY
        BELLY ~ PAIN & rolling|so bad|crying|screaming|unbearable|cant move|cant stand
        BELLY ~ plank|brick|concrete|drum|table & PAIN|VOMIT|cant
        belly button|navel|BELLY & LOWER_RIGHT & FEVER & moved|now|began|started|PAIN
        hernia & push|purple|red|black|hard & VOMIT|PAIN
        throbbing|pulsating|pulsing|beating ~ mass|lump|bulge & BELLY|BACK
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
    "swelling near the airway in FOP": """
        FOP & HEAD ~ BLOW|hurt|injur*
        FOP & neck|jaw|throat|chin|tongue ~ swell*|swollen|lump|flare*
    """,
    "lasting erection": """
        hard on|boner|stiffy|erection|erect ~ hours|hrs|all night|all day|since last night|wont go down
    """,
    "help is being called": """
        AMBULANCE ~ send|need|call|ring|get|dial & OTHERS|im|i|my
        AMBULANCE & OTHERS|im|i|my & IN_TROUBLE
    """,
}  # fmt: skip
