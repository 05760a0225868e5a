"""The pages of a care pathway in Chromium: with and without JavaScript, on a small phone, for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.documents import read_yaml
from tests.fhir.conftest import light, planner
from tests.fhir.light import LightDatabase
from tests.web.served import served

from symptomdb.serve.web.app import create_app
from symptomdb.serve.web.plan_print import plan_html
from symptomdb.serve.web.site import Site
from symptomdb.settings import Settings

__all__ = ["light", "planner"]
pytestmark = pytest.mark.browser
CASES = Path(__file__).parents[1] / "cases" / "plan"
TODAY = date(2026, 3, 1)
SIZES = {"phone": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def site(light: LightDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = create_app(Settings(home=tmp_path_factory.mktemp("home")), light)  # type: ignore[arg-type]
    with served(app) as address:
        yield f"{address}/plan"


def _fill(page: Any, site: str) -> None:
    page.goto(site)
    with page.expect_navigation():
        page.get_by_role("link", name="Heterotopic ossification").click()
    page.get_by_label("What is known, in words").fill("black stools since yesterday, on naproxen")
    page.get_by_label("Which operation, injury or illness is this about?").select_option("tha_revision")
    page.get_by_label("Before or at the operation or injury, suspected, or established?").select_option("before_event")
    page.get_by_label("How many days ago was it").fill("-7")
    page.get_by_label("I am a health professional").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Show the plan").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("size", SIZES)
def test_a_plan_is_made_changed_and_saved(chromium: Any, site: str, size: str, scripts: bool, tmp_path: Path) -> None:
    context = chromium.new_context(viewport=SIZES[size], java_script_enabled=scripts, accept_downloads=True)
    try:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        _fill(page, site)
        assert page.url == f"{site}/heterotopic-ossification"
        assert page.get_by_role("heading", name="Red flags").is_visible()
        with page.expect_navigation():
            page.get_by_role("button", name="In plain words").click()
        assert page.get_by_role("heading", name="Get help").is_visible()
        with page.expect_navigation():
            page.get_by_role("button", name="Change the answers").click()
        page.get_by_label("What is known, in words").fill("well")
        with page.expect_navigation():
            page.get_by_role("button", name="Show the plan").click()
        assert not page.get_by_role("heading", name="Get help").is_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Hand-out (HTML)").click()
        download.value.save_as(tmp_path / "handout.html")
        assert "For a talk with your doctor" in (tmp_path / "handout.html").read_text()
        assert all(url.startswith(site.removesuffix("/plan")) for url in requests)
        assert not any("naproxen" in url for url in requests)
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_too_wide_or_hard_to_use(chromium: Any, site: str, size: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(viewport=SIZES[size], color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(site)
        found = [Axe().run(page).response["violations"]]
        page.goto(f"{site}/heterotopic-ossification")
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
        found.append(Axe().run(page).response["violations"])
        _fill(page, site)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
        found.append(Axe().run(page).response["violations"])
        assert [one["id"] for violations in found for one in violations] == []
    finally:
        context.close()


def test_the_form_can_be_filled_in_by_keyboard(chromium: Any, site: str) -> None:
    context = chromium.new_context(viewport=SIZES["desktop"])
    try:
        page = context.new_page()
        page.goto(f"{site}/heterotopic-ossification")
        page.locator("#text").focus()
        page.keyboard.type("apixaban")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "f-cause"
        page.locator("input[name=confirmed]").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Plan for one person").wait_for()
    finally:
        context.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_printed_hand_out_is_one_page(chromium: Any, light: LightDatabase, paper: str) -> None:
    """Of all people of the cases, the one with most to say."""
    everybody = read_yaml(CASES / "people.yaml").values()
    notes = {"note": "numb foot, black stools, calf swollen, growing lump with night pain", "pain": "severe at night"}
    record = {
        "medications": ["naproxen", "aspirin 81 mg"],
        "labs": {"temperature_C": 38.6, "eGFR": 41},
        "function": notes,
    }
    plans = [light.plan({**one, **record}, "heterotopic-ossification", TODAY) for one in everybody]
    pages = [plan_html(Site(Settings()), made, "plain", TODAY) for made in plans]
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.set_content(max(pages, key=len))
        assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format=paper))) == 1
    finally:
        context.close()
