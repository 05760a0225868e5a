"""Plain words for questions: ours first, then HPO's for laypeople, then labels made of plain words only."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptomdb.assembly.plain_words import with_plain_words
from symptomdb.errors import BadContent
from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym, Term
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.lexicon import lexicon_folder
from symptomdb.sources.plain_words import read_plain_words

FILE = lexicon_folder() / "questions" / "plain_words.tsv"


def term(number: int, label: str, plain: str = "") -> Term:
    return Term(Curie("T", str(number)), label, synonyms=(Synonym(plain, kind="layperson"),) if plain else ())


def first(of: Term) -> str:
    return of.synonyms[0].text if of.synonyms else ""


def test_ours_win_and_a_label_of_plain_words_is_plain() -> None:
    terms = [term(n, f"algia {n}", f"knee pain {'abcdef'[n]}") for n in range(6)]
    terms += [term(6, "Knee pain"), term(7, "Gonalgia"), term(8, "Abnormal knee pain")]
    found = with_plain_words(terms, {Curie("T", "0"): "a sore knee"})
    assert [first(one) for one in found[:2]] == ["a sore knee", "knee pain b"]
    assert [first(one) for one in found[6:]] == ["Knee pain", "", ""]


def test_every_row_of_ours_names_a_finding_by_its_label() -> None:
    labels = {one.id: one.label for one in read_hpo(find_hpo_folder() / "hp.obo").terms}
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    wrong = [row for row in rows if row[0].startswith("HP:") and labels.get(Curie.parse(row[0])) != row[2]]
    assert not wrong
    assert len(rows) > 250


def test_a_row_that_is_not_whole_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "plain_words.tsv"
    file.write_text("term\tplain\tlabel\nHP:0000001\tone\tOne\nHP:0000001\tagain\tOne\nHP:0000002\t\tTwo\n")
    with pytest.raises(BadContent) as caught:
        read_plain_words(file, {Curie("HP", "0000001")})
    assert len(caught.value.problems) == 2
    assert read_plain_words(tmp_path / "none.tsv", ()) == {}
