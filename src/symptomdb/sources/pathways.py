"""Our own care pathways, ``content/pathways/*.yaml``, and those of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import BadContent
from symptomdb.model.care import Verdict
from symptomdb.model.criterion import Criterion
from symptomdb.model.evidence import Certainty, Urgency
from symptomdb.model.fact import FactKind, FactSpec, Silence
from symptomdb.model.pathway import Advice, FlagRaised, Named, Pathway, Rule, Side, Step
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder, schema_problems
from symptomdb.sources.document import read_document
from symptomdb.sources.pathway_check import check_pathway, conflict_problems
from symptomdb.sources.pathway_criteria import CriterionParser

#: Mean lengths of the calendar's units.
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
#: Facts that the engine itself provides: the settled tier, and whether an emergency suspends the pathway.
_PROVIDED = ("risk_tier", "suspended")


def read_pathways(*folders: Path) -> tuple[Pathway, ...]:
    """All pathways of the folders; a later folder's pathway takes the place of an earlier one's for its condition.

    Conflicts between rules are not looked for again: that takes seconds, and belongs to the check of a file.

    Raises:
        BadContent: A file is wrong; nothing is half read.
    """
    found: dict[str, Pathway] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            pathway = read_pathway(path, look_for_conflicts=False)
            found[pathway.condition] = pathway
    return tuple(found.values())


def pathway_problems(home: Path) -> list[str]:
    """What is wrong with our pathways and words, and those that a site keeps in its home; conflicts too."""
    content = content_folder()
    read = [one.id for one in read_bibliography(content / "bibliography.yaml") if one.part_read]
    found: list[str] = []
    for path in (path for folder in (content, home) for path in sorted((folder / "pathways").glob("*.yaml"))):
        try:
            pathway = read_pathway(path, read)
        except BadContent as error:
            found += map(str, error.problems)
            continue
        found += _unknown_words(pathway, path, home)
    return found


def _unknown_words(pathway: Pathway, path: Path, home: Path) -> Iterator[str]:
    """Concepts that a fact names and no word file has."""
    try:
        concepts, _ = read_clinical_words(content_folder() / "clinical_words", home / "clinical_words")
    except BadContent as error:
        yield from map(str, error.problems)
        return
    known = {concept.id for concept in concepts} | {f"allergy.{one.id}" for one in concepts if one.kind == "drug"}
    for fact in pathway.facts.values():
        for name in (*fact.concepts, *fact.days_of):
            if name not in known:
                yield f"{path}: {fact.id} names the words {name!r}, which no file of clinical_words has."


def read_pathway(path: Path, bibliography: Iterable[str] | None = None, *, look_for_conflicts: bool = True) -> Pathway:
    """Read and check one pathway.

    Args:
        bibliography: Keys that may be cited; None skips that check.
        look_for_conflicts: Compare all pairs of rules too.

    Raises:
        BadContent: Lists every problem with file, line and remedy.
    """
    document = read_document(path)
    problems = schema_problems(document, "pathway")
    if problems:
        raise BadContent(problems)
    data = cast(dict[str, Any], document.data)
    facts = {key: _fact(key, entry) for key, entry in data["facts"].items()}
    flags = _named(data["flags"])
    provided = {key: FactSpec(key, FactKind.YES_NO, key) for key in (*_PROVIDED[1:], *flags)}
    provided[_PROVIDED[0]] = FactSpec(_PROVIDED[0], FactKind.CHOICE, "risk tier", choices=tuple(data.get("tiers", [])))
    parser = CriterionParser(document, {**facts, **provided}, set(data["factors"]))
    factors = {key: parser.parse(entry["when"], "factors", key, "when") for key, entry in data["factors"].items()}
    pathway = Pathway(
        id=data["id"],
        condition=data["condition"],
        title=data["title"],
        version=data["version"],
        summary=data["summary"].strip(),
        limits=tuple(data["limits"]),
        groups=tuple(data["groups"]),
        red_flag_group=data["red_flag_group"],
        tiers=tuple(data.get("tiers", [])),
        facts=facts,
        factors=factors,
        options=_named(data["options"]),
        tests=_named(data["tests"]),
        flags=flags,
        rules=tuple(_rule(entry, parser, number) for number, entry in enumerate(data["rules"])),
        digest=document.digest,
    )
    problems = [*parser.problems, *check_pathway(pathway, document, parser.used, bibliography)]
    if not problems and look_for_conflicts:
        problems += conflict_problems(pathway, document)
    if problems:
        raise BadContent(problems)
    return pathway


def _fact(key: str, entry: dict[str, Any]) -> FactSpec:
    return FactSpec(
        id=key,
        kind=FactKind(entry["kind"]),
        label=entry["label"],
        question=entry.get("ask", ""),
        unit=entry.get("unit", ""),
        choices=tuple(entry.get("choices", [])),
        field=entry.get("field", ""),
        concepts=tuple(entry.get("words", [])),
        told_by=tuple(entry.get("told_by", [])),
        silence=Silence(entry.get("silence", "ask")),
        past_counts=entry.get("past_counts", False),
        past_days=entry.get("past_days"),
        planned_counts=entry.get("planned_counts", False),
        only_in=tuple(entry.get("only_in", [])),
        synonyms=tuple((str(words).lower(), str(code)) for words, code in entry.get("synonyms", {}).items()),
        days_of=tuple(entry.get("days_of", [])),
        settled=entry.get("settled", False),
    )


def _named(entries: dict[str, dict[str, Any]]) -> dict[str, Named]:
    return {
        code: Named(code, entry["label"], entry["plain"], tuple(entry.get("codes", [])), tuple(entry.get("orders", [])))
        for code, entry in entries.items()
    }


def _rule(entry: dict[str, Any], parser: CriterionParser, number: int) -> Rule:
    when: Criterion = parser.parse(entry["when"], "rules", number, "when")
    flag = entry.get("flag")
    return Rule(
        id=entry["id"],
        group=entry["group"],
        when=when,
        clinical=entry["clinical"].strip(),
        plain=entry["plain"].strip(),
        sources=tuple(entry.get("sources", [])),
        unsourced=entry.get("unsourced", ""),
        flag=FlagRaised(flag["code"], Urgency(flag["urgency"])) if flag else None,
        tier=entry.get("tier", ""),
        suspends=entry.get("suspends", False),
        options=_advice(entry.get("options", {})),
        tests=_advice(entry.get("tests", {})),
        follow_up=tuple(map(_step, entry.get("follow_up", []))),
        convey=tuple(entry.get("convey", [])),
        gives_way_to=tuple(entry.get("gives_way_to", [])),
        intent=entry.get("intent", ""),
        phase=entry.get("phase", ""),
        strength=entry.get("strength", ""),
        certainty=Certainty(entry.get("certainty", Certainty.UNGRADED)),
        disagreement=entry.get("disagreement", ""),
    )


def _step(entry: dict[str, Any]) -> Step:
    after = tuple((words, _days(words)) for words in entry.get("after", []))
    every = entry.get("every", "")
    return Step(
        what=entry["what"],
        plain=entry.get("plain", entry["what"]),
        when=entry.get("when") or (f"every {every}" if every else ", ".join(words for words, _ in after)),
        after=after,
        every_days=_days(every) if every else None,
        counted_from=entry.get("from", "event"),
    )


def _days(words: str) -> int:
    """The days of "6 weeks", rounded; the schema keeps to this form."""
    number, unit = words.split()
    return round(int(number) * _UNIT_DAYS[unit.rstrip("s")])


def _advice(entries: dict[str, Any]) -> tuple[Advice, ...]:
    found = []
    for code, entry in entries.items():
        if isinstance(entry, str):
            found.append(Advice(code, Verdict(entry)))
            continue
        sides = tuple(Side(side["text"], tuple(side["sources"])) for side in entry.get("sides", []))
        found.append(
            Advice(
                code,
                Verdict(entry["verdict"]),
                entry.get("why", ""),
                entry.get("plain", ""),
                tuple(entry.get("sources", [])),
                sides,
            )
        )
    return tuple(found)
