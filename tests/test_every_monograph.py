"""Every monograph answers the question that the project exists for, by each of its names, from the default build."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.sources.content import content_folder

#: Names that begin or end in an article, which a question's words lose: the same name without it is what is understood.
WITH_AN_ARTICLE = {"a cold", "the sniffles", "triple A"}
QUESTION = "What are the symptoms and treatment options for {}?"


def iter_monographs() -> Iterator[dict[str, Any]]:
    for path in sorted((content_folder() / "monographs").glob("*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))


def names_of(monograph: dict[str, Any]) -> list[str]:
    """The title and every name by which people ask for it."""
    asked = [one["text"] for one in monograph.get("names", []) if one["kind"] in ("exact", "lay")]
    return [name for name in dict.fromkeys([monograph["name"], *asked]) if name not in WITH_AN_ARTICLE]


MONOGRAPHS = list(iter_monographs())


@pytest.mark.parametrize("monograph", MONOGRAPHS, ids=[one["id"] for one in MONOGRAPHS])
def test_symptoms_and_treatments_come_back_cited_by_every_name(db: SymptomDatabase, monograph: dict[str, Any]) -> None:
    wanted, wrong = Curie("SDB", monograph["id"]), {}
    for name in names_of(monograph):
        answer = db.ask(QUESTION.format(name))
        found = {section.aspect: section for section in answer.sections if section.condition == wanted}
        if answer.behaviour is not Behaviour.ANSWER or not {Aspect.SYMPTOMS, Aspect.TREATMENTS} <= found.keys():
            wrong[name] = f"{answer.behaviour} {[str(one.id) for one in answer.conditions]} {list(found)}"
            continue
        for aspect in (Aspect.SYMPTOMS, Aspect.TREATMENTS):
            told = found[aspect].statements
            bare = [one.id for one in told if not one.citations and not one.unsourced_reason]
            if not told or bare or not any(one.citations for one in told):
                wrong[name] = f"{aspect} is not cited: {bare}"
    assert not wrong
