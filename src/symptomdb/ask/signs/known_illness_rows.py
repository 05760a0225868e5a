# ruff: noqa: E501  (a row is one line)
"""Red flags of an illness that is known and named, as a table, written as `signs.illness_rows` says."""

KNOWN_ILLNESS_ROWS: dict[str, str] = {
    "a known illness turning dangerous": """
        aneurysm*|triple a|aaa & bigger|growing|grown|grew|fast & touch*|press*|push*|sore|tender
        aneurysm*|triple a|aaa & FAINT|PAIN|VOMIT|sore|tender & BACK|BELLY|SUDDEN|fast|grown|growing|grew|push|press|pressed
        pulses|pulsates|throbs|beats ~ lump|mass|bulge|belly|tummy|stomach & PAIN
        chickenpox|chicken pox|measles & SLEEPY|GONE|MUDDLED|wobbl*|unsteady|cant walk|cant stand|falling over|drifting off|JERKS
        copd|emphysema|chronic bronchitis & SLEEPY|MUDDLED
        copd|emphysema|chronic bronchitis & bloody|blood & phlegm|cough*|hack*|spit*
        bone ~ through|sticking|poking|stuck out & broke*|wrist|arm|leg|skin|ankle
        heart failure|chf & lying flat|lie flat|lies flat|in bed|at night|every night|all night & cough*|breathless*
        heart failure|chf & CHEST ~ PAIN|PRESSURE
        HEART ~ all over the place|skipping|irregular|fluttering & SUDDEN|hour
        pink|foamy|frothy ~ froth|foam|phlegm|spit|sputum
        pink ~ frothy|foamy|bubbl* & cough*|spit*|BREATH|mouth
        HEART ~ like mad|like crazy|going mad|going crazy|out of control & FAINT|UNWELL
        hip ~ broken|broke|fractured|snapped|bust|busted & think|ACUTE|FELL|PAIN|has|scream*|move|sure
        hip|leg ~ shorter|turned out|rolled outwards|turned outwards & PAIN & hip|FELL
        FELL & leg|hip & cant|cannot|unable ~ weight|stand|get up
        FELL|tumble|tumbled|slipped ~ able|unable|cant|cannot & get up|stand & OTHERS|hip|leg
        flu|influenza & VOMIT & FAINT|cant stop|cannot stop|keeps|nothing stays down|MUDDLED
        flu|influenza & rash & FEVER|CHILD
        flu|influenza & came back|is back|back again|come back|returned & worse|cough*
        flu|influenza & better|got over & again & FEVER|hot & cough*
        psoriasis & whole body|all over|entire body|most of ... body|nearly all|every inch|head to toe & red|SHAKES|FEVER|burn*
        skin|patches & whiteheads|pus|pustul* & SHAKES|FEVER
        overactive thyroid|hyperthyroid*|graves|thyrotoxic* & HEART|hearts ~ racing|pounding|hammering & FEVER|VOMIT|MUDDLED|SHAKES
        psoriasis & pus|blister*|pustul* & FEVER|SHAKES|PAIN|SUDDEN
        tb|tuberculosis & light|NECK & HEAD
        diabet*|type 1|type 2|insulin & shaking|shaky|trembl*|jittery|wobbly|pale & SWEATY|weak|FAINT|UNWELL|sluggish|queasy
        SUGAR & nail polish|nail varnish|acetone|pear drops|fruity
        SUGAR & BREATH ~ POOR_BREATHS|funny|deep*|different|wrong
        flu|influenza & better|over it|getting over & now|then|today|since & FEVER & cough*|worse|phlegm
        breath ~ nail polish|nail varnish|acetone|pear drops|fruity
        pneumothorax|collapsed lung|punctured lung & breathless*|short of breath|out of breath|cant breathe|puffed or BREATH ~ short|hard|trouble|struggl*
        flu|influenza & BREATH ~ POOR_BREATHS|hard|trouble
        flu|influenza & SLEEPY|GONE|MUDDLED
        whooping cough|pertussis & blue|purple|grey|seiz*|a fit|gasp* or BREATH ~ cant|hard|struggl*|stops|stopped|trouble|pauses
        croup*|barky|bark|barks|barking & drool*|dribbl*|slobber*|CANT_SWALLOW|wont swallow|floppy|limp|SLEEPY|blue|grey & CHILD|he|hes|she|shes
        croup*|barky|bark|barks|barking & quiet ~ gone|very|oddly|strangely|weirdly|unusually|so|too|all|went & CHILD|he|hes|she|shes
        cellulitis|erysipelas|skin infection|infected skin & VOMIT|SHAKES|FAINT|MUDDLED or FEVER ~ high or HEART ~ racing|fast or BREATH ~ fast|short
        gca|giant cell|temporal arteritis|polymyalgia & SIGHT|vision ~ lost|lose|losing|gone|loss|blurr*|dim*|double|black|two
        diverticul* & FEVER & VOMIT|BELLY ~ PAIN|hard|swollen
        parkinson* & FEVER & stiff*|rigid*|MUDDLED|SLEEPY
        multiple sclerosis|has ms|have ms|with ms|my ms|got ms & LEGS ~ LEGS_GONE & SUDDEN
        multiple sclerosis|has ms|have ms|with ms|my ms|got ms & MUDDLED
        lyme|tick bite|tick bites|by a tick & HEART|hearts ~ skip*|flutter*|irregular|racing|pounding|missing|slow or FAINT & HEART|hearts|FAINT
        ? anaemi*|anemi*|low iron|iron deficien* & CHEST ~ PAIN|PRESSURE or BREATH ~ short|cant|out|hard|catch or puffed|breathless*
        seizure*|a fit|fitting|had a fit & BLOW|BLEED|cracked|injur*|hurt himself|hurt herself|in the bath|in water|in the pool|broke*
        ? headache*|migraine* & BAD_SPEECH|double vision|seeing double|seiz*|a fit|confused or ONE_SIDE|arm|leg|hand ~ NUMB|WEAK & now|SUDDEN|this time|different|cant|never
        CHILD & diabet*|type 1|t1|t1d & VOMIT or BELLY ~ PAIN
        thirst*|drinking & pee*|wee*|urinat* & MUDDLED|SLEEPY|VOMIT & SUGAR|thirst*
    """,
    "an illness that needs its medicine at once": """
        calcium & spasm*|cramp*|JERKS|MUDDLED & low|BREATH|hands|feet|SEVERE
        thyroid*|hypothyroid*|levothyroxine|thyroxine|hashimoto* & COLD & SLEEPY|GONE|MUDDLED
        STEROID_NEED & VOMIT|collaps*|FAINT|MUDDLED|FEVER|broken|weak
        SICKLE & FEVER|BREATH|BAD_SPEECH|ONE_SIDE or CHEST ~ PAIN
        haemophil*|hemophil*|BLOOD_THINNER & BLOW|FELL|HEAD & HEAD|BELLY|belly|NECK|back|throat|neck
        MYASTHENIA & BREATH|CANT_SWALLOW
        porphyria|hereditary angio ?edema|hae & throat|swell*|paralys*|seiz*
        pseudohypopara*|hypopara*|hypocalc*|php1a|low calcium & spasm*|cramp*|JERKS|MUDDLED|tetany|claw*|lock* or BREATH ~ POOR_BREATHS|hard|trouble
    """,
}  # fmt: skip
