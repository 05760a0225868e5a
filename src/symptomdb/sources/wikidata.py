"""The Wikidata extract of 2021: symptoms and drugs that many people entered, keyed by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from symptomdb.errors import BadRecord
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.condition import Name, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.json_lines import iter_objects
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport, Rejected

MANIFEST = Manifest(
    id="wikidata",
    name="Wikidata extract",
    publisher="Wikidata; extract by sharmasharad795",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    url="https://www.wikidata.org",
    trust=Trust.CROWD,
    attribution="Wikidata, CC0.",
    release="2021",
    expected=exactly(diseases=13_196, with_symptoms=383, symptoms=1_641, with_drugs=999, drugs=5_429),
)
NOTE = "entered by many people, unreviewed"
_FILE = "WikiDiseaseData.jl"
_KNOWN = {"DiseaseURI", "Disease", "Symptons", "TreatmentDrugs"}


def read_wikidata(folder: Folder, withdrawn: Mapping[str, str], manifest: Manifest = MANIFEST) -> Loaded:
    """Read the diseases; the file of medicines says the same the other way round and is not used.

    Args:
        withdrawn: Medicine in lower case to the reason why it is not shown.
    """
    path = folder.need(_FILE)
    counts: Counter[str] = Counter()
    unused: Counter[str] = Counter()
    rejected: list[Rejected] = []
    entries: list[Entry] = []
    claims: list[Claim] = []
    seen: set[str] = set()
    for number, row in iter_objects(path):
        key = str(row.get("DiseaseURI", "")).rpartition("/")[2]
        if not key or key in seen:
            raise BadRecord(path, number, f"the id {key!r} is missing or stands twice.", "Fetch the file again.")
        seen.add(key)
        counts["diseases"] += 1
        symptoms, drugs = _texts(row.get("Symptons")), _texts(row.get("TreatmentDrugs"))
        counts.update(with_symptoms=bool(symptoms), symptoms=len(symptoms), with_drugs=bool(drugs), drugs=len(drugs))
        unused.update(field for field, value in row.items() if value and field not in _KNOWN)
        record, place = Curie("WIKIDATA", key), f"{path.name}:{number}"
        made = [_claim(record, text, place, Aspect.SYMPTOMS, ClaimKind.SYMPTOM) for text in symptoms]
        for drug in drugs:
            if reason := withdrawn.get(drug.lower()):
                rejected.append(Rejected(number, f"{drug}: {reason}"))
            else:
                made.append(_claim(record, drug, place, Aspect.TREATMENTS, ClaimKind.TREATMENT))
        if made:
            claims += made
            name = Name(str(row.get("Disease", "")).strip() or key, NameKind.PREFERRED, manifest.id)
            entries.append(Entry(record, (name,), by_name=True))
    manifest.check_counts(counts, path)
    source = manifest.source(manifest.release, folder.digest(), counts)
    notes = ("Medicines that were withdrawn from the market are left out; the rejected rows name them.",)
    return Loaded(LoadReport(source, tuple(rejected), dict(unused), notes), tuple(entries), tuple(claims))


def _texts(value: object) -> list[str]:
    texts = value if isinstance(value, list) else [value] if value else []
    return list(dict.fromkeys(str(text).strip() for text in texts if str(text).strip()))


def _claim(record: Curie, text: str, place: str, aspect: Aspect, kind: ClaimKind) -> Claim:
    cited = (MANIFEST.id, f"https://www.wikidata.org/wiki/{record.local}")
    return Claim(
        record, record, MANIFEST.id, aspect, kind, text, place, Modality.UNCERTAIN, note=NOTE, references=cited
    )
