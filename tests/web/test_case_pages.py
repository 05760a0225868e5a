"""The pages of reading, ranking and interviewing as a reader without a browser gets them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.web.conftest import Client
from tests.web.fake import HOSTILE

from symptomdb.serve.web.app import create_app
from symptomdb.serve.web.marked_text import Mark, pieces
from symptomdb.settings import Settings

TEXT = "Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"
FINDINGS = {"f:HP:0025262": "observed", "f:SDBF:hard-lump": "observed", "f:HP:0001945": "excluded"}
YES = {"professional": "yes"}


@pytest.fixture(scope="module")
def whole(whole_app: FastAPI) -> Client:
    """Requests to the site over the whole knowledge base."""
    return Client(whole_app)


def _post(client: Client, path: str, **fields: str) -> str:
    reply = client.post(path, data=fields)
    assert reply.status_code == 200, reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert "set-cookie" not in reply.headers
    return unescape(reply.text)


def test_a_text_comes_back_whole_with_a_word_beside_each_mention(whole: Client) -> None:
    page = _post(whole, "/read", text=TEXT)
    marked = page[page.index('class="marked"') :].split("</p>")[0].split(">", 1)[1]
    words = re.compile(r'<span class="m-word m-[^>]*>(?:<span class="sr">[^<]*</span>|[^<])*</span>')
    assert "Stiff hip" in marked
    assert re.search(r'm-excluded">fever</span><span class="m-word m-word-excluded">', marked)
    assert "does not have it" in marked
    assert re.sub(r"<[^>]+>", "", words.sub("", marked)) == TEXT
    assert 'name="f:HP:0001945" value="excluded" checked' in page
    assert 'name="f:HP:0025262" value="observed" checked' in page


def test_what_is_somebody_elses_is_left_out_until_switched(whole: Client) -> None:
    page = _post(whole, "/read", text="mother had DVT. she has a fever")
    assert 'name="f:HP:0002625" value="wrong" checked' in page
    assert "in a relative" in page


def test_pieces_add_up_to_the_text_even_where_marks_overlap() -> None:
    marks = [Mark(0, 4, "observed", "a"), Mark(2, 6, "excluded", "b"), Mark(8, 9, "unread", "c")]
    found = list(pieces("abcdefghij", marks))
    assert "".join(one.text for one in found) == "abcdefghij"
    assert [len(one.marks) for one in found] == [2, 0, 1, 0]


@pytest.mark.parametrize("path", ["/read", "/find", "/interview"])
def test_a_red_flag_comes_first_even_before_the_confirmation(whole: Client, path: str) -> None:
    page = _post(whole, path, text="I have crushing chest pain right now")
    main = page[page.index("<main") :]
    assert main.index('role="alert"') < main.index("<h1")
    assert 'class="candidate"' not in page


def test_an_empty_text_is_told_and_not_passed_over(whole: Client) -> None:
    reply = whole.post("/read", data={"text": " \r\n "})
    assert reply.status_code == 422
    assert "There is no text to read yet" in reply.text


def test_no_ranking_is_shown_before_the_reader_confirms(whole: Client) -> None:
    page = _post(whole, "/find", **FINDINGS)
    assert 'class="candidate"' not in page
    assert "I am a health professional or a researcher" in page
    assert "3 findings read" in page
    assert 'name="f:HP:0025262" value="observed"' in page
    interview = _post(whole, "/interview", **FINDINGS)
    assert "The list so far" not in interview
    assert "Is any of these there now" not in interview


def test_a_site_for_everyone_asks_for_no_confirmation(built: Path, tmp_path: Path) -> None:
    client = Client(create_app(Settings(home=tmp_path, database=str(built), public_find=True)))
    page = _post(client, "/find", **FINDINGS)
    assert 'class="candidate"' in page
    assert 'name="professional"' not in page
    assert "offers it to everyone" in page


def test_a_ranking_has_bars_with_figures_and_reasons(whole: Client) -> None:
    page = _post(whole, "/find", text=TEXT, age="54", sex="female", **YES)
    first = page[page.index('class="candidate"') :].split('class="candidate"')[1]
    assert "Heterotopic ossification" in first
    assert re.search(r'class="bar-front" width="\d+\.\d"', first)
    assert re.search(r"<b>(over )?\d+(\.\d)?%</b>", first)
    assert "times likelier" in first
    assert "/publications/S100" in first
    assert "Against it: Fever" in first
    assert 'id="warnings-title"' in page
    assert page.index('id="warnings-title"') < page.index('id="ranked-title"')
    assert "Is there enough to go on?" in page
    assert "What would change the first place" in page
    assert ' style="' not in page
    assert "<script>" not in page


def test_the_prior_is_a_choice_in_plain_words_that_the_forms_carry_on(whole: Client) -> None:
    for path in ("/find", "/interview"):
        empty = whole.get(path).text
        assert 'value="prevalence" checked> <span>Weigh by how common they are: for general use</span>' in empty
        assert 'value="uniform"> <span>Treat all conditions alike: for rare-disease work</span></label>' in empty
        assert 'name="prior" value="uniform" checked' in _post(whole, path, text="fever", prior="uniform")
    alike = _post(whole, "/find", text="fever and cough", prior="uniform", **YES)
    assert "All conditions count alike here, however rare" in alike
    assert "Prior: uniform (all conditions treated alike, however common)" in alike
    assert "people have it" not in alike
    weighed = _post(whole, "/find", text="fever and cough", prior="prevalence", **YES)
    assert 'name="prior" value="prevalence" checked' in weighed
    assert "Prior: prevalence (conditions weighed by how common they are)" in weighed
    listed = weighed.split('class="candidate"')[1:]
    assert len(listed) == 10
    assert all(re.search(r"about 1 in [\d,]+ people have it|No source says how common", one) for one in listed)
    report = _post(whole, "/find", do="report", said="fever and cough", prior="prevalence", **FINDINGS, **YES)
    assert "Prior: prevalence" in report
    assert report.count("How common it is") == report.count('class="candidate"')


def test_an_interview_carries_its_prior_to_the_list(whole: Client) -> None:
    page = _post(whole, "/interview", do="start", text="fever and cough", prior="prevalence", **YES)
    forms = re.findall(r"<form .*?</form>", page[page.index("<main") :], re.DOTALL)
    assert len(forms) == 2
    assert all('<input type="hidden" name="prior" value="prevalence">' in form for form in forms)
    assert "Prior: prevalence" in page
    assert "people have it" in page


def test_a_chip_switches_leaves_out_and_comes_back(whole: Client) -> None:
    switched = _post(whole, "/find", do="switch:HP:0025262", **FINDINGS, **YES)
    assert 'name="f:HP:0025262" value="excluded"' in switched
    removed = _post(whole, "/find", do="remove:HP:0025262", **FINDINGS, **YES)
    assert 'name="f:HP:0025262" value="wrong"' in removed
    assert 'value="restore:HP:0025262"' in removed
    # What was left out stays out even when the words say it once more.
    again = _post(whole, "/find", text="stiff hip", **{**FINDINGS, "f:HP:0025262": "wrong"}, **YES)
    assert 'name="f:HP:0025262" value="wrong"' in again
    back = _post(whole, "/find", do="restore:HP:0025262", **{**FINDINGS, "f:HP:0025262": "wrong"}, **YES)
    assert 'name="f:HP:0025262" value="observed"' in back


def test_a_phenopacket_comes_in_as_a_file_and_goes_out(whole: Client) -> None:
    out = whole.post("/find", data={"do": "phenopacket", "age": "54", **FINDINGS, **YES})
    assert out.headers["content-disposition"] == 'attachment; filename="case.json"'
    packet = json.loads(out.text)
    assert packet["subject"]["timeAtLastEncounter"]["age"]["iso8601duration"] == "P54Y"
    reply = whole.post("/find", data=YES, files={"packet": ("case.json", out.text, "application/json")})
    for name, status in FINDINGS.items():
        assert f'name="{name}" value="{status}"' in reply.text
    old = {"subject": {}, "metaData": {"phenopacketSchemaVersion": "1.0"}}
    refused = whole.post("/find", data=YES, files={"packet": ("case.json", json.dumps(old), "application/json")})
    assert (refused.status_code, "version 1" in refused.text) == (422, True)


def test_the_report_stands_alone(whole: Client) -> None:
    reply = whole.post("/find", data={"do": "report", "said": f"said {HOSTILE}", **FINDINGS, **YES})
    assert reply.headers["content-disposition"].startswith("attachment")
    assert "<style>" in reply.text
    assert "/static/" not in reply.text
    assert "<script" not in reply.text
    assert '<details class="reasons" open>' in reply.text


def test_an_interview_asks_one_question_at_a_time(whole: Client) -> None:
    def token(page: str) -> str:
        return re.search(r'name="token"[^>]*>([^<]+)<', page)[1]  # type: ignore[index]

    start = _post(whole, "/interview", do="start", text="stiff hip", **YES)
    assert "Is any of these there now?" in start
    one = _post(whole, "/interview", do="none", token=token(start), **YES)
    assert "Why this question:" in one
    term = re.search(r'name="term" value="([^"]+)"', one)[1]  # type: ignore[index]
    two = _post(whole, "/interview", do="yes", term=term, token=token(one), **YES)
    assert "Answered so far" in two
    undone = _post(whole, "/interview", do="undo", token=token(two), **YES)
    assert token(undone) == token(one)
    resumed = _post(whole, "/interview", do="resume", token=token(two), **YES)
    assert token(resumed) == token(two)
    listed = _post(whole, "/find", token=token(two), **YES)
    assert f'name="f:{term}" value="observed"' in listed
    flagged = _post(whole, "/interview", do="flags", flag="HP:0100749", token=token(start), **YES)
    assert 'role="alert"' in flagged
    # The question takes the keyboard's focus, but never past a call for help.
    assert ("autofocus" in one, "autofocus" in flagged) == (True, False)


def test_an_interview_shows_answers_in_the_words_of_the_questions(whole: Client) -> None:
    start = _post(whole, "/interview", do="start", text="headache", **YES)
    token = re.search(r'name="token"[^>]*>([^<]+)<', start)[1]  # type: ignore[index]
    told = _post(whole, "/interview", do="yes", term="HP:0000613", token=token, **YES)
    assert "Light that bothers the eyes: <b>yes</b>" in told
    assert "(Photophobia)" in told


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/find", {"f:none": "observed"}, 422),
        ("/find", {"f:HP:0001945": "observed", "professional": "yes", "prior": "often"}, 422),
        ("/interview", {"text": "fever", "professional": "yes", "prior": "often"}, 422),
        ("/find", {**FINDINGS, "age": "old"}, 422),
        ("/find", {**FINDINGS, "age": "x" * 300}, 413),
        ("/find", {**FINDINGS, **YES, "only": "SDB:none-such"}, 404),
        ("/find", {**FINDINGS, **YES, "only": "!"}, 422),
        ("/find", {**FINDINGS, **YES, "unmatched": "x"}, 422),
        ("/find", {**FINDINGS, "do": "switch:"}, 422),
        ("/interview", {**YES, "token": "x"}, 422),
        ("/interview", {**YES, "do": "dance"}, 422),
        ("/interview", {**YES, "do": "yes"}, 422),
        ("/interview", {**YES, "flag": "!"}, 422),
        ("/interview", {**YES, "most": "x", "sex": "x"}, 422),
    ],
)
def test_what_cannot_be_used_is_a_clear_page(whole: Client, path: str, fields: dict[str, str], status: int) -> None:
    reply = whole.post(path, data=fields)
    assert reply.status_code == status
    assert "What you can do:" in reply.text


def test_a_form_with_a_mistake_comes_back_as_it_was_sent(whole: Client) -> None:
    reply = whole.post("/find", data={**FINDINGS, **YES, "text": "a sore throat", "age": "old", "only": "SDB:gout"})
    assert reply.status_code == 422
    page = unescape(reply.text)
    assert page.index('role="alert"') < page.index("'old' is no age.")
    assert "a sore throat</textarea>" in page
    for kept in ('name="f:HP:0025262" value="observed"', 'name="only" value="SDB:gout"', 'name="age" value="old"'):
        assert kept in page


def test_age_and_sex_of_the_text_stand_in_the_form(whole: Client) -> None:
    page = _post(whole, "/read", text="54-year-old woman with a stiff hip, mother had gout")
    assert 'name="age" value="54"' in page
    assert '<option value="female" selected>' in page


def test_two_conditions_of_the_list_are_compared(whole: Client) -> None:
    fields = {**FINDINGS, **YES, "first": "SDB:heterotopic-ossification", "second": "SDB:septic-arthritis"}
    page = _post(whole, "/find", do="compare", **fields)
    part = page[page.index('class="compared"') :].split("</section>")[0]
    assert "Hard lump in soft tissue</b>: argues for Heterotopic ossification" in part


def test_hostile_words_stay_words(whole: Client) -> None:
    for path in ("/read", "/find", "/interview"):
        text = whole.post(path, data={"text": f"fever {HOSTILE}", "said": HOSTILE, **YES}).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_an_answer_about_symptoms_offers_the_ranking(whole: Client) -> None:
    page = _post(whole, "/ask", q="what could it be: stiff hip and a lump in the thigh?")
    form = page[page.index('action="/find"') :].split("</form>")[0]
    assert "stiff hip and a lump in the thigh" in form
    assert 'method="post"' in page[page.index('action="/find"') - 40 : page.index('action="/find"')]
