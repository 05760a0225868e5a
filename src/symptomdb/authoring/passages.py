"""The texts that our publications are, where they are at hand: passages of a loaded source, else our note of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import NotFound
from symptomdb.ontology.names import name_key
from symptomdb.sources.document import read_document
from symptomdb.sources.folder import Folder
from symptomdb.sources.medquad import Passage, iter_passages


@dataclass(frozen=True, slots=True)
class CitedText:
    """What of a publication can be looked into.

    Attributes:
        note: What it says in our own words.
        records: Ids of the passages that are its text; empty when only the note is at hand.
    """

    key: str
    title: str
    note: str
    records: tuple[str, ...] = ()


class Library:
    """Passages by record and by the names of their topics."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._by_record: dict[str, list[Passage]] = defaultdict(list)
        self._by_name: dict[str, dict[str, None]] = defaultdict(dict)
        for passage in passages:
            record = str(passage.record)
            self._by_record[record].append(passage)
            for name in passage.names:
                self._by_name[name_key(name)][record] = None

    @classmethod
    def of_folder(cls, place: Path) -> Library:
        """The passages of the archives in a folder, its own or one below it.

        Raises:
            NotFound: There is no archive.
        """
        paths = [path for kind in ("*.tar.gz", "*.zip") for path in sorted(place.rglob(kind)) if "medquad" in path.name]
        if not paths:
            raise NotFound(f"There is no archive of MedQuAD below {place}.", "Name the folder that holds it.")
        return cls(iter_passages(Folder("medquad", paths)))

    def __bool__(self) -> bool:
        return bool(self._by_record)

    def about(self, names: Iterable[str]) -> list[Passage]:
        """Passages of the documents whose topic bears one of these names."""
        records = {record: None for name in names for record in self._by_name.get(name_key(name), ())}
        return [passage for record in records for passage in self._by_record[record]]

    def texts(self, cited: CitedText) -> tuple[str, ...]:
        """The passages of a publication; empty when none is at hand."""
        return tuple(passage.text for record in cited.records for passage in self._by_record.get(record, ()))

    def iter_texts(self) -> Iterator[tuple[str, str]]:
        """Record and text of every passage."""
        for record, passages in self._by_record.items():
            for passage in passages:
                yield record, passage.text


def read_cited_texts(content: Path) -> Mapping[str, CitedText]:
    """Every entry of the bibliography with its note and its passages, by key."""
    files = (content / "bibliography.yaml", *sorted((content / "bibliographies").glob("*.yaml")))
    found = {}
    for path in files:
        for entry in cast(list[dict[str, Any]], read_document(path).data):
            records = tuple(entry.get("passages", ()))
            found[entry["id"]] = CitedText(entry["id"], entry["title"], entry.get("note", ""), records)
    return found
