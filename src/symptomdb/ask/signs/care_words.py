"""Words for people, devices, sugar, pregnancy and calls for help, by kind; written as in `signs.body_words`."""

CARE_WORDS = {
    # ── people ──
    "CHILD": (
        "baby, babies, toddler, infant, newborn, neonate, child, children, kid, kids, kiddo, son, daughter, "
        "grandson, granddaughter, grandchild, grandkid, boy, girl, nephew, niece, twin, twins, little one, "
        "little man, little lad, bub, bubba, wee one, \\d+ ?year old, \\d+ ?yo, \\d+ ?yr old, \\d+ ?month old, "
        "\\d+ ?mo, year old, month old, months old, years old, bairn, tot, preschooler, crawler, my lad, lo, ds, "
        "dd"
    ),
    "BABY": (
        "baby, infant, newborn, neonate, bub, bubba, \\d+ ?month old, month old, \\d+ ?week old, weeks old, "
        "week old, months old, preemie, little one, nappy, nappies, diaper, diapers, toddler"
    ),
    "OTHERS": (
        "he, hes, she, shes, they, him, her, dad, mum, mom, husband, wife, hubby, partner, son, daughter, baby, "
        "friend, mate, brother, bro, sister, sis, nan, gran, granny, grandma, grandad, granddad, grandpa, "
        "neighbou?r, colleague, flatmate, roommate, boyfriend, girlfriend, uncle, aunt, man, woman, guy, lady, "
        "stranger, patient, client, resident, pupil, student, cousin, boss, coworker, someone, somebody, toddler, "
        "child, kid, boy, girl, mother, father, fiance, passenger, customer, daddy, mummy, mam, bf, gf, everyone"
    ),
    "US_ALL": (
        "both, both have, both got, we have, were both, the whole house, the cat, we all, all of us, everyone, "
        "everybody, we both, both of us, whole family, were all, the kids and i, my family, us all, "
        "entire household, me and my"
    ),
    # ── what a body no longer does ──
    "AT_REST": (
        "at rest, resting, lying, in bed, sitting still, sitting here, sitting down, just sitting, sat here, sat in, "
        "sat down, doing nothing, not doing anything, without doing anything, without moving, watching tv, "
        "watching telly, watching the tv, on the sofa, on the couch, in the chair, in my chair, in his chair, "
        "in her chair"
    ),
    "LOST_CONTROL": (
        "control ... bladder, control ... bowel*, control ... (pee|wee|poo|urine), cant hold ... (pee|wee|urine|poo), "
        "cant feel ... (wee|pee|poo|bladder|bowel), dont feel ... (wee|pee|poo), without me noticing, "
        "without noticing, without realising, without feeling, came out without, "
        "accidents in my pants, wet myself, wet himself, wet herself, wetting myself, wetting himself, "
        "wetting herself, soiled myself, soiled himself, soiled herself, soiling myself, messed myself, "
        "pooed myself, pooped myself, lost bladder, lost bowel, incontinent"
    ),
    "WONT_WALK": (
        "wont walk, cant walk, refus* ... walk, not walking, stopped walking, wont stand, cant stand, limp, limping, "
        "(wont|cant|doesnt|refus*|not) ... weight"
    ),
    "WASTE": "urine, wee, pee, water, poo, poos, poop, stool, stools",
    "OFF_COLOUR": "dark, brown, cola, coke, tea, orange, pale, clay, putty, chalk*, beer, stout",
    "TOO_MUCH": (
        "way too much, far too much, much too much, too much for, out of ... proportion, more than it should, "
        "worse than it should, nothing like"
    ),
    # ── devices and weak defences ──
    "HEART_DEVICE": "pacemaker, defibrillator, icd, lvad, implanted defib*, defib, heart pump, vad",
    "DEVICE_FAILS": (
        "shock*, fired, firing, fires, zap*, gone off, went off, going off, alarm*, beeping, stopped, not working, "
        "isnt working, fail*, buzzing, kicked, thump*, discharg*, battery, wont stop"
    ),
    "PUMP": "insulin pump, pump, pod, infusion set, omnipod",
    "SHUNT": "shunt, vp shunt, hydrocephalus",
    "AIRWAY_TUBE": (
        "tracheostomy, trachy, trach, trachie, ventilator, vent, bipap, oxygen tank, oxygen concentrator, "
        "oxygen machine, laryngectomy"
    ),
    "TUBE_FAILS": (
        "come out, came out, fell out, fallen out, blocked, dislodged, stopped, run out, ran out, power cut, "
        "not working, isnt working, clogged, pulled out, plug*"
    ),
    "LINE": (
        "port, portacath, port site, picc, hickman, central line, dialysis line, dialysis catheter, iv line, "
        "cannula"
    ),
    "FISTULA": "fistula, dialysis access, av graft, dialysis",
    "NO_DEFENCE": (
        "leukaem*, leukem*, immune system ... (suppressed|weak|down|low|compromised|shot), on biologics, "
        "infliximab, adalimumab, car t, chemo*, neutropen*, transplant*, no spleen, without a spleen, "
        "spleen removed, spleen out, splenectomy, asplen*, immunosuppress*, immune suppress*, immuno ?compromised, "
        "immune compromised, weak immune, leuk[ae]*, lymphoma, myeloma, stem cell, anti ?rejection, tacrolimus, "
        "rituximab, clozapine, carbimazole, agranulocyto*, sickle cell, low white, cancer treatment, dialysis, "
        "sickle, port site, hickman, picc, cystic fibrosis, cirrhosis"
    ),
    "INFECTED": (
        "infect*, wound, uti, sepsis, cellulitis, abscess, chest infection, pneumonia, kidney infection, ulcer, "
        "bite, scar, burn, stitches, fever*, temperature, shiver*, rigor*, flu, catheter, chills, burning up, "
        "incision, c section"
    ),
    "SEPTIC": (
        "mottled, blotchy, confus*, muddled, rambling, delirious, talking nonsense, not making sense, "
        "breathing ... fast, rapid breathing, spreading fast, spreading quickly, skin ... black, turning black, "
        "turned black, gone black, turning purple, never felt so ill, feel like im dying, going to die, "
        "really ill, very ill, so ill, hasnt peed, havent peed, not peed, no urine, cold hands, ice cold hands, "
        "clammy, heart ... racing, racing heart, collaps*, cant stand, barely awake, red streak*, red line, "
        "rigor*, uncontrollable shaking, uncontrollably, shaking violently, very drowsy, hard to wake, "
        "low blood pressure, slurr*, crackl*, disorient*, out of it, doesnt know"
    ),
    "STEROID_NEED": (
        "addison*, adrenal, hydrocortisone, cortisol, steroid dependent, long term steroids, hypopituitar*"
    ),
    "SICKLE": "sickle*, scd",
    "MYASTHENIA": "myasthenia, myasthenic, guillain, gbs, motor neurone, als",
    "FOP": "stone man, fop, fibrodysplasia",
    # ── sugar ──
    "SUGAR": (
        "sugar, sugars, glucose, diabet*, insulin, hypo, hypos, bm, bms, cgm, ketone*, dka, type 1, t1, t1d, "
        "type 2, t2d, libre, dexcom, blood test strip"
    ),
    "SUGAR_SIGN": (
        "confus*, muddled, cant think straight, vomit*, being sick, throw* up, panting, breath*, pear drops, "
        "fruity, drows*, sleepy, sweat*, shak*, shaky, unconscious, wont wake, passing out, pass out, faint, "
        "slurr*, fitting, seiz*, weird, aggressive, blurr*, trembl*, dizz*, cant swallow, tummy ache, "
        "stomach pain, belly pain, dropping, not coming up, wont come up, wont come down, not coming down, "
        "feel awful, feel terrible, weak, acting drunk, cant wake, not making sense"
    ),
    "SUGAR_VALUE": (
        "[12][.]\\d, 3[.][0-3], [23]\\d(?![.\\d]), 4[0-9](?! ?%), [3-9]\\d\\d, hi, lo, very low, really low, "
        "too low, sky high, very high, through the roof, off the scale, under 3, below 3, under 50, below 50, "
        "high ketones, large ketones, ketones"
    ),
    "KETONES_HIGH": "ketone* ... ([3-9][.]?\\d*|high|large|moderate|positive|purple)",
    # ── pregnancy ──
    "PREGNANT": (
        "pregnan*, preg, preggo, preggers, expecting, "
        "\\d+ ?(weeks?|wks?|w|months?) (pregnant|preg|pg|along|gone|gestation), trimester, baby bump, weeks gone, "
        "\\d\\d ?weeks?, \\d\\d ?wks?, week \\d\\d, due date, due in, positive test, positive pregnancy, "
        "missed period, missed my period, late period, contractions, in labou?r"
    ),
    "AFTER_BIRTH": (
        "delivered, had baby, had a section, my section, new mum, gave birth, given birth, giving birth, "
        "had a baby, had my baby, had the baby, postpartum, post partum, postnatal, c ?section, caesarean, "
        "cesarean, delivery, after birth, after the birth, just delivered, afterbirth, placenta"
    ),
    "MOVES": "move, moves, moved, moving, movement*, kick, kicks, kicked, kicking",
    "LESS": (
        "havent felt, not felt, hasnt, havent, havnt, no, less, fewer, stopped, reduced, quiet, nothing, barely, "
        "hardly, not, isnt, decreased, slowed, didnt feel"
    ),
    "WATERS": "waters, water broke, membranes, my water",
    "WATERS_GO": "green, brown, broke, broken, gone, went, leak*, burst, smelly, bloody, break*",
    "CORD": (
        "babys head, head is crowning, babys coming, baby is coming, baby coming, cord, umbilical, crowning, "
        "head is out, head is coming, see ... head, foot is out, bottom first, need to push, urge to push"
    ),
    "EARLY_LABOUR": "contractions, labou?r, tightenings, waters",
    "ECLAMPTIC": (
        "headache*, migraine*, flash*, blurr*, vision, seeing stars, seeing spots, spots, balloon*, swollen, "
        "swelling, puff*, under my ribs, under the ribs, upper belly, blood pressure, seiz*, fit, convuls*"
    ),
    # ── help ──
    "AMBULANCE": (
        "ambulance, 999, 911, 112, paramedic*, call an ambulance, a&e, a and e, emergency room, go er, go to er, "
        "to the er, to er, casualty, emergency department"
    ),
    "IN_TROUBLE": (
        "lying, floor, not well, dying, bad way, in trouble, accident, crash, poorly, shaking, blue, unwell, "
        "struggling, baby, tingly, pain*, hurts?, kill*, breath*, chest, bleed*, blood, faint*, collaps*, "
        "passed out, unconscious, not moving, isnt moving, wont wake, cant, weak*, numb*, confus*, dizz*, fell, "
        "fallen, swallow*, took, vomit*, rash, fever, shak*, swell*, swollen, burn*, grey, clammy, cold, choking, "
        "seiz*, fit, drows*, speech, face, stroke, heart, sick, worse, severe"
    ),
    "TUBE_FOOD": (
        "steak, meat, bone, fish ?bone, food, sweet, grape, chicken, bread, pill, tablet, hot ?dog, apple, marble, "
        "coin, something, sausage, nut, popcorn, bolus"
    ),
    "STUCK": "stuck, lodged, caught, wedged, jammed, went down the wrong way, trapped, blocked",
    "GULLET": "throat, gullet, windpipe, airway, food ?pipe, oesophagus, esophagus, swallow*, chest",
    "CANT_SWALLOW": (
        "cant swallow, cannot swallow, cant even swallow, unable to swallow, hard to swallow, trouble swallowing, "
        "hardly swallow, saliva, spit, drool*, dribbl*, gag*, slobber*"
    ),
    "NO_DRINK": (
        "no booze, no drink, dry since, not touched a drop, not had a drop, off alcohol, off the drink, "
        "sober since, run out of drink, stopped drinking, quit drinking, hasnt drunk, hasnt had a drink, "
        "not drunk, havent drunk, havent had a drink, no alcohol, without alcohol, without a drink, last drink, "
        "off the booze, cold turkey, detox*, withdraw*, came off, coming off, "
        "stopped ... (xanax|valium|benzos|alcohol|diazepam|clonazepam|ghb|baclofen), gave up drinking, "
        "without drinking, stopped the booze"
    ),
    "RATTLED": (
        "seeing, hallucinat*, hearing voices, confus*, trembl*, shak*, seiz*, fit, delirious, sweating, spiders, "
        "fever, agitated"
    ),
    "SPINAL_INJURY": "spinal cord, spinal injury, sci, t[1-6], c[1-8], tetrapleg*, quadripleg*, parapleg*",
    "DYSREFLEXIC": "headache*, head ... pounding, flush*, sweat*, goose ?bumps, blotch*, blood pressure, bp",
    "OPERATED": (
        "pinned, plated, operated, stent, knee done, hip done, hospital, op, ops, operation, surgery, replacement, "
        "replaced, fracture, broke, broken, cast, plaster, flight, flew, long haul, long drive, bed rest, chemo, "
        "cancer, hospital stay, c section, immobil*, the pill, caesarean, after having a baby, gave birth, boot, "
        "splint, bedbound, knee op, hip op, arthroscopy, wheelchair"
    ),
    "EPIDURAL": (
        "epidural, spinal block, spinal tap, lumbar puncture, nerve block, an?esthetic, sedation, wisdom teeth"
    ),
}  # fmt: skip
