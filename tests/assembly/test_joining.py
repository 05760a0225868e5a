"""Records are joined to conditions by a monograph's exact code and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from symptomdb.assembly.joining import Records, join
from symptomdb.errors import BadContent
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.page import Monograph, ReviewDates

BLUE = Curie("SDB", "blue-thumb")
RECORD, OTHER = Curie("OMIM", "9"), Curie("ORPHA", "8")


def monograph(condition: Curie = BLUE, *codes: Xref, names: tuple[Name, ...] = (), path: str = "") -> Monograph:
    made = Condition(condition, "Blue thumb syndrome", "disease", "monographs", names, codes)
    return Monograph(made, "", (), (), ReviewDates(date(2020, 1, 1), None, date(2020, 7, 1)), (), path=path)


def exact(code: Curie) -> Xref:
    return Xref(code, Relation.EXACT, "T001")


def annotation(record: Curie, line: int = 1) -> Annotation:
    own_id = Curie("SDB", f"{record.prefix}-{record.local}".lower())
    return Annotation(own_id, record, AnnotationKind.FINDING, Curie("HP", "9000011"), "hpoa", line)


def records(**names: str) -> Records:
    """Two records; `omim` and `orpha` are their names."""
    named = [(RECORD, names.get("omim", "Blue thumb")), (OTHER, names.get("orpha", "Green thumb"))]
    return Records("hpoa", named, [annotation(RECORD), annotation(OTHER, 2)], {RECORD: ("THUMB, BLUE",)})


def test_a_claimed_record_becomes_the_monographs_condition_and_its_id_an_alias() -> None:
    joined = join(records(), [monograph(BLUE, exact(RECORD))])
    assert [condition.id for condition in joined.conditions] == [BLUE, Curie("SDB", "orpha-8")]
    assert joined.aliases == {Curie("SDB", "omim-9"): BLUE}
    assert [(one.condition, one.record) for one in joined.annotations] == [
        (BLUE, RECORD),
        (Curie("SDB", "orpha-8"), OTHER),
    ]


def test_one_monograph_may_claim_several_records() -> None:
    joined = join(records(), [monograph(BLUE, exact(RECORD), exact(OTHER))])
    assert [condition.id for condition in joined.conditions] == [BLUE]
    assert {one.condition for one in joined.annotations} == {BLUE}


@pytest.mark.parametrize("relation", [one for one in Relation if one is not Relation.EXACT])
def test_no_other_relation_joins(relation: Relation) -> None:
    joined = join(records(), [monograph(BLUE, replace(exact(RECORD), relation=relation))])
    assert joined.aliases == {}
    assert len(joined.conditions) == 3


def test_an_equal_name_does_not_join() -> None:
    joined = join(records(omim="Blue thumb syndrome"), [monograph()])
    assert len(joined.conditions) == 3


def test_two_monographs_that_claim_one_code_are_refused_with_file_and_line(tmp_path: Path) -> None:
    paths = [tmp_path / "blue.yaml", tmp_path / "red.yaml"]
    for path in paths:
        path.write_text('id: x\ncodes:\n  - {code: "OMIM:9", relation: exact}\n')
    pages = [
        monograph(BLUE, exact(RECORD), path=str(paths[0])),
        monograph(Curie("SDB", "red-thumb"), exact(RECORD), path=str(paths[1])),
    ]
    with pytest.raises(BadContent) as caught:
        join(records(), pages)
    assert f"{paths[1]}:3: OMIM:9 is an exact code of SDB:blue-thumb (blue.yaml) too." in str(caught.value)
    assert "another relation" in caught.value.problems[0].remedy


def test_a_claimed_record_gives_its_names_but_not_those_that_the_monograph_denies_or_has() -> None:
    names = (
        Name("Blue thumb syndrome", NameKind.PREFERRED, "monographs"),
        Name("Thumb, blue", NameKind.DENIED, "T001", "wrong"),
    )
    joined = join(records(omim="BLUE THUMB SYNDROME"), [monograph(BLUE, exact(RECORD), names=names)])
    assert joined.conditions[0].names == names
    joined = join(records(omim="Azure thumb"), [monograph(BLUE, exact(RECORD), names=names)])
    assert joined.conditions[0].names == (*names, Name("Azure thumb", NameKind.EXACT, "hpoa"))


def test_every_condition_has_its_preferred_name_among_its_names() -> None:
    for condition in join(records(), [monograph()]).conditions:
        preferred = [name for name in condition.names if name.kind is NameKind.PREFERRED]
        assert [name.text for name in preferred] == [condition.name]


def test_a_record_name_with_semicolons_is_split_and_kept_whole_too() -> None:
    condition = join(records(orpha="GREEN THUMB SYNDROME; GTS; Thumb of the gardener"), []).conditions[1]
    assert condition.name == "GREEN THUMB SYNDROME"
    assert [(name.text, name.kind) for name in condition.names] == [
        ("GREEN THUMB SYNDROME", NameKind.PREFERRED),
        ("GTS", NameKind.ABBREVIATION),
        ("Thumb of the gardener", NameKind.EXACT),
        ("GREEN THUMB SYNDROME; GTS; Thumb of the gardener", NameKind.EXACT),
    ]
    assert condition.xrefs == (Xref(OTHER, Relation.EXACT, "hpoa"),)


def test_a_record_with_two_names_keeps_both() -> None:
    condition = join(records(), []).conditions[0]
    assert [name.text for name in condition.names] == ["Blue thumb", "THUMB, BLUE"]
