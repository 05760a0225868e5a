"""MedQuAD: passages of the US National Institutes of Health, quoted with publisher, address and date, never as facts.

Format: one XML file per document, https://github.com/abachaa/MedQuAD
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from symptomdb.errors import SourceError
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.condition import Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Publication, Trust
from symptomdb.sources.boilerplate import SHORTEST, prose_of
from symptomdb.sources.doses import LEFT_OUT, without_doses
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.opening import Member, iter_members
from symptomdb.sources.record import LoadReport, Rejected

MANIFEST = Manifest(
    id="medquad",
    name="MedQuAD passages",
    publisher="US National Library of Medicine; texts by institutes of the NIH and the CDC",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="https://github.com/abachaa/MedQuAD",
    trust=Trust.EXPERT_DATABASE,
    attribution="MedQuAD (Ben Abacha, Demner-Fushman 2019), CC BY 4.0; each passage names institute and address.",
    release="2023-10-17",
    # 16,407 in the usual tags, and 2 in the four files that spell their tags otherwise
    expected=exactly(documents=5_497, answers=16_409),
)
#: When the texts were gathered; the files carry no dates of their own.
TEXT_YEAR = 2017
NOTE = f"quoted; text of about {TEXT_YEAR}"
_ASPECTS = {
    "information": Aspect.OVERVIEW,
    "symptoms": Aspect.SYMPTOMS,
    "treatment": Aspect.TREATMENTS,
    "causes": Aspect.CAUSES,
    "genetic changes": Aspect.CAUSES,
    "inheritance": Aspect.CAUSES,
    "exams and tests": Aspect.DIAGNOSIS,
    "outlook": Aspect.PROGNOSIS,
    "susceptibility": Aspect.RISK_FACTORS,
    "prevention": Aspect.PREVENTION,
    "frequency": Aspect.EPIDEMIOLOGY,
    "stages": Aspect.STAGES,
    "complications": Aspect.COMPLICATIONS,
    "considerations": Aspect.LIVING_WITH,
}
_PUBLISHERS = {
    "1": ("cancergov", "National Cancer Institute"),
    "2": ("gard", "Genetic and Rare Diseases Information Center, NIH"),
    "3": ("ghr", "Genetics Home Reference, NLM"),
    "4": ("mplus", "MedlinePlus, NLM"),
    "5": ("niddk", "National Institute of Diabetes and Digestive and Kidney Diseases"),
    "6": ("ninds", "National Institute of Neurological Disorders and Stroke"),
    "7": ("seniorhealth", "NIHSeniorHealth"),
    "8": ("nhlbi", "National Heart, Lung, and Blood Institute"),
    "9": ("cdc", "Centers for Disease Control and Prevention"),
}
#: Collections whose answers were taken out for their copyright: encyclopedia, drugs, herbs.
_WITHOUT_ANSWERS = frozenset({"10", "11", "12"})
_TAGS = {"doctitle-focus": "focus", "pair": "qapair"}
_SAFE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class _Document:
    record: Curie
    focus: str
    url: str
    publisher: str
    category: str
    codes: tuple[str, ...]
    synonyms: int
    pairs: tuple[tuple[str, str], ...]


def read_medquad(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read the archive. Synonyms are not used as names: several lead to the wrong disease."""
    reader = _Reader()
    for path in folder.matching("*.tar") + folder.matching("*.zip"):
        for member in iter_members(path):
            if not member.name.endswith(".xml"):
                continue
            if _collection(member) in _WITHOUT_ANSWERS:
                reader.unused["documents without answers"] += 1
            else:
                reader.read(member)
    if not reader.counts["documents"]:
        raise SourceError(f"The source {manifest.id} has no archive with XML files.", "Give the archive of MedQuAD.")
    manifest.check_counts(reader.counts, folder.paths[0])
    reader.counts["passages"] = len(reader.claims)
    source = manifest.source(manifest.release, folder.digest(), reader.counts)
    counts = reader.counts
    notes = (
        f"Lists taken from the Human Phenotype Ontology were cut from {counts['lists_cut']:,} answers.",
        f"Answers that were nothing but lists, links or set phrases: {counts['boilerplate']:,}.",
        f"Synonyms that were not used as names, as some are of other diseases: {counts['synonyms']:,}.",
        f"Documents on topics that are no diseases: {counts['other_topics']:,}.",
        f"Sentences that name a dose were left out, with a mark in their place: {counts['sentences_with_doses']:,}, in "
        f"{counts['passages_without_their_doses']:,} passages; {counts['passages_of_doses_only']:,} held nothing else.",
    )
    order = sorted(range(len(reader.entries)), key=lambda at: reader.entries[at].record)
    return Loaded(
        LoadReport(source, tuple(reader.rejected), dict(reader.unused), notes),
        tuple(reader.entries[at] for at in order),
        tuple(sorted(reader.claims, key=lambda claim: (claim.record, claim.place))),
        publications=tuple(reader.publications[at] for at in order),
    )


class _Reader:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.unused: Counter[str] = Counter()
        self.rejected: list[Rejected] = []
        self.entries: list[Entry] = []
        self.claims: list[Claim] = []
        self.publications: list[Publication] = []
        self._seen: set[Curie] = set()

    def read(self, member: Member) -> None:
        """One document."""
        self.counts["documents"] += 1
        try:
            document = _parse(member)
        except (ElementTree.ParseError, ValueError) as error:
            self.rejected.append(Rejected(self.counts["documents"], f"{member.name}: {error}."))
            return
        if document.record in self._seen:
            raise SourceError(f"{member.name}: the id {document.record} stands twice.", "Fetch the archive again.")
        self._seen.add(document.record)
        self.counts["answers"] += len(document.pairs)
        self.counts["synonyms"] += document.synonyms
        if document.category == "Other":
            self.counts["other_topics"] += 1
            self.unused["answers on topics that are no diseases"] += len(document.pairs)
            return
        claims = [*self._iter_claims(document, member.name)]
        if not claims:
            return
        self.claims += claims
        names = (Name(document.focus, NameKind.PREFERRED, MANIFEST.id),)
        codes = tuple(Xref(Curie("UMLS", code), Relation.EXACT, MANIFEST.id) for code in document.codes)
        self.entries.append(Entry(document.record, names, codes, by_name=True))
        self.publications.append(
            Publication(
                str(document.record),
                "quoted web page",
                document.focus,
                year=TEXT_YEAR,
                publisher=document.publisher,
                url=document.url,
                licence=MANIFEST.licence,
                part_read="quoted in MedQuAD",
            )
        )

    def _iter_claims(self, document: _Document, place: str) -> Iterator[Claim]:
        seen: set[str] = set()
        for number, (kind, answer) in enumerate(document.pairs, 1):
            aspect = _ASPECTS.get(kind)
            if aspect is None:
                self.unused[f"answers on {kind or 'nothing said'}"] += 1
                continue
            prose, cut = prose_of(answer)
            self.counts["lists_cut"] += cut
            self.counts["boilerplate"] += not prose
            if not prose or prose in seen:
                continue
            seen.add(prose)
            prose, doses = without_doses(prose)
            self.counts["sentences_with_doses"] += doses
            if doses and len(prose.replace(LEFT_OUT, "").strip()) < SHORTEST:
                self.counts["passages_of_doses_only"] += 1
                continue
            self.counts["passages_without_their_doses"] += doses > 0
            self.counts[f"passages_{aspect}"] += 1
            yield Claim(
                document.record,
                document.record,
                MANIFEST.id,
                aspect,
                ClaimKind.PASSAGE,
                prose,
                f"{place}#{number:02}",
                Modality.IS,
                note=NOTE,
                references=(str(document.record),),
            )


@dataclass(frozen=True, slots=True)
class Passage:
    """One answer as it stands in the archive, for an author to read and a checker to look into; never shown whole.

    Attributes:
        kind: The question's type, for example ``symptoms``.
        names: The focus first, then the synonyms, some of which are of other diseases.
    """

    record: Curie
    names: tuple[str, ...]
    publisher: str
    url: str
    kind: str
    text: str


def iter_passages(folder: Folder) -> Iterator[Passage]:
    """All answers of the archive in its order, topics that are no diseases and boilerplate included."""
    for path in folder.matching("*.tar") + folder.matching("*.zip"):
        for member in iter_members(path):
            if member.name.endswith(".xml"):
                try:
                    document = _parse(member)
                except (ElementTree.ParseError, ValueError):
                    continue  # the loader reports it as rejected
                root = ElementTree.fromstring(member.content)
                names = (document.focus, *_texts(root, "synonym"))
                for kind, answer in document.pairs:
                    yield Passage(document.record, names, document.publisher, document.url, kind, answer)


def _parse(member: Member) -> _Document:
    """One document; four files spell the tags in another way and one calls its root otherwise."""
    if b"<!DOCTYPE" in member.content[:2000] or b"<!ENTITY" in member.content:
        raise ValueError("it declares entities, which no file of this source does")
    root = ElementTree.fromstring(member.content)
    key, publisher = _PUBLISHERS.get(_collection(member), ("other", "not named"))
    # The id inside the file repeats, within a folder too; the file's own name does not.
    id_ = member.name.rpartition("/")[2].removesuffix(".xml")
    focus = " ".join(_texts(root, "focus")).strip()
    if not id_ or not focus:
        raise ValueError("it has no id or no focus")
    pairs = tuple((_kind(pair), answer) for pair in _all(root, "qapair") if (answer := _answer(pair)))
    return _Document(
        Curie("MEDQUAD", f"{key}-{_SAFE.sub('-', id_)}"),
        focus,
        root.get("url") or "",
        publisher,
        "".join(_texts(root, "category")),
        tuple(dict.fromkeys(code for code in _texts(root, "cui") if re.fullmatch(r"C\d{7}", code))),
        len(_texts(root, "synonym")),
        pairs,
    )


def _collection(member: Member) -> str:
    """The number of the collection, which its folder's name begins with: ``2_GARD_QA`` is 2."""
    folder = member.name.rsplit("/", 2)[-2] if "/" in member.name else ""
    return folder.partition("_")[0]


def _tag(element: Element) -> str:
    tag = element.tag.lower()
    return _TAGS.get(tag, tag)


def _all(element: Element, tag: str) -> list[Element]:
    return [one for one in element.iter() if _tag(one) == tag]


def _texts(element: Element, tag: str) -> list[str]:
    return [text for one in _all(element, tag) if (text := " ".join((one.text or "").split()))]


def _kind(pair: Element) -> str:
    return next((one.get("qtype", "") for one in _all(pair, "question")), "")


def _answer(pair: Element) -> str:
    return " ".join(_texts(pair, "answer"))
