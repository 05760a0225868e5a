"""Doses in texts of others: found so that they are not shown; how much to take is for a professional to say."""

from __future__ import annotations

import re

#: Stands where a sentence was left out.
LEFT_OUT = "[dose left out; see the source]"

_NUMBER = r"(?<![\w.])\d[\d.,]*(?:\s*(?:-|–|to|or)\s*\d[\d.,]*)?"
#: Letters after a number in a gene's name (BCS1L) or a variant (20210G>A) are no units; so case counts.
_UNIT = (
    r"(?:mg|mcg|µg|μg|ug|ng|g|mL|ml|IU|units?|mmol|mEq|meq|Gy|cGy|mCi|MBq|milligrams?|micrograms?|grams?|milliliters?"
    r"|[Ii]nternational [Uu]nits|drops?|tablets?|capsules?|pills?|puffs?|doses?|cycles?)"
)
#: An amount per volume, or per gram of something else, is what a test measures; food is no medicine.
_MEASURED = (
    r"(?!\s*(?:\)|\(m?g\))?\s*(?:(?:/|per|for each)\s*(?:d[lL]|m?[lL]\b|g\b|gram|deciliter|liter|milliliter|litre)"
    r"|(?:or more |or less )?(?:of )?(?:\w+ )?(?:blood|fat|fiber|protein|sodium|salt|carbohydrates?|albumin|urine)\b))"
)
_AMOUNT = re.compile(
    rf"{_NUMBER}\s*{_UNIT}\b{_MEASURED}"
    rf"|{_NUMBER}\s*%\s*(?:solution|cream|gel|ointment|lotion)"
    r"|\bper\s+(?:kg|kilogram)\b|/kg\b|/m2\b|/m²|\d\s*/day\b|\bq\d+h\b|\b(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d)\b"
)
_HOW_OFTEN = re.compile(
    r"\b(?:once|twice|(?:two|three|four|five|six|\d)\s+times)\s+(?:(?:a|per|each|every)\s+)?(?:daily|weekly|day|week)\b"
    r"|\bevery\s+(?:other\s+day|\d+(?:\s*(?:-|–|to)\s*\d+)?\s*(?:hours?|days?|weeks?|months?))\b",
    re.IGNORECASE,
)
#: "Twice a week" is a dose of a medicine and not of fish or of dialysis.
_MEDICINE = re.compile(
    r"\b(?:dos(?:e[sd]?|ages?|ing)|tablets?|capsules?|pills?|inject\w*|infus(?:ions?|ed)|medicines?|medications?|drugs?"
    r"|antibiotics?|steroids?|insulin|supplements?|ointments?|creams?|drops|administered|taken|by mouth|orally"
    r"|subcutaneous(?:ly)?|intravenous(?:ly)?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?\]])\s+(?=[A-Z(\[])")


def names_dose(sentence: str) -> bool:
    """True when a sentence says how much of a medicine, or how often.

    >>> names_dose("Take 400 mg every 6 hours."), names_dose("A level of 126 mg/dL or higher is diabetes.")
    (True, False)
    >>> names_dose("Eat fish twice a week."), names_dose("The drug is given twice a week.")
    (False, True)
    """
    if _AMOUNT.search(sentence):
        return True
    return bool(_HOW_OFTEN.search(sentence) and _MEDICINE.search(sentence))


def without_doses(text: str) -> tuple[str, int]:
    """The text with `LEFT_OUT` in the place of the sentences that name a dose, and how many those were.

    >>> without_doses("L-carnitine helps. Give 50-100 mg/kg/day.")
    ('L-carnitine helps. [dose left out; see the source]', 1)
    """
    kept: list[str] = []
    cut = 0
    for sentence in _SENTENCE.split(text):
        named = names_dose(sentence)
        cut += named
        if not named:
            kept.append(sentence)
        elif kept[-1:] != [LEFT_OUT]:
            kept.append(LEFT_OUT)
    return " ".join(kept).strip(), cut
