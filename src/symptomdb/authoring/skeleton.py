"""A new monograph to fill in: codes, names and candidates of what is loaded, and passages to cite, as comments."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from symptomdb.errors import BadInput
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim
from symptomdb.model.condition import Condition, NameKind, Relation
from symptomdb.ontology.names import fold
from symptomdb.sources.medquad import Passage

_WIDTH = 118
#: A review is due half a year after a page was made, as for the others.
_REVIEW_AFTER = timedelta(days=181)
#: What YAML 1.1 reads as a truth value or as nothing (https://yaml.org/type/bool.html).
_WORDS_OF_YAML = frozenset("y n yes no on off true false null".split())
_ORDER = (
    Aspect.OVERVIEW, Aspect.SYMPTOMS, Aspect.SEE_DOCTOR, Aspect.CAUSES, Aspect.RISK_FACTORS, Aspect.EPIDEMIOLOGY,
    Aspect.DIAGNOSIS, Aspect.DIFFERENTIAL, Aspect.TREATMENTS, Aspect.PREVENTION, Aspect.SELF_CARE, Aspect.MONITORING,
    Aspect.PROGNOSIS, Aspect.COMPLICATIONS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """What is known of a condition before a word is written.

    Attributes:
        condition: The record that bears the name, None where none does.
        claims: What loaded sources say of it.
        passages: Texts to read and cite.
    """

    name: str
    condition: Condition | None = None
    claims: Sequence[Claim] = ()
    passages: Sequence[Passage] = field(default_factory=tuple)


def slug_of(name: str) -> str:
    """The id of a monograph; `BadInput` for a name without a letter from A to Z.

    >>> slug_of("Bell's palsy"), slug_of("Ménière disease")
    ('bells-palsy', 'meniere-disease')
    """
    slug = "-".join(re.findall(r"[a-z0-9]+", fold(name).replace("'", "").replace("’", "")))
    if not re.search("[a-z]", slug):
        raise BadInput(f"{name!r} gives a monograph no id.", "Give the condition's English name.")
    return slug


def _scalar(text: str) -> str:
    """A text as YAML takes it for that text and for nothing else: "yes", "123" and "a: b" in quotation marks."""
    is_plain = re.fullmatch(r"[A-Za-z][\w'’() ,/-]*", text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def skeleton(material: Material, today: date) -> str:
    """The text of a YAML file that lacks only its statements; the checker says what is still to do."""
    lines = [
        "format: 1",
        f"id: {_scalar(slug_of(material.name))}",
        f"name: {_scalar(material.name)}",
        "kind: disease",
        "summary: >-",
        "  One or two plain sentences.",
        "authors:",
        "  - {name: Symptom Database editors, kind: organization, conflicts: none declared}",
        "reviewers: []",
        f"dates: {{created: {today}, last_reviewed: null, next_due: {today + _REVIEW_AFTER}}}",
        "names:" if material.condition else "names: []",
        *_names(material.condition),
        "codes:" if material.condition else "codes: []",
        *_codes(material.condition),
        "see_also: []",
        "# profile: {prevalence: {is: 1-in-1000}, ages: {is: [20, 60]}, sex: {is: either}, onset: {is: acute}}",
        "statements:",
    ]
    for aspect in _ORDER:
        lines += _aspect(aspect, [claim for claim in material.claims if claim.aspect is aspect])
    return "\n".join(lines) + "\n\n" + "\n".join(_passages(material.passages, today)) + "\n"


def _names(condition: Condition | None) -> list[str]:
    names = condition.names if condition else ()
    return [
        f"  # - {{text: {json.dumps(one.text, ensure_ascii=False)}, kind: exact, source: own}}  # {one.source}"
        for one in names
        if _is_open(one.kind)
    ]


def _is_open(kind: NameKind) -> bool:
    return kind not in (NameKind.PREFERRED, NameKind.DENIED)


def _codes(condition: Condition | None) -> list[str]:
    found = condition.xrefs if condition else ()
    return [
        f'  # - {{code: "{one.code}", relation: {one.relation}, source: KEY}}  # {one.source}'
        for one in found
        if one.relation is Relation.EXACT
    ]


def _aspect(aspect: Aspect, claims: Sequence[Claim]) -> list[str]:
    lines = [f"  # --- {aspect}"]
    for claim in claims:
        often = f" ({claim.frequency})" if claim.frequency else ""
        text = f"{claim.source}: {claim.text[:200]}{often} {claim.finding or claim.code or ''}"
        lines += textwrap.wrap(text.strip(), _WIDTH, initial_indent="  # candidate: ", subsequent_indent="  #   ")
    return lines


def _passages(passages: Iterable[Passage], today: date) -> list[str]:
    lines = ["# Passages to read and cite; write your own sentences. Entries for the bibliography stand above each."]
    last = ""
    for passage in passages:
        if str(passage.record) != last:
            last = str(passage.record)
            lines += [
                "#",
                "# - id: X000",
                '#   kind: "health information"',
                f'#   title: "{passage.names[0]}"',
                f'#   publisher: "{passage.publisher}, in MedQuAD"',
                f'#   url: "{passage.url}"',
                f'#   part_read: "MedQuAD record {last.partition(":")[2]}"',
                f'#   read_on: "{today}"',
                f'#   passages: ["{last}"]',
                "#   note: >-",
            ]
        lines.append(f"# [{passage.kind}]")
        lines += textwrap.wrap(passage.text, _WIDTH, initial_indent="#   ", subsequent_indent="#   ")
    return lines
