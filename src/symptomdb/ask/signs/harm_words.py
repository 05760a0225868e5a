"""Words for poisons, bites, blood, blows, burns and what becomes of them, by kind; written as in `signs.body_words`."""

HARM_WORDS = {
    # ── swallowing and the like ──
    "TAKEN_IN": (
        "gulp, swig, mistook, mouthful of, some of, finished off, guzzled, polished off, tried some, had a taste, "
        "sampled, necking, swallow*, ate, eaten, eat, eating, drank, drunk, drink, drinking, ingest*, chew*, "
        "lick*, suck*, bit into, took, taken, got into, got hold of, got at, gotten into, munch*, downed, necked, "
        "gulped, sipped, sip, put ... in ... mouth, popped, mouthful, had some, gobbled, scoffed, tasted, "
        "helped himself, helped herself"
    ),
    "TOOK": (
        "took, taken, swallowed, had, downed, popped, necked, ate, drank, given, gave, injected, snorted, done, "
        "dosed, chewed, swallowing, overdos*"
    ),
    "POISON": (
        "bleach, detergent, laundry ... (pod|pods|capsule|liquid), washing ... (powder|liquid|capsule|tablet|pod), "
        "dishwasher, antifreeze, petrol, gasoline, diesel, kerosene, paraffin, lighter fluid, lighter fuel, "
        "lamp oil, paint, thinner*, turpentine, turps, white spirit, drain*, descaler, oven cleaner, toilet, "
        "cleaner, cleaning, weed ?killer, pesticide, insecticide, slug pellets, rat bait, rat poison, "
        "mouse poison, poison*, mothball*, glow stick, essential oil, eucalyptus, tea tree oil, perfume, "
        "aftershave, mouthwash, hair dye, nail ... (polish|glue|varnish|remover), superglue, lye, caustic, acid, "
        "ammonia, chemical*, disinfectant, hand gel, hand sanit*, methanol, meths, broken glass, needle, "
        "razor blade, cigarette*, nicotine, vape, e ?liquid, edible*, foxglove, yew, laburnum, nightshade, "
        "oleander, lily, lilies, hemlock, wild mushroom*, toadstool*, death cap, wild berries, unknown berries, "
        "red berries, plant, fabric softener, screen ?wash, de ?icer, air freshener, reed diffuser, fertili[sz]er, "
        "ant powder, dettol, vinegar essence, hydrogen peroxide, peroxide, creosote, brake fluid, batter*, "
        "magnet*, water beads?"
    ),
    "SWALLOWED_THING": (
        "shell, peanut, nut, grape, disc, counter, dice, sweet, popcorn, bb, spring, wire, clip, sticker, crayon, "
        "coin, coins, bead, beads, button, buttons, marble, marbles, screw, nail, pin, pins, lego, stone, pebble, "
        "earring, ring, hair ?clip, tack, drawing pin, safety pin, toy, batter*, magnet*, glass, balloon, bone, "
        "key, bolt, paperclip, staple, staples, penny, cap, bottle top, toothpick, foil, plastic, whistle, tooth"
    ),
    "MEDICINE": (
        "patch, patches, antipsychotic*, quetiapine, olanzapine, amitriptyline, pregabalin, prescription, "
        "novorapid, humalog, lantus, tresiba, levemir, fiasp, sedative*, tranquilli[sz]er*, painkiller*, "
        "antihistamine*, laxative*, pill, pills, tablet, tablets, tabs, capsule*, medicine*, meds, medication*, "
        "paracetamol, acetaminophen, tylenol, panadol, calpol, ibuprofen, nurofen, advil, aspirin, insulin, "
        "opioid*, oxycodone, oxy, morphine, methadone, xanax, valium, iron, antidepressant*, metformin, digoxin, "
        "beta ?blocker*, warfarin, apixaban, codeine, co ?codamol, tramadol, gummies, cough syrup, lithium, "
        "methotrexate, "
        "\\w+(amol|ofen|azepam|zolam|zolpidem|codone|setine|traline|triptyline|gabalin|pentin|azine|apine|olol), "
        "\\w+(dipine|pril|statin|gliclazide|idone|pram), drug, drugs, contraceptive*, hrt, sleeping"
    ),
    "RISKY_MEDICINE": (
        "novorapid, humalog, lantus, tresiba, levemir, fiasp, patches, sedatives, chemo tablets, insulin, "
        "warfarin, apixaban, methotrexate, digoxin, lithium, opioid*, oxycodone, morphine, methadone, fentanyl, "
        "heart ... (pills|tablets|meds|medicine), blood pressure ... (pills|tablets|meds|medicine), "
        "beta ?blocker*, gliclazide, diazepam, valium, sleeping ... (pills|tablets), blood thinner*, "
        "epilepsy ... (pills|tablets|meds|medicine), amitriptyline, colchicine, flecainide, propranolol, "
        "bisoprolol, verapamil, theophylline, iron ... (pills|tablets), quinine, chloroquine"
    ),
    "MUCH": (
        "whole prescription, whole month*, the whole lot, whole thing, the lot of, all of it, months supply, "
        "months worth, weeks worth, stash of, everything in ... cupboard, everything in ... cabinet, load of, "
        "loads of, too many, too much, "
        "whole (bottle|box|pack|packet|strip|tray|lot|blister|container|tub|tube|card), "
        "entire (bottle|box|pack|packet|strip), full (bottle|box|pack|packet|strip), "
        "(bottle|packet|strip|handful|fistful|bunch|load|loads|lots|pack|sheet|tub) of, handfuls, all ... of, "
        "all (my|his|her|the|their), a lot of, "
        "(?:\\d\\d|\\d\\d\\d|ten|eleven|twelve|fifteen|sixteen|dozen|twenty|thirty|forty|fifty|sixty|hundred)"
        "(?! ?(mg|mcg|ml|units|percent|days|weeks|years|minutes|mins|hours|months|am|pm|g)\\b)(?= ), "
        "overdose of, massive dose, huge dose"
    ),
    "TWICE": (
        "twice, double, doubled, two doses, four times, three times, extra dose, wrong dose, wrong, by mistake, "
        "by accident, accidentally, ten times, 10 times, 10x, someone elses, too much, too many, extra"
    ),
    "STREET_DRUG": (
        "hash, cannabis, marijuana, joint, gummy, gummies, thc, brownie, snorting, snorted, line of, lines of, "
        "heroin, fentanyl, ketamine, cocaine, coke, crack, mdma, ecstasy, molly, ghb, gbl, meth, xanax, xannies, "
        "spice, lsd, acid, benzos, methadone, oxy*, morphine, opioid*, vodka, alcohol, drunk, drinking, drank, "
        "booze, pills, mandy, mephedrone, speed, amphetamine*, shrooms, nitrous, poppers, smack, weed, edibles, "
        "drugs, tablets, codeine, tramadol, whisky, spirits"
    ),
    "DRUGGED": (
        "spiked, drink ... spiked, roofied, drugged, in (my|his|her) drink, date rape drug, slipped something, "
        "put something in, needle spik*, jabbed ... needle"
    ),
    "FUMES": (
        "tent, caravan, garage, paraffin heater, camping stove, fumes, fume, gas, smoke, vapou?r, vapou?rs, "
        "chlorine, exhaust, inhal*, breathed in, ammonia, mixing bleach, mixed bleach, bleach and, solvent*, "
        "carbon monoxide, boiler, generator, gas heater, gas fire, wood ?burner, stove, bbq, barbecue, charcoal, "
        "co alarm"
    ),
    "AFTER_FUMES": (
        "headache*, head hurts, sick, nause*, vomit*, drows*, sleepy, dizz*, faint*, woozy, burning, cough*, "
        "breath*, passed out, confus*, chest"
    ),
    "VENOM": (
        "snake*, viper, adder, rattlesnake, copperhead, cobra, mamba, black widow, brown recluse, redback, "
        "funnel web, scorpion, box jellyfish, stonefish, blue ringed octopus"
    ),
    "STINGER": (
        "weever, jellyfish, stingray, spider, scorpion, bee, bees, wasp, wasps, hornet*, ants, caterpillar, "
        "sea urchin, lionfish, tick, something, insect"
    ),
    "BITTEN": "bit, bitten, bite, bites, stung, sting, stings, stood on, trod on, stepped on, struck, got me",
    "EXPOSED": (
        "ate, eat, eating, eaten, sting, stung, stings, bee, wasp, hornet, nut, nuts, peanut*, cashew*, almond*, "
        "walnut*, hazelnut*, pistachio*, sesame, egg, eggs, milk, fish, shellfish, prawn*, shrimp*, crab, lobster, "
        "kiwi, strawberr*, soya?, wheat, amox*, penicillin, antibiotic*, vaccin*, vax, jab, injection, contrast, "
        "new (tablet|tablets|medicine|meds|medication|pills), tablet*, latex, allerg*, hair dye, "
        "\\w+(cillin|mycin|oxacin|profen|sartan|pril), dinner, meal, lunch, restaurant, takeaway, curry, satay, "
        "chocolate, cookie, cake, sulfa, codeine, morphine, aspirin"
    ),
    "RABID": "bat, stray, fox, raccoon, monkey, skunk, rabid",
    # ── blood ──
    "BLEED": "bleed, bleeding, bleeds, bled, blood, haemorrhag*, hemorrhag*, bleedin",
    "POURING": (
        "jet*, heavier, more and more, pulsing, oozing, going through, pour*, spurt*, spray*, gush*, squirt*, "
        "pump*, soak*, drench*, pool of, pools of, puddle*, bowl, bucket*, towel*, cupful*, torrent, wont stop, "
        "cant stop, cannot stop, not stop*, wont slow, not slow*, hasnt stopped, doesnt stop, isnt stopping, "
        "nonstop, non stop, everywhere, \\w+ty minutes, (forty|thirty|twenty|half) (minutes|an), "
        "for (an|two|three|four|\\d+) hours?, for over an hour, despite ... pressure, despite pinching, massive, "
        "profuse*, through ... (bandage*|dressing*|towel*|pads?|clothes|sheets|trousers), huge clots, big clots, "
        "large clots, passing ... clots, bright red, flood*, uncontroll*, all over the, losing a lot, lost a lot, "
        "lost so much, lots of, a lot of, heavily, badly, streaming, running down, fountain, jets"
    ),
    "PADS": "pad, pads, tampon, towel, sanitary",
    "GUT_BLOOD": "blood*, coffee ?grounds?, dark brown stuff, black stuff, dark red",
    "BACK_PASSAGE": "back passage, rectum, rectal*, bottom, bum, anus, toilet, poo*, stool*, bowel*",
    "CUT": (
        "cut, sliced, slashed, gash*, lacerat*, wound, slit, split open, ripped open, torn open, tore open, "
        "mauled, bitten off, sawed"
    ),
    "DEEP": (
        "see ... bone, to the bone, bone showing, tendon*, gaping, deep, artery, wide open, flap, hanging off, "
        "exposed, guts, see ... fat, torn open, ripped open, tore open"
    ),
    "SPIKE": (
        "nail, nails, screwdriver, knife, pencil, pen, stick, wire, metal, glass, dart, fork, hook, shard, "
        "splinter, needle, scissors, rod, spike, bullet, pellet, fence, branch, twig, thorn, arrow, skewer, blade, "
        "chisel, drill, something, fragment, shrapnel, bb, stone, chip"
    ),
    "PIERCED": (
        "stab*, pok*, went into, went in, gone into, went through, gone through, stuck, sticking, hit, flew, shot, "
        "embedded, pierc*, penetrat*, lodged, impal*, jabbed, into, through"
    ),
    "TRUNK": "chest, neck, throat, stomach, belly, tummy, abdomen, head, skull, back, groin, thigh, side, ribs",
    # ── falls and blows ──
    "FELL": (
        "rolled off, rolled out, toppled, flung, ejected, collided, landed, fell, fallen, fall, falls, thrown, "
        "threw, dived, dove, jumped, came off, tumbled, dropped, plunged, rolled, slipped, tripped"
    ),
    "HIGH": (
        "ladder, roof, scaffold*, stairs, downstairs, staircase, storeys?, stor(y|ies|eys), floor window, window, "
        "balcony, tree, horse, motorbike, motorcycle, bike, bridge, wall, cliff, loft, attic, bunk, height, "
        "metres, meters, feet up, shallow, trampoline, climbing, slide, horseback, pony, scooter, quad"
    ),
    "VERY_HIGH": (
        "fourth floor, tenth floor, top floor, multi storey, tower, crane, silo, quarry, storeys, stories, "
        "scaffold*, roof, cliff, balcony, floor window, upstairs window, second floor, third floor, first floor, "
        "bridge, \\w+ metres, \\w+ meters, \\d+ ?m, \\d+ ?ft, \\d+ feet, off the bridge, bedroom window"
    ),
    "BLOW": (
        "banged, hit, smash*, bump*, knock*, cracked, struck, blow to, kicked in, fell, fallen, concuss*, "
        "headbutt*, without a helmet, no helmet, landed on, crash*, punched, ran into, collided, lump on, bang on, "
        "whacked, rugby tackle"
    ),
    "CRASH": (
        ""
        "(wall|roof|tree|beam|ceiling|load|"
        "shelf|shelves|wardrobe|tv|television|machine|bookcase|rock|branch|fridge|car) "
        "... (came down on|fell on|fallen on|collapsed on|landed on|toppled on|toppled onto|fell onto|dropped on), "
        "hit by a car, kicked by a horse, trampled, mangled, sucked into, "
        "hit by ... (car|van|bus|lorry|truck|train|beam|tree|tram|bike|motorbike|vehicle|falling), run over, "
        "ran over, knocked down by, crushed by, crushed under, crushed between, trapped under, "
        "trapped in ... (car|wreck|machine*|rubble|fire|house), pinned under, car crash, car accident, car wreck, "
        "road accident, motorbike accident, motorcycle accident, biked into, crashed into, "
        "crashed ... (bike|car|motorbike|scooter|van), rolled the car, buried under, caved in on"
    ),
    "BROKEN_DOWN": (
        "cant put weight, cant put any weight, cant bear, cant stand on, cant move, cannot move, cant feel, "
        "cannot feel, not moving, isnt moving, cant get up, cannot get up, cant walk, cant stand, "
        "cant bear weight, unconscious, neck, back pain, back hurts, leg is shorter, turned out, shorter, bent, "
        "deformed, breath*, cant breathe, numb, numbness, out cold, bleed*, knocked out, screaming, hip, paralys*, "
        "crooked, vomit*, confus*, wrong angle"
    ),
    "BENT_WRONG": (
        "wrong way, wrong angle, wrong direction, odd angle, funny angle, weird angle, an angle, deformed, "
        "backwards, snapped, bone ... out, bone ... through, out of ... skin, see ... bone"
    ),
    "BLOOD_THINNER": (
        "apixaban, warfarin, rivaroxaban, eliquis, xarelto, edoxaban, dabigatran, blood thinner*, anticoagulant*, "
        "haemophil*, hemophil*, low platelets, clopidogrel, heparin"
    ),
    # ── burns, shocks, water, heat and cold ──
    "HOT_AGENT": (
        "boiling, kettle, hot water, hot oil, hot fat, chip pan, fryer, steam, hot tea, hot coffee, hot soup, "
        "coffee, tea, soup, acid, fire, flame*, petrol, firework*, bbq, barbecue, chemical*, caustic, "
        "hydrofluoric, bleach, lye, oil, fat, molten, explosion, bath water, pan, porridge, noodles, alkali, "
        "cement, iron, hob, radiator"
    ),
    "SPILT": (
        "spill*, spilt, pour*, splash*, tip*, pulled, knocked, fell into, went over, went all over, all over, "
        "caught fire, threw, thrown, on fire, over himself, over herself, over myself, onto, alight, dropped, "
        "landed on"
    ),
    "BURNT": (
        "burn, burns, burned, burnt, scald*, blister*, charred, singed, skin ... peeling, skin ... coming off, "
        "melted"
    ),
    "BURNT_BADLY": (
        "charred, white, leathery, peel*, blister*, whole, entire, all over, both, large, big, huge, badly, "
        "severe*, coming off, half, bigger than, deep, third degree, full thickness"
    ),
    "BLAST": "exploded, explosion, blew up, blast, went off in, blown up, backfired",
    "CURRENT": (
        "electric*, mains, live wire, socket, plug, lightning, washing machine, power line, high voltage, "
        "overhead line, cable, fuse box, pylon, toaster, taser*, current"
    ),
    "SHOCKED": "shock, shocked, zap*, electrocut*, struck by, jolt*, thrown across, hit by, burnt, burned",
    "AFTER_SHOCK": (
        "heart, chest, burn*, collaps*, thrown, fell, passed out, tingl*, numb*, weird, unconscious, breath*, "
        "confus*, isnt moving, not moving, unwell, faint*, just, bad, big, arm, now, hand"
    ),
    "WATER": (
        "pool, pond, river, lake, sea, deep end, canal, bath, bathtub, water, hot tub, paddling pool, under water, "
        "swimming"
    ),
    "SUBMERGED": (
        "drown*, pulled ... out, fell in*, went under, under water, face down, coughed up water, "
        "swallowed ... water, inhaled ... water, inhaled water, breathed in water, rescued, sank, found in"
    ),
    "AFTER_WATER": (
        "cough*, sleepy, drows*, breath*, blue, unconscious, not moving, not respon*, isnt respon*, vomit*, limp, "
        "pale, tired, foam*, gasp*, confus*, cant, wont, cold, grey, just"
    ),
    "HEAT": (
        "heat, heatwave, heat wave, hot car, hot day, sun, sunstroke, desert, sauna, hot tub, marathon, running, "
        "overheat*, no air con, boiling hot, hot weather, heat stroke, parked car, in the car"
    ),
    "AFTER_HEAT": (
        "floppy, nonsense, stopped sweating, not sweating, no longer sweating, delirious, bright red, rambling, "
        "collaps*, unconscious, confus*, passed out, seiz*, wont wake, limp, slurr*, fitting, vomit*, 40, 41, "
        "staggering, unrespons*, not respon*, muddled"
    ),
    "CHILLED": (
        "hypotherm*, shivering, freezing, snow, snowstorm, out in the cold, cold water, icy water, ice, frostbit*, "
        "winter, hiker, hiking, fell through, mountain, cold room, unheated, outside all night"
    ),
    "AFTER_CHILL": (
        "mumbl*, slurr*, stopped shivering, not shivering, stumbl*, sleepy, drows*, confus*, unconscious, clumsy, "
        "wont wake, waxy, black, blue, white and hard, numb and white, not making sense, limp"
    ),
    "CAUSTIC": (
        "bleach, acid, chemical*, cleaner, cement, lime, quicklime, alkali, ammonia, lye, detergent, pepper spray, "
        "drain, plaster, superglue, super glue, glue, battery, petrol, dishwasher, washing, oven, disinfectant, "
        "paint stripper, solvent, pesticide, weed ?killer, fertili[sz]er, mace, tear gas, caustic, descaler, pod, "
        "liquid tab, bleached, brick dust, mortar, firework, sparkler"
    ),
}  # fmt: skip
