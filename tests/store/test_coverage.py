"""What is covered, counted and listed from a built toy knowledge base."""

from __future__ import annotations

from tests.test_build import Workshop
from tests.test_loading import KEYS, workshop

from symptomdb import loading
from symptomdb.model.aspect import Aspect
from symptomdb.model.coverage import Covered

__all__ = ["workshop"]


def test_counts_and_conditions_agree(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    loading.load(workshop.settings, dict.fromkeys(KEYS, given), inputs=workshop.inputs)
    with workshop.facts() as facts:
        counts = facts.covered()
        assert Covered("doid", Aspect.OVERVIEW, 2, 2) in counts
        assert Covered("wikidata", Aspect.SYMPTOMS, 1, 1) in counts
        for count in counts:
            total, found = facts.covered_conditions(source=count.source, aspect=count.aspect, limit=100)
            assert total == len(found) == count.conditions, count
            assert all(count.source in one.aspects[count.aspect] for one in found)
        total, every = facts.covered_conditions(limit=1000)
        assert total == len(every) == facts.conditions_page("", 0, 1)[0]


def test_filters_and_pages(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    loading.load(workshop.settings, dict.fromkeys(KEYS, given), inputs=workshop.inputs)
    with workshop.facts() as facts:
        total, found = facts.covered_conditions("THUMB")
        assert total == len(found)
        assert all("thumb" in one.name.lower() for one in found)
        pages = [facts.covered_conditions("thumb", offset=at, limit=1)[1] for at in range(total)]
        assert [one.id for page in pages for one in page] == [one.id for one in found]
        assert facts.covered_conditions("%")[0] == 0, "a wildcard is a letter like any other"
        assert facts.covered_conditions(source="nobody")[0] == 0
        assert facts.covered_conditions("\x00")[0] == facts.covered_conditions(source="\ud800")[0] == 0
