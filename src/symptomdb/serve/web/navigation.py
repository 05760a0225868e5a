"""The navigation in the head of every page: one line per part of the site, in the order shown."""

from __future__ import annotations

#: Address and label. Keep labels short: on a small phone all of them must fit into three lines.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/conditions", "A to Z"),
    ("/search", "Search"),
    ("/read", "Read"),
    ("/find", "Find"),
    ("/interview", "Interview"),
    ("/plan", "Plan"),
    ("/sources", "Sources"),
    ("/about", "About"),
)
