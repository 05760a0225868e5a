"""The letters of the A to Z index."""

from __future__ import annotations

from string import ascii_uppercase

#: ``#`` stands for names that start with a digit or another sign.
LETTERS = (*ascii_uppercase, "#")


def letter_of(name: str) -> str:
    """The letter under which a name stands.

    >>> letter_of("heterotopic ossification"), letter_of("3-M syndrome")
    ('H', '#')
    """
    first = name[:1].upper()
    return first if first in ascii_uppercase and first else "#"
