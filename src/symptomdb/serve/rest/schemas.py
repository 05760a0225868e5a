"""The JSON Schemas of what reading, ranking and interviewing give, made from their shapes.

``python -m symptomdb.serve.rest.schemas`` writes them into ``content/schemas``; a test holds the files to the shapes.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel

from symptomdb.serve.rest.ranking_shapes import Differential, Interview
from symptomdb.serve.rest.reading_shapes import Reading

#: File name, shape and title.
SCHEMAS: tuple[tuple[str, type[BaseModel], str], ...] = (
    ("reading", Reading, "What `symptomdb read --format json` prints and POST /api/v1/read returns"),
    ("differential", Differential, "What `symptomdb find --format json` prints and POST /api/v1/find returns"),
    ("interview", Interview, "What POST /api/v1/interview returns"),
)


def path_of(name: str) -> Path:
    """Where a schema lies."""
    return Path(str(files("symptomdb"))) / "content" / "schemas" / f"{name}.schema.json"


def schema_text(shape: type[BaseModel], title: str) -> str:
    """The schema of a shape as JSON text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **shape.model_json_schema(mode="serialization"),
        "title": title,
    }
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    for name, shape, title in SCHEMAS:
        path_of(name).write_text(schema_text(shape, title))
