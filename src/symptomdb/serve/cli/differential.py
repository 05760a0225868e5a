"""A differential in the terminal: the red flag first, then the list with bars, then the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from symptomdb.model.answer import NOTICE
from symptomdb.model.candidate import MatchKind
from symptomdb.serve.case_words import adjustment, event, match_kind, percent, prior, prior_note, ratio, series_title
from symptomdb.serve.cli.outline import describe_citation

if TYPE_CHECKING:
    from symptomdb.model.candidate import Candidate, Match, Ranking
    from symptomdb.model.finding import Case
    from symptomdb.serve.differential import Differential
    from symptomdb.serve.intake import Taken
    from symptomdb.serve.warning_signs import WarningSign

_BAR = 12
#: Signs that need care soon, shown without being asked for all.
_MOST_SIGNS = 5
#: Points below this argue for neither of two conditions.
_EQUAL = 0.005


def print_differential(found: Differential, explain: bool) -> None:
    """Print a ranking; with `explain` the reasons for each condition and what would change the first place."""
    console = Console(highlight=False)
    if found.taken.urgent:
        console.print(Text(found.taken.urgent.message, style="bold white on red"), "")
    _print_case(console, found)
    coverage = found.ranking.coverage
    console.print(Text(coverage.advice, style="bold"))
    console.print(Text(prior_note(found.ranking.prior, coverage.level)))
    for note in found.notes:
        console.print(Text(f"note: {note}", style="yellow"))
    console.print()
    if not found.ranking.candidates:
        why = "no finding that is there can be used" if found.ranking.unknown else "none of the findings is there"
        console.print(Text(f"No condition can be ranked: {why}. Add what the person has."))
    print_warnings(console, found.warnings, len(found.warnings) if explain else _MOST_SIGNS)
    print_candidates(console, found.ranking, explain)
    if explain:
        _print_changes(console, found)
    _print_pairs(console, found)
    if explain:
        _print_publications(console, found)
    ranking = found.ranking
    foot = (
        f"\n{ranking.considered:,} conditions compared, prior {ranking.prior} ({prior(ranking.prior)}), "
        f"{ranking.method}. For clinicians and research.\n{NOTICE}\nKnowledge base {ranking.knowledge_base}"
    )
    console.print(Text(foot, style="dim italic"))


def print_candidates(console: Console, ranking: Ranking, explain: bool = False) -> None:
    """Print the list, each probability as a bar and as a figure."""
    for one in ranking.candidates:
        bar = "█" * max(1, round(one.probability * _BAR))
        line = Text(f"{one.rank:>3}  ", style="bold")
        line.append(f"{bar:<{_BAR}} ", style="cyan").append(f"{percent(one.probability):>10}  ", style="")
        codes = ", ".join(map(str, dict.fromkeys((one.condition, *one.records))))
        line.append(one.name, style="bold").append(f" ({codes})", style="dim")
        console.print(line)
        if explain:
            console.print(Padding(_reasons(one), (0, 0, 1, 5)))
        elif one.prior_reason:
            console.print(Padding(Text(one.prior_reason, style="dim"), (0, 0, 0, 5)))
    for group in ranking.groups:
        title = series_title(group, ranking.candidates)
        names = f"{len(group.conditions)} conditions of the series “{title}” can't be told apart by these findings"
        told = f"{names}, together {percent(group.probability)}; a genetic test may tell."
        console.print(Padding(Text(told, style="yellow"), (0, 0, 0, 5)))


def print_comparison(taken: Taken, first: str, second: str, arguments: tuple[Any, ...], version: str) -> None:
    """Print what each finding argues for, strongest first."""
    console = Console(highlight=False)
    if taken.urgent:
        console.print(Text(taken.urgent.message, style="bold white on red"), "")
    table = Table(box=None, pad_edge=False)
    for title in ("Finding", "Argues for", "Points", first, second):
        table.add_column(title, overflow="fold")
    for one in arguments:
        side = first if one.points > _EQUAL else second if one.points < -_EQUAL else "neither"
        ratios = (ratio(one.for_first.ratio), ratio(one.for_second.ratio))
        table.add_row(*(Text(cell) for cell in (one.for_first.label, side, f"{abs(one.points):.2f}", *ratios)))
    console.print(table)
    console.print(Text("\nFindings alone: how common the two are is no part of this.", style="dim"))
    console.print(Text(f"For clinicians and research.\n{NOTICE}\nKnowledge base {version}", style="dim italic"))


def _print_case(console: Console, found: Differential) -> None:
    case: Case = found.taken.case
    for title, terms in (("There", case.observed), ("Not there", case.excluded)):
        # What could not be used has a note of its own: to list it as there would say that it counts.
        used = [term for term in terms if term not in found.ranking.unknown]
        if used:
            named = "; ".join(f"{found.labels.get(term, 'not known here')} ({term})" for term in used)
            console.print(Text(f"{title}: ", style="bold").append(named, style="not bold"))
    if case.history:
        before = "; ".join(map(event, case.history))
        console.print(Text("Before: ", style="bold").append(before, style="not bold"))
    stated = [] if case.age_years is None else [f"{case.age_years:.3g} years"]
    stated += [] if case.sex == "unknown" else [case.sex]
    if stated:
        console.print(Text("Person: ", style="bold").append(", ".join(stated), style="not bold"))


def _reasons(one: Candidate) -> Group:
    table = Table(box=None, pad_edge=False, show_header=False)
    for match in one.matches:
        table.add_row(Text(match.label), Text(_bearing(match)), Text(_said(match)), Text(_sources(match), "dim"))
    parts = [Text(f"{adjustment(part.kind)}: {part.points:+.2f} points. {part.reason}") for part in one.adjustments]
    explained = Text(f"Accounts for {percent(one.explained)} of what the findings say.", style="dim")
    return Group(table, *parts, explained)


def _said(match: Match) -> str:
    # An excluded finding is shown with what it would say, and is not scored: the list must not look as if it were.
    if match.weight > 0:
        return ratio(match.ratio)
    return f"{ratio(match.ratio)}, not counted" if match.kind == MatchKind.EXCLUDED_CONTRADICTED else "not counted"


def _bearing(match: Match) -> str:
    words = match_kind(match.kind)
    return f"{words}: {match.term_label}" if match.term and match.term != match.finding else words


def _sources(match: Match) -> str:
    more = f" +{len(match.references) - 3}" if len(match.references) > 3 else ""
    return ", ".join(match.references[:3]) + more


def print_warnings(console: Console, warnings: Iterable[WarningSign], most: int = _MOST_SIGNS) -> None:
    """Signs of the leading conditions that need care soon, the most pressing of the likeliest first."""
    signs = tuple(warnings)
    if signs:
        console.print(Text("Look for these first (signs that need care soon):", style="bold red"))
    # Whose signs they are: "such signs" and "it" mean nothing without the condition's name.
    groups: dict[str, list[WarningSign]] = {}
    for sign in signs[:most]:
        groups.setdefault(sign.condition_name, []).append(sign)
    for name, those in groups.items():
        console.print(Padding(Text(name, style="bold"), (0, 0, 0, 2)))
        for sign in those:
            cited = f"[{', '.join(sign.citations)}]" if sign.citations else "(unsourced)"
            line = Text(f"• {sign.urgency.replace('_', ' ')}: {sign.text} {cited}")
            if sign.present:
                line.append(f" In this case: {', '.join(sign.present)}.", style="bold")
            console.print(Padding(line, (0, 0, 0, 4)))
    if len(signs) > most:
        left = ", ".join(f"{name} {n}" for name, n in Counter(sign.condition_name for sign in signs[most:]).items())
        more = f"and {len(signs) - most} more: {left} (find --explain, or --format html)."
        console.print(Padding(Text(more), (0, 0, 0, 2)))
    if signs:
        console.print()


def _print_pairs(console: Console, found: Differential) -> None:
    for pair in found.pairs or ():
        console.print(Text(f"Two at once: {pair.first_name} and {pair.second_name} (gain {pair.gain:.2f} points)."))
    if found.pairs == ():
        console.print("Two at once: no pair explains so much more than one condition that a coincidence is likely.")


def _print_publications(console: Console, found: Differential) -> None:
    if found.publications:
        console.print(Text("\nThe sources that are named by a key", style="bold"))
    for one in found.publications:
        console.print(Text(f"  {one.id}  {describe_citation(one)}", style="dim"), soft_wrap=True)


def _print_changes(console: Console, found: Differential) -> None:
    if not found.changes:
        console.print("\nNo single further finding would change the first place.")
    if found.question:
        console.print(Text(f"Worth asking next: {found.question.text} {found.question.why}"))
    for one in found.changes:
        console.print(Text(f"If {one.label} ({one.finding}) were there, {one.first_name} would come first."))
