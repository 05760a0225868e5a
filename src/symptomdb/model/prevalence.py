"""Classes of how common a condition is, as Orphanet writes them, with a share of people that stands for each."""

from __future__ import annotations

#: Class to share: the geometric mean of its bounds, and half or twice the bound of the open ones
#: (https://www.orphadata.com/epidemiology/).
CLASSES: dict[str, float] = {
    ">1 / 1000": 2e-3,
    "6-9 / 10 000": 7.3e-4,
    "1-5 / 10 000": 2.2e-4,
    "1-9 / 100 000": 3e-5,
    "1-9 / 1 000 000": 3e-6,
    "<1 / 1 000 000": 5e-7,
}
