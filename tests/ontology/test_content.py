"""Information content and background frequency."""

from __future__ import annotations

import numpy as np
import pytest

from symptomdb.ontology.content import background, information


def test_information_is_nothing_for_what_all_have_and_most_for_what_none_has() -> None:
    content = information(np.array([10, 5, 1, 0]), 10)
    assert content[0] == 0
    assert content[1] == pytest.approx(np.log(2))
    assert (np.diff(content) > 0).all()


def test_background_is_never_zero_and_never_above_one() -> None:
    shares = background(np.array([0.0, 3.0, 100.0]), 100)
    assert shares[0] == pytest.approx(0.3 / 101)
    assert (shares > 0).all()
    assert (shares <= 1).all()
    assert background(np.array([0.0]), 10**9)[0] == 1e-5


def test_no_conditions_is_no_failure() -> None:
    assert np.isfinite(information(np.array([0]), 0)).all()
