"""The series of figures that `/metrics` gives, held by Prometheus' client."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Series:
    """How many requests there were and how long they took, by route and method."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        labels, here = ("route", "method"), self._registry
        self.requests = Counter("symptomdb_requests", "Requests by route.", (*labels, "status"), registry=here)
        self.seconds = Histogram(
            "symptomdb_request_seconds", "Time to answer.", labels, registry=here, buckets=_SECONDS
        )

    def text(self) -> bytes:
        """All of them in Prometheus' text form."""
        return generate_latest(self._registry)
