"""Networks learn what can be learned, and the same seed gives the same network."""

from __future__ import annotations

import numpy as np
import pytest
import torch

import costs
from networks import CONDITIONS, FEATURES
from samples import OFFSETS
from training import CURVE, Inputs, Recipe, beliefs, fit

RECIPE = Recipe(40, 1e-2, 0.0, 64)
TABLE = np.stack([np.minimum(1.0, np.abs(costs.DECADES))] * 2)


def taught(lines: int = 256) -> tuple[Inputs, np.ndarray]:
    """The best offset is the first feature."""
    random = np.random.default_rng(4)
    features = random.uniform(-1, 1, (lines, FEATURES)).astype(np.float32)
    best = features[:, 0].astype(float)
    regret = np.minimum(1.0, np.abs(OFFSETS[None] - best[:, None])).astype(np.float32)
    conditions = torch.zeros(lines, CONDITIONS)
    seen = (torch.from_numpy(features), conditions)
    return Inputs("features", seen, torch.from_numpy(regret), torch.zeros(lines).long()), best


def test_what_can_be_foreseen_is_learned() -> None:
    read, best = taught()
    lines = np.arange(len(read))
    network, curve = fit(read, torch.ones(len(read)), lines, costs.mixing(TABLE), RECIPE, 1)
    answers = costs.decided(beliefs(network, read, lines), np.zeros(len(read)), TABLE)
    assert np.abs(answers - best).mean() < 0.15
    assert len(curve) == CURVE
    assert curve[-1] < curve[0]


def test_the_same_seed_gives_the_same_network() -> None:
    read, _ = taught(64)
    recipe = Recipe(2, 1e-2, 0.0, 32)
    weight, lines, mixing = torch.ones(64), np.arange(64), costs.mixing(TABLE)
    one, other = (fit(read, weight, lines, mixing, recipe, 7)[0] for _ in range(2))
    for left, right in zip(one.parameters(), other.parameters(), strict=True):
        assert torch.equal(left, right)


def test_lines_that_are_left_out_teach_nothing() -> None:
    read, _ = taught(64)
    spoilt = Inputs(read.member, read.seen, read.regret.clone(), read.one_cycle)
    spoilt.regret[32:] = 1.0
    recipe = Recipe(2, 1e-2, 0.0, 16)
    weight, lines, mixing = torch.ones(64), np.arange(32), costs.mixing(TABLE)
    one, other = (fit(part, weight, lines, mixing, recipe, 7)[0] for part in (read, spoilt))
    for left, right in zip(one.parameters(), other.parameters(), strict=True):
        assert torch.equal(left, right)


def test_a_start_is_begun_from() -> None:
    read, _ = taught(64)
    weight, lines, mixing = torch.ones(64), np.arange(64), costs.mixing(TABLE)
    first, _ = fit(read, weight, lines, mixing, Recipe(2, 1e-2, 0.0, 32), 1)
    still = Recipe(0, 1e-12, 0.0, 32)
    second, _ = fit(read, weight, lines, mixing, still, 2, first.state_dict())
    for left, right in zip(first.parameters(), second.parameters(), strict=True):
        assert left.detach().numpy() == pytest.approx(right.detach().numpy(), abs=1e-9)
