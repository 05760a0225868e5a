"""Hostile text in every field that people fill in: shown, never run. What belongs to one is closed to all others."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.community.conftest import quick_hashes
from tests.community.test_pages import Office
from tests.community.world import PASSWORD, World
from tests.publish.toy import BELL_TOE
from tests.web.browser import Browser
from tests.web.fake import FakeDatabase

from symptomdb.model.person import Role
from symptomdb.model.rating import Verdict
from symptomdb.publish.markdown import TAGS, to_html
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]
#: Classes of the OWASP cheat sheet on filter evasion, in our own hand: each calls `hit` if it runs.
CORPUS = tuple(
    text
    for text in """
<script>hit()</script>
<SCRIPT>hit()</SCRIPT>
<script src=//x.example/a.js></script>
<script>hit()//
</script><script>hit()</script>
</textarea><script>hit()</script>
</title><script>hit()</script>
"><script>hit()</script>
'><script>hit()</script>
--><script>hit()</script>
]]><script>hit()</script>
<scr<script>ipt>hit()</scr</script>ipt>
<<script>hit();//<</script>
<img src=x onerror=hit()>
<img src=x onerror="hit()">
<img/src=x/onerror=hit()>
<img src=`x` onerror=hit()>
"><img src=x onerror=hit()>
' onmouseover='hit()
" onfocus="hit()" autofocus="
" autofocus onfocus=hit() x="
<svg onload=hit()>
<svg/onload=hit()>
<svg><script>hit()</script></svg>
<svg><animate onbegin=hit() attributeName=x dur=1s>
<svg><a xlink:href="javascript:hit()"><text y=20>x</text></a></svg>
<math><mtext><script>hit()</script></mtext></math>
<math href="javascript:hit()">x</math>
<iframe src="javascript:hit()"></iframe>
<iframe srcdoc="<script>parent.hit()</script>"></iframe>
<object data="javascript:hit()"></object>
<embed src="javascript:hit()">
<body onload=hit()>
<details open ontoggle=hit()>x</details>
<marquee onstart=hit()>x</marquee>
<video><source onerror=hit()></video>
<audio src=x onerror=hit()>
<input autofocus onfocus=hit()>
<select autofocus onfocus=hit()>
<textarea autofocus onfocus=hit()>
<form action="javascript:hit()"><button>x</button></form>
<button formaction="javascript:hit()">x</button>
<a href="javascript:hit()">x</a>
<a href="JaVaScRiPt:hit()">x</a>
<a href="java&#9;script:hit()">x</a>
<a href="&#106;avascript:hit()">x</a>
<a href="data:text/html,<script>hit()</script>">x</a>
<base href="javascript:/a/-hit()//">
<link rel=stylesheet href="javascript:hit()">
<meta http-equiv=refresh content="0;url=javascript:hit()">
<style>@import 'javascript:hit()';</style>
<div style="background:url(javascript:hit())">x</div>
<div style="width:expression(hit())">x</div>
<noscript><p title="</noscript><img src=x onerror=hit()>">
<template><script>hit()</script></template>
<x onclick=hit()>x</x>
<p hx-on:load="hit()">x</p>
<p hx-get="/search" hx-trigger="load" hx-on::after-request="hit()">x</p>
[x](javascript:hit())
[x](JAVASCRIPT:hit())
[x](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)
[x](vbscript:hit())
[x](<javascript:hit()>)
[x](https://x.example" onmouseover="hit())
![x](x"onerror="hit())
![x](javascript:hit())
<javascript:hit()>
<https://x.example/"onmouseover="hit()>
`<script>hit()</script>`
> <script>hit()</script>
- <img src=x onerror=hit()>
**<svg onload=hit()>**
{{7*7}}{% raw %}<script>hit()</script>
${hit()}
&lt;script&gt;hit()&lt;/script&gt;
%3Cscript%3Ehit()%3C/script%3E
\\u003cscript\\u003ehit()\\u003c/script\\u003e
＜script＞hit()＜/script＞
""".strip().splitlines()
    if text
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[Office]:  # noqa: ARG001
    world = World(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'site.sqlite3'}")
    world.add("Mo", Role.MODERATOR)
    yield Office(world)
    world.community.close()


@pytest.fixture(scope="module")
def app(office: Office) -> FastAPI:
    return create_app(office.world.settings, FakeDatabase(), office.community)  # type: ignore[arg-type]


def test_the_corpus_is_wide() -> None:
    assert len(set(CORPUS)) >= 60


class _Tags(HTMLParser):
    """Collects the tags of a fragment, and what their attributes say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [(tag, name, value or "") for name, value in attrs]


@pytest.mark.parametrize("text", CORPUS)
def test_markdown_lets_no_tag_or_address_of_the_corpus_through(text: str) -> None:
    parsed = _Tags(to_html(text))
    assert parsed.tags <= TAGS
    for tag, name, value in parsed.found:
        assert (tag, name) in (("a", "href"), ("a", "rel"), ("ol", "start"))
        assert name != "href" or value.startswith(("https://", "http://"))


@pytest.mark.browser
def test_nothing_runs_in_any_page(chromium: Any, office: Office, app: FastAPI, tmp_path: Path) -> None:
    """Every text of the corpus in comments, a report, reasons, notes, an expert's view, and each field of a draft."""
    community, clock = office.community, office.world.clock
    made = office.published(label="Hum")
    draft = community.drafts.start(office.other, BELL_TOE, "")
    pages = {f"/drafts/{draft.id}", f"/drafts/{draft.id}/statements/hum", "/moderation", "/desk"}
    keys = []
    for text in CORPUS:
        clock.move(minutes=61)
        one = community.comments.post(office.reader, BELL_TOE, text)
        community.comments.report(office.author, one.id, text)
        keys.append(one.id)
    everything = "\n".join(CORPUS)[:1900]
    community.comments.post(office.reader, BELL_TOE, everything, statement="ring")
    community.ratings.give_opinion(office.reviewer, BELL_TOE, "ring", Verdict.SUPPORTS, everything)
    draft = community.drafts.save_summary(office.other, draft.id, draft.edits, everything)
    flat = " ".join(everything.split())
    entry = {**community.pages.entry(draft, "hum"), "label": flat, "population": flat}
    seen = community.pages.fingerprint(draft, "hum")
    draft = community.drafts.save_statement(office.other, draft.id, seen, "hum", entry)
    community.reviews.withdraw(office.reviewer, made.id, everything)
    names = {"Olaf": pages, "Mo": {"/moderation", f"/moderation/{keys[0]}"}, "Rolf": {f"/comments/{keys[0]}/change"}}
    public = {"/conditions/bell-toe", "/conditions/bell-toe/history", "/conditions/bell-toe/statements/ring"}
    for name, paths in names.items():
        browser = Browser(app)
        browser.sign_in(name, PASSWORD)
        for path in sorted(paths | public):
            reply = browser.get(path)
            if reply.status_code == 200:
                _assert_nothing_runs(chromium, reply.text, tmp_path, path)
                assert "hit()" in reply.text or path in ("/desk", "/moderation", "/conditions/bell-toe/statements/ring")


def _assert_nothing_runs(chromium: Any, html: str, tmp_path: Path, path: str) -> None:
    """Render the page without its policy, so that nothing but the markup itself keeps a script from running."""
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8")
    context = chromium.new_context()
    try:
        page = context.new_page()
        hits: list[str] = []
        page.expose_function("hit", lambda: hits.append(path))
        page.goto(file.as_uri(), wait_until="domcontentloaded")
        for link in page.locator(".comment-body a").all()[:40]:
            assert not (link.get_attribute("href") or "").lower().startswith(("javascript", "data", "vbscript"))
        page.wait_for_timeout(200)
        assert hits == []
        own = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.name))"
            ".filter(n => n.startsWith('on') || n.startsWith('hx-on'))"
        )
        assert own == []
    finally:
        context.close()


def test_drafts_comments_and_votes_of_others_are_out_of_reach(app: FastAPI, office: Office) -> None:
    community, clock = office.community, office.world.clock
    clock.move(minutes=61)
    draft = office.draft(office.author, label="Secret label")
    comment = community.comments.post(office.reader, BELL_TOE, "Mine alone")
    strangers = {name: Browser(app) for name in ("Olaf", "Rita", "Mo", "Ada")}
    for name, browser in strangers.items():
        browser.sign_in(name, PASSWORD)
        for path in (f"/drafts/{draft.id}", f"/drafts/{draft.id}/statements/hum", f"/reviews/{draft.id}"):
            reply = browser.get(path)
            assert reply.status_code in (403, 404), (name, path)
            assert "Secret label" not in reply.text
        assert browser.get(f"/comments/{comment.id}/change").status_code == 403
        for path, data in (
            (f"/drafts/{draft.id}/submit", {"note": "x"}),
            (f"/drafts/{draft.id}/discard", {"sure": "yes"}),
            (f"/drafts/{draft.id}/statements/hum/remove", {"seen": community.pages.fingerprint(draft, "hum")}),
            (f"/reviews/{draft.id}/publish", {}),
            (f"/comments/{comment.id}/change", {"body": "Taken over"}),
            (f"/comments/{comment.id}/delete", {}),
        ):
            reply = browser.submit("/account/profile", to=path, **data)
            assert reply.status_code in (403, 404), (name, path, reply.status_code)
    assert community.pages.revision(draft.id, office.author) == draft
    assert community.comments.comment(comment.id, office.reader).body == "Mine alone"
    assert Browser(app).get(f"/drafts/{draft.id}").status_code == 303


def test_a_comment_that_tells_of_a_person_is_held_once(app: FastAPI, office: Office) -> None:
    office.world.clock.move(minutes=61)
    browser = Browser(app)
    browser.sign_in("Rolf", PASSWORD)
    page = "/conditions/bell-toe/comments"
    reply = browser.submit(page, body="I had hip surgery and it is stiff.", posting="held-1")
    assert reply.status_code == 200
    assert "Not posted yet" in reply.text
    reply = browser.submit(page, body="I had hip surgery and it is stiff.", posting="held-1", act="post anyway")
    assert reply.status_code == 303
