"""What axe finds on a page in Chromium."""

from __future__ import annotations

from typing import Any

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "options => axe.run(options).then(found => found.violations)"


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """Each rule of `TAGS` that the page as it is now breaks, with the elements that break it.

    The page's context needs `bypass_csp`, since our policy keeps axe's own script out as well. The script stays on
    the page until another is opened. What passes is counted and not described: that costs as much as the checks.
    """
    from axe_playwright_python.sync_playwright import Axe

    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    found = page.evaluate(_RUN, {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
