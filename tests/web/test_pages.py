"""The pages as a reader gets them, without a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.web.conftest import Client
from tests.web.fake import HOSTILE, SECTIONS

from symptomdb.errors import NoDatabase
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

PAGES = [
    "/",
    "/ask?q=toe",
    "/ask?q=emergency",
    "/ask?q=no_answer",
    "/conditions",
    "/conditions?letter=B",
    "/conditions/bell-toe",
    "/conditions/bell-toe?wording=clinical",
    "/conditions/hostile",
    "/conditions/omim-000001",
    "/read",
    "/find",
    "/interview",
    "/search",
    "/search?q=bell",
    "/search?q=nothing",
    "/sources",
    "/sources/toy",
    "/changes",
    "/changes?build=toy-0",
    "/coverage",
    "/coverage?q=bell&source=&aspect=symptoms&offset=50",
    "/publications/T001",
    "/about",
    "/people",
    "/goodbye",
]
#: Pages with a form that changes something: they give the browser a cookie that ties the form to it.
FORM_PAGES = [
    "/sign-in",
    "/sign-in/code",
    "/sign-up",
    "/confirm?token=made-up",
    "/account/email/confirm?token=made-up",
    "/reset",
    "/reset/choose?token=made-up",
]
#: Addresses that are for who is signed in, or take forms only.
FOR_MEMBERS = [
    "/account",
    "/sign-out",
    "/people/none",
    "/unsubscribe",
    "/sign-in/elsewhere",
    *(f"/account/{part}" for part in ("profile", "password", "email", "second-factor", "data", "notices")),
    *(f"/account/second-factor/{part}" for part in ("begin", "confirm", "remove")),
    *(f"/account/data/{part}" for part in ("export", "erase")),
    "/accounts",
    "/accounts/none",
    *(f"/accounts/none/{part}" for part in ("role", "verify", "disable", "enable")),
]
ERRORS = [("/nowhere", 404), ("/conditions/none", 404), ("/sources/none", 404), ("/ask?q=explode", 500)]


@pytest.mark.parametrize("path", [*PAGES, *FORM_PAGES])
def test_a_page_is_there_for_get_and_head(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200
    head = client.request("HEAD", path)
    assert (head.status_code, head.text) == (200, "")


@pytest.mark.parametrize(("path", "status"), ERRORS)
def test_an_error_page_says_what_to_do_next(client: Client, path: str, status: int) -> None:
    reply = client.get(path)
    assert reply.status_code == status
    assert "What you can do:" in reply.text
    assert "Traceback" not in reply.text


def test_without_a_knowledge_base_the_page_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(Settings())

    def refuse(_: object) -> None:
        raise NoDatabase("Nothing was built yet.", "Run `symptomdb build`.")

    monkeypatch.setattr(type(app.state.knowledge), "db", property(refuse))
    reply = Client(app).get("/")
    assert (reply.status_code, reply.headers["retry-after"]) == (503, "30")
    assert "Run `symptomdb build`." in reply.text
    assert Client(app).get("/about").status_code == 200


def test_a_condition_shows_every_statement_with_its_hedge_and_number(client: Client) -> None:
    text = client.get("/conditions/bell-toe").text
    for statements in SECTIONS.values():
        for one in statements:
            assert text.count(f'id="s-{one.id}"') == 1
            assert one.text in text
            assert f"hedge-{one.modality}" in text
    assert 'href="#ref-1"' in text
    assert 'id="ref-1"' in text
    assert "https://doi.org/10.1000/toy.1" in text
    assert "Part read for this page: abstract." in text


def test_red_flags_stand_before_everything_else(client: Client) -> None:
    for path in ("/conditions/bell-toe", "/ask?q=toe"):
        text = client.get(path).text
        flags = text.index('id="red-flags"')
        assert flags < text.index('id="s-silent"') < text.index('id="s-loud"') < text.index('class="aspect"')


def test_plain_and_clinical_wording_are_a_link_apart(client: Client) -> None:
    plain = client.get("/conditions/bell-toe").text
    clinical = client.get("/conditions/bell-toe?wording=clinical").text
    assert "(clinical wording)" not in plain
    assert clinical.count("(clinical wording)") >= sum(len(one) for one in SECTIONS.values())
    assert client.get("/conditions/bell-toe?wording=rude").status_code == 422


def test_both_sides_of_a_disagreement_are_shown(client: Client) -> None:
    for path in ("/conditions/bell-toe", "/ask?q=toe"):
        text = client.get(path).text
        dispute = text[text.index('class="dispute"') :]
        assert "When should it be damped?" in dispute
        assert dispute.index("Damp it early.") < dispute.index("Wait until it has settled.")


def test_unsourced_is_said_in_words_with_whose_opinion_it_is(client: Client) -> None:
    text = client.get("/conditions/bell-toe").text
    line = text[text.index('id="s-song"') :]
    line = line[: line.index("</li>")]
    assert "Unsourced" in line
    assert "opinion of the author" in line
    assert "cite" not in line


def test_review_state_is_shown(client: Client) -> None:
    overdue = client.get("/conditions/bell-toe").text
    assert "Not yet reviewed by a clinician." in overdue
    assert "The review of this page is overdue." in overdue
    assert "1 July 2020" in overdue
    reviewed = client.get("/conditions/hostile").text
    assert "Rita Review, MD" in reviewed
    assert "Credentials not verified." in reviewed
    assert "3 February 2026" in reviewed
    assert "Not yet reviewed" not in reviewed
    assert "overdue" not in reviewed
    assert "Nobody has written or reviewed a text" in client.get("/conditions/omim-000001").text


def test_another_name_leads_to_the_address_of_the_condition(client: Client) -> None:
    reply = client.get("/conditions/Bell toe")
    assert (reply.status_code, reply.headers["location"]) == (307, "/conditions/bell-toe")


@pytest.mark.parametrize("behaviour", ["emergency", "crisis"])
def test_an_emergency_comes_first_and_is_announced(client: Client, behaviour: str) -> None:
    text = client.get(f"/ask?q={behaviour}").text
    main = text[text.index("<main") :]
    assert main.index('role="alert"') < main.index("You asked")
    assert "112 in Europe" in main


def test_a_missing_aspect_is_said(client: Client) -> None:
    text = client.get("/ask?q=toe").text
    assert "No sourced answer for" in text
    assert "no source is loaded" in text


def test_a_link_to_share_is_offered_only_for_questions_about_nobody(client: Client) -> None:
    assert "Link to this question" in client.get("/ask?q=is+a+ringing+toe+common").text
    assert "Link to this question" not in client.get("/ask?q=does+my+toe+ring").text
    assert "Link to this question" not in client.get("/ask?q=dose").text


def test_a_question_by_form_gives_the_same_answer_as_by_link(client: Client) -> None:
    by_form = client.post("/ask", data={"q": "is a ringing toe common", "wording": "plain"})
    by_link = client.get("/ask?q=is+a+ringing+toe+common")
    assert by_form.text == by_link.text
    assert client.get("/ask?q=").status_code == 303
    assert client.post("/ask", data={"q": " "}).status_code == 303


def test_a_follow_up_keeps_the_condition(client: Client) -> None:
    text = client.post("/ask", data={"q": "how is it treated", "context": "SDB:omim-000001"}).text
    assert "Brassy elbow syndrome" in text
    assert 'name="context" value="SDB:omim-000001"' in text


def test_the_question_is_in_no_title_and_no_answer_is_kept(client: Client) -> None:
    reply = client.get("/ask?q=canary+question")
    title = re.search(r"<title>(.*?)</title>", reply.text)
    assert title is not None
    assert "canary" not in title[1]
    assert reply.headers["cache-control"] == "no-store"


def test_hostile_text_stays_text(client: Client) -> None:
    for path in ("/conditions/hostile", f"/ask?q={HOSTILE}", f"/search?q={HOSTILE}", "/conditions?letter=<"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert 'href="javascript:' not in text


def test_source_and_publication_pages_give_their_particulars(client: Client) -> None:
    source = client.get("/sources/toy").text
    for part in ("Toy House", "CC0", "2026", "ab" * 32, "12,345", "kept by experts"):
        assert part in source
    assert "https://doi.org/10.1000/toy.1" in client.get("/publications/T001").text


class _Markup(HTMLParser):
    """Collects what the policy would refuse: inline styles, inline scripts and event attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        is_inline_script = tag == "script" and "src" not in names and names.get("type") != "application/ld+json"
        if tag == "style" or is_inline_script or any(name == "style" or name.startswith("on") for name in names):
            self.inline.append(f"{tag} {attrs}")


@pytest.mark.parametrize("path", [*PAGES, *(path for path, _ in ERRORS)])
def test_no_page_has_inline_style_or_script(client: Client, path: str) -> None:
    markup = _Markup()
    markup.feed(client.get(path).text)
    assert markup.inline == []


def test_a_condition_page_says_how_far_a_line_is_trusted_and_under_which_licence(client: Client) -> None:
    html = client.get("/conditions/bell-toe").text
    assert "backed by a publication" in html
    assert "evidence PCS" in html
    credits_ = html[html.index('id="credits-title"') :]
    assert "Toy House made it." in credits_
    assert 'href="https://example.org/cc0"' in credits_


def test_coverage_is_a_picture_a_table_and_a_list(client: Client) -> None:
    html = client.get("/coverage").text
    assert 'role="img"' in html
    assert ">12k</text>" in html
    assert "12,345" in html
    assert "1 to 50 of 60 conditions" in html
    assert 'href="/conditions/bell-toe#symptoms-bell-toe"' in html
    assert 'aria-label="Symptoms and signs of Bell toe: other, toy"' in html
    assert 'href="?offset=50#conditions"' in html
    filtered = client.get("/coverage?q=brassy&source=toy&aspect=treatments").text
    assert "of 20 conditions" in filtered
    assert "<option selected>toy</option>" in filtered
    assert "No condition fits." in client.get("/coverage?source=unheard-of").text


def test_coverage_ignores_an_aspect_that_does_not_exist(client: Client) -> None:
    assert client.get("/coverage?aspect=nonsense").status_code == 200


def test_sources_say_what_they_give(client: Client) -> None:
    html = client.get("/sources").text
    assert "symptoms and signs of 12,345 conditions" in html
    assert "kept by experts" in html
    assert 'href="/coverage?source=toy&amp;aspect=symptoms#conditions"' in client.get("/sources/toy").text


def test_changes_are_shown_by_source_and_condition(client: Client) -> None:
    html = client.get("/changes").text
    assert "2025 → 2026" in html
    assert "toy: 1 added, 2 removed, 3 changed; names or codes differ" in html
    assert "A low hum. → A high hum." in html
    assert "now part of SDB:bell-toe" in html
    assert "1 to 50 of 62." in html
    assert "51 to 62 of 62." in client.get("/changes?offset=50").text
    assert "From toy--1 to toy-0" in client.get("/changes?build=toy-0").text


def test_the_feed_of_changes_can_be_read(client: Client) -> None:
    feedparser = pytest.importorskip("feedparser")
    reply = client.get("/feeds/changes.atom")
    assert reply.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(reply.content)
    assert not feed.bozo
    assert feed.feed.updated == "2026-02-01T00:00:00+00:00"
    titles = [entry.title for entry in feed.entries]
    assert titles[0].startswith("Knowledge base toy-1: 1 added")
    assert titles[2].startswith("Bell toe: toy: 1 added")
    assert len(feed.entries) == 2 + 50
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.link.startswith("http://toy.example/") for entry in feed.entries)
