"""Which aspects our monographs cover, as numbers and as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from symptomdb.model.aspect import Aspect
from symptomdb.model.page import Monograph

_CELL, _LEFT, _TOP = 22, 260, 150


@dataclass(frozen=True, slots=True)
class Row:
    """One monograph: statements by aspect, and how many of all are cited."""

    id: str
    name: str
    by_aspect: dict[Aspect, int]
    statements: int
    cited: int

    @property
    def aspects(self) -> int:
        """On how many aspects it says something."""
        return len(self.by_aspect)


def coverage(monographs: Iterable[Monograph]) -> list[Row]:
    """A row per monograph, by name."""
    rows = []
    for page in monographs:
        counts = Counter(statement.aspect for statement in page.statements)
        cited = sum(statement.is_sourced for statement in page.statements)
        name = page.condition.name
        rows.append(Row(page.condition.id.local, name, dict(counts), len(page.statements), cited))
    return sorted(rows, key=lambda row: row.name.casefold())


def picture(rows: Sequence[Row]) -> str:
    """An SVG: a line per condition, a column per aspect, darker where more is said; each cell tells its number."""
    width, height = _LEFT + _CELL * len(Aspect) + 20, _TOP + _CELL * len(rows) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" '
        f'font-size="12"><title>Statements by condition and aspect</title>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for column, aspect in enumerate(Aspect):
        x = _LEFT + column * _CELL + _CELL / 2
        turned = f'transform="rotate(-60 {x} {_TOP - 8})"'
        parts.append(f'<text x="{x}" y="{_TOP - 8}" {turned}>{escape(aspect.heading)}</text>')
    for line, row in enumerate(rows):
        y = _TOP + line * _CELL
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(row.name)}</text>')
        parts += [_cell(row, aspect, column, y) for column, aspect in enumerate(Aspect)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _cell(row: Row, aspect: Aspect, column: int, y: int) -> str:
    count = row.by_aspect.get(aspect, 0)
    shade = min(count, 8) / 8
    fill = "#f3f3f3" if not count else f"rgb({int(214 - 180 * shade)},{int(232 - 130 * shade)},{int(240 - 90 * shade)})"
    title = f"<title>{escape(row.name)}, {escape(aspect.heading)}: {count}</title>"
    place = f'x="{_LEFT + column * _CELL}" y="{y}" width="{_CELL - 2}" height="{_CELL - 2}"'
    return f'<rect {place} fill="{fill}">{title}</rect>'
