"""What words are to the search beside their key: without content, never crossed, left out, weak, qualities."""

from __future__ import annotations

import re

#: Words without content: they never count inside a mention.
FUNCTION = frozenset(
    "of the a an in on at to for by from into upon within between among around my his her its their your our this"
    " that these those i he she it they you we me him them us is are was were be been being am get gets getting"
    " got do does did done will would very quite really so too also just then there both all any some each such as"
    " more most much like i'm he's she's it's they're i've it'd due than per via become becomes becoming became"
    " began begun turned".split()
)

#: Nothing crosses these words.
STOPPERS = frozenset(
    "with without had has have having showed shows showing show presented presents presenting including includes"
    " include but however because who which while whereas although though except revealed reveals demonstrated"
    " demonstrates noted reported reports developed denies denied when where if until since after before during"
    " despite followed suggesting suggestive consistent associated underwent".split()
)

JOINTS = frozenset("and or nor".split())

#: Left out inside a mention at a small cost.
MODIFIERS = frozenset(
    "mild mildly moderate moderately severe severely bilateral bilaterally unilateral unilaterally progressive"
    " progressively marked markedly significant significantly slight slightly chronic acute recurrent left right"
    " diffuse generalized intermittent intermittently occasional persistent profound extensive multiple symmetric"
    " symmetrical asymmetric subtle minor major minimal borderline isolated constant continuous frequent extreme"
    " extremely intense worsening sudden new increasing gradual early late several many numerous few little bit"
    " bad badly terrible awful massive nonspecific relative relatively mild-to-moderate prominent global one two"
    " three old sometimes often usually occasionally constantly still currently"
    " seem seems seemed appear appears appeared".split()
)

#: As the last word of a mention they may be read as "abnormal".
WEAK = frozenset(
    "manifestations manifestation disorder disorders involvement deformity deformities changes dysfunction"
    " problem problems alteration alterations".split()
)

#: At a name's start they say only how far from the usual it is ("Conspicuously happy disposition").
DEGREES = frozenset("abnormally conspicuously unusually excessively extremely".split())

#: Cut from a name for an extra key, with what that costs.
DROPPABLE_PHYSIOLOGY = {"morphology": 0.5, "physiology": 0.7}
DROPPABLE_MEASURE = frozenset(
    "level levels concentration concentrations activity region count number value amount size circulating".split()
)

#: Inside a name they only join its place to its quality ("Synostosis involving the elbow").
FILLERS = frozenset("involving affecting shaped".split())

#: Have "small" in the name of the healthy part ("small intestine", "small airways").
CALLED_SMALL = frozenset("intestine intestinal bowel airway vessel joint artery fiber".split())

#: Say nothing by themselves when a noun follows at once.
ADJECTIVES = frozenset(
    "dizzy itchy red warm hot sore stiff weak numb tender pale swollen tired sleepy drowsy sick anxious sad puffy"
    " sweaty clumsy faint poorly febrile macular scarring floppy wheezy hoarse lame shaky jittery moody fast"
    " slow broken".split()
)

#: Qualities of a place; `NEEDS_COMPANY` are findings only beside another one ("warm and red").
QUALITIES = frozenset(
    "red warm hot swollen swelling tender sore stiff painful inflamed itchy hard puffy numb redness warmth tight"
    " throbbing bruised blistered pain erythema edema erythematous".split()
)
NEEDS_COMPANY = frozenset(["red", "warm", "hot"])

#: Adjectives of form and size, which stand before others at one noun ("short, broad nose").
SHAPES = frozenset(
    "short small large big long broad wide narrow high low flat thin thick dry tall deep set low-set deep-set fine"
    " coarse round square smooth prominent upturned beaked bulbous full open loose lax soft stiff curly sparse rough"
    " brittle wide-set close-set".split()
)

#: Whose a place is.
OWNERS = frozenset("my his her their your our its the".split())
#: Before a place they tell where something is.
PLACING = frozenset("under over on in around behind below above near beneath inside across to from at".split())

#: Keys that count only in the name's own order.
IN_ORDER = ("not", "unable")

#: Names of one word that mean something else in most texts.
NOT_ALONE = frozenset(
    "faint plethora all may will can fall falls fell fallen falling runs cavities tearing pacing sedated fitting"
    " drained gas wind hypersensitivity cutting collecting ordering jumping hopping bouncing gastrostomy pneumoniae"
    " contracted calms oncology".split()
)

#: A finding's name right before one of these names a test, a product or a place, not a finding.
NOT_BEFORE = frozenset(
    "panel marker markers serology volume vaccine vaccines vaccination virus screen screening test tests testing"
    " clinic team medication medications pills medicine medicines nurse unit ward prophylaxis department centre"
    " center score scale shot shots specialist specialists examination exam profile kit treatment therapy risk"
    " meds workup work tablets drops counselling counseling awareness questionnaire antibody antibodies gene genes"
    " clinicians rate aid aids chloride gland glands".split()
)

#: Words that make a narrower term of a finding when HPO has one ("bilateral cryptorchidism").
SPECIFIERS = frozenset(
    "bilateral unilateral severe mild moderate profound progressive congenital neonatal infantile recurrent"
    " chronic acute generalized generalised diffuse multiple premature nocturnal focal frequent episodic"
    " persistent".split()
)

#: At a wording's start they only introduce it ("had a fit").
LEADING = frozenset(["had", "has", "have", "having", "with"])

#: Adjectives that tell a person's finding whatever noun follows ("a febrile child", "pruritic plaques").
TELLING = frozenset(
    "itchy pruritic febrile hypotonic microcephalic macrocephalic anemic anaemic jaundiced icteric dyspneic dyspnoeic"
    " tachypneic tachypnoeic tachycardic bradycardic hypotensive hypoxic hypoxemic obese cachectic lethargic dehydrated"
    " comatose cyanotic cyanosed encephalopathic".split()
)

#: Behind an adjective these name the person whom it describes.
PEOPLE = frozenset(
    "patient patients pt infant infants child children boy girl man woman baby newborn neonate male female toddler"
    " individual individuals person people son daughter adult adults lady gentleman teenager".split()
)

#: Synonyms of the ontology that tell less than their term: who can't move for pain is not paralysed.
MISLEADING = frozenset(["inability to move", "urine concentration defect", "secondary alveolar ridges"])

#: Complaints that behind a comma stand for themselves, not for the place named before ("numb fingers, swelling").
THINGS = frozenset("swelling soreness pain pains numbness stiffness redness weakness tingling ache aches".split())

#: Without these words two others tell something else: "pain over the hip" is not "pain all over", "time to pee" no
#: "peeing all the time", "amniotic fluid" not "too much amniotic fluid".
AS_WRITTEN = re.compile(
    r"\ball (?:over|the time|day|night)\b|\bdown there\b|\bthan usual\b|\bat all$|\btoo (?:much|bright|loud)\b"
    r"|\b(?:get|hold|end|ending) it\b|\bturned to bone\b|\bbetween (?:my )?periods\b|\bout to get me\b|\bis god\b"
    r"|\blost all vision\b|\bboth cheeks\b|\bcan't wake h|\bvery cold body\b"
    r"|\bvery high fever\b|\bhairy .*\bface\b|\bface .*\bhairy\b|\bhair on .*\bface\b|\bsleepy all\b|\bcold sores?\b"
    r"|\blump in (?:my|the|a) muscle\b|\b(?:is|was) globally delayed\b"
    r"|\b(\w+) after \1$|^run down$|^off colou?r$|^feel(?:ing)? rough$|\bfe(?:els|lt) rough$"
    r"|\bmilk (?:from|out of)\b|\bflexed fingers?\b|\bhairy body\b|\bpainful sensation\b"
    r"|\b(?:is|are) (?:following|watching|spying on) me\b|^low t$"
)

#: Never left out inside a mention, which would then tell the contrary.
DENYING = frozenset(
    "not no never neither nor none isn't isnt wasn't wasnt aren't arent weren't werent doesn't doesnt don't dont didn't"
    " didnt hasn't hasnt haven't havent hadn't won't without hardly rarely".split()
)

#: The other way round they name a healthy place ("the renal pelvis").
ONE_WAY = frozenset(["pelvic kidney"])
