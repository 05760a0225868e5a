# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Pregnancy and the first months of life."""

from __future__ import annotations

from symptomdb.ask.red_flags.terms import BAD, FEVER, PREGNANT, YOUNG_INFANT, RedFlag

BIRTH_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "pregnancy emergency",
        triggers=("pregnan", "week", "wk", "month", "trimester", "expecting", "positive", "postpartum", "birth", "baby", "fetal", "kick", "bump", "water", "cord", "crowning", "labor", "labour", "late", "missed", "iud",),
        ways=(
            (r"baby|fetus|bump", r"(?:moves?|moving|kicks?|kicking)(?: \w+){0,2} (?:less|not at all|weaker)|(?:less|not|hardly|barely) (?:mov\w+|kick\w*)", r"weeks|pregnan\w*|womb|bump"),

            (PREGNANT, r"head ?ache\w*|migraine|head (?:is )?(?:pounding|splitting|throbbing|killing)", r"(?:seeing|see|saw) (?:\w+ )?(?:spots|stars|flash\w*|lights|dots|floaters)|vision|blurr\w*|flash\w+ lights|swell\w*|swollen|puff\w*|blood pressure|\bbp\b|\brib|upper (?:belly|abdom\w*|stomach|tummy)"),
            (PREGNANT, r"(?:seeing|see|saw) (?:\w+ )?(?:spots|stars|flash\w*|dots)|blurr\w* vision|vision(?: \w+){0,3} blurr\w*|flash\w+ lights", r"swell\w*|swollen|puff\w*|blood pressure|\brib|belly"),
            (PREGNANT, rf"{BAD}(?: \w+){{0,5}} (?:pain\w*|cramp\w*|ache)|pain\w*(?: \w+){{0,5}} {BAD}|shoulder (?:tip )?pain|tip of (?:my|her) shoulder|one[ -]sided pain|(?:pain|cramp\w*)(?: \w+){{0,4}} (?:one side|left side|right side)|faint\w*|passed out|seiz\w*|convuls\w*"),
            (PREGNANT, r"(?:am|im|is|shes|started|now|heavy|heavily|been|having|keep|with|bright red|and|lots of|a lot of) (?:\w+ ){0,2}(?:bleed\w*|blood\b)|bleed\w*(?: \w+){0,3} (?:now|today|heavily|clots|a lot)"),
            (r"baby|fetal|kick\w*|bump|pregnan\w*", r"(?:stopped|not|isnt|hasnt|havent|hasnt been|no|fewer|less|reduced|decreased|barely|cant feel)(?: \w+){0,5} (?:mov\w+|kick\w*)", PREGNANT + r"|weeks|womb|bump|kick\w*|fetal"),
            (r"waters?(?: \w+)? (?:broke|broken|gone)|umbilical cord|cord (?:is )?(?:coming|hanging)|crowning|baby is coming|(?:giving birth|in labou?r) (?:now|at home|in the car)|late(?:r)? period|missed (?:a |my )?period|\biud\b", r"pregnan\w*|weeks|cord|crowning|now|(?:severe|sharp|sudden|stabbing|terrible)(?: \w+){0,4} pain|shoulder|faint\w*|coming"),
        ),
    ),
    RedFlag(
        "ill young infant",
        triggers=("newborn", "neonate", "old", "month", "baby", "infant", "toddler",),
        ways=(
            (YOUNG_INFANT, FEVER + r"|wont feed|not feeding|refus\w+ (?:to feed|feeds|milk|bottle)|floppy|limp|grunting|hard to wake|too sleepy|lethargic|blue|vomiting (?:green|blood)|green vomit"),
            (r"baby|infant|newborn|toddler", r"no wet (?:nappy|nappies|diapers?)|(?:hasnt|has not|havent) (?:had a wet|peed|wet)(?: \w+){0,3}|dry (?:nappy|nappies|diapers?)|sunken (?:eyes|soft spot|fontanel\w*)|bulging (?:soft spot|fontanel\w*)|(?:wont|hard to|cant) (?:\w+ )?wake|high[ -]pitched cry|vomiting (?:green|blood)"),
        ),
        advice="A fever in a baby under three months is always seen by a doctor at once.",
    ),
)  # fmt: skip
