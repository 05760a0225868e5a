"""Compact identifiers such as HP:0011986; ids are always a `Curie`, never a bare string."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symptomdb.errors import BadCurie

# https://www.w3.org/TR/2010/NOTE-curie-20101216/ : prefix ":" reference; ours is stricter and has no spaces.
_CURIE = re.compile(r"([A-Za-z][A-Za-z0-9_.]*):([A-Za-z0-9][A-Za-z0-9_.\-]*)", re.ASCII)

#: Prefix of our own conditions.
CONDITION_PREFIX = "SDB"
#: Prefix of our own finding codes, for findings that HPO has no term for.
LOCAL_FINDING_PREFIX = "SDBF"


@dataclass(frozen=True, slots=True, order=True)
class Curie:
    """A prefix and a local part.

    >>> Curie.parse("HP:0011986")
    Curie(prefix='HP', local='0011986')
    >>> str(Curie.parse("ORPHA:337"))
    'ORPHA:337'
    """

    prefix: str
    local: str

    def __eq__(self, other: object) -> bool:
        # The one that a dataclass writes makes two tuples each time.
        if not isinstance(other, Curie):
            return NotImplemented
        return self.local == other.local and self.prefix == other.prefix

    def __hash__(self) -> int:
        # A str remembers its own hash; a build asks for those of ids millions of times.
        return hash(self.local)

    @classmethod
    def parse(cls, text: str) -> Curie:
        """Read ``PREFIX:LOCAL``; raise `BadCurie` for anything else."""
        found = _CURIE.fullmatch(text.strip())
        if found is None:
            raise BadCurie(f"{text!r} is not an identifier.", "Write it as PREFIX:LOCAL, for example HP:0011986.")
        return cls(found[1], found[2])

    def __str__(self) -> str:
        return f"{self.prefix}:{self.local}"
