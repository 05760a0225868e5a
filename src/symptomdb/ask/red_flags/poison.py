# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Poisons, overdoses and withdrawal."""

from __future__ import annotations

from symptomdb.ask.red_flags.terms import CHEMICAL, CHILD, MEDICINE, RedFlag

POISON_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "poisoning or overdose",
        triggers=("rattlesnake", "copperhead", "empty", "mistake", "accident", "pill", "tablet", "swallow", "ate", "eat", "drank", "drunk", "drink", "ingest", "chew", "inhal", "put", "got", "suck", "lick", "stuck", "took", "taken", "gave", "given", "inject", "had", "found", "overdos", "od'd", "odd", "gas", "monoxide", "alarm", "snake", "viper", "adder", "cobra", "widow", "recluse", "scorpion", "jellyfish",),
        ways=(
            (r"empty (?:bottles?|packets?|packs?|blisters?|strips?|box\w*) of|empty pill (?:bottle|packet)", r"pills?|tablets?|medic\w*|vodka|sleeping|meds"),
            (r"smell\w*(?: \w+){0,2} gas|gas leak", r"dizz\w*|headache|sick|sleepy|faint\w*|nausea\w*|vomit\w*"),
            (r"(?:pills?|tablets?|medicines?|meds|insulin|medication)(?: \w+){0,4} (?:twice|by mistake|accidentally|wrong)|(?:accidentally|by mistake|wrongly|mistakenly)(?: \w+){0,5} (?:pills?|tablets?|medicines?|meds|insulin|medication)", r"\ball\b|many|someone elses|wrong|whole|drows\w*|sleepy|(?:heart|husbands|wifes|grand\w+|her|his) (?:pills?|tablets?|medic\w+)|vomit\w*"),

            (rf"(?:swallow\w*|ate|eaten|eating|drank|drunk|drinking|drinks|ingest\w*|chew\w*|inhaled|put|got|sucked|licked|stuck)(?: \w+){{0,7}} {CHEMICAL}|{CHEMICAL}(?: \w+){{0,4}} (?:swallowed|ingested|eaten|drunk|stuck in|up (?:his|her|my) nose|in (?:his|her|my) (?:nose|ear|throat|mouth|stomach))",),
            (rf"(?:took|taken|swallow\w*|ate|eaten|drank|ingest\w*|given|gave|injected|had)(?: \w+){{0,5}} (?:too many|too much|a (?:whole|full|entire) (?:bottle|box|packet|pack|strip|bunch)|whole (?:bottle|box|pack\w*)|entire (?:bottle|box|pack\w*)|bottle of|handfuls?|packet of|all (?:of )?(?:my|his|her|the|of)|a bunch of|a lot of|lots of|loads of|[2-9]\d|1\d\d|twenty|thirty|forty|fifty|sixty|a hundred)(?: \w+){{0,4}} {MEDICINE}",),
            (rf"(?:too many|too much|whole bottle|entire bottle|handful)(?: \w+){{0,3}} {MEDICINE}", r"took|taken|swallow\w*|ate|gave|injected|given|had"),
            (rf"{CHILD}", rf"(?:swallow\w*|ate|eaten|drank|got into|got hold of|found|chew\w*|took|taken)(?: \w+){{0,5}} {MEDICINE}", r"\bmy\b|\bher\b|\bhis\b|grand\w+|accident\w*|\bsome\b|\bthe\b|\bour\b"),
            (r"\boverdosed\b|\boverdosing\b|\bodd? on\b|\bodded\b|(?:took|taken|taking|having|had|is|might be|think its|think he|think she)(?: \w+){0,3} an? overdose",),
            (r"carbon monoxide|gas leak|smell\w* gas|co (?:alarm|detector)", r"alarm|detector|headache|dizz\w*|faint\w*|sick|beeping|going off|leak|smell\w*"),
            (r"(?:bit|bitten|bites?|stung)(?: \w+){0,4} (?:snake|viper|rattlesnake|copperhead|adder|cobra|black widow|brown recluse|scorpion|box jellyfish)|(?:snake|viper|rattlesnake|copperhead|adder|cobra|black widow|scorpion)(?: \w+){0,2} (?:bit|bitten|stung)\b",),
        ),
        advice="Call your poison control centre as well. Do not make the person vomit. Keep the packet to show.",
    ),
    RedFlag(
        "dangerous withdrawal",
        triggers=("stop", "quit", "withdraw", "detox", "came", "coming", "without",),
        ways=((r"(?:stopped|quit\w*|stopping|withdraw\w*|detox\w*|came off|coming off|without)(?: \w+){0,5} (?:drink\w*|alcohol|booze|benzo\w*|xanax|valium|clonazepam|klonopin|vodka)", r"seiz\w*|hallucinat\w*|seeing things|confus\w*|shak(?:es|ing) (?:badly|violently|uncontroll\w*|all over)|delirious|hearing things"),),
    ),
)  # fmt: skip
