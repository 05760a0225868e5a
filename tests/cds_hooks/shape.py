"""The rules of CDS Hooks 2.0 for replies, each as the specification words it. https://cds-hooks.hl7.org/2.0/"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

_CARD = {
    "uuid", "summary", "detail", "indicator", "source", "suggestions", "selectionBehavior", "overrideReasons", "links",
}  # fmt: skip


def card_problems(card: dict[str, Any]) -> list[str]:
    """Where a card breaks the specification."""
    return list(_card(card))


def _card(card: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown field {name}" for name in card.keys() - _CARD)
    if not card.get("summary", "").strip() or len(card["summary"]) >= 140:
        yield "summary: One-sentence, <140-character summary message"
    if card.get("indicator") not in ("info", "warning", "critical"):
        yield "indicator: Allowed values are info, warning, critical"
    if not card.get("source", {}).get("label", "").strip():
        yield "source.label: REQUIRED"
    if "suggestions" in card and card.get("selectionBehavior") not in ("at-most-one", "any"):
        yield "If suggestions are present, selectionBehavior MUST also be provided"
    for suggestion in card.get("suggestions", []):
        if not suggestion.get("label", "").strip():
            yield "suggestion.label: REQUIRED"
        UUID(suggestion["uuid"])
        for action in suggestion["actions"]:
            yield from _action(action)
    for reason in card.get("overrideReasons", []):
        if not reason.get("code") or not reason.get("display"):
            yield "overrideReasons need code and, as 2.0 has it, display"
    for link in card.get("links", []):
        if link.get("type") not in ("absolute", "smart") or not link.get("url") or not link.get("label"):
            yield "link: label, url and type are REQUIRED"
    UUID(card["uuid"])
    yield from _empty(card, "card")


def _action(action: dict[str, Any]) -> Iterator[str]:
    if action.get("type") not in ("create", "update", "delete") or not action.get("description"):
        yield "action: type and description are REQUIRED"
    if action.get("type") == "create" and "id" in action.get("resource", {"id": 1}):
        yield "When the type attribute is create, the resource attribute SHALL contain a new FHIR resource"
    if action.get("type") == "delete" and not action.get("resourceId"):
        yield "resourceId SHOULD be provided when the type attribute is delete"


def _empty(value: Any, place: str) -> Iterator[str]:
    if value is None or value in ("", [], {}):
        yield f"{place}: attributes SHALL NOT be null or empty"
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _empty(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _empty(inner, place)
