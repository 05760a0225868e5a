"""The red-flag families: what an emergency looks like in the words people use.

Each family is a list of ways to see it; a way is one or more patterns that must all be found near each other. Patterns
are written for `text.plain`: lower case, no accents, no apostrophes. The list leans towards alarm; then `ask.safety`
takes away what is only asked about in general, what is past, and what is denied. The musculoskeletal flags are those
of the monograph of heterotopic ossification; the rest is first-aid teaching that every ambulance service publishes,
put in our own words.
"""

from __future__ import annotations

from symptomdb.ask.red_flags.birth import BIRTH_FLAGS
from symptomdb.ask.red_flags.chest import CHEST_FLAGS
from symptomdb.ask.red_flags.illness import ILLNESS_FLAGS
from symptomdb.ask.red_flags.injury import INJURY_FLAGS
from symptomdb.ask.red_flags.nerves import NERVE_FLAGS
from symptomdb.ask.red_flags.poison import POISON_FLAGS
from symptomdb.ask.red_flags.terms import RedFlag

__all__ = ["RED_FLAGS", "RedFlag"]

RED_FLAGS: tuple[RedFlag, ...] = (
    *CHEST_FLAGS,
    *NERVE_FLAGS,
    *INJURY_FLAGS,
    *POISON_FLAGS,
    *BIRTH_FLAGS,
    *ILLNESS_FLAGS,
)
