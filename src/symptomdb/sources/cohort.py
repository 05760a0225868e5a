"""Cohort files: JSON Lines, Parquet or a folder of phenopackets, read record by record whatever their size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from symptomdb.errors import BadInput
from symptomdb.sources.phenopackets import read_phenopacket, years_of

#: A record in its final form, or the reason why it can't be read.
Record = dict[str, Any]
#: Its number from 1, and a line of JSON, a row of a table, or the path of a phenopacket.
Raw = tuple[int, "bytes | dict[str, Any] | Path"]
_SEXES = {"f": "female", "m": "male", "u": "unknown", "": "unknown", "female": "female", "male": "male"}


def iter_raw(path: Path) -> Iterator[Raw]:
    """Records as they lie in a file, for `read_record`: what reads the file need not be what makes sense of it.

    Raises:
        BadInput: There is no such file, or its kind is unknown.
    """
    if path.is_dir():
        return enumerate(sorted(path.rglob("*.json")), start=1)
    if not path.is_file():
        raise BadInput(f"There is no file or folder {path}.", "Check the path.")
    if path.suffix == ".parquet":
        return _iter_parquet(path)
    if path.suffix in {".jsonl", ".ndjson"}:
        return _iter_json_lines(path)
    raise BadInput(
        f"{path.name} is of a kind that can't be read.", "Give .jsonl, .parquet or a folder of phenopackets."
    )


def read_record(raw: Raw) -> Record:
    """A record with ``id``, ``observed``, ``excluded``, ``sex``, ``age_years``, ``problem``; other keys are ignored.

    One that can't be read has its ``problem`` set and is otherwise empty, so that every line has its place.
    """
    number, told = raw
    if isinstance(told, Path):
        return _read_phenopacket(told)
    if isinstance(told, bytes):
        try:
            told = json.loads(told)
        except ValueError as error:
            return _bad(f"record-{number}", f"The line is no JSON: {error}")
    return clean(told, number)


def clean(raw: Any, number: int) -> Record:
    """One record in its final form.

    Args:
        number: Place in the file, from 1; it names a record that has no id.
    """
    if not isinstance(raw, dict):
        return _bad(f"record-{number}", "The record is no JSON object.")
    name = str(raw.get("id") or f"record-{number}")
    observed, excluded = raw.get("observed"), raw.get("excluded")
    for terms in (observed, excluded):
        if terms is not None and not (isinstance(terms, list) and all(isinstance(term, str) for term in terms)):
            return _bad(name, "observed and excluded must be lists of ids.")
    age = raw.get("age")
    if age is not None and (isinstance(age, bool) or not isinstance(age, int | float)):
        years = _years(str(age))
        if years is None:
            return _bad(name, f"The age {age!r} is neither a number of years nor an ISO 8601 duration.")
        age = years
    sex = str(raw.get("sex") or "").casefold()
    return {
        "id": name,
        "observed": tuple(observed or ()),
        "excluded": tuple(excluded or ()),
        "sex": _SEXES.get(sex, "unknown"),
        "age_years": None if age is None else float(age),
        "problem": "",
    }


def _iter_json_lines(path: Path) -> Iterator[Raw]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.isspace():
                yield number, line


def _iter_parquet(path: Path) -> Iterator[Raw]:
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise BadInput("Parquet needs the package pyarrow.", "Run: pip install 'symptomdb[batch]'") from error
    file = parquet.ParquetFile(path)
    wanted = [name for name in ("id", "observed", "excluded", "sex", "age") if name in file.schema_arrow.names]
    number = 0
    for batch in file.iter_batches(batch_size=5_000, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _read_phenopacket(path: Path) -> Record:
    try:
        case = read_phenopacket(path)
    except (BadInput, OSError, UnicodeDecodeError) as error:
        return _bad(path.stem, str(error))
    return {
        "id": case.id or path.stem,
        "observed": tuple(map(str, case.observed)),
        "excluded": tuple(map(str, case.excluded)),
        "sex": case.sex,
        "age_years": case.age_years,
        "problem": "",
    }


def _years(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return years_of(text)


def _bad(name: str, problem: str) -> Record:
    return {"id": name, "observed": (), "excluded": (), "sex": "unknown", "age_years": None, "problem": problem}
