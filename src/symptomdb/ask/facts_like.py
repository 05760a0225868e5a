"""What ASK needs of a knowledge base: `store.facts.Facts` fits these protocols, and so does the toy of the tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from symptomdb.model.annotation import Annotation
from symptomdb.model.claim import Claim, FindingTest
from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Kinship
from symptomdb.model.source import Publication, Source
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term


class NameHit(Protocol):
    """A name whose key was looked up.

    Attributes:
        condition: The record that bears the name; an ontology term's own id for kind ``term``.
        kind: A value of `NameKind`, or ``acronym``, or ``term`` for the name of a finding.
        weight: 0 to 1, how surely the name means the record.
    """

    @property
    def key(self) -> str: ...
    @property
    def condition(self) -> Curie: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def source(self) -> str: ...


class TokenInfo(Protocol):
    """How often a stem stands in names of records (`df`) and in general English (`english`); 0 for never."""

    @property
    def df(self) -> int: ...
    @property
    def english(self) -> int: ...


class FactsLike(Protocol):
    """The read side of a knowledge base, in few and batched questions."""

    def lookup_keys(self, keys: Iterable[str]) -> Sequence[NameHit]:
        """All names under these keys (`ontology.names.name_key`)."""

    def names_starting(self, key: str, limit: int) -> Sequence[NameHit]:
        """Names of conditions (no terms) whose key goes on after `key` and a space, in the order of their keys."""

    def token_info(self, words: Iterable[str]) -> Mapping[str, TokenInfo]:
        """Counts per stem; a stem that nobody knows may be left out."""

    def words_like(self, first_letter: str, min_len: int, max_len: int) -> Sequence[tuple[str, int]]:
        """Stems of names with this first letter ("" for any) and length, each with its `df` > 0."""

    def conditions(self, ids: Iterable[Curie]) -> Sequence[Condition]:
        """These conditions, in any order; unknown ids are left out. Names may be left empty."""

    def statements(self, condition_id: Curie) -> Sequence[Statement]:
        """All statements of a condition in the order of its record."""

    def annotations(self, condition_id: Curie) -> Sequence[Annotation]:
        """All annotations of a condition in the order of their source."""

    def annotation_counts(self, ids: Iterable[Curie]) -> Mapping[Curie, int]:
        """How many annotations each of these records has; 0 may be left out."""

    def publications(self, ids: Iterable[str]) -> Sequence[Publication]:
        """These publications, in any order."""

    def sources(self) -> Sequence[Source]:
        """All sources with their trust."""

    def terms(self, ids: Iterable[Curie]) -> Mapping[Curie, Term]:
        """These ontology terms; unknown ids are left out."""

    def term_systems(self, ids: Iterable[Curie]) -> Mapping[Curie, str]:
        """The organ-system heading of each finding; a finding without one is left out."""

    def claims(self, condition_id: Curie) -> Sequence[Claim]:
        """What loaded sources say of a condition, in their order; none in a default build."""

    def kinships(self, condition_id: Curie) -> Sequence[Kinship]:
        """What a condition is a kind of, and what is a kind of it."""

    def finding_tests(self, findings: Iterable[Curie]) -> Sequence[FindingTest]:
        """The procedures through which these findings can be seen."""

    def see_also(self, condition_id: Curie) -> Sequence[Curie]:
        """Conditions that a record's editors name as neighbours."""

    def disagreement_questions(self, condition_id: Curie) -> Mapping[str, str]:
        """Key and question of each published disagreement of a record."""
