"""Hedges, denials and doses in sentences."""

from __future__ import annotations

import pytest

from symptomdb.model.evidence import Modality
from symptomdb.sources.wording import FREQUENT, OPEN, REPORTED, drug_dose, keeps_modality

_HEDGES = set(Modality) - {Modality.IS, Modality.NEVER}


@pytest.mark.parametrize("modality", sorted(_HEDGES))
def test_a_hedge_must_stand_in_the_sentence(modality: Modality) -> None:
    assert not keeps_modality(modality, "The joint stiffens and the lump hardens.")
    assert keeps_modality(modality, "The joint may stiffen.")
    assert keeps_modality(modality, "In one study the joint stiffened.")
    assert keeps_modality(modality, "The joint stiffens in 12 % of people.")
    assert keeps_modality(modality, "The joint stiffens in 1 in 9.")


@pytest.mark.parametrize("modality", sorted(_HEDGES - {Modality.OFTEN, Modality.USUALLY}))
def test_usually_is_too_strong_for_a_weaker_hedge(modality: Modality) -> None:
    """A claim that may hold must not read as one that mostly holds."""
    assert not keeps_modality(modality, "The joint usually stiffens.")
    assert not keeps_modality(modality, "The joint stiffens in most people.")


def test_often_and_usually() -> None:
    for word in ("often", "usually", "mostly", "commonly"):
        assert keeps_modality(Modality.OFTEN, f"The joint {word} stiffens.")
        assert keeps_modality(Modality.USUALLY, f"The joint {word} stiffens.")


def test_a_word_is_found_whole_and_in_any_case() -> None:
    assert keeps_modality(Modality.MAY, "May stiffen.")
    assert not keeps_modality(Modality.MAY, "Mayors scan canals.")


@pytest.mark.parametrize("text", ["It is not bone.", "There is no cure.", "It doesn't spread.", "Neither spreads."])
def test_denials(text: str) -> None:
    assert keeps_modality(Modality.NEVER, text)


def test_an_assertion_is_no_denial_and_needs_no_hedge() -> None:
    assert not keeps_modality(Modality.NEVER, "It is bone, notably.")
    assert keeps_modality(Modality.IS, "It is bone.")


def test_the_lists_do_not_overlap() -> None:
    open_, reported, frequent = (set(words.split()) for words in (OPEN, REPORTED, FREQUENT))
    assert not open_ & reported
    assert not frequent & (open_ | reported)


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("Take 25 mg twice", "25 mg"),
        ("a 75-mg capsule", "75-mg"),
        ("0.5mg/kg", "0.5mg"),
        ("2 tablets a day", "2 tablets"),
        ("1,000 IU", "1,000 IU"),
        ("10 ml of syrup", "10 ml"),
        ("50 µg", "50 µg"),
        ("CRP of 8.9 mg/L", ""),
        ("glucose above 126 mg/dL", ""),
        ("for 6 weeks", ""),
        ("in 3 units of a hospital", "3 units"),
        ("7 Gy once", ""),
        ("25 mgr", ""),
    ],
)
def test_drug_doses(text: str, dose: str) -> None:
    assert drug_dose(text) == dose


def test_radiation_doses_count_only_where_asked() -> None:
    assert drug_dose("once 7 Gy", radiation_too=True) == "7 Gy"
    assert drug_dose("once 700 cGy", radiation_too=True) == "700 cGy"
