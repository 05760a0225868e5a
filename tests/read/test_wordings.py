"""Other words for parts of names, adjectives that tell of a person, reactions at an injection, findings named again."""

from __future__ import annotations

import pytest

from symptomdb.model.finding import Status
from symptomdb.read.findings import Reader


def _labels(reader: Reader, text: str) -> list[str]:
    return [finding.label for finding in reader.read(text).findings if finding.status is Status.OBSERVED]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("shortening of the big toe", "Short hallux"),
        ("duplication of the ureters", "Ureteral duplication"),
        ("elbow flexion deformity", "Elbow flexion contracture"),
        ("index finger clinodactyly", "Clinodactyly of the 2nd finger"),
        ("tortuosity of the retinal vessels", "Retinal vascular tortuosity"),
    ],
)
def test_other_words_for_parts_of_a_name(reader: Reader, text: str, label: str) -> None:
    assert label in _labels(reader, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a febrile child", "Fever"),
        ("pruritic plaques on the arms", "Pruritus"),
        ("a hypotonic newborn", "Neonatal hypotonia"),
        ("the dyspneic patient", "Dyspnea"),
    ],
)
def test_an_adjective_before_a_person_is_a_finding(reader: Reader, text: str, label: str) -> None:
    assert label in _labels(reader, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("pain at the injection site", "Injection-site pain"),
        ("injection site was red", "Injection-site redness"),
        ("swelling at the site of injection", "Injection-site swelling"),
        ("itchy vaccination site", "Injection-site itching"),
    ],
)
def test_a_reaction_where_the_needle_went_in_has_a_code_of_its_own(reader: Reader, text: str, label: str) -> None:
    assert _labels(reader, text) == [label]


def test_the_pain_is_the_pain_named_before(reader: Reader) -> None:
    first, second = reader.read("She has knee pain. The pain is worse at rest.").findings
    assert (first.label, second.label, second.mention) == ("Knee pain", "Knee pain", "pain")
    assert "Pain" in [other.label for other in second.alternatives]


def test_a_pain_elsewhere_is_another_pain(reader: Reader) -> None:
    assert "Pain" in _labels(reader, "He has knee pain and pain in the armpit.")


@pytest.mark.parametrize(
    ("text", "term", "status"),
    [
        ("my back hurts when I cough", "Cough", Status.HYPOTHETICAL),
        ("it stings every time I sneeze", "Sneeze", Status.HYPOTHETICAL),
        ("Relevant medical history included asthma, migraine and eczema.", "Migraine", Status.HISTORICAL),
        ("Doctors who ruled out encephalopathy sent him home.", "Encephalopathy", Status.EXCLUDED),
        ("No wheeze without stridor, and crackles were present.", "Crackles", Status.OBSERVED),
        ("Now 12 years old, he has myopia.", "Myopia", Status.OBSERVED),
    ],
)
def test_occasions_lists_of_the_past_and_verdicts(reader: Reader, text: str, term: str, status: Status) -> None:
    assert {finding.label: finding.status for finding in reader.read(text).findings}.get(term) is status


def test_being_fit_and_well_is_no_seizure(reader: Reader) -> None:
    assert reader.read("He was previously fit and well.").findings == ()
    assert _labels(reader, "she had a fit") == ["Seizure"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("can't see the board", "Reduced visual acuity"),
        ("he can't see road signs any more", "Reduced visual acuity"),
        ("I can't see", "Visual loss"),
        ("can't see anything", "Blindness"),
        ("can't see in the dark", "Nyctalopia"),
        ("can't move my arm", "Upper limb muscle weakness"),
        ("can't move my elbow", "Limited elbow movement"),
        ("his left arm is paralysed", "Paralysis"),
    ],
)
def test_what_cannot_be_done_is_no_worse_than_it_is_told(reader: Reader, text: str, label: str) -> None:
    assert _labels(reader, text) == [label]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("pain over the hip", ["Pain"]),
        ("pain all over", ["Body ache"]),
        ("swelling over the ankle", ["Edema"]),
        ("the amniotic fluid was normal", []),
        ("there is too much amniotic fluid", ["Polyhydramnios"]),
        ("I can't hold the pen", []),
        ("fed with breast milk", []),
        ("the renal pelvis was normal", []),
        ("muscle mass was normal", []),
        ("pain sensation was intact", []),
        ("1-minute Apgar score of 9", []),
        ("the nasal bones were normal", []),
        ("labile INR", []),
        ("globally delayed myelination", ["Delayed myelination"]),
        ("I couldn't hold it", ["Urinary urgency"]),
        ("it was time to pee", []),
        ("she could not get up", []),
        ("4 hours of sleep per day", []),
        ("less than 4 hours of sleep", ["Insomnia"]),
        ("he shaved his facial hair", []),
        ("a high fever", ["Fever"]),
        ("my period came early", []),
        ("electric shock sensations", ["Paresthesia"]),
        ("numbness in fingers, swelling", ["Hypoesthesia", "Edema"]),
        ("my knee is stiff and swollen", ["Stiff knee", "Joint swelling"]),
    ],
)
def test_two_words_do_not_tell_what_only_the_whole_wording_does(reader: Reader, text: str, labels: list[str]) -> None:
    assert _labels(reader, text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "the patient cannot speak English",
        "I can't hear you, the line is bad",
        "unable to walk him home",
        "a double-blind trial",
        "he is blind to his faults",
        "I'm tired of waiting",
        "I've never heard of it",
        "the following people",
        "handle large amounts",
        "it makes no sense",
    ],
)
def test_what_only_sounds_like_a_finding_is_none(reader: Reader, text: str) -> None:
    assert not reader.read(text).findings


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("It makes no sense.", []),
        ("A single joint, most often the big toe.", []),
        ("Redness is hard to see on darker skin.", ["Erythema"]),
        ("It develops slowly.", []),
        ("slow development", ["Global developmental delay"]),
        ("The pain moves to the lower right belly.", ["Pain"]),
        ("The pain runs down to the knee.", ["Pain"]),
        ("feeling run down", ["Fatigue"]),
        ("The rash comes a week after infection.", ["Skin rash"]),
        ("He gets infection after infection.", ["Recurrent infections"]),
        ("My rash feels rough.", ["Skin rash"]),
        ("The baby may be limp or floppy.", ["Hypotonia"]),
        ("He walks with a limp.", ["Antalgic gait"]),
        ("It is hard to gain weight.", ["Failure to thrive"]),
        ("He has urinary problems.", []),
    ],
)
def test_words_that_look_like_a_finding_and_tell_of_none(reader: Reader, text: str, labels: list[str]) -> None:
    reading = reader.read(text)
    assert [found.label for found in reading.findings] == labels
    assert not reading.unread


@pytest.mark.parametrize("text", ["He felt light-headed.", "I feel light-headed and sick"])
def test_a_hyphenated_pair_is_in_the_mention_whole(reader: Reader, text: str) -> None:
    assert reader.read(text).findings[0].mention == "light-headed"
