"""The page of what is covered: a picture of sources and aspects, its table, and conditions by aspect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from symptomdb.model.aspect import Aspect
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.site import site_of

if TYPE_CHECKING:
    from symptomdb.model.coverage import Covered

router = APIRouter()

PAGE_LENGTH = 50
#: A cell is darker from each of these numbers of conditions on.
SHADES = (1, 10, 100, 1_000, 5_000)
#: Pixels of the picture: a cell, the names of sources on the left, the names of aspects on top.
CELL_WIDTH, CELL_HEIGHT, LEFT, TOP = 52, 30, 160, 128
#: The last slanted name reaches so far beyond its cell.
OVERHANG = 70


@dataclass(frozen=True, slots=True)
class Cell:
    """One source on one aspect; `x` and `y` are its corner in the picture."""

    aspect: Aspect
    conditions: int
    lines: int
    shade: int
    short: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Row:
    """One source over all aspects."""

    source: str
    cells: tuple[Cell, ...]
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The grid of sources and aspects, in pixels."""

    width: int
    height: int
    columns: tuple[tuple[Aspect, int], ...]
    rows: tuple[Row, ...]


@router.api_route("/coverage", methods=["GET", "HEAD"])
def coverage(
    request: Request,
    q: Annotated[str, Query(max_length=100)] = "",
    source: Annotated[str, Query(max_length=60)] = "",
    aspect: Annotated[str, Query(max_length=40)] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Show what is covered; a form without JavaScript sends empty fields, which ask for all."""
    site, db = site_of(request), db_of(request)
    wanted = Aspect(aspect) if aspect in list(Aspect) else None
    total, items = db.covered_conditions(q, source, wanted, offset, PAGE_LENGTH)
    counts = db.covered()
    chosen = {key: value for key, value in (("q", q), ("source", source), ("aspect", aspect)) if value}
    values = {
        "picture": picture_of(counts),
        "aspects": list(Aspect),
        "sources": sorted({one.source for one in counts}),
        "items": items,
        "total": total,
        "first": offset + 1,
        "chosen": {"q": q, "source": source, "aspect": aspect},
        "limit": PAGE_LENGTH,
        "before": _address(chosen, max(0, offset - PAGE_LENGTH)) if offset else "",
        "after": _address(chosen, offset + PAGE_LENGTH) if offset + PAGE_LENGTH < total else "",
    }
    return site.page(request, "coverage.html", values)


def picture_of(counts: Sequence[Covered]) -> Picture:
    """The grid: a row per source, a column per aspect, darker where more conditions have something."""
    by_cell = {(one.source, one.aspect): one for one in counts}
    columns = tuple((aspect, LEFT + number * CELL_WIDTH) for number, aspect in enumerate(Aspect))
    rows = []
    for number, source in enumerate(sorted({one.source for one in counts})):
        y = TOP + number * CELL_HEIGHT
        cells = []
        for aspect, x in columns:
            found = by_cell.get((source, aspect))
            if found is not None:
                many = found.conditions
                shade = sum(many >= step for step in SHADES)
                cells.append(Cell(aspect, many, found.lines, shade, _short(many), x, y))
        rows.append(Row(source, tuple(cells), y))
    return Picture(LEFT + len(columns) * CELL_WIDTH + OVERHANG, TOP + len(rows) * CELL_HEIGHT, columns, tuple(rows))


def _short(count: int) -> str:
    """A count in at most four characters.

    >>> _short(857), _short(9845), _short(12345)
    ('857', '9.8k', '12k')
    """
    if count < 1_000:
        return str(count)
    return f"{count / 1_000:.1f}k" if count < 10_000 else f"{count // 1_000}k"


def _address(chosen: dict[str, str], offset: int) -> str:
    return f"?{urlencode({**chosen, 'offset': offset})}#conditions"
