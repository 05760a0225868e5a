"""What the reader of a loadable source hands back: identities, claims, terms, tests and publications, with a report."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.claim import Claim, FindingTest
from symptomdb.model.identity import Entry
from symptomdb.model.source import Publication
from symptomdb.model.term import Term
from symptomdb.sources.record import LoadReport


@dataclass(frozen=True, slots=True)
class Loaded:
    """One source as read.

    Attributes:
        entries: Identities of its records; a vocabulary has entries without claims.
        claims: What it says; `condition` is the record's own id.
        terms: Terms that claims or tests name and that are no findings.
        publications: Documents that claims cite, beside the release itself.
    """

    report: LoadReport
    entries: tuple[Entry, ...] = ()
    claims: tuple[Claim, ...] = ()
    terms: tuple[Term, ...] = ()
    tests: tuple[FindingTest, ...] = ()
    publications: tuple[Publication, ...] = ()
