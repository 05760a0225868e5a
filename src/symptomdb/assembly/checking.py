"""Checks over all loaded sources together: no id defined twice, no circle of terms, no finding that is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from symptomdb.errors import NotFound, SourceError
from symptomdb.model.claim import Claim, FindingTest
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Remark
from symptomdb.model.source import Publication
from symptomdb.model.term import Term
from symptomdb.ontology.hierarchy import Hierarchy
from symptomdb.sources.loaded import Loaded


def check_ids(terms: Iterable[Term], publications: Iterable[Publication], loads: Sequence[Loaded]) -> None:
    """Refuse two sources that define the same id, and an ontology that contradicts itself.

    Args:
        terms: Terms of the default build.
        publications: Our bibliography.

    Raises:
        SourceError: The message names the id and both sources.
    """
    term_of = {term.id: "the Human Phenotype Ontology or our own findings" for term in terms}
    publication_of = {one.id: "our bibliography" for one in publications}
    for load in loads:
        name = load.report.source.name
        if load.report.source.id in publication_of:
            raise _twice("source", load.report.source.id, publication_of[load.report.source.id], name)
        for publication in load.publications:
            if publication.id in publication_of:
                raise _twice("document", publication.id, publication_of[publication.id], name)
            publication_of[publication.id] = name
        for term in load.terms:
            if term.id in term_of and term_of[term.id] != name:
                raise _twice("term", term.id, term_of[term.id], name)
            term_of[term.id] = name
        try:
            Hierarchy.of(load.terms)
        except SourceError as error:
            raise SourceError(
                f"{name}: {error.message}", "Fetch the file again; if it stays so, tell its publisher."
            ) from error


def resolve_findings(hierarchy: Hierarchy, loads: Sequence[Loaded]) -> tuple[tuple[Loaded, ...], tuple[Remark, ...]]:
    """The loads with findings of today: an obsolete one gives way to its replacement, one that is gone is left out.

    A claim stays without its finding; a test of a finding that is gone has nothing left to say.
    """
    resolver = _Resolver(hierarchy)
    resolved = tuple(
        replace(
            load,
            claims=tuple(resolver.claim(claim) for claim in load.claims),
            tests=tuple(dict.fromkeys(test for one in load.tests if (test := resolver.test(one)) is not None)),
        )
        for load in loads
    )
    return resolved, tuple(resolver.remarks)


class _Resolver:
    def __init__(self, hierarchy: Hierarchy) -> None:
        self._hierarchy = hierarchy
        self._known: dict[Curie, Curie | None] = {}
        self.remarks: list[Remark] = []

    def claim(self, claim: Claim) -> Claim:
        """The claim with its finding of today, or without one."""
        if claim.finding is None or claim.finding in self._hierarchy:
            return claim
        return replace(claim, finding=self._resolve(claim.finding, claim.source))

    def test(self, test: FindingTest) -> FindingTest | None:
        """The test of the finding of today; None when the finding is gone."""
        if test.finding in self._hierarchy:
            return test
        finding = self._resolve(test.finding, test.source)
        return replace(test, finding=finding) if finding is not None else None

    def _resolve(self, finding: Curie, source: str) -> Curie | None:
        if finding not in self._known:
            try:
                found = self._hierarchy.resolve(finding)
                self._known[finding], detail = found.term.id, found.note
            except NotFound as error:
                self._known[finding], detail = None, f"{error.message} The lines that name it stand without it."
            self.remarks.append(Remark("finding", str(finding), detail, source))
        return self._known[finding]


def _twice(kind: str, id_: object, first: str, second: str) -> SourceError:
    return SourceError(
        f"Two sources define the {kind} {id_}: {first}, and {second}.",
        "Leave one of the two out; if both are as published, please report it.",
    )
