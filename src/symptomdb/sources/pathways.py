"""Our own care pathways, ``content/pathways/*.yaml``, and the words of records, ``content/clinical_words/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import BadContent, BadRecord, NotFound
from symptomdb.model.care import (
    Advice,
    Concept,
    Criterion,
    FactKind,
    FactSpec,
    FlagRaised,
    Named,
    Pathway,
    Rule,
    Side,
    Silence,
    Verdict,
)
from symptomdb.model.evidence import Certainty, Urgency
from symptomdb.sources.content import content_folder, schema_problems
from symptomdb.sources.document import Document, read_document
from symptomdb.sources.pathway_check import check_pathway
from symptomdb.sources.pathway_criteria import CriterionParser

#: Facts that the engine itself provides: the settled tier, and whether an emergency suspends the pathway.
_PROVIDED = ("risk_tier", "suspended")


@cache
def pathway_of(condition: str) -> Pathway:
    """The pathway of a condition, by our own id with or without ``SDB:``; `NotFound` when it has none."""
    known = {path.stem: path for path in sorted((content_folder() / "pathways").glob("*.yaml"))}
    key = condition.removeprefix("SDB:")
    if key not in known:
        raise NotFound(f"There is no care pathway for {condition!r}.", f"There are pathways for: {', '.join(known)}.")
    return read_pathway(known[key])


def pathway_ids() -> tuple[str, ...]:
    """The conditions that have a pathway."""
    return tuple(path.stem for path in sorted((content_folder() / "pathways").glob("*.yaml")))


def read_pathway(path: Path, bibliography: Iterable[str] | None = None) -> Pathway:
    """Read and check one pathway.

    Args:
        bibliography: Keys that may be cited; None skips that check.

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
        factor_labels={key: entry["label"] for key, entry in data["factors"].items()},
        options=_named(data["options"]),
        tests=_named(data["tests"]),
        flags=flags,
        rules=tuple(_rule(entry, parser, number) for number, entry in enumerate(data["rules"])),
        digest=document.digest,
    )
    problems = [*parser.problems, *check_pathway(pathway, document, parser.used, bibliography)]
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
        planned_counts=entry.get("planned_counts", False),
        only_in=tuple(entry.get("only_in", [])),
    )


def _named(entries: dict[str, dict[str, Any]]) -> dict[str, Named]:
    return {
        code: Named(code, entry["label"], entry["plain"], tuple(entry.get("codes", [])))
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
        follow_up=tuple((step["what"], step["when"]) for step in entry.get("follow_up", [])),
        convey=tuple(entry.get("convey", [])),
        gives_way_to=tuple(entry.get("gives_way_to", [])),
        intent=entry.get("intent", ""),
        phase=entry.get("phase", ""),
        strength=entry.get("strength", ""),
        certainty=Certainty(entry.get("certainty", Certainty.UNGRADED)),
        disagreement=entry.get("disagreement", ""),
    )


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


@cache
def clinical_words() -> tuple[tuple[Concept, ...], dict[str, tuple[str, ...]]]:
    """The concepts of all word files of the package, and the words of measurements."""
    return read_clinical_words(content_folder() / "clinical_words")


def read_clinical_words(folder: Path) -> tuple[tuple[Concept, ...], dict[str, tuple[str, ...]]]:
    """Read a folder of word files; a site may add one of its own.

    Raises:
        BadContent: A concept stands twice, or implies one that is nowhere.
    """
    concepts: dict[str, Concept] = {}
    measures: dict[str, tuple[str, ...]] = {}
    places: list[tuple[Document, str]] = []
    problems: list[BadRecord] = []
    for path in sorted(folder.glob("*.yaml")):
        document = read_document(path)
        broken = schema_problems(document, "clinical_words")
        problems += broken
        data = {} if broken else cast(dict[str, Any], document.data)
        for key, entry in data.get("concepts", {}).items():
            if key in concepts:
                problems.append(document.problem(f"{key!r} stands twice.", "Keep one.", "concepts", key))
            concepts[key] = _concept(key, data["kind"], entry)
            places.append((document, key))
        measures |= {key: tuple(entry["words"]) for key, entry in data.get("measures", {}).items()}
    for document, key in places:
        for other in concepts[key].implies:
            if other not in concepts:
                remedy = "Declare it, or correct its spelling."
                problems.append(document.problem(f"there is no concept {other!r}.", remedy, "concepts", key))
    if problems:
        raise BadContent(problems)
    return tuple(concepts.values()), measures


def _concept(key: str, kind: str, entry: dict[str, Any]) -> Concept:
    return Concept(
        id=key,
        label=entry.get("label", key.replace("_", " ")),
        kind=entry.get("kind", kind),
        words=tuple(str(word) for word in entry.get("words", [])),
        codes={system: tuple(map(str, codes)) for system, codes in entry.get("codes", {}).items()},
        implies=tuple(entry.get("implies", [])),
        unless=tuple(entry.get("unless", [])),
    )
