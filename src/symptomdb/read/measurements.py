"""Figures read as findings: "Hb 5.7 g/dL", "temperature 39.2", "BP 180/100", "height -3.1 SD"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from symptomdb.model.finding import Unread
from symptomdb.read.landmarks import Words
from symptomdb.read.measure_tables import GROWTH, HEADS, MEASURES, PRESSURE_HIGH, PRESSURE_LOW, UNITS, Limit, Measure
from symptomdb.read.mentions import Mention

_COST = 0.4
_NUMBER = r"\d{1,3}(?:[ ,]\d{3})+(?![\d.])|\d+(?:\.\d+)?"
_LINKS = (
    "levels? counts? concentrations? values? rate of was were is are at to measured around about approximately approx"
    " recorded as up reached peaked dropped fell rose increased elevated raised decreased reduced low high slightly"
    " mildly markedly severely very only serum blood plasma fasting random total initial peak maximum max reading"
    " result documented noted found being by the a an for went"
).replace(" ", "|")
_LINK = re.compile(
    rf"(?:\s?\((?!n\b|normal)[a-z][a-z0-9 .+-]{{0,15}}\))?(?:[\s,:=(<>~|-]|\b(?:{_LINKS})\b"
    r"|\bfrom [\d.]+ ?[a-z/%]{0,6} (?=to\b))*"
)
_FIGURE = re.compile(rf"({_NUMBER})\s?")
_NO_FIGURE = re.compile(
    r"(?:years?|yrs?|y/o|days?|hours?|hrs?|weeks?|months?|mg|ml|cm|mm\b|/|:\d|x\b|(?:st|nd|rd|th)\b|-\d|\.\d)"
)
_RANGE = re.compile(
    r"[\s,;:(\[|a-z/]{0,12}?\b(?:reference(?: range| values?| intervals?)?|normal(?: range| values?| limits?"
    r"| reference range| levels?)?|ref(?:\.|erence)?(?: range)?|range|nr|vn|rr|nv|n)\b[\s:=,]{0,3}(?:is |of |being )?"
    rf"(?:(?P<sign><|>|up to|less than|below|above|\|)\s?)?(?P<a>{_NUMBER})(?:\s?%)?"
    rf"(?:\s?(?:-|to|~)\s?(?P<b>{_NUMBER}))?"
)
_PRESSURE = re.compile(r"(\d{2,3})\s?(?:/|over)\s?(\d{2,3})\b")
_CENTILE = re.compile(
    r"(?P<sign><|\||below|under|less than)?\s?(?:the )?(?P<n>\d{1,2}(?:\.\d+)?|third|first|second)\s?(?:st|nd|rd|th)?"
    r"\s?(?:per)?(?:centiles?\b|%ile)"
)
_DEVIATIONS = re.compile(
    r"(?P<sign>-|minus |below |<\s?-?|\+|>\s?\+?|above )?\s?(?P<n>\d(?:\.\d+)?)\s?"
    r"(?:sds?\b|standard deviations?|s\.d\.|z[ -]?scores?)\s?(?P<behind>below|above|under|over)?"
)
# One of them is in every match.
_DEVIATION_SIGNS = ("sd", "standard", "s.d", "score")
_CHILD = re.compile(
    r"\b(?:neonat|newborn|infan|toddler|bab(?:y|ies)\b|(?:month|week|day)s?[- ]old|preterm|girl\b|boy\b|child\b"
    r"|(?:\d|1[01])[- ]y(?:ea)?rs?[- ]old)"
)
_ADULT = re.compile(r"\b(?:1[2-9]|[2-9]\d)[- ]y(?:ea)?rs?[- ]old|\b(?:adolescent|teenage)")
_ORDINALS = {"first": 1.0, "second": 2.0, "third": 3.0}
_PLAUSIBLE = {"c": (30, 45), "bpm": (15, 320), "breaths": (3, 120), "%": (1, 100), "kg/m2": (8, 90), "fl": (40, 160)}
_WINDOW = 70


class Name(NamedTuple):
    """Where a measure is named: piece number, begin and end in the text, its name."""

    piece: int
    begin: int
    end: int
    name: str


_DIGIT = re.compile(r"\d|centile")
#: As far behind a name as its figure may begin; a name without one there is not looked at more closely.
_REACH = _WINDOW + 10


@lru_cache(maxsize=256)
def _unit(unit: str) -> re.Pattern[str]:
    return re.compile(f"(?:{UNITS[unit]})")


def measurements(text: str, lower: str, words: Words, terms: Mapping[str, int], taken: set[int]) -> Iterator[Mention]:
    """Findings that figures stand for, in the text's order.

    Args:
        text: As given.
        lower: Folded and lower-case, same offsets.
        terms: Identifier → number of the terms that are known.
        taken: Pieces inside other mentions; where words around the figure's name say already what it shows, it is not
            read again, and what lies inside it gives way.
    """
    if not _DIGIT.search(lower):
        return
    done = -1
    offsets = words.offsets
    for name in _names(text, lower, words):
        if name.piece - 1 in taken or name.begin < done or not _FIGURE.search(lower, name.end, name.end + _REACH):
            continue
        read = _read(lower, name)
        if read is None or read[0] not in terms:
            continue
        last = bisect_right(offsets, read[1] - 1) - 1
        if last + 1 not in taken:
            done = name.end if name.name in GROWTH else read[1]
            yield Mention(tuple(range(name.piece, last + 1, 2)) or (name.piece,), terms[read[0]], _COST, ())


def _names(text: str, lower: str, words: Words) -> Iterator[Name]:
    pieces, offsets = words.pieces, words.offsets
    for i in words.measures:
        for name in HEADS[pieces[i]]:
            begin, end = offsets[i], offsets[i] + len(name)
            if lower.startswith(name, begin) and not lower[end : end + 1].isalnum():
                # A short name is a sign for a measure only as clinicians write it: "K 2.1", not "k".
                if (len(name) > 3 or text[begin].isupper()) and not pieces[i - 2 if i > 1 else i].isdigit():
                    yield Name(i, begin, end, name)
                break


def _read(lower: str, name: Name) -> tuple[str, int] | None:
    """Identifier of the finding, and where its figure ends."""
    if name.name in ("blood pressure", "bp"):
        return _pressure(lower, name.end)
    found = _growth(lower, name) if name.name in GROWTH else None
    if found is None and name.name in MEASURES:
        found = _value(lower, name.end, MEASURES[name.name])
    return found


def _pressure(lower: str, end: int) -> tuple[str, int] | None:
    found = _PRESSURE.match(lower, _link(lower, end))
    if found is None:
        return None
    systolic, diastolic = int(found[1]), int(found[2])
    if not 40 <= diastolic < systolic <= 300 and not 20 <= diastolic < systolic < 90:
        return None
    if systolic < 90:
        return PRESSURE_LOW, found.end()
    return (PRESSURE_HIGH, found.end()) if systolic >= 140 or diastolic >= 90 else None


def _link(lower: str, end: int) -> int:
    found = _LINK.match(lower, end, min(len(lower), end + _WINDOW))
    return found.end() if found else end


def _value(lower: str, end: int, measure: Measure) -> tuple[str, int] | None:
    figure = _FIGURE.match(lower, _link(lower, end))
    if figure is None:
        return None
    value, last = _number(figure[1]), figure.end(1)
    scale = None
    for unit, times in measure.units.items():
        found = _unit(unit).match(lower, figure.end())
        if found is not None:
            scale, last = times, found.end()
            break
    said = _RANGE.match(lower, last)
    if said is not None:
        term = _by_range(value, said, measure)
        return None if term is None else (term, last)
    if scale is None:
        if not measure.bare or _NO_FIGURE.match(lower, figure.end()):
            return None
        scale = 1.0
    return _by_limits(lower, value * scale, last, measure)


def _number(text: str) -> float:
    return float(text.replace(",", "").replace(" ", ""))


def _by_range(value: float, said: re.Match[str], measure: Measure) -> str | None:
    low: float | None = _number(said["a"])
    high = _number(said["b"]) if said["b"] else None
    if high is None:
        if said["sign"] in ("<", "up to", "less than", "below", "|"):
            low, high = None, low
        elif said["sign"] is None:
            return None
    sign = "<" if low is not None and value < low else ">" if high is not None and value > high else ""
    return next((limit.term for limit in measure.limits if sign and limit.sign[0] == sign), None)


def _by_limits(lower: str, value: float, last: int, measure: Measure) -> tuple[str, int] | None:
    first = next(iter(measure.units), "")
    if first == "c" and 90 <= value <= 110:
        fahrenheit = _unit("f").match(lower, last + (lower[last : last + 1] == " "))
        value, last = round((value - 32) / 1.8, 1), fahrenheit.end() if fahrenheit else last
    low, high = _PLAUSIBLE.get(first, (0.0, 1e9))
    if not low <= value <= high:
        return None
    term = next((limit.term for limit in measure.limits if _is_beyond(value, limit)), None)
    # The whole text is searched for an age, so only where it matters.
    return None if term is None or (measure.adult and is_child(lower)) else (term, last)


def is_child(lower: str) -> bool:
    """Whether a text tells of somebody under twelve."""
    return bool(_CHILD.search(lower)) and not _ADULT.search(lower)


def _is_beyond(value: float, limit: Limit) -> bool:
    if limit.value is None:
        return False
    if limit.sign == "<":
        return value < limit.value
    return value > limit.value or (limit.sign == ">=" and value == limit.value)


def _growth(lower: str, name: Name) -> tuple[str, int] | None:
    """ "height 75 cm (-6.2 SD)": beyond two standard deviations, as the terms are defined; not a centile."""
    window = _window(lower, name)
    found = _DEVIATIONS.search(window) if any(sign in window for sign in _DEVIATION_SIGNS) else None
    if found is None or float(found["n"]) < 2 or _has_other(window[: found.start()]):
        return None
    sign, behind = (found["sign"] or "").strip(), found["behind"] or ""
    small, large = GROWTH[name.name]
    if "-" in sign or sign in ("minus", "below", "<") or behind in ("below", "under"):
        term = small
    else:
        term = large if sign or behind else ""
    return (term, name.end + found.end()) if term else None


def _window(lower: str, name: Name) -> str:
    return re.split(r"[;\n]|\.\s", lower[name.end : name.end + _WINDOW])[0]


def _has_other(between: str) -> bool:
    """Another measure with a figure of its own stands between."""
    return any(re.search(rf"\d.*\b{re.escape(name)}\b|\b{re.escape(name)}\b.*\d", between) for name in GROWTH)


def low_centiles(text: str, lower: str, words: Words) -> Iterator[Unread]:
    """Body measures at the lowest centiles: told, but not read, since what they mean is for a growth chart to say."""
    if "centile" not in lower and "%ile" not in lower:
        return
    for name in _names(text, lower, words):
        found = _CENTILE.search(_window(lower, name)) if name.name in GROWTH else None
        if found is not None and not _has_other(_window(lower, name)[: found.start()]):
            figure = _ORDINALS.get(found["n"]) or float(found["n"])
            if figure < 3 or (figure <= 3 and found["sign"]):
                end = name.end + found.end()
                yield Unread(name.begin, end, text[name.begin : end], "a body measure at the lowest centiles")
