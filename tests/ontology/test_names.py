"""Keys of names: one function for the build and for questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symptomdb.ontology.names import Form, is_acronym, name_forms, name_key, spans, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Haemophilia", "hemophilias"),
        ("Coeliac disease", "celiac diseases"),
        ("Lou Gehrig's disease", "lou gehrigs disease"),
        ("Ménière’s disease", "Meniere disease".replace("Meniere", "Menieres")),
        ("type II diabetes", "type 2 diabetes"),
        ("Tumours of the fibre", "tumor of the fiber"),
        ("COVID-19", "covid 19"),
        ("Sjögren syndrome", "sjogren syndrome"),
        ("virus", "viruses"),
        ("headache", "headaches"),
        ("rash", "rashes"),
        ("leukaemia", "leukemias"),
    ],
)
def test_two_spellings_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hyperthyroidism", "hypothyroidism"),
        ("osteoporosis", "osteopetrosis"),
        ("heterotopia", "heterotopic ossification"),
        ("AIDS", "aid"),
        ("ossification of muscle", "calcification of muscle"),
    ],
)
def test_two_things_keep_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_brackets_acronyms_and_inversions_give_keys_of_their_own() -> None:
    forms = {form.key: form.form for form in name_forms("Dystrophy, muscular, late (DMD)")}
    assert forms["dmd"] is Form.ACRONYM
    assert forms["dystrophy muscular late"] is Form.UNBRACKETED
    assert Form.TURNED not in forms.values()
    assert {form.key for form in name_forms("Fever, yellow")} == {"fever yellow", "yellow fever"}


def test_acronyms_are_told_by_their_capitals() -> None:
    assert all(is_acronym(text) for text in ("MRSA", "CP", "SLE", "HoFH", "POH"))
    assert not any(is_acronym(text) for text in ("Gout", "a", "Marfan", "HETEROTOPIC"))


@given(st.text(max_size=200))
def test_a_key_is_a_fixed_point_of_its_own_tokens(text: str) -> None:
    assert name_key(text) == " ".join(token.stem for token in spans(text))
    assert len(tokens(text)) == len(spans(text))
    for token in spans(text):
        assert 0 <= token.start < token.end <= len(text)
