"""Loading on toy sources: in any order, gone without a trace, nothing changed by a bad file."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.test_build import Workshop, workshop_in

from symptomdb import loading
from symptomdb.errors import NotFound, SourceError, StoreError, SymptomDatabaseError
from symptomdb.library import SymptomDatabase
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Joining
from symptomdb.model.curie import Curie
from symptomdb.sources.catalogue import LOADERS

SSSOM = "subject_id\tpredicate_id\tobject_id\n"
FILES = {
    "mondo/class-stats.tsv": "cls\tcls_label\nMONDO:0000001\tblue thumb\nMONDO:0000005\tloud thing\n",
    "mondo/mondo_exactmatch_omim.sssom.tsv": f"{SSSOM}MONDO:0000001\tskos:exactMatch\tOMIM:900001\n"
    "MONDO:0000005\tskos:exactMatch\tOMIM:900005\n",
    "mondo/mondo_exactmatch_orphanet.sssom.tsv": SSSOM,
    "mondo/mondo_exactmatch_doid.sssom.tsv": f"{SSSOM}MONDO:0000001\tskos:exactMatch\tDOID:1\n",
    "do/HumanDO.tsv": "id\tlabel\tsubClassOf\nDOID:1\tazure thumb\tthumb\nDOID:2\tthumb\t\n",
    "do/facets.tsv": "?id\t?name\t?definition\nDOID:1\tazure thumb\tA coloured thumb.\nDOID:2\tthumb\tA finger.\n",
    "wikidata/WikiDiseaseData.jl": '{"DiseaseURI": "w/Q1", "Disease": "Thumb", "Symptons": ["pain"]}\n'
    '{"DiseaseURI": "w/Q2", "Disease": "Unheard-of", "Symptons": [], "TreatmentDrugs": ["warmol"]}\n',
}
KEYS = ("mondo", "doid", "wikidata")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    for key, one in LOADERS.items():
        monkeypatch.setitem(LOADERS, key, replace(one, manifest=replace(one.manifest, expected={})))
    for name, text in FILES.items():
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return workshop_in(tmp_path)


def _load(workshop: Workshop, *keys: str) -> None:
    given = workshop.folder / "given"
    loading.load(workshop.settings, dict.fromkeys(keys, given), inputs=workshop.inputs)


def _digest(workshop: Workshop) -> str:
    with workshop.facts() as facts:
        assert facts.check()[0] == []
        return facts.content_digest()


def test_any_order_any_number_of_times_gives_the_same(workshop: Workshop) -> None:
    found = set()
    for order in itertools.permutations(KEYS):
        for key in (*order, order[0]):
            _load(workshop, key)
        found.add(_digest(workshop))
        loading.unload(workshop.settings, KEYS, inputs=workshop.inputs)
    assert len(found) == 1


def test_load_unload_load_leaves_no_trace(workshop: Workshop) -> None:
    _load(workshop, "doid")
    before = _digest(workshop)
    _load(workshop, "wikidata", "mondo")
    assert _digest(workshop) != before
    loading.unload(workshop.settings, ["mondo", "wikidata"], inputs=workshop.inputs)
    assert _digest(workshop) == before
    assert loading.site_sources(workshop.settings).ids() == ("doid",)
    with workshop.facts() as facts:
        assert {source.id for source in facts.sources()} & set(KEYS) == {"doid"}


def test_every_claim_has_a_source_and_every_source_a_licence(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    with workshop.facts() as facts:
        sources = {source.id: source for source in facts.sources()}
        assert all(source.licence for source in sources.values())
        for _, conditions in (facts.conditions_page("", 0, 100),):
            claims = [claim for one in conditions for claim in facts.claims(one.id)]
        assert claims
        assert all(claim.source in sources and claim.references and claim.record for claim in claims)


def test_codes_join_and_names_only_offer(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    with workshop.facts() as facts:
        blue = facts.claims(Curie("SDB", "blue-thumb"))
        assert [(str(claim.record), claim.joined_by) for claim in blue] == [("DOID:1", Joining.CODE)]
        assert facts.resolve(Curie("SDB", "doid-1")) == Curie("SDB", "blue-thumb")
        thumb = facts.claims(Curie("SDB", "doid-2"))
        assert {str(claim.record): claim.joined_by for claim in thumb}["WIKIDATA:Q1"] is Joining.NAME
        assert "Thumb" not in [name.text for name in facts.names(Curie("SDB", "doid-2"))]
        assert facts.claims(Curie("SDB", "wikidata-q2")) or facts.find_condition("Unheard-of") is not None
        assert [str(one.child) for one in facts.kinships(Curie("SDB", "doid-2"))] == ["SDB:blue-thumb"]


def test_it_is_shown_with_its_source_and_its_mark(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    with SymptomDatabase.open(workshop.settings.database_url) as db:
        answer = db.show("SDB:doid-2")
        lines = {line.source: line for section in answer.sections for line in section.statements}
        assert lines["doid"].text == "A finger."
        assert "unreviewed; matched by name only" in lines["wikidata"].text
        assert all(line.citations for line in lines.values())
        assert {citation.licence for citation in answer.citations} >= {"CC0 1.0"}
        assert ("SDB:blue-thumb", "a kind of it") in [(key, why) for key, _, why in answer.see_also]
        assert [section.aspect for section in db.show("SDB:doid-2", [Aspect.OVERVIEW]).sections] == [Aspect.OVERVIEW]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("do/HumanDO.tsv", "id\tlabel\tsubClassOf\nDOID:1\ta\tb\nDOID:2\tb\ta\n", "circle"),
        ("do/HumanDO.tsv", "id\tname\tsubClassOf\n", "missing"),
        ("do/HumanDO.tsv", "id\tlabel\tsubClassOf\nDOID:1\ta", "cut off"),
        ("wikidata/WikiDiseaseData.jl", "{\n", "JSON"),
    ],
)
def test_a_bad_file_leaves_everything_as_it_was(workshop: Workshop, name: str, text: str, said: str) -> None:
    _load(workshop, *KEYS)
    before = _digest(workshop)
    (workshop.folder / "given" / name).write_text(text)
    with pytest.raises(SymptomDatabaseError, match=said):
        _load(workshop, "doid", "wikidata")
    assert _digest(workshop) == before
    loading.unload(workshop.settings, ["wikidata"], inputs=workshop.inputs)
    _load_again = {path.name for path in (workshop.settings.home / "sources").iterdir()}
    assert _load_again == {".lock", "mondo", "doid"}


def test_unknown_missing_and_tampered_sources_are_named(workshop: Workshop) -> None:
    with pytest.raises(NotFound, match="nonsense"):
        _load(workshop, "nonsense")
    with pytest.raises(NotFound, match="not loaded"):
        loading.unload(workshop.settings, ["doid"], inputs=workshop.inputs)
    with pytest.raises(SourceError, match="no file of symp"):
        _load(workshop, "symp")
    _load(workshop, "doid")
    (workshop.settings.home / "sources" / "doid" / "facets.tsv").write_text("?id\t?name\t?definition\n")
    with pytest.raises(SourceError, match="changed since it was loaded"):
        _load(workshop, "mondo")


def test_two_loads_at_once_are_kept_apart(workshop: Workshop) -> None:
    with loading.site_sources(workshop.settings).changing(), pytest.raises(StoreError, match="Another load"):
        _load(workshop, "doid")


def test_reading_goes_on_while_a_source_is_loaded(workshop: Workshop) -> None:
    _load(workshop, "doid")
    before = workshop.version()
    seen: list[tuple[str, bool]] = []
    with workshop.facts() as opened:

        def read(_step: str, _done: int, _total: int) -> None:
            """One reader that was there before, and one that comes while the build runs."""
            with workshop.facts() as fresh:
                seen.append((fresh.version(), bool(opened.claims(Curie("SDB", "doid-1")))))

        given = workshop.folder / "given"
        loading.load(workshop.settings, {"wikidata": given}, read, inputs=workshop.inputs)
    assert len(seen) > 10
    assert all(claims for _, claims in seen), "a reader keeps what it has open"
    assert {version for version, _ in seen[:-1]} == {before}, "until the end everybody sees the old one, whole"
    assert seen[-1][0] == workshop.version() != before


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.booleans(), st.sampled_from(KEYS)), min_size=1, max_size=4))
def test_only_what_is_loaded_counts_and_not_how_it_came_there(
    workshop: Workshop, steps: list[tuple[bool, str]]
) -> None:
    site = loading.site_sources(workshop.settings)
    for is_load, key in steps:
        if is_load:
            _load(workshop, key)
        elif key in site.ids():
            loading.unload(workshop.settings, [key], inputs=workshop.inputs)
    here = site.ids()
    if not here:
        return
    after = _digest(workshop)
    loading.unload(workshop.settings, here, inputs=workshop.inputs)
    _load(workshop, *here)
    assert _digest(workshop) == after
    with workshop.facts() as facts:
        loaded = {source.id: source.licence for source in facts.sources()}
        assert set(here) <= set(loaded)
        assert all(loaded.values()), "no source without a licence"
        for one in facts.conditions_page("", 0, 100)[1]:
            for claim in facts.claims(one.id):
                assert claim.source in here, "nothing of a source that is gone"
                assert claim.references, "no claim without a source"
    loading.unload(workshop.settings, here, inputs=workshop.inputs)
