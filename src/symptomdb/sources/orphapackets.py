"""Orphanet's packets: one JSON file per rare disorder with names, definition, prevalence, onset and inheritance."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from symptomdb.errors import SourceError
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.condition import Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.opening import iter_members
from symptomdb.sources.record import LoadReport, Rejected

MANIFEST = Manifest(
    id="orphapackets",
    name="Orphanet packets",
    publisher="Orphanet, INSERM",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="https://github.com/Orphanet/orphapacket",
    trust=Trust.EXPERT_DATABASE,
    attribution="Orphadata: free access data from Orphanet, © INSERM, CC BY 4.0.",
    release="2025-12-09",
    expected=exactly(
        entries=9_960, definitions=6_891, synonyms=13_888, prevalences=16_654, with_prevalence=6_440,
        with_onset=6_778, with_inheritance=6_237, findings=115_878, exact_omim=3_659,
    ),
)  # fmt: skip
#: Entries of these types gather diseases; they are no diseases themselves.
_GROUPS = frozenset({"Category", "Clinical group"})
_RELATIONS = {
    "E": Relation.EXACT,
    "BTNT": Relation.NARROW,
    "NTBT": Relation.BROAD,
    "ND": Relation.RELATED,
}
_SILENT = frozenset({"", "no data", "no data available", "unknown", "not yet documented", "not applicable"})
_PMID = re.compile(r"(\d+)\s*\[PMID\]")
_TOP = frozenset({
    "ORPHApacketId", "creationDate", "version", "copyright", "ORPHAcode", "Label", "PURL", "DisorderType", "Parents",
    "TextSection", "Synonyms", "TypeOfInheritances", "AverageAgeOfOnsets", "ExternalReferences", "Prevalences",
})  # fmt: skip
_DEFINITION_NOTE = "commas are lost in this release: not the publisher's exact words"
_Json = dict[str, Any]


def read_orphapackets(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read the archive of packets.

    Findings are counted and not loaded: they repeat the ORPHA rows of the HPO annotations and are no second vote.
    """
    reader = _Reader()
    for path in folder.matching("*.tar") + folder.matching("*.zip"):
        for number, member in enumerate(iter_members(path), 1):
            if member.name.endswith(".json"):
                reader.read(member.name, member.content, number)
    if not reader.counts["entries"]:
        raise SourceError(
            f"The source {manifest.id} has no archive with packets.", "Give the .tar.gz with a JSON file per disorder."
        )
    manifest.check_counts(reader.counts, folder.paths[0])
    source = manifest.source(reader.version, folder.digest(), reader.counts)
    notes = (
        "Findings repeat the ORPHA rows of the HPO annotations and were not counted twice.",
        f"Categories and clinical groups, which are no diseases: {reader.counts['groups']:,}.",
        f"Prevalence rows without a figure: {reader.counts['empty_prevalences']:,}.",
    )
    # The order of the archive says nothing: by code, so that a repacked archive gives the same.
    entries = tuple(sorted(reader.entries, key=lambda entry: int(entry.record.local)))
    claims = tuple(sorted(reader.claims, key=lambda claim: int(claim.record.local)))
    return Loaded(LoadReport(source, tuple(reader.rejected), dict(reader.unused), notes), entries, claims)


class _Reader:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.unused: Counter[str] = Counter()
        self.rejected: list[Rejected] = []
        self.entries: list[Entry] = []
        self.claims: list[Claim] = []
        self.version = MANIFEST.release
        self._seen: set[str] = set()

    def read(self, name: str, content: bytes, number: int) -> None:
        """One packet."""
        try:
            packet: _Json = json.loads(content)["Orphapacket"]
            code, kind = str(packet["ORPHAcode"]), packet["DisorderType"]["value"]
            label = packet["Label"].strip()
            record = Curie("ORPHA", str(int(code)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self.rejected.append(Rejected(number, f"{name}: it is no packet ({type(error).__name__}: {error})."))
            return
        if code in self._seen:
            raise SourceError(f"{name}: ORPHA:{code} stands in two packets.", "Fetch the archive again.")
        self._seen.add(code)
        self.version = max(self.version, str(packet.get("creationDate", ""))[:10])
        self.counts["entries"] += 1
        self.unused.update(key for key in packet if key not in _TOP)
        self.counts["findings"] += sum(1 for _ in _items(packet.get("Phenotypes"), "Phenotype"))
        group = kind in _GROUPS
        self.counts["groups"] += group
        self._entry(record, label, packet, group)
        self._claims(record, packet, name, group)

    def _entry(self, record: Curie, label: str, packet: _Json, group: bool) -> None:
        synonyms = [str(text).strip() for text in _items(packet.get("Synonyms"), "Synonym")]
        self.counts["synonyms"] += len(synonyms)
        codes = []
        for item in _items(packet.get("ExternalReferences"), "ExternalReference"):
            relation = _RELATIONS.get(str(item.get("DisorderMappingRelation", "")).split(" ")[0])
            reference = str(item.get("Reference", ""))
            if item.get("Source") != "OMIM" or relation is None or not reference.isdigit():
                self.unused["ExternalReference of another kind"] += 1
                continue
            self.counts["exact_omim"] += relation is Relation.EXACT
            codes.append(Xref(Curie("OMIM", reference), relation, MANIFEST.id))
        parents = [
            Curie("ORPHA", str(item["ORPHAcode"]))
            for item in _items(packet.get("Parents"), "Parent")
            if str(item.get("ORPHAcode", "")).isdigit()
        ]
        names = (
            Name(label, NameKind.PREFERRED, MANIFEST.id),
            *(Name(text, NameKind.EXACT, MANIFEST.id) for text in synonyms if text),
        )
        self.entries.append(Entry(record, names, () if group else tuple(codes), tuple(dict.fromkeys(parents))))

    def _claims(self, record: Curie, packet: _Json, place: str, group: bool) -> None:
        made: list[Claim] = []
        text = " ".join(str((packet.get("TextSection") or {}).get("Contents", "")).split())
        if text:
            self.counts["definitions"] += 1
            made.append(_claim(record, Aspect.OVERVIEW, ClaimKind.DEFINITION, text, place, note=_DEFINITION_NOTE))
        made += self._listed(record, packet, place, "TypeOfInheritance", ClaimKind.INHERITANCE, Aspect.CAUSES)
        made += self._listed(record, packet, place, "AverageAgeOfOnset", ClaimKind.ONSET, Aspect.STAGES)
        made += self._prevalences(record, packet, place)
        if not group:
            self.claims += made

    def _listed(
        self, record: Curie, packet: _Json, place: str, key: str, kind: ClaimKind, aspect: Aspect
    ) -> list[Claim]:
        values = [str(item.get("value", "")) for item in _items(packet.get(f"{key}s"), key)]
        self.counts[f"with_{kind}"] += bool(values)
        said = [value for value in values if value.lower() not in _SILENT]
        self.counts[f"empty_{kind}"] += len(values) - len(said)
        return [_claim(record, aspect, kind, ", ".join(dict.fromkeys(said)), place)] if said else []

    def _prevalences(self, record: Curie, packet: _Json, place: str) -> list[Claim]:
        rows = list(_items(packet.get("Prevalences"), "Prevalence"))
        self.counts["prevalences"] += len(rows)
        self.counts["with_prevalence"] += bool(rows)
        made: dict[str, Claim] = {}
        for row in rows:
            share = str(row.get("PrevalenceClass", ""))
            if share.lower() in _SILENT:
                self.counts["empty_prevalences"] += 1
                continue
            text = f"{row.get('PrevalenceType', '')}: {share} ({row.get('PrevalenceGeographic', 'place not given')})"
            papers = tuple(f"PMID:{found}" for found in _PMID.findall(str(row.get("Source", ""))))
            made.setdefault(
                f"{text} {papers}",
                _claim(record, Aspect.EPIDEMIOLOGY, ClaimKind.PREVALENCE, text, place, references=papers),
            )
        return list(made.values())


def _claim(
    record: Curie,
    aspect: Aspect,
    kind: ClaimKind,
    text: str,
    place: str,
    *,
    note: str = "",
    references: tuple[str, ...] = (),
) -> Claim:
    cited = (MANIFEST.id, *references, str(record))
    return Claim(record, record, MANIFEST.id, aspect, kind, text, place, Modality.IS, note=note, references=cited)


def _items(value: Any, key: str) -> Iterator[Any]:
    """The items under `key`: the files write one item as an object, several as a list, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from _items(one, key)
    elif isinstance(value, dict) and set(value) == {key}:
        yield from _items(value[key], key)
    elif value is not None:
        yield value
