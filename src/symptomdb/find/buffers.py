"""Arrays and texts as one block of bytes that is read back without copying."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symptomdb.errors import StoreError

Array = NDArray[Any]
_MAGIC = b"SDBFIND4"
_ALIGN = 64
_REMEDY = "Build the knowledge base again with: symptomdb build"


def pack(arrays: dict[str, Array], texts: dict[str, tuple[str, ...]], meta: dict[str, Any]) -> bytes:
    """Write named arrays, named lists of texts and a JSON value.

    Layout: magic, length of the header as 8 bytes, the header in JSON, then each array at a multiple of 64 bytes.
    """
    every = dict(arrays)
    for name, lines in texts.items():
        if any("\n" in line for line in lines):
            raise ValueError(f"a text of {name} holds a line break")
        every[f"text:{name}"] = np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)
    places: dict[str, tuple[str, list[int], int]] = {}
    parts: list[bytes] = []
    offset = 0
    for name, array in every.items():
        raw = np.ascontiguousarray(array).tobytes()
        places[name] = (array.dtype.str, list(array.shape), offset)
        padding = -len(raw) % _ALIGN
        parts.extend((raw, bytes(padding)))
        offset += len(raw) + padding
    counts = {name: len(lines) for name, lines in texts.items()}
    header = json.dumps({"places": places, "counts": counts, "meta": meta}).encode()
    header += b" " * (-(len(header) + len(_MAGIC) + 8) % _ALIGN)
    return b"".join([_MAGIC, len(header).to_bytes(8, "little"), header, *parts])


def unpack(block: bytes | memoryview) -> tuple[dict[str, Array], dict[str, tuple[str, ...]], dict[str, Any]]:
    """Read what `pack` wrote; the arrays are read-only views of `block`. `StoreError` when the block is damaged."""
    view = memoryview(block)
    if bytes(view[: len(_MAGIC)]) != _MAGIC:
        raise StoreError("The arrays of the ranking method are of another version or damaged.", _REMEDY)
    start = len(_MAGIC) + 8
    length = int.from_bytes(view[len(_MAGIC) : start], "little")
    try:
        header = json.loads(bytes(view[start : start + length]))
        body = view[start + length :]
        arrays: dict[str, Array] = {}
        for name, (kind, shape, offset) in header["places"].items():
            count = int(np.prod(shape, dtype=np.int64))
            arrays[name] = np.frombuffer(body, dtype=np.dtype(kind), count=count, offset=offset).reshape(shape)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("The arrays of the ranking method are cut off or damaged.", _REMEDY) from error
    texts = {}
    for name, count in header["counts"].items():
        joined = arrays.pop(f"text:{name}").tobytes().decode()
        texts[name] = tuple(joined.split("\n")) if count else ()
    return arrays, texts, header["meta"]
