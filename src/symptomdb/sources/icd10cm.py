"""ICD-10-CM: the names of the codes, to show beside a code. It makes no conditions and joins none."""

from __future__ import annotations

from collections import Counter

from symptomdb.errors import BadRecord
from symptomdb.model.condition import Name, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.lines import Lines
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport

MANIFEST = Manifest(
    id="icd10cm",
    name="ICD-10-CM",
    publisher="US Centers for Disease Control and Prevention; Centers for Medicare and Medicaid Services",
    licence="public domain",
    licence_url="https://www.cms.gov/medicare/coding-billing/icd-10-codes",
    url="https://www.cms.gov/medicare/coding-billing/icd-10-codes",
    trust=Trust.EXPERT_DATABASE,
    attribution="ICD-10-CM, CDC and CMS, public domain.",
    release="2021-01",
    expected=exactly(codes=95_358, billable=72_621),
)


def read_icd10cm(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read the order file: fixed width, number 1-5, code 7-13, billable 15, short name 17-76, long name from 78."""
    paths = folder.matching("icd10cm-order-*.txt")
    path = paths[0] if paths else folder.need("icd10cm-order-Jan-2021.txt")
    lines = Lines(path)
    counts: Counter[str] = Counter()
    entries: list[Entry] = []
    seen: set[str] = set()
    for line in lines:
        code, billable, name = line[6:13].strip(), line[14:15], line[77:].strip()
        if not line[:5].isdigit() or not code.isalnum() or billable not in "01" or not name:
            raise BadRecord(
                path, lines.number, f"{line[:40]!r} has not the layout of the order file.", "Fetch it again."
            )
        if code in seen:
            raise BadRecord(path, lines.number, f"the code {code} stands twice.", "Fetch the file again.")
        seen.add(code)
        counts.update(codes=1, billable=int(billable))
        entries.append(Entry(Curie("ICD10CM", dotted(code)), (Name(name, NameKind.RELATED, manifest.id),)))
    manifest.check_counts(counts, path)
    source = manifest.source(manifest.release, folder.digest(), counts)
    return Loaded(LoadReport(source, unused={"short names": counts["codes"]}), tuple(entries))


def dotted(code: str) -> str:
    """A code with its dot.

    >>> dotted("M6100"), dotted("A00")
    ('M61.00', 'A00')
    """
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 else code
