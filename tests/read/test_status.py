"""Observed, excluded, uncertain, historical, family, hypothetical: the traps of the field, with what decided."""

from __future__ import annotations

import pytest

from symptomdb.model.finding import Status
from symptomdb.read.findings import Reader

SEEN, NOT, MAYBE, PAST, KIN, IF = (
    Status.OBSERVED, Status.EXCLUDED, Status.UNCERTAIN, Status.HISTORICAL, Status.FAMILY, Status.HYPOTHETICAL,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Absence of speech, ataxia", {"Absent speech": SEEN, "Ataxia": SEEN}),
        ("Malignant hyperthermia: patient history negative", {"Malignant hyperthermia": NOT}),
        ("rule out pneumonia", {"Pneumonia": MAYBE}),
        ("pneumonia cannot be excluded", {"Pneumonia": MAYBE}),
        ("no fever, chills, nausea", {"Fever": NOT, "Chills": NOT, "Nausea": NOT}),
        ("no fever, chills or nausea", {"Fever": NOT, "Chills": NOT, "Nausea": NOT}),
        ("cough, no fever, headache", {"Cough": SEEN, "Fever": NOT, "Headache": SEEN}),
        ("The culture was negative.", {}),
        ("no chest pain but has fever", {"Chest pain": NOT, "Fever": SEEN}),
        (
            "Patient denies chest pain, palpitations, nausea, vomiting or diarrhea.",
            {"Chest pain": NOT, "Palpitations": NOT, "Nausea": NOT, "Vomiting": NOT, "Diarrhea": NOT},
        ),
        ("fever: none", {"Fever": NOT}),
        ("Fever: no", {"Fever": NOT}),
        ("fever and chills were absent", {"Fever": NOT, "Chills": NOT}),
        ("not only fever but also chills", {"Fever": SEEN, "Chills": SEEN}),
        ("no change in the headache", {"Headache": SEEN}),
        ("headache with or without nausea", {"Headache": SEEN, "Nausea": SEEN}),
        ("denies chest pain, mother had seizures", {"Chest pain": NOT, "Seizure": KIN}),
        ("family history of ataxia", {"Ataxia": KIN}),
        ("my mother had seizures but I only have a headache", {"Seizure": KIN, "Headache": SEEN}),
        ("Dad says I have a fever", {"Fever": SEEN}),
        ("call us if you get a fever", {"Fever": IF}),
        ("at risk of seizures", {"Seizure": IF}),
        ("used to have migraine", {"Migraine": PAST}),
        ("had a fever yesterday", {"Fever": PAST}),
        ("past medical history of pneumonia", {"Pneumonia": PAST}),
        ("a 3-day history of fever", {"Fever": SEEN}),
        ("possible pneumonia", {"Pneumonia": MAYBE}),
        ("I haven't noticed any blood in my urine", {"Hematuria": NOT}),
        ("(-) fever, (-) chills", {"Fever": NOT, "Chills": NOT}),
        ("neg for fever", {"Fever": NOT}),
        ("neither vomiting nor diarrhoea", {"Vomiting": NOT, "Diarrhea": NOT}),
        ("he has no idea why his head hurts", {"Headache": SEEN}),
        ("No. My back hurts", {"Back pain": SEEN}),
        ("he is pain-free", {"Pain": NOT}),
        ("the scar has gone hard", {"Scarring": SEEN}),
        ("the rash has gone now", {"Skin rash": NOT}),
        ("My daughter is covered in bruises", {"Bruising susceptibility": SEEN}),
        ("her daughter has asthma", {"Asthma": KIN}),
        ("pain near the old break and I can't bend my knee", {"Pain": SEEN, "Limited knee flexion": SEEN}),
        ("seizure free for two years", {"Seizure": NOT}),
        ("she is seizure free on valproate", {"Seizure": NOT}),
        ("He has never once complained of headaches", {"Headache": NOT}),
        ("I wouldn't call it pain", {"Pain": NOT}),
        ("I have everything but a fever", {"Fever": NOT}),
        ("nothing hurts", {"Pain": NOT}),
        ("nothing I take helps my headache", {"Headache": SEEN}),
        ("No one in the family has epilepsy or ataxia", {"Seizure": NOT, "Ataxia": NOT}),
        ("He had no other symptoms suggestive of a renal disorder", {"Abnormality of the kidney": NOT}),
        ("Any pain? Not really.", {"Pain": NOT}),
        ("Any pain? Not only pain, I also have a fever.", {"Pain": SEEN, "Fever": SEEN}),
        ("No tracheal deviation and chest films identified pneumonia", {"Pneumonia": SEEN}),
        ("the rash has cleared but I still have a cough", {"Skin rash": PAST, "Cough": SEEN}),
        ("imbalance while walking since about 2 years ago", {"Gait imbalance": SEEN}),
        ("headaches that started two years ago", {"Headache": SEEN}),
        (
            "found to have a PFO and PDA that closed spontaneously",
            {"Patent foramen ovale": PAST, "Patent ductus arteriosus": PAST},
        ),
        ("Measures were not taken as a result of chills, fever.", {"Chills": SEEN, "Fever": SEEN}),
        ("we want to lose weight", {"Weight loss": IF}),
        ("I lose weight without trying", {"Weight loss": SEEN}),
        ("I can't see any swelling", {"Edema": NOT}),
        ("I could not feel any lump", {"Subcutaneous nodule": NOT}),
        ("I can't feel any pain in my foot", {"Foot pain": NOT}),
        ("I can't see any more", {"Visual loss": SEEN}),
        ("no hair loss", {"Alopecia": NOT}),
        ("No words were slurred.", {"Slurred speech": NOT}),
        ("Nobody in the family has seizures.", {"Seizure": NOT}),
        ("no speech delay", {"Delayed speech and language development": NOT}),
        ("no period pain", {"Dysmenorrhea": NOT}),
        ("no sensation of choking", {"Choking episodes": NOT}),
        ("no appetite changes", {}),
        ("no hair or nail changes", {"Abnormal nail morphology": NOT}),
        ("no appetite and no energy today", {"Poor appetite": SEEN, "Fatigue": SEEN}),
        ("she has no speech", {"Absent speech": SEEN}),
        ("the knee does not look red or swollen", {"Erythema": NOT, "Edema": NOT}),
        ("weakness and numbness are denied", {"Muscle weakness": NOT, "Hypoesthesia": NOT}),
        ("we could not find any reason for the headache", {"Headache": SEEN}),
        ("ankle jerks were present", {}),
        ("could this be pneumonia?", {"Pneumonia": MAYBE}),
        ("what are the symptoms of meningitis?", {"Meningitis": IF}),
        ("the clot could lead to a stroke", {"Stroke": IF}),
        ("The pregnancy was complicated by maternal fever", {"Fever": KIN}),
        ("born after a pregnancy with gestational hypertension", {"Hypertension": KIN}),
        ("I have gestational hypertension", {"Hypertension": SEEN}),
        ("my hand shakes when I hold a cup, not at rest", {"Postural tremor": SEEN}),
        ("I wouldn't say it hurts", {"Pain": NOT}),
        ("concerns for pneumonia", {"Pneumonia": MAYBE}),
        ("a tremor was first noted by his parents", {"Tremor": SEEN}),
        ("denies fever, mother had seizures, headache", {"Fever": NOT, "Seizure": KIN, "Headache": SEEN}),
        ("mother had seizures, possible pneumonia", {"Seizure": KIN, "Pneumonia": MAYBE}),
        ("mother had seizures, asthma and headache", {"Seizure": KIN, "Asthma": KIN, "Headache": KIN}),
        ("my knee hurts but it isn't swollen", {"Knee pain": SEEN, "Joint swelling": NOT}),
        ("her motor skills are not delayed", {}),
        ("he has recovered from pneumonia", {"Pneumonia": PAST}),
        ("Weight loss was not a feature.", {"Weight loss": NOT}),
        ("Vomiting: never.", {"Vomiting": NOT}),
        ("Chest pain/palpitations/syncope: denies", {"Chest pain": NOT, "Palpitations": NOT, "Syncope": NOT}),
        ("I can't feel a lump", {"Subcutaneous nodule": NOT}),
        ("Any swelling? Not that I've seen.", {"Edema": NOT}),
        ("nobody's noticed a tremor", {"Tremor": NOT}),
        ("fever hasn't been an issue", {"Fever": NOT}),
        ("the pain never came back", {"Pain": PAST}),
        ("he hasn't stopped vomiting", {"Vomiting": SEEN}),
        ("never without pain", {"Pain": SEEN}),
        ("no worsening of the pain", {"Pain": SEEN}),
        ("I nearly had a stroke", {"Stroke": MAYBE}),
        ("No expressive language delay was seen", {"Expressive language delay": NOT}),
        ("no deep venous thrombosis of the left lower limb or fever", {"Deep venous thrombosis": NOT, "Fever": NOT}),
        ("my wrist is sore but not swollen", {"Wrist pain": SEEN, "Wrist swelling": NOT}),
    ],
)
def test_status(reader: Reader, text: str, expected: dict[str, Status]) -> None:
    assert {finding.label: finding.status for finding in reader.read(text).findings} == expected


def test_the_trigger_is_told(reader: Reader) -> None:
    (finding,) = reader.read("She denies nausea.").findings
    assert finding.trigger == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "The chest x-ray was negative for pneumonia.",
        "Review of systems is negative for vomiting, jaundice or wheezing.",
        "It was not associated with vomiting.",
        "Vomiting has not occurred.",
        "Any vomiting? No.",
        "Vomiting? Denies.",
        "Nausea and seizures were absent.",
    ],
)
def test_what_is_denied_is_excluded(reader: Reader, text: str) -> None:
    found = reader.read(text).findings
    assert found
    assert {finding.status for finding in found} == {Status.EXCLUDED}


def test_an_answer_that_goes_on_is_a_sentence_of_its_own(reader: Reader) -> None:
    (found,) = reader.read("Why does she have vomiting? No doctor could say.").findings
    assert found.status is Status.OBSERVED


def test_may_within_a_mention_leaves_it_uncertain(reader: Reader) -> None:
    (found,) = reader.read("The sense of smell may be diminished.").findings
    assert (found.label, found.status, found.trigger) == ("Hyposmia", Status.UNCERTAIN, "may")


@pytest.mark.parametrize(
    ("text", "observed", "excluded"),
    [
        ("no fever, stiff hip", ["Stiff hip"], ["Fever"]),
        ("no fever. stiff hip", ["Stiff hip"], ["Fever"]),
        ("no cough, cannot breathe", ["Dyspnea"], ["Cough"]),
        ("no headache, slurred speech", ["Slurred speech"], ["Headache"]),
        ("no fever, pain in my left knee", ["Knee pain"], ["Fever"]),
        (
            "no fever, hard lump in the thigh, warm and red, stiff hip, six weeks after hip surgery",
            ["Hard lump in soft tissue", "Local warmth", "Erythema", "Stiff hip"],
            ["Fever"],
        ),
        ("No fever, chills, cough.", [], ["Fever", "Chills", "Cough"]),
        ("no fever, cough", [], ["Fever", "Cough"]),
        ("no fever, stiff neck or rash", [], ["Fever", "Stiff neck", "Skin rash"]),
        ("Denies fever, swollen joints, rash", [], ["Fever", "Joint swelling", "Skin rash"]),
        ("no abd. pain", [], ["Pain"]),
    ],
)
def test_behind_a_bare_no_an_item_that_describes_is_told(
    reader: Reader, text: str, observed: list[str], excluded: list[str]
) -> None:
    found = reader.read(text).findings
    assert [one.label for one in found if one.status is Status.OBSERVED] == observed
    assert [one.label for one in found if one.status is Status.EXCLUDED] == excluded
