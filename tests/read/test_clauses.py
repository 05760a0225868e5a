"""A denial holds for its own clause and its own list: it ends where a new subject and verb begin, not before."""

from __future__ import annotations

from itertools import product

import pytest

from symptomdb.model.finding import Status
from symptomdb.read.findings import Reader

DENIALS = (
    "my hip no longer bends", "he no longer walks", "she doesn't eat", "the wound has not healed", "he has no fever",
    "there is no rash", "she denies nausea",
)  # fmt: skip
JOINTS = (" and the", ", the", ", and the", " and her")
CLAUSES = (
    ("thigh is swollen", "thigh"), ("calf feels warm", "calf"), ("knee became stiff", "knee"), ("leg hurts", "leg"),
    ("skin was red", "skin"), ("arm looks swollen", "arm"),
)  # fmt: skip


@pytest.mark.parametrize(("denial", "joint"), list(product(DENIALS, JOINTS)))
def test_a_clause_of_its_own_is_not_denied(reader: Reader, denial: str, joint: str) -> None:
    for clause, place in CLAUSES:
        text = f"{denial}{joint} {clause}"
        behind = text.index(place)
        found = [finding for finding in reader.read(text).findings if (finding.start or 0) >= behind]
        assert found, text
        assert all(finding.status is Status.OBSERVED for finding in found), text


@pytest.mark.parametrize("quality", ["swollen and warm", "warm, red and swollen"])
def test_all_qualities_of_the_new_clause_are_there(reader: Reader, quality: str) -> None:
    text = f"my hip no longer bends and the thigh is {quality}"
    assert {finding.status for finding in reader.read(text).findings} == {Status.OBSERVED}


@pytest.mark.parametrize(
    "text",
    [
        "no pain, swelling and redness",
        "no fever, chills and vomiting were reported",
        "denies chest pain, nausea and vomiting",
        "She does not have fever, cough or a rash.",
        "No headache, nausea, or vomiting.",
        "There was no pallor, cyanosis, jaundice and edema.",
        "he does not have fever, cough, or feel dizzy",
        "without fever, chills or night sweats",
    ],
)
def test_a_list_under_a_denial_is_denied_to_its_end(reader: Reader, text: str) -> None:
    found = reader.read(text).findings
    assert len(found) >= 3
    assert {finding.status for finding in found} == {Status.EXCLUDED}
