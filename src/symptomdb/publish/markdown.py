"""Comments as HTML: a subset of Markdown, parsed without HTML and then cleaned with a list of tags of our own.

Two locks on one door: markdown-it-py escapes all HTML that was typed (``html=False``), and nh3 lets through only the
tags below whatever the parser gave. No picture, no heading, no style, no class; links are nofollow and open no window
of ours.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

#: All that a comment can hold.
TAGS = {"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "s"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https"}
#: ``ugc`` tells search engines that a visitor wrote it (https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links).
_REL = "nofollow ugc noopener noreferrer"


def to_html(markdown: str) -> str:
    """HTML that may stand in a page.

    >>> to_html("*Yes*, <script>alert(1)</script>")
    '<p><em>Yes</em>, &lt;script&gt;alert(1)&lt;/script&gt;</p>\\n'
    """
    import nh3

    return nh3.clean(
        _parser().render(markdown),
        tags=TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_whole_address,
        url_schemes=_SCHEMES,
        link_rel=_REL,
    )


def _whole_address(_tag: str, name: str, value: str) -> str | None:
    # A relative address would lead to a page of this site, with a click that the reader did not expect.
    return value if name != "href" or value.startswith(("https://", "http://")) else None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable("strikethrough")
    parser.disable(["image", "heading", "lheading", "hr", "reference"])
    return parser
