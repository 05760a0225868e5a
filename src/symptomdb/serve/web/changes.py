"""The page and the feed of what each build changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from symptomdb.model.changes import Change, Changes, ConditionChange
from symptomdb.serve.changes import describe_condition, describe_line, describe_tally, iter_table, versions_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.words import slug

router = APIRouter()

PAGE_LENGTH = 50
#: Conditions of one build that get an entry of their own in the feed: those of which most was changed.
FEED_CONDITIONS = 50
FEED_TYPE = "application/atom+xml"


@router.api_route("/changes", methods=["GET", "HEAD"])
def changes(
    request: Request,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    build: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """Show what a build changed, the last one when none is named."""
    site, db = site_of(request), db_of(request)
    reports = db.change_reports()
    chosen = next((one for one in reports if one.new_version == build), reports[0] if reports else None)
    items = chosen.conditions[offset : offset + PAGE_LENGTH] if chosen else ()
    total = len(chosen.conditions) if chosen else 0
    values = {
        "changes": chosen,
        "reports": reports,
        "items": [(one, describe_condition(one), [describe_line(line) for line in one.lines]) for one in items],
        "counted": [(what, chosen.count(what)) for what in Change if chosen and chosen.count(what)],
        "said": describe_tally(chosen.lines) if chosen else "",
        "versions": versions_of,
        "first": offset + 1,
        "total": total,
        "before": max(0, offset - PAGE_LENGTH) if offset else None,
        "after": offset + PAGE_LENGTH if offset + PAGE_LENGTH < total else None,
    }
    return site.page(request, "changes.html", values)


@router.api_route("/feeds/changes.atom", methods=["GET", "HEAD"])
def feed(request: Request) -> Response:
    """Give the changes of the last builds as an Atom feed (RFC 4287)."""
    site, db = site_of(request), db_of(request)
    body = atom_of(db.change_reports(), site.settings.site_name, str(request.base_url).rstrip("/"))
    return Response(body, media_type=FEED_TYPE)


def atom_of(reports: Sequence[Changes], site_name: str, address: str) -> bytes:
    """The feed: an entry per build, and one per condition of which most was changed.

    Args:
        reports: The newest first.
        address: Scheme and host of the site.
    """
    from feedgen.feed import FeedGenerator

    made = FeedGenerator()
    made.id(f"{address}/changes")
    made.title(f"{site_name}: what changed")
    made.subtitle("Changes of the sources, build by build. It informs; it does not diagnose.")
    made.author({"name": site_name})
    made.link(href=f"{address}/changes", rel="alternate")
    made.link(href=f"{address}/feeds/changes.atom", rel="self")
    made.updated(_moment(reports[0].new_built if reports else ""))
    for report in reports:
        # feedgen puts each entry before those it has; so the last one added comes first.
        entry = made.add_entry(order="append")
        entry.id(f"{address}/changes?build={report.new_version}")
        entry.title(f"Knowledge base {report.new_version}: {describe_tally(report.lines)} lines")
        entry.link(href=f"{address}/changes?build={report.new_version}")
        entry.updated(_moment(report.new_built))
        entry.content("\n".join(iter_table(report, 0)), type="text")
    for one in _most_changed(reports[0]) if reports else ():
        entry = made.add_entry(order="append")
        entry.id(f"{address}/changes?build={reports[0].new_version}#{slug(one.id)}")
        entry.title(f"{one.name}: {describe_condition(one)}"[:300])
        entry.link(href=f"{address}/conditions/{slug(one.into or one.id)}")
        entry.updated(_moment(reports[0].new_built))
        entry.content("\n".join(map(describe_line, one.lines)) or describe_condition(one), type="text")
    body: bytes = made.atom_str(pretty=True)
    return body


def _most_changed(report: Changes) -> list[ConditionChange]:
    return sorted(report.conditions, key=lambda one: (-one.total, one.name))[:FEED_CONDITIONS]


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
