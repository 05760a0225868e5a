"""Word tables of the reader: irregular forms, words to keep, families of endings, general suffixes."""

from __future__ import annotations


def _pairs(text: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        target, _, forms = line.partition(":")
        table.update((form, target.strip()) for form in forms.split())
    return table


#: Form → base form; looked up after a possessive 's is dropped.
IRREGULAR = _pairs("""
foot: feet
tooth: teeth
swelling: swollen swelled swells swell
fusion: fused fuses fusing
extremity: extremities
delay: retardation retarded delays delayed delaying
calf: calves
phalanx: phalanges
testis: testes testicle testicles testicular
bronchus: bronchi
embolus: emboli
thrombus: thrombi
calculus: calculi
nevus: nevi naevi naevus
nucleus: nuclei
ganglion: ganglia
diverticulum: diverticula
atrium: atria
bacterium: bacteria
fungus: fungi
bacillus: bacilli
gyrus: gyri
sulcus: sulci
humerus: humeri
villus: villi
tophus: tophi
meniscus: menisci
septum: septa
hilum: hila
labium: labia
sternum: sterna
comedo: comedones
naris: nares nare
hallux: halluces hallucal
femur: femora
genu: genua
crus: crura
corpus: corpora
foramen: foramina
stigma: stigmata
apex: apices
telangiectasia: telangiectases telangiectasis telangiectatic
anastomosis: anastomotic
crisis: crises
paralysis: paralyses
connection: connexion connexions
vertebra: vertebrae
metastasis: metastases metastatic
child: children
vomit: vomiting vomited vomits
bleed: bleeding bleeds bled
fracture: fractured fractures broken
fall: falls fell fallen falling
forget: forgot forgotten forgetting forgets
lose: lost losing loses
thickening: thickened thick thicker
break: broke breaks
shake: shaking shook shaky shakes
feel: feels felt feeling
hear: hears heard
see: sees saw seen seeing
speak: spoke spoken speaks speaking
sleep: slept sleeping sleeps asleep
eat: ate eaten eats eating
breathe: breathing breathes breathed
swallow: swallowing swallowed swallows
walk: walking walked walks
talk: talking talked talks
pee: peeing pees peed wee weeing
poop: pooping poops pooped poo pooing poos
urinate: urinating urinated urinates
stand: standing stood stands
hurt: hurts hurting
itch: itchy itching itches itched
cough: coughing coughed coughs
sneeze: sneezing sneezes sneezed
wheeze: wheezing wheezy wheezes wheezed
faint: fainting fainted faints
seizure: seizures seizing
tingle: tingling tingles tingled tingly
tremble: trembling trembles trembled
droop: drooping droopy droops drooped
limp: limping limps limped
snore: snoring snores snored
dizzy: dizziness
tired: tiredness
anxious: anxiety anxieties
depressed: depression depressive
hoarse: hoarseness
sad: sadness
paralysis: paralyzed paralysed paralytic
constipation: constipated
nausea: nauseous nauseated
fatigue: fatigued
jaundice: jaundiced
dehydration: dehydrated
obesity: obese
ulcer: sores ulcerated ulceration ulcers ulcerations ulcerative
bruise: bruising bruised bruises
cramp: cramping cramps cramped
spasm: spasms spasming
migraine: migraines migrainous
dislocation: dislocated dislocations
dilatation: dilated dilation dilatations dilations
infarction: infarct infarcts infarctions infarcted
stenosis: stenosed stenotic
occlusion: occluded occlusions
rupture: ruptured ruptures
perforation: perforated
prolapse: prolapsed
calcification: calcified calcifications calcific calcifying
ossification: ossified ossifications ossifying
disc: disk disks discs
fontanelle: fontanel fontanels fontanelles
inflammation: inflamed inflammatory
infection: infected infections infectious
obstruction: obstructed obstructive
distention: distended distension
retraction: retracted retractions
contracture: contractures contracted
diabetes: diabetic
epilepsy: epileptic
autism: autistic
dysmorphism: dysmorphic dysmorphia dysmorphisms
hypertension: hypertensive
hypotension: hypotensive
syncope: syncopal
lethargy: lethargic
allergy: allergic allergies
asthma: asthmatic
febrile: pyrexial
syndrome: syndromes
""")

#: Written alike and not to be taken as a form of another word.
KEEP = frozenset(
    "handle handles handled handling handler bumped bumping sensory involvement skinned clotting pigment ligament filament fragment closed limbic listen sleepy hardly extremity extreme hearing palate segment pituitary species series caries scabies rabies diabetes"
    " herpes ascites this his has was is as pelvis testis penis axis iris epidermis pubis mantis gas plus lens yes"
    " bus virus does goes toe shoe facies pons four hour your our pour sour tour lupus thymus sinus uterus humerus"
    " radius tibia bias canvas pancreas atlas tabes pes bring thing spring string king ring wing during morning"
    " evening nothing something anything speed need seed feed weed bleed blood bed red".split()
)

#: Ending → ending of the same family; the first fit wins and two letters must stay before it.
FAMILIES: tuple[tuple[str, str], ...] = (
    ("edematous", "edema"), ("edematic", "edema"), ("matous", "ma"),
    ("plastic", "plasia"), ("trophic", "trophy"), ("cephalic", "cephaly"), ("cephalous", "cephaly"),
    ("dactylous", "dactyly"), ("dactylic", "dactyly"), ("dactylism", "dactyly"), ("dactylia", "dactyly"),
    ("schitic", "schisis"), ("gnathic", "gnathia"), ("gnathism", "gnathia"), ("melic", "melia"),
    ("rrheic", "rrhea"), ("rrhagic", "rrhage"), ("rrhagia", "rrhage"), ("lytic", "lysis"), ("genic", "genesis"),
    ("static", "stasis"), ("kinetic", "kinesia"), ("phasic", "phasia"), ("phagic", "phagia"), ("praxic", "praxia"),
    ("arthric", "arthria"), ("thermic", "thermia"), ("phobic", "phobia"), ("megalic", "megaly"),
    ("megalia", "megaly"), ("natremic", "natremia"), ("emic", "emia"), ("algic", "algia"), ("tonic", "tonia"),
    ("plegic", "plegia"), ("paretic", "paresis"), ("cytic", "cytosis"), ("penic", "penia"), ("uric", "uria"),
    ("pathic", "pathy"), ("opic", "opia"), ("ropic", "ropia"), ("taxic", "taxia"), ("pneic", "pnea"),
    ("otic", "osis"), ("itic", "itis"), ("oxic", "oxia"), ("ptic", "psis"), ("spadic", "spadias"),
    ("phrenic", "phrenia"), ("smic", "smia"), ("lalic", "lalia"), ("dipsic", "dipsia"), ("cardic", "cardia"),
    ("osity", "ous"),
)  # fmt: skip

#: General suffixes, stripped once by the loose key; longest first.
SUFFIXES: tuple[str, ...] = tuple(
    sorted(
        "izations ization ized izing ative ating atory ory ations ation itions ition ational ional ness ment ments ities ity ing ings ion ions ive ical"
        " ically ular ous ful ish ance ence ency able ible ably ally ly al ar ed er es en ic ia y e or ary ated ate um"
        " us is a i ial iac ium ian ively ously iness ied ier ent ant ency ancy ability ibility ivity icity ule le".split(),
        key=len,
        reverse=True,
    )
)
