"""Feeds of what was published and said, over all pages or one."""

from __future__ import annotations

from html import escape

from symptomdb.community.comments import Comments
from symptomdb.community.ground import Ground
from symptomdb.community.pages import Pages
from symptomdb.model.curie import Curie
from symptomdb.publish.feed import FeedEntry, atom
from symptomdb.publish.markdown import to_html

_MOST = 50


class Feeds:
    """Atom feeds as bytes."""

    def __init__(self, ground: Ground, pages: Pages, comments: Comments) -> None:
        self._ground = ground
        self._pages = pages
        self._comments = comments

    def revisions(self, own: str, condition: Curie | None = None, name: str = "") -> bytes:
        """New revisions; with `condition` those of one page, called `name`."""
        found, names = self._pages.recent(_MOST, condition)
        site = self._ground.settings.site_address
        entries = [
            FeedEntry(
                f"{site}/conditions/{one.condition.local}/revisions/{one.number}",
                f"{self._name(one.text)}: revision {one.number}",
                f"{site}/conditions/{one.condition.local}/history",
                names[one.author],
                one.published_at or one.changed_at,
                f"<p>{escape(one.note)}</p>",
            )
            for one in found
        ]
        page = f"{site}/conditions/{condition.local}" if condition else f"{site}/conditions"
        title = f"{self._ground.settings.site_name}: revisions{f' of {name}' if name else ''}"
        return atom(title, page, f"{site}{own}", entries, self._ground.now())

    def comments(self, own: str, condition: Curie | None = None, name: str = "") -> bytes:
        """New comments; with `condition` those on one page, called `name`."""
        found, names = self._comments.recent(_MOST, condition)
        site = self._ground.settings.site_address
        entries = [
            FeedEntry(
                f"{site}/comments/{one.id}",
                f"{names[one.writer]} on {Curie.parse(one.condition).local.replace('-', ' ')}",
                f"{site}{place_of(one.condition, one.statement)}#comment-{one.id}",
                names[one.writer],
                one.edited_at or one.created_at,
                to_html(one.body),
            )
            for one in found
        ]
        page = f"{site}/conditions/{condition.local}" if condition else f"{site}/conditions"
        title = f"{self._ground.settings.site_name}: comments{f' on {name}' if name else ''}"
        return atom(title, page, f"{site}{own}", entries, self._ground.now())

    def _name(self, text: str) -> str:
        named = next((line for line in text.splitlines() if line.startswith("name:")), "name: A page")
        return named.partition(":")[2].strip().strip("\"'")


def place_of(condition: str, statement: str) -> str:
    """The path of the page where a comment stands."""
    local = Curie.parse(condition).local
    return f"/conditions/{local}/statements/{statement}" if statement else f"/conditions/{local}"
