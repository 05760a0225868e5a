"""Monographs: what a good file becomes, and what is said of each way to get one wrong (file, line, remedy)."""

from __future__ import annotations

import gc
import re
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from symptomdb.errors import BadContent, BadRecord, CountMismatch
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality, Urgency
from symptomdb.model.page import Author, Disagreement, ReviewDates
from symptomdb.model.source import Publication
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.content import content_folder
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.local_findings import read_local_findings
from symptomdb.sources.monograph_check import overdue
from symptomdb.sources.monographs import LoadedMonographs, read_monographs

BLUE, GREEN = "blue-thumb.yaml", "green-thumb.yaml"


class Folder:
    """A copy of the toy monographs whose files can be spoilt."""

    def __init__(self, path: Path, terms: tuple[Term, ...], toy: Path) -> None:
        self.path = path
        self._terms = terms
        self._publications = read_bibliography(toy / "bibliography.yaml")
        self._findings = read_local_findings(toy / "findings.yaml", terms)

    def spoil(self, old: str, new: str, name: str = BLUE) -> None:
        path = self.path / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    def read(self) -> LoadedMonographs:
        return read_monographs(self.path, self._terms, self._publications, self._findings)

    @staticmethod
    def line(problem: BadRecord) -> str:
        """The line that a problem names."""
        assert problem.line is not None
        return Path(problem.path).read_text().splitlines()[problem.line - 1]

    def problems(self) -> list[BadRecord]:
        with pytest.raises(BadContent) as failure:
            self.read()
        return failure.value.problems


@pytest.fixture
def folder(tmp_path: Path, toy: Path, terms: tuple[Term, ...]) -> Folder:
    shutil.copytree(toy / "monographs", tmp_path / "monographs")
    return Folder(tmp_path / "monographs", terms, toy)


def test_a_good_file(folder: Folder) -> None:
    blue, green = folder.read().monographs
    assert blue.condition.id == Curie("SDB", "blue-thumb")
    assert blue.condition.kind == "syndrome"
    assert blue.condition.names == (
        Name("Blue thumb syndrome", NameKind.PREFERRED, "own"),
        Name("Azure pollex disease", NameKind.EXACT, "T001"),
        Name("blue thumb", NameKind.LAY, "own"),
        Name("Green thumb", NameKind.DENIED, "T002", "another made-up disease"),
    )
    assert blue.condition.xrefs[0] == Xref(Curie("OMIM", "900001"), Relation.EXACT, "T001")
    assert blue.dates == ReviewDates(date(2020, 1, 1), None, date(2020, 7, 1))
    assert blue.disagreements == (Disagreement("DIS-1", "Should one paint the thumb?", ("Paint it.", "Leave it.")),)
    assert blue.see_also == ("green-thumb",)
    assert blue.path == BLUE
    assert green.reviewers == (
        Author("Reviewer of the Toys", "person", credentials="none, being imaginary", conflicts="none declared"),
    )


def test_every_field_of_a_statement(folder: Folder) -> None:
    _, ticking, red_flag, paint, _ = folder.read().monographs[0].statements
    assert ticking == Statement(
        id="ticking",
        condition=Curie("SDB", "blue-thumb"),
        aspect=Aspect.SYMPTOMS,
        clinical="Some people report ticking of the thumb (HP has no term for it).",
        plain="The thumb may tick.",
        modality=Modality.MAY,
        source="monographs",
        group="features",
        population="people with clocks",
        certainty=Certainty.LOW,
        confidence=Confidence.C,
        citations=("T001",),
        findings=(Curie("SDBF", "ticking-thumb"), Curie("HP", "9000020")),
    )
    assert not red_flag.is_sourced
    assert red_flag.unsourced_reason.startswith("opinion of the toy editors")
    assert red_flag.urgency is Urgency.SAME_DAY
    assert (paint.intent, paint.phase, paint.actions) == (
        "symptom_relief",
        "established",
        ("OPT.PAINT", "MAXO:9000001"),
    )
    assert (paint.disagreement, paint.side) == ("DIS-1", 1)


def test_report(folder: Folder) -> None:
    source = folder.read().report.source
    assert source.version == "2020-02-01", "the latest day of making or review"
    assert re.fullmatch(r"[0-9a-f]{64}", source.digest)
    assert source.counts == {"monographs": 2, "statements": 7, "cited_statements": 6, "unsourced_statements": 1}
    before = source.digest
    folder.spoil("The thumb is blue.", "The thumb is so blue.")
    assert folder.read().report.source.digest != before


#: What is changed, what it becomes, words of the line that is to be named, of the problem and of the remedy.
SPOILT = {
    # what the JSON Schema says
    "unknown key": ("modality: may", "modallity: may", "modallity: may", "unknown key 'modallity'", "modality"),
    "missing key": ("    plain: The thumb may tick.\n", "", "- id: ticking", "lacks plain", "Add it"),
    "wrong modality": ("modality: may", "modality: maybe", "modality: maybe", "'maybe'", "'may'"),
    "wrong aspect": ("aspect: symptoms", "aspect: signs", "aspect: signs", "'signs'", "'symptoms'"),
    "wrong code": ('"OMIM:900001"', '"OMIM 900001"', "OMIM 900001", "'OMIM 900001'", "PREFIX:LOCAL"),
    "wrong date": ("created: 2020-01-01", "created: 2020-02-31", "created: 2020-02-31", "2020-02-31", "YYYY-MM-DD"),
    "wrong format": ("format: 1", "format: 2", "format: 2", "1 was expected", "Version of this format"),
    "three sides": ('"Leave it."]', '"Leave it.", "Eat it."]', "sides:", "too long", "two sides"),
    "side without disagreement": (
        "    disagreement: DIS-1\n    side: 1\n",
        "    side: 1\n",
        "- id: paint-for",
        "disagreement",
        "Correct it",
    ),
    # what YAML says
    "no YAML": ("name: Blue thumb syndrome", "name: Blue: thumb", "Blue: thumb", "no YAML", "quotes"),
    "double key": (
        "kind: syndrome",
        "kind: syndrome\nkind: disease",
        "kind: disease",
        "'kind' stands twice",
        "Keep one",
    ),
    # what the checker says
    "id is not the file name": (
        "id: blue-thumb",
        "id: azure-thumb",
        "id: azure-thumb",
        "the id is 'azure-thumb'",
        "azure-thumb.yaml",
    ),
    "due before made": ("next_due: 2020-07-01", "next_due: 2019-07-01", "next_due: 2019", "due before", "later date"),
    "reviewed by nobody": (
        "last_reviewed: null",
        "last_reviewed: 2020-01-02",
        "reviewers: []",
        "both a reviewer and a date",
        "never invent",
    ),
    "hard summary": (
        "A made-up disease. The",
        "Hypothetical chromatological abnormality necessitating multidisciplinary consideration. The",
        "summary:",
        "the summary has reading grade",
        "shorter",
    ),
    "denied without reason": (
        ", reason: another made-up disease",
        "",
        "kind: denied",
        "denied without a reason",
        "reason",
    ),
    "allowed and denied": (
        "text: blue thumb,",
        "text: green  Thumb,",
        "kind: denied",
        "both allowed and denied",
        "Keep one",
    ),
    "name from nowhere": (
        "kind: exact, source: T001",
        "kind: exact, source: T009",
        "source: T009",
        "T009 is not in the bibliography",
        "own",
    ),
    "code twice": (
        '"HP:9000011", relation',
        '"OMIM:900001", relation',
        "a finding",
        "OMIM:900001 stands twice",
        "Keep one",
    ),
    "double statement id": (
        "id: ticking",
        "id: definition",
        "- id: definition",
        "'definition' stands twice",
        "another id",
    ),
    "unknown publication": (
        "cites: [T001, T002]",
        "cites: [T001, T009]",
        "cites: [T001, T009]",
        "cites T009, which is not",
        "content/bibliographies/",
    ),
    "unsourced without reason": (
        "    unsourced: opinion of the toy editors; kept to show an unsourced line\n",
        "",
        "cites: []",
        "neither a citation nor a reason",
        "Cite a publication",
    ),
    "cited and unsourced": (
        "    confidence: A\n",
        "    confidence: A\n    unsourced: a whim\n",
        "unsourced: a whim",
        "both cited and unsourced",
        "Remove",
    ),
    "confidence left out": ("    confidence: A\n", "", "- id: definition", "confidence that does not fit", "A, B or C"),
    "unknown finding": (
        'findings: ["HP:9000011"]',
        'findings: ["HP:9009999"]',
        "HP:9009999",
        "no term HP:9009999",
        "HPO",
    ),
    "obsolete finding": (
        'findings: ["HP:9000011"]',
        'findings: ["HP:9000090"]',
        "HP:9000090",
        "HP:9000090 is obsolete",
        "HP:9000011 (Blue thumb)",
    ),
    "split finding": (
        'findings: ["HP:9000011"]',
        'findings: ["HP:9000091"]',
        "HP:9000091",
        "HP:9000091 is obsolete",
        "HP:9000012 (Green thumb)",
    ),
    "old finding": (
        'findings: ["HP:9000011"]',
        'findings: ["HP:9000099"]',
        "HP:9000099",
        "HP:9000099 is obsolete",
        "HP:9000011 (Blue thumb)",
    ),
    "unknown local finding": (
        '"SDBF:ticking-thumb"',
        '"SDBF:humming-thumb"',
        "SDBF:humming-thumb",
        "SDBF:humming-thumb",
        "findings.yaml",
    ),
    "undeclared disagreement": (
        "disagreement: DIS-1\n    side: 1",
        "disagreement: DIS-7\n    side: 1",
        "disagreement: DIS-7",
        "DIS-7",
        "Declare it",
    ),
    "one side missing": ("side: 2", "side: 1", "- id: DIS-1", "no statement stands on side 2 of DIS-1", "side: 2"),
    "red flag without urgency": (
        "    urgency: same_day\n",
        "",
        "group: red_flags",
        "how soon help is needed",
        "same_day",
    ),
    "hedge lost in plain words": (
        "The thumb may tick.",
        "The thumb ticks.",
        "plain: The thumb ticks",
        "its plain wording does not show it",
        "hedge",
    ),
    "hedge lost for clinicians": (
        "Some people report ticking",
        "There is ticking",
        "clinical: There is ticking",
        "its clinical wording",
        "hedge",
    ),
    "side stated as a fact": ("One view is to paint it.", "Paint it.", "plain: Paint it", "'contested'", "hedge"),
    "dose": (
        "The thumb is blue.",
        "Take 25 mg for the blue thumb.",
        "plain: Take 25 mg",
        "the dose '25 mg'",
        "Leave doses out",
    ),
    "radiation dose in plain words": (
        "The thumb is blue.",
        "It gets 7 Gy.",
        "plain: It gets 7 Gy",
        "the dose '7 Gy'",
        "Leave doses out",
    ),
    "dose in a disagreement": (
        '"Paint it."',
        '"Paint 5 ml on it."',
        "sides:",
        "'5 ml' is a drug dose",
        "Leave doses out",
    ),
    "hard words": (
        "The thumb is blue.",
        "Pollicular pigmentation abnormality predominates.",
        "plain: Pollicular",
        "above 8",
        "grade_override",
    ),
    "dead link": ("see_also: [green-thumb]", "see_also: [red-thumb]", "see_also:", "'red-thumb'", "Correct the id"),
    "link to itself": (
        "see_also: [green-thumb]",
        "see_also: [blue-thumb]",
        "see_also:",
        "'blue-thumb'",
        "Correct the id",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_is_said_of_a_bad_file(folder: Folder, case: str) -> None:
    old, new, line, problem, remedy = SPOILT[case]
    folder.spoil(old, new)
    said = [found for found in folder.problems() if problem in found.problem]
    assert said, [str(found) for found in folder.problems()]
    assert line in folder.line(said[0])
    assert remedy in said[0].remedy
    assert f"{folder.path / BLUE}:{said[0].line}: " in str(said[0])


def test_all_problems_of_all_files_are_listed_at_once(folder: Folder) -> None:
    folder.spoil("The thumb may tick.", "The thumb ticks.")
    folder.spoil("cites: [T003]", "cites: [T033]", GREEN)
    folder.spoil("modality: is_not", "modality: never", GREEN)
    problems = folder.problems()
    assert [folder.line(problem).strip() for problem in problems] == ["modality: never", "plain: The thumb ticks."]
    folder.spoil("modality: never", "modality: is_not", GREEN)
    lines = [folder.line(problem).strip() for problem in folder.problems()]
    assert lines == ["plain: The thumb ticks.", "cites: [T033]"]


def test_a_denial_must_be_seen(folder: Folder) -> None:
    folder.spoil("It is not the blue kind.", "It is the green kind.", GREEN)
    (problem,) = folder.problems()
    assert "'is_not', and its plain wording does not show it" in problem.problem


def test_two_monographs_must_not_claim_one_exact_code(folder: Folder) -> None:
    folder.spoil("ORPHA:9002", "OMIM:900001", GREEN)
    (problem,) = folder.problems()
    assert "exact code OMIM:900001 is claimed by blue-thumb.yaml too" in problem.problem
    assert Path(problem.path).name == GREEN
    assert "OMIM:900001" in folder.line(problem)


def test_two_monographs_must_not_claim_one_name(folder: Folder) -> None:
    folder.spoil("name: Green thumb", "name: Azure Pollex Disease", GREEN)
    (problem,) = folder.problems()
    assert "'azure pollex disease' is claimed by blue-thumb.yaml too" in problem.problem
    assert folder.line(problem) == "name: Azure Pollex Disease"


def test_a_hard_wording_may_be_kept_for_a_reason(folder: Folder) -> None:
    folder.spoil("The thumb is blue.", "Pollicular pigmentation abnormality predominates.")
    folder.spoil("    confidence: A\n", "    confidence: A\n    grade_override: the words are the point\n")
    assert any("reading grade" in warning.problem for warning in folder.read().warnings)


def test_warnings_forbid_nothing(folder: Folder) -> None:
    assert folder.read().warnings == ()
    folder.spoil("    intent: symptom_relief\n    disagreement", "    disagreement")
    (warning,) = folder.read().warnings
    assert "what the action is for" in warning.problem


def test_an_empty_folder_does_not_pass(tmp_path: Path) -> None:
    with pytest.raises(CountMismatch, match="0 monographs"):
        read_monographs(tmp_path, (), (), ())


def test_overdue_reviews(folder: Folder) -> None:
    blue, green = folder.read().monographs
    assert overdue([green, blue], date(2020, 7, 1)) == []
    assert overdue([green, blue], date(2020, 7, 2)) == [blue]
    assert overdue([green, blue], date(2022, 1, 1)) == [blue, green]


@pytest.fixture(scope="module")
def hpo_terms() -> tuple[Term, ...]:
    return read_hpo(find_hpo_folder() / "hp.obo").terms


@pytest.fixture(scope="module")
def publications() -> tuple[Publication, ...]:
    return read_bibliography(content_folder() / "bibliography.yaml")


def test_our_own_content(hpo_terms: tuple[Term, ...], publications: tuple[Publication, ...]) -> None:
    findings = read_local_findings(content_folder() / "findings.yaml", hpo_terms)
    loaded = read_monographs(content_folder() / "monographs", hpo_terms, publications, findings)
    ids = {monograph.condition.id.local for monograph in loaded.monographs}
    assert "heterotopic-ossification" in ids
    assert sum(warning.problem.startswith("all plain wordings") for warning in loaded.warnings) == 0


def test_the_time_of_a_check_grows_no_faster_than_the_statements(
    tmp_path: Path, hpo_terms: tuple[Term, ...], publications: tuple[Publication, ...]
) -> None:
    """Twelve copies of our longest file (250 statements, so as many as sixty usual monographs) against three."""
    text = (content_folder() / "monographs" / "heterotopic-ossification.yaml").read_text()
    text = re.sub(r"^see_also: .*$", "see_also: []", text, flags=re.MULTILINE)
    text = text[: text.index("names:\n")] + "names: []\ncodes: []\n" + text[text.index("see_also:") :]
    findings = read_local_findings(content_folder() / "findings.yaml", hpo_terms)

    def folder_of(copies: int) -> Path:
        folder = tmp_path / str(copies)
        folder.mkdir()
        for number in range(copies):
            slug = f"copy-{number}"
            copy = text.replace("id: heterotopic-ossification", f"id: {slug}", 1)
            (folder / f"{slug}.yaml").write_text(copy.replace("name: Heterotopic", f"name: Copy {number} of", 1))
        return folder

    def seconds(folder: Path) -> float:
        copies = len(list(folder.iterdir()))
        # The collector walks all that other tests have left in memory, which says nothing of the checker.
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            assert len(read_monographs(folder, hpo_terms, publications, findings).monographs) == copies
            return time.process_time() - start
        finally:
            gc.enable()

    many, few = folder_of(12), folder_of(3)
    long, short = seconds(many), seconds(few)
    # A slow moment of the machine says nothing of the checker: the best of each in up to three turns.
    for _ in "12":
        if long >= 8 * short:
            long, short = min(long, seconds(many)), min(short, seconds(few))
    assert long < 8 * short


def test_frequencies_are_kept_and_a_figure_must_be_the_sources(folder: Folder) -> None:
    code = folder.read().monographs[0].statements[0].findings[0]
    old = f'findings: ["{code}"]'
    folder.spoil(old, f'{old}\n    frequencies: {{"{code}": "HP:0040282"}}')
    ((term, often),) = folder.read().monographs[0].statements[0].frequencies
    assert (term, often.is_band, often.low) == (code, True, 0.30)
    folder.spoil('"HP:0040282"', '"74%"')
    (problem,) = folder.problems()
    assert "gives the figure 74% and does not say it" in problem.problem
    assert "74%" in folder.line(problem)
    folder.spoil(f'{{"{code}": "74%"}}', '{"HP:0000001": "HP:0040282"}')
    (problem,) = folder.problems()
    assert "which it does not name" in problem.problem


def test_a_profile_is_cited_or_an_estimate(folder: Folder) -> None:
    folder.spoil(
        "statements:", "profile:\n  prevalence: {is: 1-in-1000}\n  ages: {is: [20, 50], cites: [T001]}\nstatements:"
    )
    profile = folder.read().monographs[0].profile
    assert profile.prevalence is not None
    assert profile.prevalence.is_estimate
    assert profile.prevalence.value.share == 0.001
    assert profile.ages is not None
    assert (profile.ages.value, profile.ages.citations) == ((20, 50), ("T001",))
    folder.spoil("cites: [T001]}", "cites: [T999]}")
    (problem,) = folder.problems()
    assert "T999 is not in the bibliography" in problem.problem
    folder.spoil("[20, 50], cites: [T999]", "[50, 20]")
    (problem,) = folder.problems()
    assert "first age is above the last" in problem.problem
