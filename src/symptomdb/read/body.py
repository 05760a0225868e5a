"""Words for places of the body, for the site that a finding carries."""

from __future__ import annotations

_PLACES = (
    "abdomen ankle anus arm armpit artery back belly bladder bone bottom bowel brain breast breastbone buttock calf cheek"
    " chest chin collarbone colon ear elbow eye eyebrow eyelid face finger fingertip flank foot forearm forehead groin gum"
    " hand head heart heel hip instep jaw joint kidney knee kneecap knuckle leg limb lip liver lung mouth muscle nail neck"
    " nipple nose nostril ovary palm pelvis penis rib scalp scrotum shin shoulder side sinus skin skull sole spine spleen"
    " stomach tailbone temple testicle thigh throat thumb toe toenail tongue tonsil tooth tummy uterus vagina vein wrist"
    " womb bum knee shoulderblade waist extremity trunk torso gland"
).split()
_OTHER = (
    "feet teeth calves ovaries arteries extremities abdominal thoracic cervical lumbar facial nasal oral ocular cardiac"
    " renal hepatic pulmonary gastric epigastric inguinal axillary pelvic cranial frontal occipital temporal femoral"
    " testes lymph wrist's"
).split()

#: Singular and plural.
SITES = frozenset([*_PLACES, *(f"{place}s" for place in _PLACES), *_OTHER])

#: Labels of findings that are somewhere: they take the last place named in the sentence when they name none.
LOCAL_WORDS = frozenset(
    "pain swelling edema redness erythema warmth lump mass nodule numbness hypoesthesia paresthesia rash stiffness weakness"
    " bruise ecchymosis blister blistering pruritus itching tenderness ulcer bleeding warm red hot swollen sore stiff numb"
    " itchy painful tender".split()
)
