"""Parts of names with other words for them: texts write "big toe" where the ontology writes "hallux"."""

from __future__ import annotations

import re

from symptomdb.read.words import singular

_TABLE = """
hallux = big toe | great toe
halluces = big toe | great toe
thumb = pollex
2nd finger = index finger
3rd finger = middle finger
4th finger = ring finger
5th finger = little finger | 5th digit | pinky | small finger
5th toe = little toe
lower limb = leg | lower extremity
upper limb = arm | upper extremity
limb = extremity
external auditory canal = ear canal | auditory canal | external auditory meatus | auditory meatus
hearing impairment = hearing loss | deafness
intellectual disability = mental retardation | cognitive disability
global developmental delay = developmental delay
flexion contracture = flexion deformity | fixed flexion deformity
earlobe = ear lobe | ear lobule | lobule
mandible = lower jaw
maxilla = upper jaw
sternum = breastbone
clavicle = collarbone
scapula = shoulder blade
patella = kneecap
umbilicus = belly button
palpebral fissure = eye slit
nare = nostril
leukocyte = white blood cell | white cell
erythrocyte = red blood cell | red cell
platelet = thrombocyte
lymphadenopathy = lymph node enlargement | enlarged lymph node
cerebral white matter = white matter
myocardial infarction = heart attack
neoplasm = tumor
carcinoma = cancer
fracture = broken
palpitation = heart racing
gait = walking
tonsil = tonsillar
gingiva = gum
gingival = gum
umbilical = belly button
cerebellum = cerebellar
left ventricular = left ventricle
right ventricular = right ventricle
left atrial = left atrium
right atrial = right atrium
mean corpuscular volume = mean cell volume | mean globular volume | mcv
thyroid-stimulating hormone = thyroid stimulating hormone | tsh
aminotransferase = transaminase
circulating = serum | plasma | blood
concentration = level
hyperintensity = high signal | signal hyperintensity | hyperintense lesion
hyperintense = high signal
atrioventricular = av | a-v
cerebrospinal fluid = csf
csf = cerebrospinal fluid
gastrointestinal = gi
central nervous system = cns
blood pressure = bp
red blood cell = rbc
white blood cell = wbc
alkaline phosphatase = alp
lactate dehydrogenase = ldh
creatine kinase = ck | cpk | creatine phosphokinase
hemoglobin = hb
left ventricular = lv
right ventricular = rv
visual evoked potential = vep
distal phalanx = terminal phalanx
distal phalange = terminal phalange
primary tooth = deciduous tooth | milk tooth | baby tooth
permanent tooth = adult tooth
femur = thighbone | thigh bone
tibia = shinbone | shin bone
lacrimal gland = tear gland
lacrimal duct = tear duct
nasolacrimal duct = tear duct
eyelid = lid
eyebrow = brow
eyelash = lash
optic disc = optic nerve head
optic disk = optic nerve head
corpus callosum = callosal
supernumerary = extra
atrophy = wasting
amyotrophy = muscle atrophy | muscle wasting | muscular atrophy
face = facies
recurrent = frequent | repeated
growth retardation = growth restriction
impairment = deficit
impaired = poor | reduced
delayed = late
bifid = split
t cell = t lymphocyte
b cell = b lymphocyte
facial feature = facies | face | facial appearance
subcutaneous tissue = subcutis
decreased ~ poor
hypoplasia ~ small | hypotrophy
hypoplastic ~ small | hypotrophic
small ~ hypoplastic
short ~ hypoplastic
achilles reflex = ankle jerk | ankle reflex | achilles tendon reflex
patellar reflex = knee jerk | knee reflex | patellar tendon reflex
pituitary gland = pituitary
thyroid gland = thyroid
adrenal gland = adrenal
cerebellar vermis = vermis
muscle weakness ~ weakness
atrophy ~ degeneration
thrombosis ~ clot
synostosis ~ fusion
duplication ~ double
stenosis ~ narrowing
impairment ~ dysfunction
muscle ~ muscular
"""

#: What other words cost: they say the same (=), or nearly (~) and then only in the name's order.
NEARLY = 1.1
_COSTS = {"=": 0.5, "~": NEARLY}

#: Content words of a part of a name, singular, the words that may stand in their place, and what these cost.
Variant = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], float]


def _variants() -> dict[str, tuple[Variant, ...]]:
    table: dict[str, list[Variant]] = {}
    for line in _TABLE.strip().splitlines():
        part, sign, others = re.split(r" ([=~]) ", line)
        variant = (
            tuple(map(singular, part.split())),
            tuple(tuple(other.split()) for other in others.split(" | ")),
            _COSTS[sign],
        )
        table.setdefault(variant[0][0], []).append(variant)
    return {first: tuple(rows) for first, rows in table.items()}


#: First word of a part → its variants.
VARIANTS = _variants()
