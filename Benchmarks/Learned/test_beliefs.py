"""Distributions are moved, mixed and decided on as the library does."""

from __future__ import annotations

import numpy as np
import pytest

import costs
from beliefs import mixed, moved, quantile, sharpened
from samples import OFFSETS


@pytest.fixture
def belief() -> np.ndarray:
    powers = np.random.default_rng(1).exponential(size=(6, 41)) ** 3
    return powers / powers.sum(axis=1, keepdims=True)


def test_moving_keeps_all_probability_and_shifts_the_mean(belief: np.ndarray) -> None:
    inside = belief * (np.abs(OFFSETS) < 1.0)
    inside /= inside.sum(axis=1, keepdims=True)
    by = np.array([0.0, 0.1, -0.1, 0.23, -0.57, 0.9])
    found = moved(inside, by)
    assert found.sum(axis=1) == pytest.approx(np.ones(6))
    assert found @ OFFSETS == pytest.approx(inside @ OFFSETS + by)


def test_what_leaves_the_grid_stays_at_its_end(belief: np.ndarray) -> None:
    assert moved(belief, np.full(6, 9.0))[:, -1] == pytest.approx(np.ones(6))
    assert moved(belief, np.full(6, -9.0))[:, 0] == pytest.approx(np.ones(6))


def test_mixing_weighs(belief: np.ndarray) -> None:
    found = mixed([belief[:3], belief[3:]], [3.0, 1.0])
    assert found == pytest.approx(0.75 * belief[:3] + 0.25 * belief[3:])


def test_temperature_one_changes_nothing_and_colder_is_sharper(belief: np.ndarray) -> None:
    assert sharpened(belief, 1.0) == pytest.approx(belief)
    assert (sharpened(belief, 0.5).max(axis=1) > belief.max(axis=1)).all()


def test_quantiles_leave_their_share_below() -> None:
    even = np.full((1, 41), 1 / 41)
    assert quantile(even, 0.5)[0] == pytest.approx(0.0)
    assert quantile(even, 0.1)[0] == pytest.approx(-2.05 + 0.41)


@pytest.mark.parametrize("schedule", [0, 1])
def test_a_sure_belief_is_answered_below_its_middle(schedule: int) -> None:
    # Too high costs twice as much as too low, in the table as in life.
    gap = np.abs(costs.DECADES)
    table = np.stack([np.where(costs.DECADES > 0, 2 * gap, gap).clip(0, 1)] * 2)
    sure = np.exp(-0.5 * ((OFFSETS - 0.4) / 0.3) ** 2)[None]
    found = costs.decided(sure / sure.sum(), np.array([schedule]), table)
    assert 0.1 < found[0] < 0.35


def test_decisions_are_the_cheapest_candidate_within_half_a_step(belief: np.ndarray) -> None:
    random = np.random.default_rng(2)
    table = np.stack([np.abs(costs.DECADES) ** power for power in (1.0, 1.5)])
    one_cycle = random.random(6) < 0.5
    found = costs.decided(belief, one_cycle, table)
    for row, answer in enumerate(found):
        prices = [
            sum(
                belief[row, k] * np.interp(c - offset, costs.DECADES, table[int(one_cycle[row])])
                for k, offset in enumerate(OFFSETS)
            )
            for c in costs.CANDIDATES
        ]
        assert abs(answer - costs.CANDIDATES[int(np.argmin(prices))]) <= 0.025 + 1e-9
