"""Feeds: the newest revisions and comments as Atom (RFC 4287), through feedgen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry; `html` is safe markup."""

    id: str
    title: str
    address: str
    author: str
    at: datetime
    html: str


def atom(title: str, address: str, own: str, entries: Sequence[FeedEntry], now: datetime) -> bytes:
    """An Atom feed.

    Args:
        address: Of the page that the feed is about.
        own: Of the feed itself; its id as well.
    """
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(own)
    feed.title(title)
    feed.link(href=address, rel="alternate")
    feed.link(href=own, rel="self", type="application/atom+xml")
    feed.updated(max((one.at for one in entries), default=now))
    for one in entries:
        entry = feed.add_entry(order="append")
        entry.id(one.id)
        entry.title(one.title)
        entry.link(href=one.address)
        entry.author(name=one.author)
        entry.published(one.at)
        entry.updated(one.at)
        entry.content(one.html, type="html")
    made: bytes = feed.atom_str(pretty=True)
    return made
