"""A manuscript: unedited it is the file, an edit changes only its own lines, and no value is bent by being written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.toy import TOY, manuscript

from symptomdb.errors import BadInput, Conflict, NotFound
from symptomdb.model.page import Author
from symptomdb.publish.manuscript import Manuscript, fingerprint
from symptomdb.publish.statement_text import fields, spaced
from symptomdb.sources.content import content_folder

MONOGRAPHS = sorted((content_folder() / "monographs").glob("*.yaml"))


@pytest.mark.parametrize("path", MONOGRAPHS, ids=lambda path: path.stem)
def test_every_statement_of_the_repository_can_be_changed_and_changed_back(path: Path) -> None:
    text = path.read_text("utf-8")
    old = Manuscript.parse(text, path.stem)
    assert old.text == text
    for statement in (*old.ids[:4], *old.ids[-2:]):
        entry = old.entry(statement)
        assert old.with_statement(statement, entry).text == text
        new = old.with_statement(statement, {**entry, "clinical": "It may be: another # text.", "label": "Yes"})
        assert new.entry(statement) == {**entry, "clinical": "It may be: another # text.", "label": "Yes"}
        changed = set(new.text.split("\n")) - set(text.split("\n"))
        assert changed == {'    clinical: "It may be: another # text."', '    label: "Yes"'}
        assert new.with_statement(statement, entry).data == old.data


def test_an_edit_leaves_all_other_lines_alone() -> None:
    new = manuscript().with_statement("ring", {**manuscript().entry("ring"), "modality": "often"})
    assert new.text == TOY.replace("modality: may", "modality: often")


def test_a_long_wording_is_folded_into_lines_of_120_columns() -> None:
    new = manuscript().with_statement(
        "hum", {**manuscript().entry("hum"), "plain": "You may hear a hum. " * 20 + "End"}
    )
    assert max(map(len, new.text.split("\n"))) <= 120
    assert "    plain: >-\n      You may hear" in new.text


def test_statements_come_go_and_move_with_their_bytes() -> None:
    old = manuscript()
    added = old.with_new_statement({**old.entry("hum"), "id": "buzz"}, after="ring")
    assert added.ids == ["ring", "buzz", "hum"]
    assert added.without_statement("buzz").text == TOY
    assert old.moved("hum").ids == ["hum", "ring"]
    assert old.moved("hum").moved("hum", after="ring").data == old.data
    assert "'It may ring.'   # said twice" in old.moved("ring", after="hum").text
    with pytest.raises(BadInput, match="at least one"):
        old.without_statement("ring").without_statement("hum")


def test_ids_are_unique_and_known() -> None:
    with pytest.raises(Conflict, match="already"):
        manuscript().with_new_statement(manuscript().entry("hum"))
    with pytest.raises(Conflict, match="already"):
        manuscript().with_statement("ring", {**manuscript().entry("ring"), "id": "hum"})
    with pytest.raises(NotFound, match="no statement 'x'"):
        manuscript().entry("x")


def test_a_review_is_written_into_the_head() -> None:
    reviewer = Author("Rita: R.", "person", "MD, PhD", "Toy Hospital", "Toytown", "", "Toy council", "none")
    authors = (Author("Toy editors", "organization", conflicts="none declared"),)
    new = manuscript().with_review(authors, (reviewer,), date(2026, 3, 4), date(2027, 3, 4))
    assert new.data["reviewers"][0]["name"] == "Rita: R."
    assert new.data["dates"] == {"created": "2026-01-02", "last_reviewed": "2026-03-04", "next_due": "2027-03-04"}
    gone = set(TOY.split("\n")) - set(new.text.split("\n"))
    assert gone == {"reviewers: []   # nobody yet", next(line for line in TOY.split("\n") if line.startswith("dates"))}


_WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=80)


@given(clinical=_WORDS, label=_WORDS, plain=st.text(alphabet="ab:#-'\"[]{},&*!|>%@` \\?", min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_kept_or_refused(clinical: str, label: str, plain: str) -> None:
    typed = {"clinical": clinical, "label": label, "plain": plain}
    try:
        values = {name: spaced(text) for name, text in typed.items()}
    except BadInput:
        return
    entry = {**manuscript().entry("hum"), **{name: text for name, text in values.items() if text}}
    new = manuscript().with_statement("hum", entry)
    assert new.entry("hum") == entry
    assert Manuscript.parse(new.text).data == new.data
    assert new.text.startswith(TOY[: TOY.index("  - id: hum")])


def test_a_text_that_is_no_monograph_is_refused() -> None:
    with pytest.raises(BadInput, match="no monograph"):
        Manuscript.parse("just: this", "x")


def test_fingerprints_tell_states_apart_and_ignore_empty_fields() -> None:
    entry = manuscript().entry("hum")
    assert fingerprint(entry) == fingerprint({**entry, "label": ""})
    assert fingerprint(entry) != fingerprint({**entry, "label": "x"})


def test_control_characters_are_refused() -> None:
    with pytest.raises(BadInput, match=r"U\+0007"):
        spaced("ring\x07ring")


def test_fields_follow_the_schema() -> None:
    assert list(fields())[:4] == ["id", "aspect", "group", "label"]
