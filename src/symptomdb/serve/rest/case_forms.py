"""The forms of a case's parts: what JSON Schema can say of an age, a phenopacket or a token, and what goes together."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints, WithJsonSchema

CODE = r"^[A-Za-z][A-Za-z0-9_.]*:[A-Za-z0-9][A-Za-z0-9_.\-]*$"
#: Years, or an ISO 8601 duration of years, months, weeks and days; at most 130 years.
AGE = (
    r"^([0-9]{1,2}(\.[0-9]{1,9})?|1[0-2][0-9]|"
    r"P([0-9]|[1-9][0-9]|1[0-2][0-8])Y([0-9]M|1[01]M)?([0-4]W)?([0-9]D|[12][0-9]D)?|"
    r"P([0-9]{1,2}M([0-4]W)?([0-9]{1,2}D)?|[0-9]{1,2}W([0-9]D)?|[0-9]{1,3}D))$"
)
#: What `symptomdb.find.token` writes.
TOKEN = r"^(i[1-4]\.[A-Za-z0-9_\-]+)?$"
_AGE, _TOKEN = re.compile(AGE, re.ASCII), re.compile(TOKEN, re.ASCII)
_MOST_TOKEN = 20_100


def _is_age(text: str) -> str:
    # A pattern of pydantic's own would be shown in the error, and tell a person nothing.
    if not _AGE.fullmatch(text):
        raise ValueError("This is no age: write years from 0 to 130 (34) or an ISO 8601 duration (P34Y6M)")
    return text


def _is_token(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise ValueError("This is no token of an interview: copy it whole, or start a new interview")
    return text


AgeText = Annotated[
    str,
    StringConstraints(max_length=40),
    AfterValidator(_is_age),
    WithJsonSchema({"type": "string", "maxLength": 40, "pattern": AGE}),
]
Token = Annotated[
    str,
    StringConstraints(max_length=_MOST_TOKEN),
    AfterValidator(_is_token),
    WithJsonSchema({"type": "string", "maxLength": _MOST_TOKEN, "pattern": TOKEN}),
]
#: In the JSON of protobuf null is the same as nothing.
_TEXT = {"type": ["string", "null"]}
#: The parts of a phenopacket of version 2.0 that are used; any other part may stand there too.
Packet = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "properties": {
                "id": _TEXT,
                "subject": {
                    "type": ["object", "null"],
                    "properties": {"id": _TEXT, "sex": _TEXT},
                },
                "phenotypicFeatures": {
                    "type": ["array", "null"],
                    "items": {
                        "type": "object",
                        "properties": {
                            "type": {
                                "type": "object",
                                "properties": {"id": {"type": "string", "pattern": CODE}, "label": _TEXT},
                                "required": ["id"],
                            },
                            "excluded": {"type": ["boolean", "null"]},
                        },
                        "required": ["type"],
                    },
                },
            },
            "anyOf": [{"required": ["subject"]}, {"required": ["phenotypicFeatures"]}],
        }
    ),
]
_WORDS = {"required": ["text"], "properties": {"text": {"minLength": 1, "pattern": r"[^\s]"}}}
_PACKET = {"required": ["phenopacket"], "properties": {"phenopacket": {"type": "object"}}}
#: A case must hold something to go by: words, a code or a phenopacket.
SOMETHING: dict[str, Any] = {
    "anyOf": [
        _WORDS,
        {"required": ["observed"], "properties": {"observed": {"minItems": 1}}},
        {"required": ["excluded"], "properties": {"excluded": {"minItems": 1}}},
        _PACKET,
    ]
}
#: A token holds the case already, and only what a token holds can be undone.
TOKEN_OR_CASE: dict[str, Any] = {
    "anyOf": [
        {"properties": {"token": {"maxLength": 0}, "undo": {"const": False}}},
        {
            "required": ["token"],
            "properties": {
                "token": {"minLength": 1},
                "text": {"maxLength": 0},
                "history": {"maxLength": 0},
                "observed": {"maxItems": 0},
                "excluded": {"maxItems": 0},
                "age": {"type": "null"},
                "phenopacket": {"type": "null"},
            },
        },
    ]
}
