"""Accuracy on the development cases, ours beside Resnik and a likelihood-ratio method, with what each part adds.

Run: ``python -m benches.find.accuracy > accuracy.md`` (about five minutes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benches.find.baselines import LikelihoodRatio, Resnik
from benches.find.data import RELEASE, SETS, Data, DevCase, load, read_cases
from benches.find.scoring import Places, Scorer, by_disease, interval, macro, micro, places
from symptomdb.find.method import Method
from symptomdb.find.rank import Ranker

#: The method that the project's design note describes; what we call NBX.
NOTE = Method(name="NBX", noise=0.1, unreported=0.15, family=0.0, umbrella=0.0, too_young=0.0,
              female_x_recessive=1.0, male_x_recessive=1.0)  # fmt: skip
HEAD = (
    "| build; method | std micro 1/3/10 | std macro 1/10 | new micro 1/3/10 | new macro 1 | new macro 3 "
    "| new macro 10 | new, series: micro 1/10; macro 1/10 |"
)


def line(name: str, found: Places, series: Places, cases: Sequence[DevCase]) -> str:
    """One row of the table."""
    diseases = [one.diseases[0] for one in cases]
    new = [i for i, one in enumerate(cases) if one.is_new]
    of_new = [diseases[i] for i in new]

    def spread(k: int) -> str:
        low, high = interval(by_disease(found.top(k)[new], of_new))
        return f"{macro(found.top(k)[new], of_new):.1f} [{low:.0f},{high:.0f}]"

    std = " ".join(f"{micro(found.top(k)):.1f}" for k in (1, 3, 10))
    both = " ".join(f"{macro(found.top(k), diseases):.1f}" for k in (1, 10))
    fresh = " ".join(f"{micro(found.top(k)[new]):.1f}" for k in (1, 3, 10))
    wide = " ".join(f"{micro(series.top(k)[new]):.1f}" for k in (1, 10))
    wide += "; " + " ".join(f"{macro(series.top(k)[new], of_new):.1f}" for k in (1, 10))
    return f"| {name} | {std} | {both} | {fresh} | {spread(1)} | {spread(3)} | {spread(10)} | {wide} |"


def rated(ranker: Ranker, scorer: Scorer, cases: Sequence[DevCase], data: Data, name: str) -> Places:
    """Print the row of one method and return its places."""
    found = places(ranker, scorer, cases, data.condition_of)
    print(line(name, found, places(ranker, scorer, cases, data.condition_of, series=True), cases), flush=True)
    return found


def margin(ours: Places, theirs: Places, cases: Sequence[DevCase]) -> str:
    """Paired difference of the new cases' macro, with its interval."""
    new = [i for i, one in enumerate(cases) if one.is_new]
    of_new = [cases[i].diseases[0] for i in new]
    parts = []
    for k in (1, 10):
        gain = by_disease(ours.top(k)[new], of_new) - by_disease(theirs.top(k)[new], of_new)
        low, high = interval(gain)
        parts.append(f"top-{k} {100 * gain.mean():+.1f} [{low:+.1f}, {high:+.1f}]")
    return ", ".join(parts)


def compare(name: str, build: str, data: Data, rankers: dict[str, Ranker]) -> None:
    """The table of one set and one build, with paired margins."""
    cases = read_cases(name)
    plain = rankers["plain"]
    resnik = rated(plain, Resnik(plain.knowledge), cases, data, f"{build}; Resnik")
    ratio = rated(plain, LikelihoodRatio(plain.knowledge), cases, data, f"{build}; likelihood ratio")
    note = rated(rankers["note"], rankers["note"].score, cases, data, f"{build}; NBX of the note")
    ours = rated(rankers["ours"], rankers["ours"].score, cases, data, f"**{build}; ours**")
    for other, their in (("the likelihood-ratio method", ratio), ("Resnik", resnik), ("NBX of the note", note)):
        print(f"<!-- {build}, {name}: ours less {other}, new macro: {margin(ours, their, cases)} -->", flush=True)


def ablate(name: str, data: Data) -> None:
    """What each part adds: the method without it, on the new cases."""
    ours = Method()
    nobroader, nomerge = (
        replace(data, broader={}),
        replace(data, groups={}, condition_of={a.record: a.condition for a in data.annotations}, broader={}),
    )
    variants: list[tuple[str, Data, Method]] = [
        ("ours", data, ours),
        ("without the relatives' profile", data, replace(ours, family=0.0)),
        ("without passing classes down", data, replace(ours, class_source="none")),
        ("without either and no umbrella", nobroader, replace(ours, family=0.0, umbrella=0.0)),
        ("also without merging Orphanet", nomerge, replace(ours, family=0.0, umbrella=0.0)),
        ("unreported .15 for .3", data, replace(ours, unreported=0.15)),
        ("unreported 0", data, replace(ours, unreported=0.0)),
        ("noise .1 for .2", data, replace(ours, noise=0.1)),
        ("no redundancy", data, replace(ours, redundancy=0.0)),
        ("specificity 1 for 2", data, replace(ours, specificity=1.0)),
        ("no umbrella points", data, replace(ours, umbrella=0.0)),
        ("without sex", data, replace(ours, female_x_recessive=1.0, male_x_recessive=1.0)),
        ("without age", data, replace(ours, too_young=0.0)),
        ("excluded findings at .1", data, replace(ours, excluded_weight=0.1)),
        ("excluded findings at .3", data, replace(ours, excluded_weight=0.3)),
    ]
    cases = [one for one in read_cases(name) if one.is_new]
    diseases = [one.diseases[0] for one in cases]
    for label, values, method in variants:
        ranker = values.ranker(method)
        found = places(ranker, ranker.score, cases, values.condition_of)
        figures = " | ".join(f"{macro(found.top(k), diseases):.1f}" for k in (1, 3, 10))
        print(f"| {name} | {label} | {figures} |", flush=True)


def main() -> None:
    """Print all tables as Markdown."""
    print(f"Data: {RELEASE}.")
    for iea in (True, False):
        data, build = load(iea), "all rows" if iea else "no IEA"
        bare = replace(data, broader={})
        rankers = {"plain": bare.ranker(NOTE), "note": bare.ranker(NOTE), "ours": data.ranker()}
        for name in SETS:
            cases = read_cases(name)
            new = [one for one in cases if one.is_new]
            sizes = f"n = {len(cases):,}, {len({c.diseases[0] for c in cases})} diseases"
            sizes += f"; new = {len(new):,}, {len({c.diseases[0] for c in new})} diseases"
            print(f"\n`{name}`: {sizes}\n\n{HEAD}\n|{'---|' * 8}")
            compare(name, build, data, rankers)
    print("\n| set (no IEA, new) | variant | macro 1 | macro 3 | macro 10 |\n|---|---|---|---|---|")
    for name in SETS:
        ablate(name, load(iea=False))


if __name__ == "__main__":
    main()
