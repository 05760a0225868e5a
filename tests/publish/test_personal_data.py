"""The look at a comment before it is posted: what warns, what does not, and that odd texts take no time."""

from __future__ import annotations

import time

import pytest

from symptomdb.publish.personal_data import Hint, look

WARNED = {
    "I had hip surgery in spring and now it is stiff.": Hint.HEALTH,
    "My son's knee swelled after the injury.": Hint.HEALTH,
    "I've been diagnosed with heterotopic ossification.": Hint.HEALTH,
    "My mother took naproxen for six weeks and her hip is fine.": Hint.HEALTH,
    "I was given radiation after the operation.": Hint.HEALTH,
    "we had a scan last week": Hint.HEALTH,
    "My left elbow hurts.": Hint.HEALTH,
    "The surgeon told me to wait.": Hint.HEALTH,
    "I am pregnant, is this safe?": Hint.HEALTH,
    "Write to jo.bloggs@example.org, please.": Hint.EMAIL,
    "jo (at) example (dot) org": Hint.EMAIL,
    "Call me on 0151 496 0123.": Hint.PHONE,
    "+44 151 496 0123": Hint.PHONE,
    "He was born then.": Hint.BIRTH,
    "Operated on 12/03/2021.": Hint.BIRTH,
    "It began on 3rd of May.": Hint.BIRTH,
    "NHS number: 485 777 3456": Hint.NUMBER,
    "Ask Dr Miller about it.": Hint.NAME,
}
SILENT = (
    "Radiation was better than an NSAID in this trial.",
    "The trial (n = 1,234) of 2015-2020 found 12 % less.",
    "Great page, thanks.",
    "This helped me understand the disease.",
    "I think the paragraph on radiation is unclear.",
    "I am a surgeon and disagree.",
    "I was wondering if the statement on radiation is right.",
    "I have read the trial on radiation and it says otherwise.",
    "DOI 10.1016/j.arth.2019.01.001 says otherwise, and so does PMID 12345678.",
    "See https://doi.org/10.1097/00003086-199403000-00011",
    "Indomethacin for six weeks is standard in our unit.",
    "Please cite the 2019 guideline; the one of 2012 is out of date.",
)


@pytest.mark.parametrize("text", WARNED)
def test_what_looks_like_personal_data_is_seen(text: str) -> None:
    assert WARNED[text] in {seen.hint for seen in look(text)}


@pytest.mark.parametrize("text", SILENT)
def test_talk_about_the_page_is_left_alone(text: str) -> None:
    assert look(text) == ()


def test_the_words_that_were_seen_are_named() -> None:
    assert look("See you. My left elbow hurts.")[0].words == "My left elbow hurts"


@pytest.mark.parametrize("part", ["I am ", "I am surgery ", "1", "12 ", "a", "my ", "+1 (22) "])
def test_hostile_texts_take_no_time(part: str) -> None:
    started = time.perf_counter()
    look(part * (5000 // len(part)))
    assert time.perf_counter() - started < 2
