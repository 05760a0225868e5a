"""Words: what a reader sees for a coded value. Nothing here is stronger than the code says."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.source import Trust

_MODALITY = {
    "is": "stated",
    "usually": "usually",
    "often": "often",
    "sometimes": "sometimes",
    "may": "may",
    "rarely": "rarely",
    "uncertain": "uncertain",
    "contested": "contested",
    "is_not": "denial",
}
_CERTAINTY = {
    "high": "high certainty",
    "moderate": "moderate certainty",
    "low": "low certainty",
    "very_low": "very low certainty",
    "ungraded": "",
}
_INTENT = {
    "symptom_relief": "to relieve symptoms",
    "halt_progression": "to slow or stop it",
    "prevention": "to prevent it",
    "restore_function": "to restore function",
    "rehabilitation": "to recover",
    "diagnosis": "to find out what it is",
    "staging": "to grade it",
    "treatment_planning": "to plan treatment",
    "monitoring": "to keep watch",
    "safety": "for safety",
    "cure": "to cure it",
}
_PHASE = {
    "before_event": "before surgery or injury",
    "at_event": "around surgery or injury",
    "suspected": "when it is suspected",
    "established": "once it is there",
    "after_surgery": "after surgery",
}
_URGENCY = {
    "emergency": "Emergency: call for help now",
    "same_day": "Get medical help the same day",
    "urgent": "See a doctor soon",
    "routine": "Mention it at your next visit",
    "self_care": "You can look after this yourself",
}
_RELATION = {
    "exact": "same",
    "close": "nearly the same",
    "broad": "wider than this",
    "narrow": "narrower than this",
    "related": "related",
}


def modality(code: str) -> str:
    """The hedge as one small word.

    >>> modality("is_not"), modality("may")
    ('denial', 'may')
    """
    return _MODALITY.get(code, _spaced(code))


def capital(text: str) -> str:
    """With a capital at its start; the rest stays as it is.

    >>> capital("eGFR low"), capital("spinal cord injury?")
    ('eGFR low', 'Spinal cord injury?')
    """
    # "eGFR" and its like keep their own way of writing.
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def certainty(code: str) -> str:
    """GRADE's level in words; empty for ungraded, which a page says once."""
    return _CERTAINTY.get(code, _spaced(code))


def intent(code: str) -> str:
    """What an action is done for."""
    return _INTENT.get(code, _spaced(code))


def phase(code: str) -> str:
    """When a statement applies."""
    return _PHASE.get(code, _spaced(code))


def urgency(code: str) -> str:
    """How soon help is needed."""
    return _URGENCY.get(code, _spaced(code))


def trust(code: str) -> str:
    """How far a line is trusted.

    >>> trust("crowd")
    'entered by many people'
    """
    return Trust[code.upper()].words if code.upper() in Trust.__members__ else _spaced(code)


def relation(code: str) -> str:
    """How another vocabulary's code relates to ours."""
    return _RELATION.get(code, _spaced(code))


def reading(part_read: str) -> str:
    """Which part of a publication stands behind a citation, as a sentence."""
    return f"Part read for this page: {part_read.rstrip('.')}." if part_read else ""


def slug(condition: Curie | str) -> str:
    """The last part of a condition's address.

    >>> slug("SDB:omim-154700")
    'omim-154700'
    """
    return str(condition).removeprefix("SDB:")


def record(condition: Condition) -> str:
    """The code of the record that a condition was made from, so that namesakes can be told apart; empty for our own."""
    key = slug(condition.id)
    codes = [str(xref.code) for xref in condition.xrefs if f"{xref.code.prefix}-{xref.code.local}".lower() == key]
    return codes[0] if codes else ""


def day(value: date | None) -> str:
    """A date as people say it.

    >>> day(date(2026, 5, 4))
    '4 May 2026'
    """
    return f"{value.day} {value:%B %Y}" if value else ""


def number(value: int) -> str:
    """A whole number with commas.

    >>> number(11729)
    '11,729'
    """
    return f"{value:,}"


def web_link(address: str) -> str:
    """The address if it leads to the web, else nothing: a source may hold any text.

    >>> web_link("javascript:alert(1)")
    ''
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def _spaced(code: str) -> str:
    return code.replace("_", " ")
