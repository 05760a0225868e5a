"""What to do beside calling, by family of red flags, in plain words."""

ADVICE: dict[str, str] = {
    "heart or lungs": "Stop what you are doing and sit down while you wait. Do not drive yourself.",
    "breathing trouble": "Sit the person upright and stay with them.",
    "severe allergic reaction": (
        "If an adrenaline (epinephrine) pen is at hand, use it now as its label says. "
        "Lie down, legs raised, unless breathing is hard."
    ),
    "blood clot signs": "Do not rub the leg, and have it scanned before anyone calls it something else.",
    "stroke signs": "Note the time when it began: the hospital will ask.",
    "unconscious or collapsed": (
        "If the person does not breathe normally, start chest compressions; the call taker will guide you."
    ),
    "seizure": "Move hard things away, put nothing in the mouth, and time the seizure.",
    "sudden headache or head injury": "After an injury keep the neck still.",
    "a fall, a crash or a crush": "Keep the neck and back still, and do not move the person unless they are in danger.",
    "autonomic dysreflexia signs": (
        "Sit upright, loosen anything tight, and look for a blocked catheter or other trigger."
    ),
    "severe bleeding": "Press firmly on the wound with a clean cloth and do not let go.",
    "sudden loss of sight or eye injury": (
        "For a chemical in the eye: rinse with plenty of clean water at once and keep rinsing. "
        "Do not pull out anything that sticks in the eye."
    ),
    "burn, shock, drowning, heat or cold": (
        "Cool a burn with running cool water. Switch the current off before you touch a person who got a shock."
    ),
    "poisoning or overdose": (
        "Call your poison control centre as well. Do not make the person vomit. Keep the packet to show."
    ),
    "ill baby": "A fever in a baby under three months is always seen by a doctor at once.",
}
