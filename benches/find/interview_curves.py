"""The tables and the picture of simulated interviews: two ways to choose the next question, over the same patients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 30
SURE = 0.9
SHOWN = (5, 10, 15, 20, 30)
REACHED = (10, 15, 20, 30)
TITLES = {"rare": "rare conditions, uniform prior", "page": "conditions with a page of ours, prior by prevalence"}
Curves = NDArray[np.float64]
_COLOURS = {"ours": "#1f5fa8", "frequency": "#b5541c"}
_DRAWS = 2000


def report(rows: Sequence[dict[str, Any]], ways: Sequence[str], picture: Path | None) -> None:
    """Print the tables and draw the picture.

    Args:
        ways: Two: the differences are the first less the second.
    """
    print("| conditions | answered by | n | chosen by | mean posterior after 5, 10, 15, 20, 30 questions | "
          "reached .9 within 10, 15, 20, 30 | its series | median questions to .9 | "
          "another condition reached .9 first |\n|---|---|---:|---|---|---|---|---|---|")  # fmt: skip
    groups = [(kind, who) for kind in TITLES for who in ("clinician", "person")]
    paired = {
        group: pair for group in groups if len(next(iter((pair := _paired(rows, group, ways)).values()))["exact"])
    }
    for (kind, who), pair in paired.items():
        for way in ways:
            print(f"| {TITLES[kind]} | {who} | {len(pair[way]['exact'])} | {way} | {_figures(pair[way])} |")
    print(
        f"\nThe first ({ways[0]}) less the second ({ways[1]}), paired, with 95 % bootstrap intervals over patients:\n"
    )
    print("| conditions | answered by | n | mean posterior after 5 | 10 | 15 | 20 | 30 | points reaching .9 within 10 | "
          "15 | 20 | 30 | questions saved up to 30 |\n|---|---|---:|" + "---|" * 10)  # fmt: skip
    for (kind, who), pair in paired.items():
        first, second = (pair[way]["exact"] for way in ways)
        print(f"| {TITLES[kind]} | {who} | {len(first)} | {_differences(first, second)} |")
    if picture:
        draw(paired, ways, picture)


def _paired(
    rows: Sequence[dict[str, Any]], group: tuple[str, str], ways: Sequence[str]
) -> dict[str, dict[str, Curves]]:
    """Per way its curves, (patients, questions + 1), of the patients whom both ways have interviewed."""
    found = {way: {r["patient"]: r for r in rows if (r["kind"], r["who"], r["way"]) == (*group, way)} for way in ways}
    both = sorted(set.intersection(*(set(one) for one in found.values())))
    return {
        way: {part: np.array([found[way][n][part] for n in both]) for part in ("exact", "series", "other")}
        for way in ways
    }


def sure_by(curves: Curves, n: int) -> Curves:
    """(patients,) 1 where 0.9 was reached within n questions."""
    return np.asarray((curves[:, : n + 1].max(axis=1) >= SURE).astype(float))


def questions_needed(curves: Curves) -> Curves:
    """(patients,) questions until 0.9; infinite where it was not reached."""
    hit = curves >= SURE
    return np.where(hit.any(axis=1), hit.argmax(axis=1), np.inf).astype(float)


def _figures(curves: dict[str, Curves]) -> str:
    exact = curves["exact"]
    means = " ".join(f"{exact[:, n].mean():.2f}".removeprefix("0") for n in SHOWN)
    shares = [" ".join(f"{100 * sure_by(curves[part], n).mean():.0f}" for n in REACHED) for part in ("exact", "series")]
    wrong = questions_needed(curves["other"]) < questions_needed(curves["series"])
    return f"{means} | {shares[0]} % | {shares[1]} % | {_median(questions_needed(exact))} | {100 * wrong.mean():.0f} %"


def _median(needed: Curves) -> str:
    """With its 95 % bootstrap interval; who did not get there is beyond all."""
    rng = np.random.default_rng(5)
    draws = np.median(needed[rng.integers(0, len(needed), (_DRAWS, len(needed)))], axis=1)
    # A median of infinity and a number is infinity, which is what is meant.
    low, high = np.quantile(draws, (0.025, 0.975), method="nearest")
    return f"{_count(float(np.median(needed)))} [{_count(float(low))}, {_count(float(high))}]"


def _count(value: float) -> str:
    return f"{value:.0f}" if np.isfinite(value) else f"> {MOST}"


def _differences(first: Curves, second: Curves) -> str:
    parts = [_interval(first[:, n] - second[:, n], lambda v: f"{v:+.2f}".replace("0.", ".")) for n in SHOWN]
    points = [100 * (sure_by(first, n) - sure_by(second, n)) for n in REACHED]
    parts += [_interval(one, lambda v: f"{v:+.0f}") for one in points]
    saved = np.minimum(questions_needed(second), MOST) - np.minimum(questions_needed(first), MOST)
    return " | ".join([*parts, _interval(saved, lambda v: f"{v:+.1f}")])


def _interval(values: Curves, written: Callable[[float], str]) -> str:
    rng = np.random.default_rng(5)
    means = values[rng.integers(0, len(values), (_DRAWS, len(values)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return f"{written(float(values.mean()))} [{written(float(low))}, {written(float(high))}]"


def draw(paired: dict[tuple[str, str], dict[str, dict[str, Curves]]], ways: Sequence[str], path: Path) -> None:
    """Draw the share of patients who have reached 0.9 against the number of questions, a panel per group."""
    height = 250 * ((len(paired) + 1) // 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" font-family="sans-serif" font-size="11">',
        "<title>Share of simulated patients whose condition reached a posterior of 0.9</title>",
        f'<rect width="760" height="{height}" fill="#fff"/>',
    ]
    for place, ((kind, who), pair) in enumerate(paired.items()):
        parts.append(f'<g transform="translate({380 * (place % 2)} {250 * (place // 2)})">')
        parts += _panel(f"{TITLES[kind].split(',')[0]}; {who}", {way: pair[way]["exact"] for way in ways})
        parts.append("</g>")
    path.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


def _panel(title: str, lines: dict[str, Curves]) -> list[str]:
    parts = [
        f'<text x="45" y="18" font-weight="bold">{title}</text>',
        '<path d="M45 28V210H365" stroke="#333" fill="none"/>',
    ]
    for n in range(0, MOST + 1, 5):
        parts.append(f'<text x="{45 + 320 * n / MOST:.0f}" y="225" text-anchor="middle">{n}</text>')
    for share in range(0, 101, 25):
        y = 210 - 1.8 * share
        parts.append(f'<path d="M45 {y:.0f}H365" stroke="#ddd"/>')
        parts.append(f'<text x="40" y="{y + 4:.0f}" text-anchor="end">{share} %</text>')
    for n, (way, curves) in enumerate(lines.items()):
        colour = _COLOURS.get(way, "#444")
        points = " ".join(
            f"{45 + 320 * q / MOST:.1f},{210 - 180 * sure_by(curves, q).mean():.1f}" for q in range(MOST + 1)
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts.append(f'<text x="52" y="{42 + 15 * n}" fill="{colour}">{way}</text>')
    return [*parts, '<text x="205" y="242" text-anchor="middle">questions</text>']
