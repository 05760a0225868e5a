"""Words for the body, what it feels and what is seen of it, by kind.

One kind per name. Phrases are parted by commas; ``*`` stands for the rest of a word, ``...`` for up to four words,
and a letter before ``?`` may be missing. They are written for `ask.text.plain`: lower case, no accents, no apostrophes.
"""

BODY_WORDS = {
    # ── places ──
    "CHEST": "chest, chests, breast ?bone, sternum, rib ?cage, centre of ... body",
    "HEART": "heart, pulse, heart ?beat, heart ?rate, palpitation*, ticker, bpm",
    "ARM_JAW": "arm, arms, jaw, shoulder, shoulders, shoulder blades, neck, teeth, throat",
    "BREATH": "breath, breaths, breathe, breathes, breathing, breathin, respiration*, inhal*",
    "FACE": "face, mouth, smile, smiling, eyelid, cheek, lip, lips",
    "MOUTH": "throat, tongue, lip, lips, mouth, face, eyes, eye, eyelids, airway, uvula, windpipe, cheeks",
    "HEAD": "head, skull, forehead, headache*, head ache*, migraine*, noggin",
    "NECK": "neck",
    "BELLY": "stomach, belly, tummy, abdomen, abdominal, gut, guts, stomache, tum, epigastri*",
    "LOWER_RIGHT": (
        "on the right, down ... right, to the right, right side, lower right, right lower, bottom right, "
        "right hand side, right iliac fossa"
    ),
    "BACK": "back, spine, spinal, lumbar, sciatica, disc, disk",
    "SADDLE": (
        "groin, saddle, genital*, between ... legs, between ... thighs, buttock*, bottom, bum, crotch, private*, "
        "back passage, anus, inner thighs, perine*, when i wipe, down below, down there, vagina, penis"
    ),
    "BLADDER": (
        "without me noticing, without noticing, without realising, came out without, control of my pee, "
        "control of my poo, accidents in my pants, lost feeling of needing, cant tell when i need, bladder to go, "
        "bladder to empty, cant empty, cant pee, cant wee, cant urinate, cant pass urine, cant pass water, "
        "cannot pee, cannot urinate, pass water, pass urine, unable to pee, unable to urinate, unable to pass, "
        "cant go to the toilet, dribbling wee, dribbling urine, leaking urine, leaking wee, wet myself, "
        "wet himself, wet herself, wetting myself, incontinent, incontinence, lost control of ... bladder, "
        "lost control of ... bowels, control ... bladder, control ... bowel*, cant hold ... pee, "
        "cant hold ... wee, cant hold ... urine, soiled myself, soiling myself, soiled himself, havent peed, "
        "havent weed, hasnt peed, havent been able to pee, cant feel ... bladder, pooed myself, pooped myself, "
        "messed myself, lost bladder, lost bowel, not been able to pee, not able to pee, no urine"
    ),
    "LIMB": (
        "arm, arms, leg, legs, hand, hands, foot, feet, toe, toes, finger, fingers, thumb, limb, limbs, calf, "
        "calves, shin, thigh, forearm, ankle, wrist, knee, elbow"
    ),
    "LEGS": "leg, legs, feet, foot, ankles, knees, thighs, lower body, waist down",
    "SHIN": "calf, shin, forearm, thigh, lower leg, leg, arm, foot, hand",
    "LEG_WITH_VEINS": "calf, calves, leg, lower leg",
    "TESTICLE": (
        "testic*, testes, testis, ball, balls, nut, nuts, nutsack, bollock*, scrot*, nads, gonads, plums, "
        "ballsack, goolies"
    ),
    "EYE": "eye, eyes, eyeball, eyeballs",
    "SIGHT": "half my vision, visual field, vision, sight, eyesight, see, seeing, eye, eyes",
    "HEARING": "hearing, ear, ears, hear, deaf, deafness",
    "JOINT": "knee, hip, shoulder, elbow, ankle, wrist, joint, replacement, prosthesis",
    "BIG_PART": (
        "face, neck, chest, tummy, belly, stomach, back, arm, arms, legs, leg, hands, hand, thigh, thighs, feet, "
        "foot, genital*, groin, all over, himself, herself, myself, body, scalp, head, bottom"
    ),
    # ── what is felt ──
    "PAIN": (
        "pain, pains, painful, ache*, aching, hurt, hurts, hurting, sore, agony, agoni*, stabbing, stab, "
        "throbbing, cramp*, killing, kills, burning, twinge*, discomfort, tender, pounding, splitting, screaming, "
        "pian"
    ),
    "PRESSURE": (
        "fist, closing, gripped, wrung, clenched, clenching, cramping, heav*, tight*, pressure, pressing, presses, "
        "press, squeez*, crush*, weight, band, vice, vise, clamp*, elephant, brick*, gripping, stabbing, knife, "
        "sitting on, standing on, sat on, kneeling on, stamping, indigestion like, constrict*, strapped, "
        "belt around, rope around, ton weight, ripping, tearing, killing, kills"
    ),
    "SEVERE": (
        "blinding, thumping, banging, pounding, splitting, brutal, searing, rolling on, ferocious, vicious, "
        "hellish, unimaginable, severe, severely, sudden, suddenly, excruciating, unbearable, agony, agoni*, "
        "terrible, intense, extreme, horrible, horrendous, awful, worst, really bad, very bad, so bad, stabbing, "
        "sharp, crippling, doubled over, doubled up, bent double, killing, mad, screaming, writhing, unreal, "
        "insane, crying in pain, like hell, curled up, massive, violent, rolling around, in bits, hurts so much, "
        "cant stand up, cant straighten, cant stand"
    ),
    "ACUTE": (
        "sudden, suddenly, all of a sudden, all at once, out of nowhere, out of the blue, right now, just now, "
        "now, just, today, tonight, this morning, this afternoon, this evening, overnight, woke up, woke, woken, "
        "an hour, hours ago, hour ago, minutes, mins, started, came on, began, in seconds, within seconds, "
        "past hour, last hour, in the middle of, since last night, an instant, instantly, yesterday"
    ),
    "SUDDEN": (
        "one second, a second, split second, a flash, since breakfast, since lunch*, since dinner, since morning, "
        "since i got up, since i woke, when i got up, since this morning, an hour, minutes, sudden, suddenly, "
        "all of a sudden, all at once, out of nowhere, out of the blue, just now, overnight, woke up, instantly, "
        "in seconds, within seconds, within minutes, minutes ago, an hour ago, hour ago, hours ago, this morning, "
        "in an instant, came on fast, straight away, abruptly, in the middle of, during, right now, tonight, "
        "today"
    ),
    "WORSE": (
        "hurts to straighten, hurts to stretch, hurts to move, cant straighten, cant wiggle, burning, "
        "getting worse, worse and worse, no matter what, unbearable, out of proportion, agony, agoni*, "
        "excruciating, wont ease, nothing helps, not helping, isnt helping, not touching it, dont touch it, "
        "doesnt touch it, arent touching, screaming, severe, increasing, worsening, despite"
    ),
    "NUMB": (
        "numb, numbness, tingl*, pins and needles, no feeling, no sensation, cant feel, cannot feel, couldnt feel, "
        "lost feeling, lost sensation, feeling gone, dead"
    ),
    "WEAK": (
        "weak, weakness, heavy, limp, useless, paralys*, paralyz*, wont move, doesnt move, not moving, cant move, "
        "cannot move, unable to move, went dead, gone dead, dead, floppy, cant lift, cant raise, cant hold, "
        "cannot lift, wont work, not working, stopped working, no strength, cant use, drops things, numb, "
        "numbness, doesnt work, dont work, giving way, gave way, hanging"
    ),
    "LEGS_GONE": (
        "like wool, cotton wool, like lead, wooden, not mine, turned to jelly, weaker, weakness, losing power, "
        "lost power, no power, like rubber, wobbly, cant lift, stopped working, not working, dont work, wont work, "
        "cant move, cannot move, unable to move, cant stand, cant walk, went dead, gone dead, paralys*, paralyz*, "
        "giving way, gave way, buckl*, went weak, gone weak, going weak, weak, collapsing, wont hold me, jelly, "
        "cant feel, cannot feel, gone numb, went numb, numb"
    ),
    "WORSENING": (
        "worse and worse, keeps getting worse, gets worse and worse, steadily worse, worse by the hour, "
        "worse every hour, "
        "worse by the minute, worse with every hour, wont let up, not letting up, wont ease, isnt easing, not easing"
    ),
    "WONT_EASE": (
        "wont go, wont go away, not going away, isnt going away, doesnt go away, wont stop, not stopping, not easing, "
        "wont ease, isnt easing, doesnt ease, not settling, isnt settling, spray ... (not|isnt|doesnt|nothing)"
    ),
    "DIMMED": (
        "less, dim, dimmer, dimmed, blurr*, lost, losing, loss, gone, dark, darker, worse, cant, faded, fading, "
        "washed out, "
        "misty, cloudy, foggy"
    ),
    # ── what is seen ──
    "JAUNDICE": "yellow, yellowish, yellowing, jaundice*",
    "DRIED_OUT": (
        "no wet, nappy ... dry, nappies ... dry, diaper ... dry, diapers ... dry, dry nappy, dry nappies, dry diaper*, "
        "hasnt had a wet, hasnt peed, hasnt weed, not peed, not weed, no pee, no wee, havent peed, havent weed, "
        "hasnt passed, havent passed, not passed, hasnt urinated, havent urinated, no urine, barely peed, hardly peed, "
        "no tears, without tears, "
        "sunken eyes, "
        "eyes ... sunken, sunken"
    ),
    "PALLOR": (
        "gr[ae]y, ashen, white, pale, blue, funny colou?r, no colou?r, lost ... colou?r, dusky, purple, "
        "yellowish grey, pasty, mottled, blotchy"
    ),
    "SWEATY": (
        "soaked with sweat, soaked in, soaked through, pouring with sweat, sweat pouring, dripping with sweat, "
        "sweat*, clammy, cold sweat, drenched, soaked in sweat, perspir*, dripping, wringing wet"
    ),
    "COLD": "cold, icy, freezing, ice, stone cold, cool",
    "BLUE": "blue, bluish, dusky, gr[ae]y, purple, mauve, violet, lilac, navy, black",
    "SKIN_SEEN": "lips, lip, face, tongue, fingernails, nails, mouth, skin, fingertips, head",
    "SWOLLEN_AIRWAY": (
        "swell*, swollen, swelled, puff*, balloon*, clos*, tight*, blow* up, blown up, shrink*, narrow*, huge, thick, "
        "shut, throat, tongue, lip, lips, mouth, breath*, wheez*"
    ),
    "SWOLLEN": (
        "blow* up, blowing up, expanding, inflat*, like a balloon, doubled in size, shrink*, narrow*, constrict*, "
        "filling up, blocking, swell*, swollen, swelled, puff*, balloon*, tingl*, "
        "itch*, clos*, tight*, blown up, blew up, huge, fat, enormous, lump in, closing, twice ... size, "
        "double ... size, bulging, numb, thick, shut"
    ),
    "SWOLLEN_LEG": (
        "swell*, swollen, swelled, puff*, balloon*, twice ... size, double ... size, bigger than, purple, red, "
        "hot, huge, warm, tender, throb*"
    ),
    "HIVES": (
        "hives, welts, nettle rash, wheals, weals, itchy all over, itching all over, itch all over, rash all over, "
        "rash everywhere, rash, blotch*, red all over, raised bumps"
    ),
    "FAINT": (
        "faint, fainted, fainting, faints, dizz*, light ?headed, woozy, pass out, passing out, passed out, "
        "black out, blacking out, blacked out, collaps*, about to go, giddy, wobbly, keel* over, nearly fell, "
        "swimmy, syncope, lose consciousness, unsteady, drop to the floor, floppy, "
        "everything ... (going|goes|went|gone) (black|dark|grey), vision ... (going|goes|went|gone) (black|dark)"
    ),
    "UNWELL": (
        "dreadful, awful, dying, going to die, terrible, sick, nause*, vomit*, throw* up, threw up, weak, unwell, "
        "really ill, very ill, doom, shaky, queasy, ghastly, puk*"
    ),
    "VOMIT": (
        "vomit*, throw* up, threw up, thrown up, puk*, being sick, been sick, was sick, im sick, and sick, spew*, "
        "retch*, hurl*, bringing up, brings up, brought up, chuck* up, barf*, keeps being sick, hes sick, "
        "shes sick, cant keep anything down, cant keep ... down, sick all, upchuck*"
    ),
    "MUDDLED": (
        "acting drunk, as if drunk, like hes drunk, not recogni*, doesnt recogni*, people who arent there, "
        "arent there, not there, vacant, staring into space, not all there, wandering, not with it, gone vague, "
        "makes no sense, confus*, muddled, rambling, delirious, delirium, disorient*, not making sense, "
        "isnt making sense, making any sense, doesnt make any sense, "
        "doesnt make sense, made no sense, not making any sense, talks nonsense, talking nonsense, nonsense, "
        "mumbling, mumbles, gibberish, "
        "doesnt know where, doesnt know who, does not know, not himself, not herself, repeating, repeats, "
        "hallucinat*, seeing things, dazed, cant think straight, cant concentrate, incoherent, babbling, "
        "away with the fairies, out of it, acting strange, acting weird, acting oddly, spaced out, agitated, "
        "aggressive, cant remember, talking rubbish, slurr*, memory"
    ),
    "SLEEPY": (
        "drows*, sleepy, lethargic, hard to wake, difficult to wake, cant keep ... eyes open, cant stay awake, "
        "wont wake, cant wake, letharg*, too tired to, sluggish, dozy, groggy, slow to respond, nodding off, "
        "keeps falling asleep, keeps dropping off, listless, hardly wake, barely wake, hardly rouse, barely rouse, "
        "barely awake, hardly awake, "
        "sleepier, drowsier, wont stay awake, doesnt stay awake, not staying awake, keeps drifting off"
    ),
    "GONE": (
        "still out, not come to, hasnt come to, "
        "come round, face down, cant get a response, wont respond, wont talk or move, unconscious*, "
        "unrespons*(?! to), not respon*(?! to), isnt respon*(?! to), doesnt respond(?! to), wont respond(?! to), "
        "doesnt react, not react*, isnt react*, no response, wont wake, cant wake, cannot wake, couldnt wake, "
        "not waking, doesnt wake, isnt waking, cant rouse, cannot rouse, not rousable, unrousable, "
        "unable to rouse, cant be roused, cant be woken, wont rouse, wont open ... eyes, doesnt open ... eyes, "
        "not opening ... eyes, out cold, knocked out, slumped, comatose, in a coma, barely conscious, "
        "semi ?conscious, in and out of consciousness, drifting in and out, lifeless, keeled over, "
        "cant get ... to wake, wont come round, not come round, hasnt come round, hasnt woken, not coming round, "
        "no signs of life, passed out, out like a light, dead to the world, not with us, wont wake up, "
        "went out like, lost consciousness, losing consciousness, flat out, wont stir, isnt stirring, "
        "barely respond*, hardly respond*, barely react*, hardly react*"
    ),
    "NO_REPLY": (
        "isnt answering, not answering, doesnt answer, wont answer, stopped answering, isnt talking, not moving, "
        "isnt moving, stopped moving"
    ),
    "BAD_SPEECH": (
        "speech ... (thick|slow|gone|off|blurred|sluggish|muffled|different), thick speech, thick tongued, "
        "talking ... (thick|slow|backwards), voice ... (thick|slurred|gone), cant say ... name, cant name, "
        "lost for words, words stuck, mixing words, nonsense words, gibberish, slurr*, jumbled, garbled, nonsense, "
        "words ... wrong, mumbling, cant get ... words, couldnt get ... words, couldnt find ... words, couldnt say, "
        "mixing up ... words, speech ... funny, speech ... weird, speech ... strange, speech ... wrong, "
        "speech ... odd, cant speak, cant talk, cannot speak, cannot talk, couldnt speak, couldnt talk, "
        "cant find ... words, cant string, talking funny, talking strangely, sounds drunk, sounding drunk, "
        "tongue tied, speech has gone, lost ... speech, unable to speak, unable to talk, trouble speaking, "
        "difficulty speaking, struggling to speak, words ... muddled, words ... jumbled, cant say, wrong words"
    ),
    "DROOP": (
        "leaning, lean*, tilted, pulled, slack, flat, melting, sliding, uneven, lower, skew*, blank, "
        "expressionless, droop*, dropped, drops, drop, sag*, hang*, lopsided, crooked, one side, one sided, "
        "uneven, slid*, "
        "slipped, fallen, wonky, frozen, paralys*, paralyz*, twisted, numb, numbness, dead, cant smile"
    ),
    "CANT_USE": (
        "clumsy, hand ... clumsy, cant write, couldnt write, cant use ... (fork|hand|arm|pen|spoon), "
        "how to use ... (fork|phone|pen|spoon|cup), keeps dropping, "
        "dropped ... (cup|spoon|fork|pen|phone|glass|mug), cant button, cant control ... (hand|arm|leg), "
        "cant smile, couldnt smile, cant lift ... arm*, cant raise ... arm*, "
        "cant hold ... (pen|cup|phone|fork|mug|spoon), couldnt hold ... (pen|cup|phone|fork|mug|spoon), cant grip, "
        "cant move ... (side|arm|leg), couldnt move ... (side|arm|leg), unable to move ... (side|arm|leg), "
        "couldnt lift, unable to lift"
    ),
    "ONE_SIDE": (
        "one side, left side, right side, left half, right half, half ... body, half ... face, left arm, "
        "right arm, left leg, right leg, left hand, right hand, one arm, one leg, arm and leg, side of ... body, "
        "side of ... face"
    ),
    "SHAKES": "shak*, shiver*, rigor*, chills, trembl*, shudder*, teeth chattering, quiver*",
    "FEVER": (
        "fever*, temp, temperature, temperatures, burning up, boiling, roasting, baking, boiling hot, feels hot, "
        "feel hot, very hot, really hot, febrile, pyrexi*, high temp, hot to the touch, 38, 38[.]\\d, 39, "
        "39[.]\\d, 40, 40[.]\\d, 41, 10[0-6], 10[0-6][.]\\d"
    ),
    "JERKS": (
        "shak*, jerk*, twitch*, convuls*, fitting, a fit, stiffen*, went stiff, gone stiff, seiz*, spasm*, "
        "thrash*"
    ),
    "POOR_BREATHS": (
        "short, fast, quick, using ... tummy, using ... belly, using ... stomach, tummy, nostrils, flaring, "
        "hard work, working hard, fighting, strange*, odd, oddly, wet, bubbl*, gasp*, gurgl*, rattl*, laboured, "
        "labored, shallow, irregular, pauses, pausing, gaps, gap, stops, stopped, stop, struggl*, grunt*, snor*, "
        "very slow*, really slow*, slow, slowly, sucking, panting, barely, hardly, heaving, weird*, really fast, "
        "very fast, so fast, too fast, super fast, rapid*, stridor, whistling, rasp*, noisy, crackl*, noise"
    ),
    "SUCKED_IN": (
        "pulling at, pulls at, tugging at, straining, suck* in, sucking at, sucked in, draw* in, pull* in, "
        "caving in, caves in, tugging, recess*, retract*, "
        "sinks in, sinking in, going in and out"
    ),
    "RIBS": "rib, ribs, chest, throat, neck, tummy, skin, collar ?bone*, belly, windpipe, breast ?bone",
}  # fmt: skip
