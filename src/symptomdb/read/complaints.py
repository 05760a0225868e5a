"""Words that look like a symptom, whether a finding has them or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MEDICAL = re.compile(
    r"[a-z]{3,}(?:itis|algia|emia|aemia|uria|pathy|plegia|paresis|rrhea|rrhoea|rrhagia|oma|osis|plasia|trophy|megaly|opia"
    r"|phagia|pnea|pnoea|penia|cytosis|ectasia|edema|oedema|sclerosis|stenosis|malacia|dynia|esthesia|aesthesia|kinesia)"
)
COMPLAINTS = frozenset(
    "pain painful ache aches aching hurt hurts sore soreness swelling swollen lump bump rash itch itchy itching"
    " numb numbness weak weakness stiff stiffness burning bleeding bleed discharge cramp cramps spasm trouble"
    " difficulty dizzy tired throbbing tender tenderness stinging tingling blister blisters ulcer sores nausea"
    " fever cough wheeze"
    " wonky lopsided gammy dodgy manky grotty gippy gyppy iffy jippy niggle niggles niggling niggly twinge twinges"
    " queasy woozy wobbly jammed clunks clunking grates grating pinching oozing squishy gnawing"
    " prickly tightness heaviness lump-like agony unwell peaky groggy shattered".split()
)
#: With what follows they tell what somebody can't do.
CANNOT = frozenset("can't cannot cant couldn't couldnt unable won't inability".split())
_TO = frozenset("to even really properly hardly".split())
_ABILITIES = frozenset(
    "see hear walk stand move bend lift straighten turn swallow breathe sleep eat talk speak chew sit raise reach grip"
    " hold feel smell taste pee wee urinate poo kneel climb squat close open focus concentrate remember".split()
)
_NOT_MEDICAL = frozenset("diagnosis prognosis hypnosis osmosis dosis roma coma aroma diploma anatomy therapy".split())


def is_medical(word: str) -> bool:
    """Whether a lower-case word ends as medical words for symptoms do.

    >>> is_medical("arthralgia"), is_medical("prognosis"), is_medical("knee")
    (True, False, False)
    """
    return _MEDICAL.fullmatch(word) is not None and word not in _NOT_MEDICAL


def inability(pieces: Sequence[str], at: int) -> int:
    """Number of the piece that ends "can't lift", "unable to move" begun at a piece, or -1.

    Args:
        pieces: Words and gaps in turn, in lower case.
    """
    for verb in (at + 2, at + 4):
        if verb >= len(pieces) or pieces[verb - 1] != " ":
            return -1
        if pieces[verb] in _ABILITIES:
            return verb
        if pieces[verb] not in _TO:
            return -1
    return -1
