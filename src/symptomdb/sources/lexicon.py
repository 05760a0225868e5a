"""Our own lay lexicon: everyday and clinical wordings of findings, and body parts with what people say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from symptomdb.errors import BadContent, BadCurie, BadRecord
from symptomdb.model.curie import Curie
from symptomdb.model.lexicon import NO_FINDING, Wording

#: Where a wording is in use; every row names one of these.
REGISTERS = frozenset({
    "everyday", "everyday UK", "everyday US", "clinical report", "clinician shorthand", "nursing note", "child speech",
    "parent speech", "emergency triage", "pattern",
})  # fmt: skip
_WORDINGS = ("phrase", "term", "note", "ambiguity")
_NONE = ("phrase", "reason")
_PARTS = ("part", "group")
_QUALITIES = ("group", "quality", "term")


def lexicon_folder() -> Path:
    """The lexicon that comes with the package."""
    return Path(__file__).resolve().parents[1] / "content" / "lexicon"


def read_lexicon(folder: Path, known: Collection[Curie]) -> tuple[Wording, ...]:
    """Read all wordings, in the order of the files, those that body parts and qualities make together, and those that
    look like a finding and tell of none.

    Args:
        folder: Holds ``*.tsv`` of wordings, ``patterns/parts.tsv`` and ``patterns/qualities.tsv``,
            ``none/no_findings.tsv``.
        known: Identifiers of the current findings.

    Raises:
        BadContent: Lists every row with a wrong number of fields, an unknown term, an unknown register, no review of
            ambiguity, or a wording that another row gives already.
    """
    problems: list[BadRecord] = []
    wordings: dict[tuple[str, Curie], Wording] = {}
    for path in sorted(folder.glob("*.tsv")):
        for line, (phrase, code, note, ambiguity) in _rows(path, _WORDINGS, problems):
            term = _term(path, line, code, known, problems)
            problem = _problem(phrase, note, ambiguity)
            if problem or (term is not None and (phrase, term) in wordings):
                problems.append(BadRecord(path, line, problem or f"{phrase!r} is given twice.", "Correct the row."))
            elif term is not None:
                wordings[phrase, term] = Wording(phrase, term, note, ambiguity)
    made = _patterns(folder / "patterns", known, problems)
    none = _none(folder / "none" / "no_findings.tsv", problems)
    if problems:
        raise BadContent(problems)
    return (*wordings.values(), *made, *none)


def _problem(phrase: str, note: str, ambiguity: str) -> str:
    if not phrase or phrase != " ".join(phrase.split()):
        return "the phrase is empty or has blanks to spare."
    if note not in REGISTERS:
        return f"{note!r} is no register."
    return "" if ambiguity else "the review of ambiguity is missing."


def _none(path: Path, problems: list[BadRecord]) -> tuple[Wording, ...]:
    """None in a folder without such a file."""
    if not path.exists():
        return ()
    made: dict[str, Wording] = {}
    for line, (phrase, reason) in _rows(path, _NONE, problems):
        if phrase in made or not reason or " " not in phrase:
            problem = "it is given twice, has one word only or no reason."
            problems.append(BadRecord(path, line, f"{phrase!r}: {problem}", "Correct the row."))
        made[phrase] = Wording(phrase, NO_FINDING, reason)
    return tuple(made.values())


def _patterns(folder: Path, known: Collection[Curie], problems: list[BadRecord]) -> tuple[Wording, ...]:
    parts: dict[str, list[str]] = {}
    for _, (part, groups) in _rows(folder / "parts.tsv", _PARTS, problems):
        for group in groups.split():
            parts.setdefault(group, []).append(part)
    made: dict[str, Wording] = {}
    path = folder / "qualities.tsv"
    for line, (group, qualities, code) in _rows(path, _QUALITIES, problems):
        term = _term(path, line, code, known, problems)
        if group not in parts:
            problems.append(BadRecord(path, line, f"no part is in the group {group!r}.", "Name a group of parts.tsv."))
        elif term is not None:
            for part in parts[group]:
                for quality in qualities.split("|"):
                    phrase = f"{quality} {part}"
                    made.setdefault(phrase, Wording(phrase, term, "pattern"))
    return tuple(made.values())


def _rows(path: Path, header: tuple[str, ...], problems: list[BadRecord]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            fields = line.rstrip("\n").split("\t")
            if number == 1:
                if tuple(fields) != header:
                    problems.append(BadRecord(path, 1, "wrong header.", f"Write {' '.join(header)} with tabs between."))
                    return
            elif len(fields) != len(header):
                problems.append(BadRecord(path, number, f"{len(fields)} fields.", f"Write {len(header)} fields."))
            else:
                yield number, fields


def _term(path: Path, line: int, code: str, known: Collection[Curie], problems: list[BadRecord]) -> Curie | None:
    try:
        term = Curie.parse(code)
    except BadCurie as error:
        problems.append(BadRecord(path, line, error.message, error.remedy))
        return None
    if term in known:
        return term
    problems.append(BadRecord(path, line, f"{code} is no current finding.", "Look up the term that replaced it."))
    return None
