"""Reading, ranking and interviewing in Chromium over the whole knowledge base: phone and desktop, scripts or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.axe import violations
from tests.web.served import served

pytestmark = pytest.mark.browser

SIZES = {"phone": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 900}}
TEXT = "Stiff hip, a hard lump in the thigh, warm and red, mother had DVT, no fever, six weeks after hip surgery"
CONFIRM = "I am a health professional or a researcher"


@pytest.fixture(scope="module")
def site(whole_app: FastAPI) -> Iterator[str]:
    """The address of the site over the whole knowledge base."""
    with served(whole_app) as address:
        yield address


@contextmanager
def _page(chromium: Any, size: str = "desktop", **options: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport=SIZES[size], **options)
    try:
        page = context.new_page()
        page.set_default_timeout(60_000)
        yield page
    finally:
        context.close()


def _walk(page: Any, site: str, look: Callable[[str], None]) -> None:
    """From a text to its ranking and through the first questions; `look` is called on each kind of page."""
    page.goto(f"{site}/read")
    page.get_by_label("The text").fill(TEXT)
    with page.expect_navigation():
        page.get_by_role("button", name="Read it").click()
    look("reading")
    with page.expect_navigation():
        page.get_by_role("button", name="Find conditions with these").click()
    look("confirmation")
    page.get_by_label(CONFIRM).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Find conditions").click()
    look("ranking")
    with page.expect_navigation():
        page.get_by_role("button", name="Erythema: leave out").click()
    look("ranking with a finding left out")
    with page.expect_navigation():
        page.get_by_role("button", name="Ask me the next questions").click()
    look("signs of danger")
    page.get_by_label("Pain, pressure or tightness in the chest").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Those I ticked are there").click()
    look("interview with an emergency")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("size", SIZES)
def test_from_a_text_to_its_ranking_and_the_next_question(chromium: Any, site: str, size: str, scripts: bool) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    seen: list[str] = []
    with _page(chromium, size, java_script_enabled=scripts) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))

        def look(kind: str) -> None:
            seen.append(kind)
            assert "?" not in page.url
            assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], kind
            main = page.locator("main").inner_text()
            if kind == "reading":
                assert "does not have it" in main
                assert page.locator("input[name='f:HP:0002625'][value=wrong]").is_checked()
            if kind == "confirmation":
                assert page.locator(".candidate").count() == 0
            if kind.startswith("ranking"):
                assert page.locator(".candidate h3").first.inner_text() == "Heterotopic ossification"
            if kind == "interview with an emergency":
                assert page.get_by_role("alert").is_visible()

        _walk(page, site, look)
    assert len(seen) == 6
    assert all((url.startswith(f"{site}/") and "?v=" in url) or "?" not in url for url in requests)
    assert complaints == []


@pytest.mark.parametrize(("size", "schemes"), [("phone", ["light", "dark"]), ("desktop", ["light"])])
def test_axe_finds_nothing(chromium: Any, site: str, size: str, schemes: list[str]) -> None:
    with _page(chromium, size, bypass_csp=True) as page:

        def look(kind: str) -> None:
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == [], (kind, scheme)

        _walk(page, site, look)


def test_targets_are_large_enough_for_a_thumb(chromium: Any, site: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels for whatever is pressed."""
    with _page(chromium, "phone") as page:

        def look(kind: str) -> None:
            small = page.evaluate(
                """() => [...document.querySelectorAll('main :is(button, input, select, summary), .matches a')]
                  .filter(one => one.type !== 'hidden' && one.getClientRects().length)
                  .filter(one => !one.closest('label'))
                  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
                  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
            )
            assert small == [], kind

        _walk(page, site, look)


def test_a_finding_is_ranked_and_switched_by_keyboard_alone(chromium: Any, site: str) -> None:
    with _page(chromium) as page:
        page.goto(f"{site}/find")

        def tab_to(name: str) -> None:
            passed = []
            for _ in range(80):
                page.keyboard.press("Tab")
                said = page.evaluate(
                    "(e => e.getAttribute('aria-label') || e.innerText || e.name || '')(document.activeElement)"
                )
                passed.append(said.strip())
                if " ".join(said.split()) == name:
                    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
                    return
            raise AssertionError(f"no way by keyboard to {name}: {passed}")

        tab_to("text")
        page.keyboard.type("stiff hip, hard lump in the thigh")
        tab_to("professional")
        page.keyboard.press("Space")
        tab_to("Find conditions")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.locator(".candidate").first.wait_for()
        tab_to("Stiff hip: change to not there")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.get_by_role("button", name="Stiff hip: change to there").wait_for()
        tab_to("Reasons for the rank of Heterotopic ossification")


def test_enter_in_a_field_ranks_and_presses_no_chip(chromium: Any, site: str) -> None:
    with _page(chromium) as page:
        page.goto(f"{site}/find")
        page.get_by_label("Findings in words").fill("stiff hip")
        page.get_by_label(CONFIRM).check()
        with page.expect_navigation():
            page.get_by_role("button", name="Find conditions").click()
        page.get_by_label("Age").fill("54")
        with page.expect_navigation():
            page.get_by_label("Age").press("Enter")
        assert page.get_by_label("Age").input_value() == "54"
        assert page.get_by_role("button", name="Stiff hip: change to not there").is_visible()


def test_print_shows_every_reason_and_leaves_out_the_form(chromium: Any, site: str) -> None:
    with _page(chromium) as page:
        page.goto(f"{site}/find")
        page.get_by_label("Findings in words").fill("stiff hip, hard lump in the thigh, no fever")
        page.get_by_label(CONFIRM).check()
        with page.expect_navigation():
            page.get_by_role("button", name="Find conditions").click()
        folded = page.locator(".candidate").nth(2).locator("table")
        assert not folded.is_visible()
        page.emulate_media(media="print")
        assert folded.bounding_box()["height"] > 0
        assert not page.get_by_label("Add findings in words").is_visible()
        assert page.locator(".chip").first.is_visible()
