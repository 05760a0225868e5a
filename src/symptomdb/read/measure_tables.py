"""What is measured in a person: names, units, and beyond which value a finding of the ontology is read.

Limits are those of adults and wide: they lie at or beyond the usual laboratory ranges, so that a value that a text
calls normal is not read. A range that the text gives itself ("reference range 3.7-9.2") goes before them. What changes
with age is not read in children. The limits only turn a figure into its name; they are no advice.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Unit → how it is written in folded, lower-case text (`~` is a Greek letter, `|` a sign such as a multiplication one).
UNITS: dict[str, str] = {
    "g/dl": r"gms?\s?/\s?dl|g\s?/?\s?dl|g\s?%", "g/l": r"g\s?/?\s?l", "mg/dl": r"mg\s?/?\s?dl|mg\s?%",
    "mg/l": r"mg\s?/?\s?l", "mmol/l": r"mmol\s?/?\s?l", "umol/l": r"(?:~|u|mc)mol\s?/?\s?l", "meq/l": r"meq\s?/?\s?l",
    "iu/l": r"(?:i?u|units?)\s?/?\s?l", "ng/ml": r"ng\s?/\s?ml|(?:~|u|mc)g\s?/\s?l", "pg/ml": r"pg\s?/\s?ml|ng\s?/\s?l",
    "miu/l": r"mi?u\s?/\s?l|(?:~|u|mc)i?u\s?/\s?ml", "nmol/l": r"nmol\s?/\s?l", "%": r"%|percent|per cent",
    "fl": r"fl\b", "mm/h": r"mm(?:\s?/\s?(?:h|hr|hour)\b|\s(?:in|at|per)\s)|mm\b",
    "kg/m2": r"kg\s?/\s?m\s?\^?2", "~mol-nh3": r"(?:~|u|mc)mol",
    "e9/l": r"[x*|]\s?10\s?\^?\(?9\)?\s?/\s?l|k\s?/\s?(?:~|u|mc)l|[x*|]\s?10\s?\^?3\s?/\s?(?:(?:~|u|mc)l|mm)",
    "/ul": r"(?:cells?\s?)?(?:/\s?(?:(?:~|u|mc)l|mm\s?\^?3|cu\s?mm|cumm|c\.mm)|per (?:microliter|mm3))",
    "bpm": r"bpm|(?:beats?|pulses?)?\s?(?:/|per|a)\s?min(?:ute)?|beats",
    "breaths": r"(?:breaths?|cycles?|respirations?)?\s?(?:/|per|a)\s?min(?:ute)?|breaths",
    "c": r"\|?\s?c(?:elsius|entigrade)?\b|degrees?\s?c(?:elsius|entigrade)?\b|\|",
    "f": r"\|?\s?f(?:ahrenheit)?\b|degrees?(?:\s?f(?:ahrenheit)?\b)?",
}  # fmt: skip

_TABLE = """
temperature, temp, t, temps, body temperature | c=1 - | < 35 HP:0002045 | >= 38 HP:0001945
heart rate, hr, pulse, pulse rate, heartrate * | bpm=1 - | > 100 HP:0001649 | < 50 HP:0001662
respiratory rate, rr, respiration rate, respirations, breathing rate * | breaths=1 - | > 20 HP:0002789 \
| < 9 HP:0046507
spo2, sao2, oxygen saturation, oxygen saturations, o2 sat, o2 sats, saturation, sats, o2 saturation, \
pulse oximetry, pulse ox | %=1 - | < 90 HP:0012418 | < 94 HP:0500165
bmi, body mass index | kg/m2=1 - | >= 30 HP:0001513 | >= 25 HP:0025502 | < 17 HP:0045082
hemoglobin, haemoglobin, hb, hgb * | g/dl=1 g/l=0.1 mmol/l=1.61 | < 11.5 HP:0001903 | > 18 HP:0001900
hematocrit, haematocrit, hct, pcv * | %=1 | < 34 HP:0031851 | > 54 HP:0001899
white cell count, white blood cell count, white blood cells, white blood cell, wbc, wcc, wbcs, leukocyte count, \
leucocyte count, total leukocyte count, total leucocyte count, tlc, leukocytes, leucocytes * \
| e9/l=1 /ul=0.001 | > 11.5 HP:0001974 | < 3.5 HP:0001882
platelet count, platelets, plt, thrombocyte count, platelet | e9/l=1 /ul=0.001 | < 140 HP:0001873 | > 460 HP:0001894
neutrophil count, neutrophils, absolute neutrophil count, anc * | e9/l=1 /ul=0.001 | < 1.5 HP:0001875 | > 8 HP:0011897
lymphocyte count, lymphocytes, absolute lymphocyte count, alc * | e9/l=1 /ul=0.001 | < 0.9 HP:0001888 \
| > 4.5 HP:0100827
eosinophil count, eosinophils, absolute eosinophil count, aec | e9/l=1 /ul=0.001 | > 0.6 HP:0001880
mean corpuscular volume, mean cell volume, mcv * | fl=1 - | < 78 HP:0025066 | > 101 HP:0005518
sodium, na, na+, natremia | mmol/l=1 meq/l=1 | < 134 HP:0002902 | > 147 HP:0003228
potassium, k, k+ | mmol/l=1 meq/l=1 | < 3.4 HP:0002900 | > 5.5 HP:0002153
chloride | mmol/l=1 meq/l=1 | < 95 HP:0003113 | > 110 HP:0011423
bicarbonate, hco3 | mmol/l=1 meq/l=1 | < 20 HP:0032066 | > 30 HP:0032067
calcium, total calcium, ca | mg/dl=1 mmol/l=4 | < 8.2 HP:0002901 | > 10.8 HP:0003072
magnesium, mg | mg/dl=1 mmol/l=2.43 meq/l=1.22 | < 1.5 HP:0002917 | > 2.8 HP:0002918
phosphate, phosphorus, inorganic phosphate * | mg/dl=1 mmol/l=3.1 | < 2.3 HP:0002148 | > 5 HP:0002905
glucose, blood sugar, blood glucose, glycemia, glycaemia, fasting sugar, glu | mg/dl=1 mmol/l=18 \
| < 55 HP:0001943 | > 200 HP:0003074
hba1c, hemoglobin a1c, haemoglobin a1c, glycated hemoglobin, a1c | %=1 - | > 6.4 HP:0040217
creatinine, cr, scr * | mg/dl=1 umol/l=0.0113 | > 1.35 HP:0003259
blood urea nitrogen, bun | mg/dl=1 mmol/l=2.8 | > 25 HP:0003138
urea, blood urea | mg/dl=1 mmol/l=6 | > 55 HP:0003138
uric acid, urate * | mg/dl=1 umol/l=0.0168 | > 7.5 HP:0002149 | < 1.5 HP:0003537
total bilirubin, bilirubin, tbil * | mg/dl=1 umol/l=0.0585 | > 1.5 HP:0002904
direct bilirubin, conjugated bilirubin * | mg/dl=1 umol/l=0.0585 | > 0.6 HP:0002908
alanine aminotransferase, alanine transaminase, alt, sgpt, gpt | iu/l=1 | > 60 HP:0031964
aspartate aminotransferase, aspartate transaminase, ast, sgot, got | iu/l=1 | > 60 HP:0031956
gamma-glutamyl transferase, gamma glutamyl transferase, gamma-glutamyltransferase, ggt | iu/l=1 | > 75 HP:0030948
alkaline phosphatase, alp * | iu/l=1 | > 160 HP:0003155
lactate dehydrogenase, ldh * | iu/l=1 | > 300 HP:0025435
creatine kinase, creatine phosphokinase, ck, cpk | iu/l=1 | > 300 HP:0003236
albumin * | g/dl=1 g/l=0.1 | < 3.3 HP:0003073
c-reactive protein, c reactive protein, crp | mg/l=1 mg/dl=10 | > 10 HP:0011227
erythrocyte sedimentation rate, esr, sedimentation rate | mm/h=1 | > 30 HP:0003565
procalcitonin, pct | ng/ml=1 | > 0.5 HP:0032308
ferritin | ng/ml=1 | > 450 HP:0003281 | < 10 HP:0012343
thyroid-stimulating hormone, thyroid stimulating hormone, thyrotropin, tsh * | miu/l=1 | > 5.5 HP:0002925 \
| < 0.2 HP:0031098
lactate, lactic acid | mmol/l=1 mg/dl=0.111 | > 2.5 HP:0002151
ammonia * | ~mol-nh3=1 | > 70 HP:0001987
d-dimer, d-dimers, d dimer | ng/ml=1 mg/l=1000 | > 600 HP:0033106
triglycerides, triglyceride | mg/dl=1 mmol/l=88.5 | > 200 HP:0002155
total cholesterol, cholesterol | mg/dl=1 mmol/l=38.7 | > 245 HP:0003124
vitamin b12, cobalamin | pg/ml=1 | < 180 HP:0100502
nt-probnp, nt-pro-bnp, ntprobnp, nt probnp | pg/ml=1 | > 900 HP:0031185
ejection fraction, lvef, left ventricular ejection fraction | %=1 | < 30 HP:0012666 | < 40 HP:0012664 \
| < 48 HP:0012663
parathyroid hormone, pth, ipth | pg/ml=1 | > 75 HP:0003165
troponin, troponin i, hs-troponin i, high-sensitivity troponin | | > ? HP:0410173
troponin t | | > ? HP:0410174
"""


class Limit(NamedTuple):
    """A finding that is read below (`<`) or above (`>`, `>=`) a value; without a value only by the text's own range."""

    sign: str
    value: float | None
    term: str


class Measure(NamedTuple):
    """What is measured.

    Attributes:
        units: Unit → how many of the first unit it makes.
        bare: A figure without a unit is read as one in the first unit.
        adult: The limits do not hold for children.
    """

    units: dict[str, float]
    bare: bool
    adult: bool
    limits: tuple[Limit, ...]


def _limit(text: str) -> Limit:
    sign, value, term = text.split()
    return Limit(sign, None if value == "?" else float(value), term)


def _measures() -> dict[str, Measure]:
    table: dict[str, Measure] = {}
    for line in _TABLE.strip().splitlines():
        names, units, *limits = (field.strip() for field in line.split("|"))
        given = units.replace(" -", "").split()
        scales = {unit: float(scale) for unit, _, scale in (item.rpartition("=") for item in given)}
        measure = Measure(scales, " -" in units, "*" in names, tuple(map(_limit, limits)))
        for name in names.replace("*", "").split(","):
            table[name.strip()] = measure
    return table


#: Name in lower case → measure.
MEASURES = _measures()

#: Body measures by their place among people of the same age: the term below -2 standard deviations, and above 2.
#: What a weight means depends on the height: it is told and not read.
GROWTH = {
    "height": ("HP:0004322", "HP:0000098"), "length": ("HP:0004322", "HP:0000098"),
    "stature": ("HP:0004322", "HP:0000098"), "weight": ("", ""), "bmi": ("HP:0045082", ""),
    "head circumference": ("HP:0000252", "HP:0000256"), "ofc": ("HP:0000252", "HP:0000256"),
    "occipitofrontal circumference": ("HP:0000252", "HP:0000256"), "hc": ("HP:0000252", "HP:0000256"),
    "occipito-frontal circumference": ("HP:0000252", "HP:0000256"), "ht": ("HP:0004322", "HP:0000098"),
    "wt": ("", ""),
}  # fmt: skip
PRESSURE_HIGH, PRESSURE_LOW = "HP:0032263", "HP:0002615"


def _heads() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name in {*MEASURES, *GROWTH, "blood pressure", "bp"}:
        table.setdefault(re.split(r"[ +-]", name)[0], []).append(name)
    return {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in table.items()}


#: First word → names that begin with it, longest first.
HEADS = _heads()
