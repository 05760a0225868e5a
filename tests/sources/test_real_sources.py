"""The real files of the loadable sources: the counts of their manifests, and no dose in what is shown of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from symptomdb.sources.catalogue import LOADERS, find_files
from symptomdb.sources.doses import without_doses
from symptomdb.sources.folder import Folder

pytestmark = pytest.mark.slow
#: Written apart from `sources.doses`, so that it does not repeat its mistakes: amounts as a label gives them.
_PLAIN = re.compile(r"\b\d+(?:\.\d+)? ?(?:mg|mcg|µg|IU)\b(?!\s*(?:/|per) ?\w|\)| (?:of )?sodium)|\bmg/kg\b|/kg/")


@pytest.mark.parametrize("key", LOADERS)
def test_a_source_gives_the_counts_of_its_release_and_no_dose(key: str, shared: Path) -> None:
    """One test for both, since reading is what takes its time."""
    one = LOADERS[key]
    read = one.read(Folder(key, find_files(one, shared / "data" / "sources")), one.manifest)
    assert read.report.source.licence
    assert all(claim.references and claim.text for claim in read.claims)
    assert [claim.text[:200] for claim in read.claims if _PLAIN.search(claim.text)] == []
    if key in ("medquad", "dismech"):  # definitions tell how much a person excretes, which is no dose
        assert [claim.text[:200] for claim in read.claims if without_doses(claim.text)[1]] == []
