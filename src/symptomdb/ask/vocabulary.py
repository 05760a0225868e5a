"""Words that ASK itself knows: stop words, words of questions, generic words that name no condition."""

from __future__ import annotations

from functools import lru_cache

from symptomdb.ontology.names import stem


def words(text: str) -> frozenset[str]:
    """The words of a written list."""
    return frozenset(text.split())


#: A key never starts or ends with one of these (stems).
STOP = words(
    """
    a an the of for to in on at by with without from and or but if is are was were be been being am do doe does
    did has have had having i im ive my me we our us you your he his him she her it its they their them this
    that these those what which who whom whose when where why how can could may might will would shall should
    must not no nor so than then there here about after before into over under up down out off again any some
    all more most very just only also too please tell get got like as one two thing someone something anything
    people person patient
    """
)

#: One such word alone is never a condition (stems).
GENERIC = words(
    """
    pain test heart disease disorder syndrome condition illness sickness infection injury problem issue symptom
    sign treatment cause risk cure surgery operation therapy medicine drug doctor hospital child adult woman man
    men women family age blood bone skin muscle joint nerve brain lung liver kidney eye ear nose throat stomach
    back neck head hip knee elbow shoulder ankle wrist foot hand arm leg finger toe body cell gene virus
    bacteria fungus protein vitamin food diet weight height sex swelling lump mass growth tumor abnormality
    deficiency failure attack stage type grade level rate onset progressive chronic acute mild severe
    moderate autoimmune inherited rare metabolic
    recurrent congenital hereditary genetic acquired primary secondary bilateral unilateral left right upper
    lower male female sudden all death birth history aging normal rare common stop change phenotypic modifier
    course mortality finding late early frequent episodic triggered localized distal proximal generalized
    diffuse frequency excluded position profound stable worsening ameliorated aggravated x y loss large small
    short tall long high low thin thick absent reduced increased decreased red white black blue yellow dry wet
    hard soft hot cold
    """
)

#: Words that say that a question is medical, in stems of the folded text.
MEDICAL = words(
    """
    disease disorder syndrome illness sickness symptom treatment treat cure diagnosis diagnose diagnosed
    prognosis therapy infection cancer tumor pain ache fever rash swelling doctor hospital surgery medicine
    medication drug vaccine clinical patient health medical condition contagious hereditary genetic inherit
    inherited mutation chromosome injury wound fracture bleed bleeding bruise itch itchy cough dizzy dizziness
    nausea vomit vomiting numb weakness stiff stiffness lump bone muscle joint blood heart lung kidney liver
    brain skin stomach bowel bladder nerve spine pregnancy pregnant allergy allergic chronic acute itis osis
    emia opathy algia ectomy dose mg tablet pill biopsy mri scan xray deficiency palsy dystrophy anemia
    arthritis seizure migraine headache sore ulcer virus bacteria immune thyroid hormone insulin diet remission
    relapse screening complication
    """
)

#: Words of harm and first aid: a question about them belongs here, though they name no condition (stems and words).
HEALTH = words(
    """
    burn burns scald scalds drown drowning choke choking poison poisoning suffocation fall falls accident accidents
    injuries bites bite sting stings frostbite sunburn sunstroke heatstroke hypothermia dehydration concussion
    overdose addiction smoking alcohol obesity malnutrition allergies asthma diabetes stroke suicide bullying
    vaccination immunization pacemaker stent catheter implant prosthesis ambulance cpr resuscitation hygiene
    menopause puberty breastfeeding contraception sleep insomnia stress anxiety depression ageing aging
    """
)

_QUESTION_TEXT = """
brooker valle mavrogenis radiotherapy indomethacin etidronate naproxen celecoxib ossification
symptoms symptom signs treatment treatments treated treating options option diagnosis diagnosed diagnose
diagnostic causes caused causing prevent prevented prevention preventable prognosis outlook complications
complication contagious hereditary inherited genetic genetics surgery surgical operation medicine medication
medications therapy physical exercise exercises management manage managed monitored monitoring monitor follow
recovery recover cured curable syndrome disease disorder disorders diseases condition infection cancer swelling
swollen swelled breathing breathe breath chest pressure tightness unconscious unresponsive bleeding stomach
headache vomiting vomit throat tongue swallowed swallow overdose overdosed poison poisoned suicide suicidal kill
myself himself herself pregnant pregnancy seizure seizures convulsion convulsions paralyzed numbness weakness
slurred speech drooping allergic reaction anaphylaxis emergency ambulance battery bleach fainted collapsed
stroke heart attack severe sudden suddenly crushing dizzy dizziness confused fever temperature newborn toddler
infant testicle testicles excruciating unbearable tablets tablet dosage dosages dose prescription prescribed
ibuprofen paracetamol acetaminophen tylenol aspirin alcohol antibiotics insulin information common people should
women children years months weeks replacement fracture injury muscle shoulder elbow specialist research
statistics population vaccine vaccination likely dangerous serious fatal deadly affect affects affected
percentage expectancy chronic tests testing screening detected doctor doctors hospital medical health effects
question questions different difference between
"""


@lru_cache(maxsize=1)
def question_words() -> dict[str, str]:
    """Stem → word as it is written, of the words of questions and of red flags: known words and targets of repair."""
    return {stem(word): word for word in reversed(_QUESTION_TEXT.split())}
