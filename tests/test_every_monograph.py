"""Every monograph answers the question that the project exists for, by each of its names, from the default build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.documents import read_yaml

from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.sources.content import content_folder

QUESTION = "What are the symptoms and treatment options for {}?"


def iter_monographs() -> Iterator[dict[str, Any]]:
    for path in sorted((content_folder() / "monographs").glob("*.yaml")):
        yield read_yaml(path)


def names_of(monograph: dict[str, Any]) -> list[str]:
    """The title and every name by which people ask for it, those with an article ("a cold", "triple A") among them."""
    asked = [one["text"] for one in monograph.get("names", []) if one["kind"] in ("exact", "lay", "abbreviation")]
    return list(dict.fromkeys([monograph["name"], *asked]))


MONOGRAPHS = list(iter_monographs())
#: Findings that are in themselves no reason to hurry: a red flag that is coded with one fires for everybody who has it.
EVERYDAY = {
    "HP:0000020": "Urinary incontinence",
    "HP:0000103": "Polyuria",
    "HP:0000613": "Photophobia",
    "HP:0000713": "Agitation",
    "HP:0000975": "Hyperhidrosis",
    "HP:0000988": "Skin rash",
    "HP:0001324": "Muscle weakness",
    "HP:0001337": "Tremor",
    "HP:0001386": "Joint swelling",
    "HP:0001649": "Tachycardia",
    "HP:0001824": "Weight loss",
    "HP:0001945": "Fever",
    "HP:0001959": "Polydipsia",
    "HP:0001962": "Palpitations",
    "HP:0002013": "Vomiting",
    "HP:0002017": "Nausea and vomiting",
    "HP:0002018": "Nausea",
    "HP:0002027": "Abdominal pain",
    "HP:0002315": "Headache",
    "HP:0002321": "Vertigo",
    "HP:0002653": "Bone pain",
    "HP:0002829": "Arthralgia",
    "HP:0003326": "Myalgia",
    "HP:0003401": "Paresthesia",
    "HP:0003418": "Back pain",
    "HP:0010783": "Erythema",
    "HP:0012378": "Fatigue",
    "HP:0012398": "Peripheral edema",
    "HP:0012514": "Lower limb pain",
    "HP:0012531": "Pain",
    "HP:0012735": "Cough",
    "HP:0025143": "Chills",
    "HP:0030157": "Flank pain",
    "HP:0030836": "Wrist pain",
    "HP:0030838": "Hip pain",
    "HP:0031520": "Groin pain",
    "HP:0033748": "Hypoesthesia",
}


@pytest.mark.parametrize("monograph", MONOGRAPHS, ids=[one["id"] for one in MONOGRAPHS])
def test_a_pressing_flag_is_coded_with_what_makes_it_one(monograph: dict[str, Any]) -> None:
    weak = {
        line["id"]: [EVERYDAY[code] for code in line.get("findings", []) if code in EVERYDAY]
        for line in monograph["statements"]
        if line.get("urgency") in ("emergency", "same_day")
    }
    assert not {name: codes for name, codes in weak.items() if codes}


@pytest.mark.parametrize("monograph", MONOGRAPHS, ids=[one["id"] for one in MONOGRAPHS])
def test_a_flag_begins_with_what_it_speaks_of(monograph: dict[str, Any]) -> None:
    """A ranking shows a flag alone, so "the same signs" would be those of a sentence that nobody sees."""
    leaning = re.compile(r"^[^.:]*\b(?:such|the same|these|those|any of these) (?:signs|symptoms)\b", re.IGNORECASE)
    wordings = [line[kind] for line in monograph["statements"] if "urgency" in line for kind in ("clinical", "plain")]
    assert [words for words in wordings if leaning.search(words)] == []


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
