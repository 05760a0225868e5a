"""Keys of names: which there are, how sure each is, and what a denial takes away."""

from __future__ import annotations

from symptomdb.assembly.naming import (
    RECORD_WEIGHT,
    TERM_WEIGHT,
    count_tokens,
    findings_of,
    name_keys,
    organ_systems,
)
from symptomdb.model.condition import Condition, Name, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym, Term
from symptomdb.ontology.hierarchy import Hierarchy
from symptomdb.store.values import TokenInfo

BLUE, RECORD = Curie("SDB", "blue-thumb"), Curie("SDB", "omim-9")


def condition(*names: Name, key: Curie = BLUE) -> Condition:
    return Condition(key, names[0].text, "disease", names[0].source, names)


def hp(local: str, label: str, *parents: str, names: tuple[Synonym, ...] = ()) -> Term:
    return Term(Curie("HP", local), label, synonyms=names, parents=tuple(Curie("HP", parent) for parent in parents))


#: Two organ systems; "Blue nail" lies one step below one and two below the other.
HIERARCHY = Hierarchy.of(
    [
        hp("0000001", "All"),
        hp("0000118", "Phenotypic abnormality", "0000001"),
        hp("0000005", "Mode of inheritance", "0000001"),
        hp("9000010", "Abnormality of the limbs", "0000118"),
        hp("9000020", "Abnormality of the skin", "0000118"),
        hp("9000011", "Odd thumb", "9000010"),
        hp("9000012", "Blue nail", "9000011", "9000020"),
        hp("9000013", "Odd limb and skin", "9000010", "9000020"),
        Term(Curie("SDBF", "ticking"), "Ticking thumb", parents=(Curie("HP", "9000011"),)),
        Term(Curie("SDBF", "lonely"), "Lonely thumb"),
    ]
)


def test_our_own_names_weigh_more_than_those_of_a_record() -> None:
    ours = condition(Name("Blue thumb", NameKind.PREFERRED, "monographs"), Name("azure thumb", NameKind.LAY, "own"))
    record = condition(Name("Blue thumb", NameKind.PREFERRED, "hpoa"), key=RECORD)
    weights = {(hit.condition, hit.key): hit.weight for hit in name_keys([ours, record], [])}
    assert weights == {(BLUE, "blue thumb"): 1.0, (BLUE, "azure thumb"): 0.95, (RECORD, "blue thumb"): RECORD_WEIGHT}


def test_forms_of_a_name_are_keys_too_and_an_acronym_says_so() -> None:
    hits = name_keys([condition(Name("Thumb, blue (BTS)", NameKind.PREFERRED, "own"))], [])
    assert {hit.key: (hit.kind, hit.name) for hit in hits} == {
        "thumb blue bts": ("preferred", "Thumb, blue (BTS)"),
        "thumb blue": ("preferred", "Thumb, blue (BTS)"),
        "blue thumb": ("preferred", "Thumb, blue (BTS)"),
        "bts": ("acronym", "Thumb, blue (BTS)"),
    }
    (short,) = name_keys([condition(Name("BTS", NameKind.ABBREVIATION, "own"))], [])
    assert (short.kind, short.weight) == ("acronym", 0.9)


def test_a_denied_name_is_a_key_that_says_no_and_silences_the_same_key_of_its_record() -> None:
    denied = condition(
        Name("Blue thumb", NameKind.PREFERRED, "own"),
        Name("Green thumb", NameKind.DENIED, "T002", "another disease"),
        Name("Green thumbs", NameKind.RELATED, "hpoa"),
    )
    other = condition(Name("Green thumb", NameKind.PREFERRED, "own"), key=RECORD)
    hits = [hit for hit in name_keys([denied, other], []) if hit.key == "green thumb"]
    assert [(hit.condition, hit.kind, hit.denied) for hit in hits] == [
        (BLUE, "denied", True),
        (RECORD, "preferred", False),
    ]


def test_names_of_findings_are_keys_of_kind_term() -> None:
    finding = hp("9000011", "Odd thumb", "9000010", names=(Synonym("Strange thumb"), Synonym("Odd thumb")))
    hits = name_keys([], [finding])
    assert [(hit.key, hit.condition, hit.kind, hit.weight, hit.source) for hit in hits] == [
        ("odd thumb", finding.id, "term", TERM_WEIGHT, "hpo"),
        ("strange thumb", finding.id, "term", TERM_WEIGHT, "hpo"),
    ]


def test_findings_are_what_lies_below_phenotypic_abnormality_and_our_own() -> None:
    local = [term for term in HIERARCHY.terms if term.id.prefix == "SDBF"]
    found = {term.label for term in findings_of(HIERARCHY, local)}
    assert found == {term.label for term in HIERARCHY.terms} - {"All", "Phenotypic abnormality", "Mode of inheritance"}


def test_the_organ_system_is_the_nearest_one_and_the_first_of_equals() -> None:
    assert {str(finding): system for finding, system in organ_systems(HIERARCHY).items()} == {
        "HP:9000010": "Abnormality of the limbs",
        "HP:9000020": "Abnormality of the skin",
        "HP:9000011": "Abnormality of the limbs",
        "HP:9000012": "Abnormality of the skin",
        "HP:9000013": "Abnormality of the limbs",
        "SDBF:ticking": "Abnormality of the limbs",
    }


def test_tokens_count_records_once_and_english_by_stem() -> None:
    hits = name_keys(
        [
            condition(Name("Blue thumb", NameKind.PREFERRED, "own"), Name("Thumbs, blue", NameKind.EXACT, "own")),
            condition(Name("Loud thumb", NameKind.PREFERRED, "own"), Name("Red", NameKind.DENIED, "own"), key=RECORD),
        ],
        [],
    )
    counts = {info.token: info for info in count_tokens(hits, {"thumb": 5, "thumbs": 2, "thumb's": 1, "thunder": 9})}
    assert counts["thumb"] == TokenInfo("thumb", 2, 8)
    assert counts["thunder"] == TokenInfo("thunder", 0, 9)
    assert counts["blue"] == TokenInfo("blue", 1, 0)
    assert "red" not in counts
