"""Shapes of the JSON of what stands behind the answers: sources, coverage, and whether the service is well."""

from __future__ import annotations

from typing import Literal

from symptomdb.serve.rest.shape import Shape


class Source(Shape):
    """One release of one data source, as loaded."""

    id: str
    name: str
    publisher: str
    licence: str
    licence_url: str
    url: str
    version: str
    digest: str
    trust: str
    attribution: str
    counts: dict[str, int]


class Sources(Shape):
    """All sources of this knowledge base."""

    knowledge_base: str
    sources: list[Source]


class Covered(Shape):
    """What one source says on one aspect: of how many conditions, in how many lines."""

    source: str
    aspect: str
    conditions: int
    lines: int


class CoveredCondition(Shape):
    """A condition with the sources that say something on each aspect."""

    id: str
    name: str
    aspects: dict[str, list[str]]


class Coverage(Shape):
    """What is covered: all sources in figures, and a page of conditions."""

    knowledge_base: str
    sources: list[Covered]
    total: int
    conditions: list[CoveredCondition]


class Health(Shape):
    """Whether the service can answer."""

    status: Literal["ok"]
    version: str
    knowledge_base: str
