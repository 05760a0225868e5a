"""The workbench: what it makes of a name, and which citations, copies and contradictions it finds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from symptomdb.authoring.confirmation import Standing, confirm
from symptomdb.authoring.contradictions import contradictions
from symptomdb.authoring.copying import copied_runs
from symptomdb.authoring.coverage import coverage, picture
from symptomdb.authoring.desk import Desk
from symptomdb.authoring.naming import Namer
from symptomdb.authoring.passages import Library
from symptomdb.authoring.skeleton import Material, skeleton
from symptomdb.errors import BadInput, NotFound
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term
from symptomdb.read.findings import Reader
from symptomdb.serve.cli import make_app
from symptomdb.sources.content import schema_problems
from symptomdb.sources.document import read_document
from symptomdb.sources.medquad import Passage

FEVER = Curie("HP", "0001945")
PASSAGE = Passage(
    Curie("MEDQUAD", "toy-1"),
    ("Blue thumb", "Azure pollex"),
    "Toy institute",
    "https://example.org/blue",
    "symptoms",
    "The thumb turns blue and may swell. A fever of 39 degrees is seen in 12 of 40 people with the disease.",
)


def _statement(**changes: object) -> Statement:
    values: dict[str, object] = {
        "id": "fever",
        "condition": Curie("SDB", "blue-thumb"),
        "aspect": Aspect.SYMPTOMS,
        "clinical": "Fever was seen in 12 of 40 people.",
        "plain": "A fever was seen in 12 of 40 people.",
        "modality": Modality.SOMETIMES,
        "source": "monographs",
        "citations": ("T001",),
        "findings": (FEVER,),
    }
    return Statement(**(values | changes))  # type: ignore[arg-type]


def _named(code: Curie, text: str) -> bool:
    return code == FEVER and "fever" in text.lower()


def test_a_statement_that_its_passage_says_is_confirmed() -> None:
    assert confirm(_statement(), [PASSAGE.text], [], _named).standing is Standing.CONFIRMED
    assert confirm(_statement(), [], [PASSAGE.text], _named).standing is Standing.BY_NOTE


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"findings": (Curie("HP", "0002315"),)}, "HP:0002315 is not named"),
        ({"clinical": "Fever was seen in 21 of 40 people."}, "the figure 21 is not in it"),
        ({"clinical": "Bed rest, orchids, long walks", "plain": "Bed rest, orchids, long walks"}, "of the words"),
        (
            {"clinical": "The thumb turns blue and swells.", "findings": (), "modality": Modality.IS},
            "it hedges ('may')",
        ),
    ],
)
def test_what_a_passage_does_not_say_is_doubted(changes: dict[str, object], doubt: str) -> None:
    found = confirm(_statement(**changes), [PASSAGE.text], [], _named)
    assert found.standing is Standing.DOUBTFUL
    assert any(doubt in one for one in found.doubts)


def test_a_finding_in_the_words_that_no_code_says_is_found() -> None:
    root, fever, high, cough = (
        Term(Curie("HP", "0000118"), "Phenotypic abnormality"),
        Term(FEVER, "Fever", parents=(Curie("HP", "0000118"),)),
        Term(Curie("HP", "0000003"), "High fever", parents=(FEVER,)),
        Term(Curie("HP", "0000004"), "Cough", parents=(Curie("HP", "0000118"),)),
    )
    terms = [root, fever, high, cough]
    namer = Namer(terms, Reader.build(terms))
    text = "Fever and a cough may occur, without high fever."
    assert [found.label for found in namer.beyond((), text)] == ["Fever", "Cough"]
    assert [found.label for found in namer.beyond((high.id,), text)] == ["Cough"]


def test_without_a_text_or_a_citation_nothing_is_confirmed() -> None:
    assert confirm(_statement(), [], [], _named).standing is Standing.NO_TEXT
    assert confirm(_statement(citations=()), [PASSAGE.text], [], _named).standing is Standing.UNSOURCED


def test_nine_words_in_a_row_are_a_copy_and_eight_are_not() -> None:
    nine = {"a": "A fever of 39 degrees is seen in 12 people."}
    eight = {"a": "A fever of 39 degrees is seen in people."}
    texts = [("toy", PASSAGE.text)]
    assert [key for key, _, _ in copied_runs(nine, texts)] == ["a"]
    assert list(copied_runs(eight, texts)) == []


def test_a_skeleton_is_yaml_with_codes_and_passages_as_comments() -> None:
    condition = Condition(
        Curie("SDB", "x"),
        "Blue thumb",
        "disease",
        "mondo",
        (Name("Blue thumb", NameKind.PREFERRED, "mondo"), Name("Azure pollex", NameKind.EXACT, "mondo")),
        (Xref(Curie("MONDO", "0000001"), Relation.EXACT, "mondo"),),
    )
    text = skeleton(Material("Blue thumb", condition, (), (PASSAGE,)), date(2026, 1, 2))
    assert yaml.safe_load(text)["id"] == "blue-thumb"
    for part in ("Azure pollex", "MONDO:0000001", "https://example.org/blue", "MEDQUAD:toy-1", "12 of 40"):
        assert part in text


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Crohn's disease: ileal #1", "crohns-disease-ileal-1"),
        ("[x] & {y}", "x-y"),
        ("yes", "yes"),
        ('A "quoted" name', "a-quoted-name"),
        ("Ménière's disease", "menieres-disease"),
    ],
)
def test_a_skeleton_of_an_odd_name_is_still_yaml(name: str, slug: str) -> None:
    loaded = yaml.safe_load(skeleton(Material(name), date(2026, 1, 2)))
    assert (loaded["id"], loaded["name"]) == (slug, name)


@pytest.mark.parametrize("name", ["", "  ", "日本", "123"])
def test_a_name_that_gives_no_id_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="no id"):
        skeleton(Material(name), date(2026, 1, 2))


def test_a_new_author_is_told_what_comes_next(tmp_path: Path) -> None:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(make_app("author"), ["author", *arguments], catch_exceptions=False)

    made = run("new", "Gout", "--database", str(tmp_path / "none.db"), "--out", str(tmp_path / "gout.yaml"))
    assert "There is a monograph gout already" in made.stderr
    assert "content/monographs/ as gout.yaml" in made.stdout
    with pytest.raises(NotFound, match="no monograph blue-thumb") as raised:
        run("check", "blue-thumb.yaml")
    assert "monographs, named after its id" in raised.value.remedy
    with pytest.raises(NotFound, match="no folder"):
        run("coverage", "--content", str(tmp_path / "none"))


def test_a_fresh_skeleton_is_told_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "blue-thumb.yaml"
    path.write_text(skeleton(Material("Blue thumb"), date(2026, 1, 2)))
    problems = [str(one) for one in schema_problems(read_document(path), "monograph")]
    assert any("statements is empty. Fill it in" in one for one in problems)


def test_passages_are_found_by_any_name_of_their_topic() -> None:
    library = Library([PASSAGE])
    assert [one.kind for one in library.about(["azure pollexes"])] == ["symptoms"]
    assert library.about(["green thumb"]) == []


def test_a_folder_without_an_archive_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no archive"):
        Library.of_folder(tmp_path)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def test_our_monographs_are_sound_and_do_not_contradict_themselves(desk: Desk) -> None:
    found = contradictions(desk.monographs)
    assert not [line for lines in found.values() for line in lines if "denies" in line]


def test_the_coverage_counts_every_statement(desk: Desk) -> None:
    rows = coverage(desk.monographs)
    assert sum(row.statements for row in rows) == sum(len(page.statements) for page in desk.monographs)
    drawn = picture(rows)
    assert drawn.count("<rect") == 1 + len(rows) * len(Aspect)
    assert "onload" not in drawn


def test_a_preview_numbers_its_citations(desk: Desk) -> None:
    answer = desk.preview("gout")
    cited = {n for section in answer.sections for one in section.statements for n in one.citations}
    assert cited == {citation.n for citation in answer.citations}
    with pytest.raises(NotFound):
        desk.preview("blue-thumb")


def test_a_preview_names_the_findings_of_its_estimates(desk: Desk) -> None:
    said = [one.frequency for part in desk.preview("influenza").sections for one in part.statements]
    assert any("our estimate for Chills: Frequent" in one for one in said)
    assert not any("HP:" in one for one in said)
