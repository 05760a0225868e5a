"""Words that look like a symptom, whether a finding has them or not."""

from __future__ import annotations

import re

_MEDICAL = re.compile(
    r"[a-z]{3,}(?:itis|algia|emia|aemia|uria|pathy|plegia|paresis|rrhea|rrhoea|rrhagia|oma|osis|plasia|trophy|megaly|opia"
    r"|phagia|pnea|pnoea|penia|cytosis|ectasia|edema|oedema|sclerosis|stenosis|malacia|dynia|esthesia|aesthesia|kinesia)"
)
COMPLAINTS = frozenset(
    "pain painful ache aches aching hurt hurts sore soreness swelling swollen lump bump rash itch itchy itching"
    " numb numbness weak weakness stiff stiffness burning bleeding bleed discharge cramp cramps spasm trouble"
    " difficulty dizzy tired throbbing tender tenderness stinging tingling blister blisters ulcer sores nausea"
    " fever cough wheeze".split()
)
_NOT_MEDICAL = frozenset("diagnosis prognosis hypnosis osmosis dosis roma coma aroma diploma anatomy therapy".split())


def is_medical(word: str) -> bool:
    """Whether a lower-case word ends as medical words for symptoms do.

    >>> is_medical("arthralgia"), is_medical("prognosis"), is_medical("knee")
    (True, False, False)
    """
    return _MEDICAL.fullmatch(word) is not None and word not in _NOT_MEDICAL
