"""Words that say how severe a finding is, on which side, and how it began."""

from __future__ import annotations

SEVERITY = frozenset(
    "mild mildly slight slightly moderate moderately severe severely bad badly terrible excruciating intense extreme"
    " extremely unbearable awful agonising agonizing worst massive huge profound marked markedly horrible horrendous"
    " minor crippling debilitating".split()
)
SIDES = frozenset("left right bilateral bilaterally both unilateral unilaterally left-sided right-sided lt rt".split())
ONSET = frozenset(
    "sudden suddenly gradual gradually abrupt abruptly overnight congenital acute insidious acquired".split()
)
