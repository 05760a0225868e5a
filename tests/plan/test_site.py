"""A site's own pathways and words: added to ours, put in their place, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptomdb.errors import BadContent
from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import pathway_problems, read_pathways

OURS = content_folder()
HO = "heterotopic-ossification"


def planner(home: Path) -> Planner:
    words = read_clinical_words(OURS / "clinical_words", home / "clinical_words")
    return Planner.of(read_pathways(OURS / "pathways", home / "pathways"), *words)


def write(home: Path, folder: str, name: str, text: str) -> None:
    (home / folder).mkdir(exist_ok=True)
    (home / folder / name).write_text(text, encoding="utf-8")


def test_a_site_adds_words_and_codes(tmp_path: Path) -> None:
    text = "format: 1\nkind: drug\nconcepts:\n  anticoagulant: {words: [localoban], codes: {ATC: [X99AA]}}\n"
    write(tmp_path, "clinical_words", "ours.yaml", text)
    engine = planner(tmp_path)
    for words in ("localoban 5 mg", "ATC:X99AA01", "apixaban"):
        read, _ = engine.read({"medications": [words]}, engine.pathway(HO))
        assert read.facts["anticoagulant"].value is True


def test_a_site_puts_its_words_in_the_place_of_ours(tmp_path: Path) -> None:
    text = "format: 1\nkind: drug\nconcepts:\n  anticoagulant: {replace: true, words: [localoban]}\n"
    write(tmp_path, "clinical_words", "ours.yaml", text)
    engine = planner(tmp_path)
    read, _ = engine.read({"medications": ["apixaban"]}, engine.pathway(HO))
    assert read.facts["anticoagulant"].silent
    assert read.not_understood == ("medications: apixaban",)


def test_a_site_adds_a_unit(tmp_path: Path) -> None:
    text = "format: 1\nkind: other\nmeasures:\n  crp: {words: [kreaktiv], units: {ug/ml: {times: 1}}}\n"
    write(tmp_path, "clinical_words", "labs.yaml", text)
    engine = planner(tmp_path)
    assert engine.read({"labs": {"kreaktiv": 44}}, engine.pathway(HO))[0].facts["crp"].value == 44


def test_a_site_replaces_a_pathway(tmp_path: Path) -> None:
    text = (OURS / "pathways" / "deep-vein-thrombosis.yaml").read_text(encoding="utf-8")
    write(tmp_path, "pathways", "dvt.yaml", text.replace('version: "2026-11-28"', 'version: "2027-01-01"'))
    assert planner(tmp_path).pathway("deep-vein-thrombosis").version == "2027-01-01"
    assert pathway_problems(tmp_path) == []


def test_a_site_is_told_what_is_wrong(tmp_path: Path) -> None:
    text = (OURS / "pathways" / "deep-vein-thrombosis.yaml").read_text(encoding="utf-8")
    write(tmp_path, "pathways", "dvt.yaml", text.replace("words: [scan_delayed]", "words: [no_such_words]"))
    (problem,) = pathway_problems(tmp_path)
    assert "no_such_words" in problem


def test_words_that_imply_nothing_known_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "clinical_words", "x.yaml", "format: 1\nkind: drug\nconcepts:\n  a: {words: [a], implies: [b]}\n")
    with pytest.raises(BadContent, match="no concept 'b'"):
        read_clinical_words(OURS / "clinical_words", tmp_path / "clinical_words")


def test_nothing_of_one_condition_stands_in_the_engine() -> None:
    """The engine knows no condition, drug or joint: all of that is in the pathway's file and the word files."""
    code = Path(__file__).parents[2] / "src" / "symptomdb"
    files = [*(code / "plan").glob("*.py"), code / "model" / "care.py", code / "model" / "pathway.py"]
    owned = [path for path in files if path.name not in ("settle.py", "sites.py")]
    words = ("ossif", "heterotopic", "nsaid", "radiother", "hip_", "elbow", "brooker", "thrombos", "OPT.")
    for path in owned:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if ">>>" not in line]
        text = "\n".join(lines).lower()
        assert not [word for word in words if word.lower() in text], path.name
