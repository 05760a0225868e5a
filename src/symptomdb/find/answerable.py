"""Who can answer a question about a finding: the person, the person if a doctor said so, or only a clinician.

A finding without plain words is a clinician's. One that has them can be seen or felt, unless it lies in a part of
HPO that takes a test or a look inside the body, or its words name a test: then it is known from a doctor, if at all.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, cached_property

from symptomdb.find.knowledge import Knowledge
from symptomdb.model.curie import Curie


class Answerable(Enum):
    """How a person comes to know of a finding; the value is the share of people who are taken to be able to say.

    The shares are ours, round and not measured: an answer that nobody can give tells nothing, so what a question is
    expected to tell is multiplied by them.
    """

    SEEN = 1.0
    TOLD = 0.4
    TESTED = 0.0


#: Names of classes that gather findings: that anything is wrong with a part of the body is nothing to say yes or no to.
_ABSTRACT = re.compile(
    r"abnormality (?:of|involving|by)\b|^abnormal\b.*\b(?:morphology|physiology|function)$|"
    r"^(?!.*(?:e[ecm]g|imaging|conduction)).*\babnormality$|\bby anatomical site$|"
    r"^(?:constitutional symptom|localized skin lesion)$",
    re.IGNORECASE,
)


def _hp(*locals_: str) -> frozenset[Curie]:
    return frozenset(Curie("HP", one) for one in locals_)


#: Parts of HPO (2025-01-16) that lie inside the body or in a laboratory.
_INSIDE = _hp(
    "0001871", "0001939", "0002715",  # blood; metabolism and homeostasis; immune system
    "0000818", "0002664",  # endocrine system; neoplasm
    "0012639", "0001627", "0002597", "0002088",  # morphology of nervous system, heart, vessels, lung
    "0001392", "0001743", "0001732", "0002242",  # liver, spleen, pancreas, intestine
    "0000077", "0012211", "0003110",  # kidney, its function, what is in the urine
    "0000479", "0000587", "0000517", "0000481", "0004329", "0004328", "0000359",  # inside of eye and ear
    "0000942", "0011849", "0003336", "0010766", "0003011",  # bone as on films, muscle
    "0031983", "0002516",  # lung films, pressure in the skull
    "0001197", "0000008", "0000022", "0000812",  # before birth; inner genitalia
)  # fmt: skip
#: What lies inside them, and can be seen or felt all the same.
_FELT = _hp(
    "0001892", "0000978", "0001945", "0004370",  # bleeding, bruises, fever, temperature
    "0002716", "0002719", "0012393", "0000853",  # swollen glands, repeated infections, allergy, goitre
    "0000952", "0001959", "0001824", "0004324",  # yellow skin, thirst, losing and gaining weight
    "0012531", "0011458", "0002013", "0002014", "0002019", "0002018",  # pain, belly complaints
    "0002239", "0002607", "0003270", "0002015", "0002020",  # blood from the gut, bloating, swallowing
    "0000951", "0011804", "0030237", "0033466", "0003326",  # skin, muscles at work, grip, muscle pain
    "0001324", "0001386", "0000969",  # weakness, joint swelling, fluid
    "0000009", "0000103", "0000790", "0031967", "0100520", "0100519",  # passing urine: bladder, how much, blood, none
    "0000140", "0000789", "0000098", "0012378", "0100845",  # periods, fertility, height, tiredness, shock
)  # fmt: skip
#: Words of a finding that only a test, a film or a microscope shows.
_TEST = re.compile(
    r"radiograph|x-ray|imaging|\bmri\b|\bct\b|tomograph|ultraso|echocardio|electro|\be[ecm]g\b|biops|histolog|"
    r"microscop|concentration|circulating|serum|plasma|\blevels?\b|\bcounts?\b|antibod|enzyme|titer|acidosis|"
    r"alkalosis|cerebrospinal|marrow|chromosom|hormone|protein|\bcells?\b|reflex|white matter|ventric|atrophy|calcif|"
    r"neoplasm|epiphys|metaphys|diaphys|phalan|metatars|metacarp|carpal b|tarsal b|vertebra|dental root|aplasia|"
    r"hypoplas|agenesis|infiltrat|hemispher|focal-onset",
    re.IGNORECASE,
)
#: Words of a disease rather than a complaint, and of what goes on inside: known from a doctor, if at all.
_DISEASE = re.compile(
    r"arthritis|(?<!episodic )\bhypertension|^hypotension|diabetes|(?:heart|hepatic|renal|respiratory) failure$|"
    r"respiratory insuff|infarct|(?:atrial|ventricular) fibrillation|cardiac arrest|murmur|heart block|hypoxemia|"
    r"bronchiectasis|lung disease|effusion|malabsorption|malnutrition|hiatus hernia|gastroparesis|cachexia|cirrhosis|"
    r"gastrointestinal hemorrhage|intestinal bleeding|internal hemorrhage|joint hemorrhage|cerebral hem|cranial|"
    r"neuropathy|encephalopathy|meningitis|stroke|dementia|bipolar|schizophren|^autism$|diaphragmatic|osteolysis|"
    r"cartilage|synosto|bleeding time|mediastinal|motility|ureter|intrauterine|saccad|^coloboma|gangrene|foramina|"
    r"esophageal ulceration|sepsis",
    re.IGNORECASE,
)
#: Nothing to ask of somebody who is there to answer.
_DEATH = re.compile(r"\bsudden (?:\w+ )?death|\bdeath in |stillbirth|fetal demise|neonatal death", re.IGNORECASE)


class Answers:
    """Who can answer what, for the terms of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.of = cache(self._look)
        self.of_clinician = cache(self._look_for_clinician)

    def _look_for_clinician(self, term: int) -> float:
        """The share of clinicians who can say: all, but nobody of what only gathers findings, or of death."""
        label = self._knowledge.labels[term]
        return 0.0 if _ABSTRACT.search(label) or _DEATH.search(label) else 1.0

    def of_person(self, term: int) -> float:
        """The share of persons who can say."""
        return float(self.of(term).value)

    def _look(self, term: int) -> Answerable:
        """Who can answer a question about a term, by its number."""
        knowledge = self._knowledge
        label, plain = knowledge.labels[term], knowledge.plain_labels[term]
        # "Abnormality of the abdomen" is plain and still nothing that a person could say yes or no to.
        if not plain or "abnormal" in plain.lower() or not self.of_clinician(term):
            return Answerable.TESTED
        if _TEST.search(label) or _DISEASE.search(label):
            return Answerable.TOLD
        starts, ancestors = knowledge.arrays.ancestor_starts, knowledge.arrays.ancestors
        above = set(ancestors[starts[term] : starts[term + 1]].tolist())
        return Answerable.TOLD if above & self._inside and not above & self._felt else Answerable.SEEN

    @cached_property
    def _inside(self) -> set[int]:
        return {self._knowledge.numbers[one] for one in _INSIDE if one in self._knowledge.numbers}

    @cached_property
    def _felt(self) -> set[int]:
        return {self._knowledge.numbers[one] for one in _FELT if one in self._knowledge.numbers}
