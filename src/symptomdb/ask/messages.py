# ruff: noqa: E501  (prose reads better when its sentences are not cut)
"""What is said when a question is not simply answered: plain words, gentle, with the next step."""

from __future__ import annotations

from collections.abc import Sequence

from symptomdb.ask.safety import Alarm
from symptomdb.model.aspect import Aspect


def emergency(alarm: Alarm, number: str) -> str:
    """The first thing to do, then what else helps."""
    advice = f" {alarm.advice}" if alarm.advice else ""
    return (
        f"This could be an emergency. Call {number} now, or have someone call, and do what the call taker says.{advice} "
        "This page can't judge how urgent it is: when in doubt, call."
    )


def crisis(number: str) -> str:
    """Words for a person in distress, or for whoever is with them."""
    return (
        f"If you or someone else may come to harm now, call {number}. You are not alone in this: a crisis line listens at "
        "any hour and helps you find the next step (988 in the USA and Canada, 116 123 in the UK, Ireland and much of "
        "Europe; findahelpline.com lists others). Stay with the person, and put pills and sharp things out of reach."
    )


def dose(number: str) -> str:
    """Why no amount is given, and who can say."""
    return (
        "Doses, and which medicines go together, depend on the person: age, weight, kidneys, other medicines. This page "
        "gives none. A pharmacist or the prescriber can answer this, and the leaflet in the packet states the limits. If "
        f"too much was taken, call {number} or a poison centre now."
    )


def symptom_check(condition: str = "") -> str:
    """Hand over to the finding of conditions, which is another tool than this."""
    named = f" What is known about {condition} can be asked here by its name." if condition else ""
    return (
        "Your question tells of symptoms and asks what they could be. That can't be answered by looking up one condition: a "
        "clinician has to see you. `symptomdb find`, where the site offers it, compares findings with the conditions that "
        f"are known here, for clinicians and research.{named} Get help today if it is getting worse or you are worried."
    )


def which_condition() -> str:
    """Asked without a condition."""
    return "Which condition do you mean? Please name it in the question, for example: symptoms of heterotopic ossification."


def which_reading(readings: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Asked with a name that stands for several things."""
    parts = [f"“{mention}” can mean {_or(names)}" for mention, names in readings]
    return f"{'; '.join(parts)}. Which one do you mean? Please ask again with the full name."


def which_record(names: Sequence[str]) -> str:
    """Asked with a name that only longer names begin with."""
    return f"There are several records with that name: {'; '.join(names)}. Which one do you mean?"


def known_without_record(names: Sequence[str]) -> str:
    """A condition that was understood but that the knowledge base holds no record of."""
    return (
        f"You asked about {_and(names)}. There is no record of {'it' if len(names) == 1 else 'them'} in this knowledge base "
        "yet, so there is no sourced answer. Nothing else is shown in its place."
    )


def not_found() -> str:
    """Medical, but nothing known was named."""
    return (
        "No condition in this knowledge base goes by the name in your question, so there is no sourced answer. Check the "
        "spelling, or try the search with another name for it."
    )


def out_of_scope() -> str:
    """Not about a health condition."""
    return (
        "This knowledge base answers questions about health conditions: what they are, their symptoms, causes, tests, "
        "treatments, prevention and outlook. Your question is about something else, so there is no answer here."
    )


def nothing_sourced(name: str, aspects: Sequence[Aspect]) -> str:
    """A record without any statement on what was asked."""
    asked = _and([aspect.heading.lower() for aspect in aspects])
    return f"There is no sourced answer on {asked} for {name} in this knowledge base. What is missing is listed below."


def coded_only() -> str:
    """Why an aspect of a record known only through coded annotations is missing."""
    return (
        "No source that is loaded says so. This record comes from the HPO annotations, which list coded findings, inheritance "
        "and onset, and nothing else."
    )


def no_statement() -> str:
    """Why an aspect of one of our own records is missing."""
    return "Our record of this condition has no sourced statement on it yet."


def finding_only() -> str:
    """Why an aspect of a finding is missing."""
    return "This is recorded as a finding (a symptom or sign), not as a condition; only its definition is stored."


def shown_instead(asked: str, name: str) -> str:
    """That the very type asked for has no record of its own under that name."""
    return f"No record goes by “{asked}”; what follows is about {name} in general."


def shown_of(shown: int, total: int, name: str) -> str:
    """That a long list was cut."""
    return f"{shown} of {total} coded findings of {name} are shown, the most frequent ones; its own page lists all."


def call_for_help(number: str) -> str:
    """The line under a general answer that touches an emergency."""
    return f"If you think this is happening now, don't read on: call {number}."


def _or(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
