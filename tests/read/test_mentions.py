"""Which words are a mention, on made-up terms: order, lists, extra keys, lint, abbreviations."""

from __future__ import annotations

from itertools import pairwise

import pytest

from symptomdb.read.coordination import Coordination
from symptomdb.read.findings import Reader
from symptomdb.read.segments import scan
from symptomdb.read.vocabulary import Kind, Vocabulary


def _found(reader: Reader, text: str) -> list[tuple[str, str]]:
    return [(finding.term.local.lstrip("0"), finding.mention) for finding in reader.read(text).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plimbic pits", [("1", "plimbic pits")]),
        ("pits that are plimbic", [("1", "pits that are plimbic")]),
        ("plimbic and plantic pits", [("1", "plimbic and plantic pits"), ("2", "plantic pits")]),
        ("glimbus malformation", [("3", "glimbus malformation")]),
        ("abnormality of the glimbus", [("3", "abnormality of the glimbus")]),
        ("glimbus involvement", [("3", "glimbus involvement")]),
        ("nocturnal dolor of the glimbus", [("4", "nocturnal dolor of the glimbus")]),
        ("zorbin reduced", [("7", "zorbin reduced")]),
        ("reduced zorbin", [("7", "reduced zorbin")]),
        ("bilateral frobbing", [("6", "bilateral frobbing")]),
        ("snark hypoplasia", [("8", "snark hypoplasia")]),
        ("plimbic. Pits", []),
        ("plimbic; pits", []),
        ("plimbic with pits", []),
        ("", []),
    ],
)
def test_words_make_a_mention(toy: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(toy, text) == expected


def test_an_abbreviation_is_read_in_its_own_case_only(toy: Reader) -> None:
    assert _found(toy, "GLM") == [("3", "GLM")]
    assert _found(toy, "glm") == []


def test_bad_synonyms_are_not_read(toy: Reader) -> None:
    """A doubled word, a discarded synonym, and the name of the healthy part."""
    assert _found(toy, "bone frobbing bone") == [("5", "frobbing")]
    assert _found(toy, "old dolor") == []
    assert _found(toy, "the glimbus was seen") == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("very bad stomach pain", ["Abdominal pain"]),
        ("her heart rate was elevated and blood pressure was normal", ["Tachycardia"]),
        ("low-density lipoprotein cholesterol was normal", []),
        ("decreased circulating IgG", ["Decreased circulating IgG concentration"]),
        ("a high pitched voice", ["Abnormally high-pitched voice"]),
        ("a happy disposition", ["Conspicuously happy disposition"]),
        ("I can't close my left eye", ["Lagophthalmos"]),
        ("I close my eyes to sleep", []),
        ("it is painful on both sides", ["Pain"]),
        ("voices telling her to hurt herself", ["Auditory hallucination"]),
        ("chest pain or trouble breathing", ["Chest pain", "Dyspnea"]),
        ("a line under my eyes and spinal pain", ["Back pain"]),
        ("unable to walk or talk", ["Inability to walk", "Absent speech"]),
        ("severely delayed milestones", ["Global developmental delay"]),
        ("hypotonia, weakness and areflexia", ["Hypotonia", "Muscle weakness", "Areflexia"]),
        ("weakness and a sore throat", ["Asthenia", "Pharyngalgia"]),
        ("her skin seems dry", ["Dry skin"]),
        ("I cut my arm on a broken glass", []),
        ("he cuts his own arms", ["Self-injurious behavior"]),
        ("I bumped my head", []),
        ("I lost my hearing aid", []),
        ("loss of the normal lumbar lordosis", ["Lumbar hypolordosis"]),
        ("limited internal rotation of the left hip", ["Limited hip movement"]),
        ("the muscle has turned to bone", ["Ectopic ossification"]),
        ("he could not bend his knee", ["Limited knee flexion"]),
        ("was not able to bend my knee", ["Limited knee flexion"]),
        ("loss of smell and taste", ["Anosmia", "Ageusia"]),
        ("elbow deformity", ["Abnormality of the elbow"]),
        ("ankle jerks were absent", ["Absent Achilles reflex"]),
        ("absent knee jerks", ["Absent patellar reflexes"]),
        ("no eye contact", ["Reduced eye contact"]),
        ("seen for a sepsis work up", []),
        ("HEART RATE WAS ELEVATED AND BLOOD PRESSURE WAS NORMAL", ["Tachycardia"]),
        ("preterm birth", ["Premature birth"]),
        ("renal malformations", ["Abnormal renal morphology"]),
        ("flared metaphyses", ["Flared metaphysis"]),
        ("syndactyly of the toes", ["Toe syndactyly"]),
        ("neck and head pain", ["Neck pain", "Headache"]),
        ("knee pain and pain in the armpit", ["Knee pain", "Pain"]),
        ("a mildly small mandible", ["Micrognathia"]),
        ("the small intestine was removed", []),
        ("generalized muscle wasting", ["Generalized limb muscle atrophy"]),
        ("vomiting, muscle weakness, and low blood sugar", ["Vomiting", "Muscle weakness", "Hypoglycemia"]),
        ("blood clotting was tested", []),
        ("low-set, posteriorly rotated ears", ["Low-set ears", "Posteriorly rotated ears"]),
        ("a short, broad nose", ["Short nose", "Wide nose"]),
        ("postural orthostatic tachycardia", ["Orthostatic tachycardia"]),
        ("short pauses in breathing", ["Apnea"]),
        ("the anterior fontanelle was open and flat", []),
        ("sore knees and hips", ["Knee pain", "Hip pain"]),
        ("just skin and bones", ["Cachexia"]),
        ("a bit of bone in the skin", []),
        ("the eyelids were examined", []),
        ("Klebsiella pneumoniae grew and the abscess was drained", ["Abscess"]),
        ("electrolyte imbalance", ["Abnormal blood ion concentration"]),
        ("flexion deformity of the right knee and ankle", ["Knee flexion contracture", "Ankle flexion contracture"]),
        ("pins and needles", ["Paresthesia"]),
        ("my hands tingle", ["Hand paresthesia"]),
    ],
)
def test_names_as_texts_write_them(reader: Reader, text: str, labels: list[str]) -> None:
    assert [finding.label for finding in reader.read(text).findings] == labels


def test_an_unknown_word_is_no_parallel_in_a_list(toy: Reader) -> None:
    """Its hash is 0, which must not be looked up with the shared word's as if the pair were a known one."""
    cut = scan("vorpal pits", Vocabulary(toy.index))
    vorpal, pits = cut.items[:2]
    assert (vorpal.hash, vorpal.near) == (0, frozenset())
    assert pits.hash > 0
    assert not Coordination(toy.index, cut)._parallel([0], 1)


def test_words_are_near_that_occur_together_in_a_name(toy: Reader) -> None:
    words = Vocabulary(toy.index)
    assert words["plimbic"].hash in words["pits"].near
    assert words["pits"].hash in words["plimbic"].near
    assert words["plimbic"].hash not in words["plantic"].near
    assert words["pits"].hash not in words["pits"].near


@pytest.mark.parametrize("words", [300, 301, 302, 599, 601, 1_200])
def test_a_text_without_an_end_is_cut_into_sentences(toy: Reader, words: int) -> None:
    """No sentence is much longer than 600 pieces, and a stop stands at each cut, which no mention crosses."""
    cut = scan("vorpal " * words, Vocabulary(toy.index))
    longest = max(end - begin for begin, end in pairwise([-1, *cut.ends]))
    assert longest <= 602
    assert cut.kinds.count(Kind.STOP) == len(cut.ends) - 1


def test_a_hyphenated_pair_is_one_word_where_names_write_it_so(toy: Reader) -> None:
    cut = scan("glim-bus dolor, vor-pal", Vocabulary(toy.index))
    assert [cut.pieces[place] for place in cut.places[: len(cut.kinds)]] == ["glim", "dolor", ", ", "vor", "pal"]
    assert [item.more for item in cut.items[:2]] == [2, 0]


def test_a_name_before_a_test_or_product_is_no_finding(toy: Reader) -> None:
    assert _found(toy, "frobbing panel") == []
    assert _found(toy, "frobbing vaccine") == []


def test_two_readers_of_the_same_terms_have_equal_bytes(toy: Reader) -> None:
    assert Reader.from_bytes(toy.to_bytes()).to_bytes() == toy.to_bytes()
