"""The second reason to exist: a description in plain words, coded findings, ranked conditions with reasons."""

from __future__ import annotations

import errno
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from symptomdb.errors import BadCase, BadCurie, BadInput
from symptomdb.library import SymptomDatabase
from symptomdb.model.finding import Case
from symptomdb.serve import cli
from symptomdb.serve.cli import make_app
from symptomdb.serve.intake import parse_age

DESCRIPTION = "Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"


def _run(built: Path, *arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(make_app(), [*arguments, "--database", str(built)], input=given, catch_exceptions=False)


def test_the_description_is_read_with_fever_excluded(built: Path) -> None:
    findings = json.loads(_run(built, "read", DESCRIPTION, "--format", "json").stdout)["findings"]
    status = {finding["term"]: finding["status"] for finding in findings}
    assert status["HP:0001945"] == "excluded"
    assert status["SDBF:hard-lump"] == status["SDBF:local-warmth"] == status["HP:0010783"] == "observed"
    assert all(DESCRIPTION[finding["start"] : finding["end"]] == finding["mention"] for finding in findings)


def test_the_description_ranks_heterotopic_ossification_first_with_a_reason_per_finding(built: Path) -> None:
    found = json.loads(_run(built, "find", DESCRIPTION, "--format", "json").stdout)
    first = found["candidates"][0]
    assert first["condition_id"] == "SDB:heterotopic-ossification"
    assert {match["finding"] for match in first["matches"]} == {*found["observed"], *found["excluded"]}
    assert "HP:0001945" not in found["observed"]
    assert found["notice"]


def test_many_texts_come_out_in_their_order(built: Path) -> None:
    lines = '{"id": 1, "text": "she has a fever"}\nno cough\n'
    out = [json.loads(line) for line in _run(built, "read", "-", "--jsonl", given=lines).stdout.splitlines()]
    assert [[finding["status"] for finding in one["findings"]] for one in out] == [["observed"], ["excluded"]]


def test_an_emergency_in_the_text_comes_before_the_ranking(built: Path) -> None:
    out = _run(built, "find", "I have crushing chest pain right now").stdout
    assert "call" in out.lower().splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["find"], BadCase),
        (["find", "--finding", "fever"], BadCurie),
        (["find", "--finding", "HP:0001945", "--age", "old"], BadCase),
        (["find", "--finding", "HP:0001945", "--age", "200"], BadCase),
        (["find", "--finding", "HP:0001945", "--sex", "x"], BadCase),
    ],
)
def test_what_cannot_be_used_is_said_with_a_remedy(built: Path, arguments: list[str], error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        _run(built, *arguments)
    assert getattr(raised.value, "remedy", "")


@pytest.mark.parametrize(("text", "years"), [("34", 34.0), ("P34Y", 34.0), ("P6M", 0.5), ("p2y6m", 2.5)])
def test_ages(text: str, years: float) -> None:
    assert parse_age(text) == pytest.approx(years)


def test_a_bad_record_is_reported_and_the_others_go_on(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_bytes(b'{"id": "a", "text": "a fever"}\n{"id": "b"}\n\n{broken\n\xff\xfe\n{"id": "c", "text": ""}\n')
    result = _run(built, "read", str(file), "--jsonl")
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["line"], one.get("id"), "error" in one) for one in out] == [
        (1, "a", False), (2, "b", True), (4, None, True), (5, None, True), (6, "c", False),
    ]  # fmt: skip
    assert "5 records read, 3 of them bad." in result.stderr


def test_the_mark_of_order_that_windows_writes_is_no_part_of_a_text(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(b"\xef\xbb\xbffever\r\nno cough\r\n")
    found = json.loads(_run(built, "read", str(file), "--format", "json").stdout)["findings"]
    assert [(one["start"], one["mention"]) for one in found] == [(0, "fever"), (9, "cough")]
    file.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "a fever"}\r\n')
    assert json.loads(_run(built, "read", str(file), "--jsonl").stdout)["id"] == "a"


def test_what_is_no_utf8_is_refused_from_a_pipe_too(built: Path) -> None:
    with pytest.raises(BadInput, match="Standard input is not text in UTF-8"):
        CliRunner().invoke(
            make_app(), ["read", "-", "--database", str(built)], b"\xff\xfe fever", catch_exceptions=False
        )


def test_lines_of_json_are_no_page(built: Path) -> None:
    with pytest.raises(BadInput, match="JSON alone"):
        _run(built, "read", "fever", "--jsonl", "--format", "html")


def test_the_table_tells_modifiers_and_next_best_readings(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = _run(built, "read", "severe pain in my left knee for three days").stdout
    assert "severe, left, for three days, knee, or Arthralgia (HP:0002829)" in out


def test_a_reading_as_a_page_tells_places_modifiers_and_next_best_readings(built: Path) -> None:
    page = _run(built, "read", "severe pain in my left knee for three days", "--format", "html").stdout
    assert all(words in page for words in ("(7-27)", "Severity: severe.", "Side: left.", "Could also be Arthralgia."))


def test_a_reading_as_a_page_stands_alone_and_says_the_status_in_words(built: Path) -> None:
    page = _run(built, "read", "denies chest pain, has a rash <b>", "--format", "html").stdout
    assert "does not have it" in page
    assert "&lt;b&gt;" in page
    assert "/static/" not in page


def test_an_emergency_comes_before_what_was_read(built: Path) -> None:
    assert _run(built, "read", "I have crushing chest pain right now").stdout.startswith("This could be an emergency")
    found = json.loads(_run(built, "read", "I have crushing chest pain right now", "--format", "json").stdout)
    assert found["urgent_kind"] == "emergency"


def test_flags_and_a_phenopacket_give_one_result(built: Path, tmp_path: Path) -> None:
    packet = {
        "subject": {"sex": "FEMALE", "timeAtLastEncounter": {"age": {"iso8601duration": "P54Y"}}},
        "phenotypicFeatures": [{"type": {"id": "HP:0025262"}}, {"type": {"id": "HP:0001945"}, "excluded": True}],
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(packet))
    by_packet = _run(built, "find", "--phenopacket", str(file), "--format", "tsv").stdout
    flags = ("--finding", "HP:0025262", "--excluded", "HP:0001945", "--age", "54", "--sex", "f")
    assert by_packet == _run(built, "find", *flags, "--format", "tsv").stdout
    assert by_packet == _run(built, "find", "--phenopacket", "-", "--format", "tsv", given=json.dumps(packet)).stdout
    lines = [line.split("\t") for line in by_packet.splitlines()]
    assert lines[0][:3] == ["rank", "condition_id", "name"]
    assert {len(line) for line in lines} == {9}


def test_the_reasons_and_the_report_tell_the_same(built: Path) -> None:
    table = _run(built, "find", DESCRIPTION, "--explain", "--top", "2").stdout
    page = _run(built, "find", DESCRIPTION, "--format", "html", "--top", "2").stdout
    for shown in (table, page):
        assert "Heterotopic ossification" in shown
        assert "the same finding" in shown
        assert "S100" in shown
        assert "Look for these first" in shown
        assert "does not diagnose" in shown
    assert "<style>" in page


def test_an_interview_asks_for_danger_first_and_can_be_resumed(built: Path) -> None:
    keys = "\nw\nn\nu\n?\nl\nq\n"
    out = _run(built, "interview", "stiff hip", "--age", "54", given=keys).stdout
    assert out.index("is any of these there now") < out.index("1. Is there")
    assert "If yes, it would speak for" in out
    token = out.rsplit("--resume ", 1)[1].strip()
    again = _run(built, "interview", "--resume", token, given="q\n").stdout
    assert "is any of these there now" not in again
    assert "2. Is there" in again
    danger = _run(built, "interview", "stiff hip", given="2\n").stdout
    assert "This could be an emergency" in danger


def test_the_prior_by_prevalence_is_named_with_a_reason_per_candidate(built: Path) -> None:
    words = "fever and cough"
    alike, weighed = (
        json.loads(_run(built, "find", words, "--format", "json", *prior).stdout)
        for prior in (("--prior", "uniform"), ())
    )
    assert (alike["prior"], weighed["prior"]) == ("uniform", "prevalence")
    assert alike["candidates"][0]["condition_id"] != weighed["candidates"][0]["condition_id"]
    for one in weighed["candidates"]:
        (part,) = (part for part in one["adjustments"] if part["kind"] == "prior")
        assert re.search(r"about 1 in [\d,]+ people|No source says how common", part["reason"])
    assert not any(part["kind"] == "prior" for one in alike["candidates"] for part in one["adjustments"])
    table = _run(built, "find", words, "--prior", "prevalence", "--top", "2").stdout
    page = _run(built, "find", words, "--prior", "prevalence", "--top", "2", "--format", "html").stdout
    for shown in (" ".join(table.split()), page):
        assert "prevalence (conditions weighed by how common they are)" in shown
        assert shown.count("people have it") == 2
    table = _run(built, "find", words, "--prior", "uniform").stdout
    assert "uniform (all conditions treated alike, however common)" in " ".join(table.split())
    assert CliRunner().invoke(make_app(), ["find", words, "--prior", "often", "--database", str(built)]).exit_code == 2


def test_a_program_can_hold_an_interview_step_by_step(built: Path) -> None:
    step = json.loads(_run(built, "interview", "stiff hip", "--format", "json").stdout)
    assert step["question"]["red_flag"]
    none = [part for flag in step["red_flags"] for part in ("--answer", f"{flag['term']}=no")]
    step = json.loads(_run(built, "interview", "--resume", step["token"], *none, "-f", "json").stdout)
    first = step["question"]
    reply = ("--answer", f"{first['term']}=yes")
    after = json.loads(_run(built, "interview", "--resume", step["token"], *reply, "-f", "json").stdout)
    assert [(one["term"], one["reply"]) for one in after["answers"]] == [(first["term"], "yes")]
    back = json.loads(_run(built, "interview", "--resume", after["token"], "--undo", "-f", "json").stdout)
    assert (back["question"], back["answers"]) == (first, [])


@pytest.mark.parametrize("arguments", [["--answer", "HP:0001945=perhaps"], ["fever", "--resume", "i3.x"]])
def test_an_interview_that_makes_no_sense_is_refused_gently(built: Path, arguments: list[str]) -> None:
    with pytest.raises(BadInput, match=r"is no answer|given together"):
        _run(built, "interview", *arguments, "--format", "json")


def test_an_interview_keeps_its_prior(built: Path) -> None:
    out = _run(built, "interview", "fever and cough", "--prior", "prevalence", given="\nq\n").stdout
    assert "Prior prevalence: conditions weighed by how common they are." in out
    assert "people have it" in " ".join(out.split())
    again = out.rsplit("To go on later: ", 1)[1].split()
    assert again[0] == "--resume"
    resumed = _run(built, "interview", *again, given="q\n").stdout
    assert out[out.index("1. Is there") :].splitlines()[0] == resumed[resumed.index("1. Is there") :].splitlines()[0]
    alike = _run(built, "interview", "fever and cough", "--prior", "uniform", given="\nq\n").stdout
    assert "Prior uniform" in alike
    assert "To go on later: --resume" in alike


def test_a_question_about_symptoms_names_the_command(built: Path) -> None:
    answer = json.loads(_run(built, "ask", "what could it be: stiff hip and a lump?", "--format", "json").stdout)
    assert answer["hand_over"]["command"] == "symptomdb find"
    assert "symptomdb find" in answer["message"]


def test_two_conditions_are_compared(built: Path) -> None:
    pair = ("--compare", "heterotopic-ossification", "--compare", "septic arthritis")
    out = _run(built, "find", DESCRIPTION, *pair).stdout
    assert "Argues for" in out
    shown = json.loads(_run(built, "find", DESCRIPTION, *pair, "--format", "json").stdout)
    assert any(one["points"] > 0 for one in shown["arguments"])
    with pytest.raises(BadInput, match="Two conditions"):
        _run(built, "find", DESCRIPTION, "--compare", "gout")


def test_a_cohort_tells_its_version_prior_and_notice(built: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="cohorts need the extra symptomdb[batch]")
    cases, out = tmp_path / "cases.jsonl", tmp_path / "ranks.parquet"
    cases.write_text('{"id": "a", "observed": ["HP:9999999"]}\n')
    told = _run(built, "batch", str(cases), "--out", str(out), "--jobs", "1").stdout
    assert "1 record in" in told
    assert "No case could be ranked" in told
    assert "Prior uniform" in told
    assert "Knowledge base 20" in told
    assert "does not diagnose" in told
    assert "symptomdb[spark]" in _run(built, "batch", "--help").stdout


def test_a_full_disk_is_a_clear_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(_verb: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "ranks.parquet")

    monkeypatch.setattr(cli, "make_app", full)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == (
        "symptomdb: ranks.parquet: No space left on device. Make room and run the command again.\n"
    )


def test_what_cannot_be_used_is_not_listed_as_there(built: Path) -> None:
    shown = _run(built, "find", "--finding", "HP:9999999", "--finding", "HP:0000006").stdout
    assert "There:" not in shown
    assert "No condition can be ranked" in shown
    assert "HP:9999999 is not in this version" in shown


def test_every_key_of_a_source_is_resolved(built: Path) -> None:
    """``S084`` tells nobody anything: the table, the JSON and the report say what it is."""
    found = json.loads(_run(built, "find", DESCRIPTION, "--format", "json").stdout)
    keys = {key for one in found["candidates"] for match in one["matches"] for key in match["references"]}
    keys |= {key for sign in found["warning_signs"] for key in sign["citations"]}
    known = {one["id"]: one["title"] for one in found["publications"]}
    assert {key for key in keys if ":" not in key} == set(known)
    shown = " ".join(_run(built, "find", DESCRIPTION, "--explain", "--top", "1").stdout.split())
    report = _run(built, "find", DESCRIPTION, "--format", "html").stdout
    assert " ".join(known["S102"].split())[:40] in shown
    assert known["S102"][:40] in html.unescape(report)
    # A file that is sent on or printed has no site around it, and nobody can open a fold on paper.
    assert 'href="/' not in report
    assert "<details" in report
    assert not re.search(r"<details(?![^>]* open)", report)


def test_signs_of_danger_stand_before_the_list_with_the_condition_they_belong_to(built: Path) -> None:
    shown = _run(built, "find", DESCRIPTION).stdout
    signs, listed = shown.index("Look for these first"), shown.index("  1  ")
    assert "\n  Heterotopic ossification" in shown[signs:listed]


def test_excluded_findings_do_not_look_as_if_they_counted(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = " ".join(_run(built, "find", DESCRIPTION, "--explain", "--top", "1").stdout.split())
    assert "not counted" in shown


def test_a_table_of_tabs_carries_prior_and_version_and_the_rest_goes_to_standard_error(built: Path) -> None:
    result = _run(built, "find", "--finding", "HP:0001083", "--finding", "HP:9999999", "--format", "tsv")
    head, *rows = (line.split("\t") for line in result.stdout.splitlines())
    assert head[-2:] == ["prior", "knowledge_base"]
    assert {(row[-2], row[-1][:2]) for row in rows} == {("uniform", "20")}
    assert "HP:9999999" in result.stderr
    assert "does not diagnose" in result.stderr


def test_the_case_comes_out_as_a_phenopacket_and_goes_in_again(built: Path, tmp_path: Path) -> None:
    packet = tmp_path / "case.json"
    packet.write_text(_run(built, "find", DESCRIPTION, "--sex", "woman", "--format", "phenopacket").stdout)
    assert json.loads(packet.read_text())["subject"]["sex"] == "FEMALE"
    again = json.loads(_run(built, "find", "--phenopacket", str(packet), "--format", "json").stdout)
    assert again["excluded"] == ["HP:0001945"]
    assert again["sex"] == "female"


def test_no_pair_is_said_to_be_none(built: Path) -> None:
    assert "Two at once: no pair" in " ".join(_run(built, "find", DESCRIPTION, "--pairs").stdout.split())


def test_a_comparison_is_the_same_whichever_way_it_is_asked_for(built: Path) -> None:
    two = ("--compare", "heterotopic-ossification", "--compare", "septic-arthritis")
    found = json.loads(_run(built, "find", DESCRIPTION, *two, "--format", "json").stdout)
    assert list(found) == ["urgent", "urgent_kind", "audience", "purpose", "arguments", "notice", "knowledge_base"]
    assert "Knowledge base 20" in _run(built, "find", DESCRIPTION, *two).stdout


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("notes/missing.txt", "no file"),
        ("./missing", "no file"),
        ("/home/nobody/missing", "no file"),
        ("~/missing", "no file"),
        ("c:\\notes\\missing", "no file"),
        ("/tmp/", "is a folder"),
        (".", "is a folder"),
    ],
)
def test_the_name_of_a_file_is_not_read_as_words(built: Path, text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        _run(built, "read", text)


def test_a_phenopacket_that_is_not_there_is_said_to_be_missing(built: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        _run(built, "find", "--phenopacket", str(tmp_path / "none.json"))
    odd = {"subject": {}, "phenotypicFeatures": [{"type": {"label": "Fever"}}], "metaData": {}}
    (tmp_path / "odd.json").write_text(json.dumps(odd))
    with pytest.raises(BadCase, match=r"feature \(Fever\) has no type with an id"):
        _run(built, "find", "--phenopacket", str(tmp_path / "odd.json"))
    odd = {
        "subject": {"timeAtLastEncounter": {"age": {"iso8601duration": "P3X"}}},
        "phenotypicFeatures": [{"type": {"id": "HP:0001083"}}], "metaData": {},
    }  # fmt: skip
    (tmp_path / "age.json").write_text(json.dumps(odd))
    assert "age is no ISO 8601" in _run(built, "find", "--phenopacket", str(tmp_path / "age.json")).stdout


@pytest.mark.parametrize("case", ["stiff hip", ["HP:0001376"], Case(("HP:0001376",))])  # type: ignore[arg-type]
def test_what_is_no_case_is_not_ranked_as_an_empty_one(built: Path, case: Any) -> None:
    with SymptomDatabase.open(str(built)) as db, pytest.raises(BadCase, match="case") as raised:
        db.find(case)
    assert "case_of" in raised.value.remedy


def test_an_unknown_prior_is_refused(built: Path) -> None:
    with SymptomDatabase.open(str(built)) as db, pytest.raises(BadInput, match="no prior"):
        db.find_options(prior="rare")
