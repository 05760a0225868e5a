"""The knowledge base before the common conditions were written (eleven monographs) and after, each in a folder of its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from symptomdb.assembly.inputs import Inputs
from symptomdb.build import build
from symptomdb.library import SymptomDatabase
from symptomdb.settings import Settings

#: The monographs that were there before.
OLD = (
    "appendicitis",
    "deep-vein-thrombosis",
    "fibrodysplasia-ossificans-progressiva",
    "gout",
    "heterotopic-ossification",
    "hypertension",
    "progressive-osseous-heteroplasia",
    "pseudohypoparathyroidism-type-1a",
    "pulmonary-embolism",
    "septic-arthritis",
    "traumatic-myositis-ossificans",
)
WHEN = ("before", "after")


def built(folder: Path, when: str) -> SymptomDatabase:
    """The knowledge base of a moment: from the program's own sources alone, as on a fresh machine; built when missing."""
    place = folder / when
    settings = replace(Settings(), home=place, database=str(place / "knowledge.sqlite3"))
    if not Path(settings.database).exists():
        place.mkdir(parents=True, exist_ok=True)
        inputs = Inputs.installed(())
        content = place / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(inputs.content, content)
        if when == "before":
            for path in (content / "monographs").glob("*.yaml"):
                if path.stem not in OLD:
                    path.unlink()
        build(settings, inputs=replace(inputs, content=content))
    return SymptomDatabase.open(settings.database)
