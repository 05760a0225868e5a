"""The intended purpose of ranking and interview: whom they are for, in the same words in every channel."""

from __future__ import annotations

#: Who is addressed unless the site's owner has turned ranking on for the public (`Settings.public_find`).
PROFESSIONALS = "clinicians and research"
EVERYONE = "everyone"

PURPOSE = (
    "Ranking compares findings with what the sources say of each condition, and shows every step of it. It is meant "
    "for health professionals and for research. A place in the list is no diagnosis: common conditions may be missing "
    "from the knowledge base, findings may be missing from the case, and nobody has examined the person."
)


def audience(public_find: bool) -> str:
    """Whom a ranking is offered to."""
    return EVERYONE if public_find else PROFESSIONALS
