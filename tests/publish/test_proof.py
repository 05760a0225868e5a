"""The checker's remarks, each beside the field that it is about."""

from __future__ import annotations

import pytest
from tests.publish.toy import SHELF, TOY, manuscript

from symptomdb.errors import BadContent, BadInput
from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.proof import check_publishable, monograph, proofread


def _fields(**changes: object) -> set[tuple[str, str, bool]]:
    new = manuscript().with_statement("hum", {**manuscript().entry("hum"), **changes})  # type: ignore[dict-item]
    return {(one.statement, one.field, one.must) for one in proofread(new, SHELF)}


def test_the_toy_passes() -> None:
    assert [one for one in proofread(manuscript(), SHELF) if one.must] == []
    check_publishable(proofread(manuscript(), SHELF))
    assert monograph(manuscript()).statements[1].id == "hum"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"modality": "may"}, "clinical"),
        ({"plain": "You hear a hum."}, "plain"),
        ({"plain": "Often, take 400 mg of it."}, "plain"),
        ({"cites": ["S099"]}, "cites"),
        ({"cites": []}, "cites"),
        ({"findings": ["HP:9999999"]}, "findings"),
        ({"aspect": "odd"}, "aspect"),
        ({"aspect": "see_doctor"}, "group"),
        ({"disagreement": "DIS-1", "side": 1}, "disagreement"),
        ({"confidence": "Z"}, "confidence"),
    ],
)
def test_a_remark_stands_at_its_field(changes: dict[str, object], field: str) -> None:
    assert ("hum", field, True) in _fields(**changes)


def test_remarks_on_the_head_have_no_statement() -> None:
    new = Manuscript.parse(TOY.replace("next_due: 2026-07-02", "next_due: 2025-07-02"), "bell-toe")
    assert ("", "dates") in {(one.statement, one.field) for one in proofread(new, SHELF)}


def test_a_page_with_problems_is_stopped_and_told_why() -> None:
    new = manuscript().with_statement("hum", {**manuscript().entry("hum"), "cites": ["S099"]})
    with pytest.raises(BadInput, match="cites S099"):
        check_publishable(proofread(new, SHELF))
    broken = Manuscript.parse(TOY.replace("kind: disease", "kind: odd"), "bell-toe")
    with pytest.raises(BadContent):
        monograph(broken)
