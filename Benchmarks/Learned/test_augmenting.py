"""Changed curves are still curves, and say no more of the training than before."""

from __future__ import annotations

import numpy as np
import pytest

from augmenting import FEWEST, averaged, cut, varied

KNOWN = {
    "schedule": "one_cycle", "steps": 400, "epochs": 5.0, "optimizer": "adam", "fine_tuning": False,
}  # fmt: skip


def curve(count: int = 100) -> tuple[np.ndarray, np.ndarray]:
    rates = np.geomspace(1e-7, 10, count)
    noise = 0.05 * np.random.default_rng(0).standard_normal(count)
    return rates, 2 / (1 + rates / 0.01) + (rates / 0.7) ** 2 + noise


def test_changed_curves_are_recordings_of_the_same_length_or_shorter() -> None:
    random = np.random.default_rng(3)
    rates, losses = curve()
    for _ in range(300):
        own, changed, context = varied(random, rates, losses, KNOWN)
        assert FEWEST <= len(own) == len(changed) <= len(rates)
        assert (np.diff(own) > 0).all()
        assert np.isin(own, rates).all()
        assert np.isfinite(changed).all()
        assert all(context[name] in (None, told) for name, told in KNOWN.items())


def test_the_same_seed_changes_the_same_way() -> None:
    rates, losses = curve()
    one, other = (varied(np.random.default_rng(5), rates, losses, KNOWN) for _ in range(2))
    assert (one[0] == other[0]).all()
    assert (one[1] == other[1]).all()
    assert one[2] == other[2]


def test_an_average_of_a_constant_is_the_constant() -> None:
    assert averaged(np.full(20, 3.0), 0.9) == pytest.approx(np.full(20, 3.0))


def test_short_curves_are_not_cut() -> None:
    rates, losses = curve(FEWEST)
    for seed in range(50):
        assert len(cut(np.random.default_rng(seed), rates, losses)[0]) == FEWEST


def test_curves_that_break_are_cut_like_others() -> None:
    rates, losses = curve()
    losses[80:] = np.nan
    for seed in range(50):
        own, _ = cut(np.random.default_rng(seed), rates, losses)
        assert FEWEST <= len(own) <= len(rates)
