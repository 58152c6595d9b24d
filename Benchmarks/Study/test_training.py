"""Many copies trained at once do what torch does with one."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

import nets
from losses import cross_entropy
from optimisers import RULES
from schedules import constant, one_cycle
from training import Problem, flat_weights, held_out, orders, train

TORCH = {
    "sgd": lambda p, lr, hp: torch.optim.SGD(p, lr, weight_decay=hp.get("wd", 0)),
    "mom": lambda p, lr, hp: torch.optim.SGD(p, lr, momentum=0.9, weight_decay=hp.get("wd", 0)),
    "nesterov": lambda p, lr, hp: torch.optim.SGD(
        p, lr, momentum=0.9, nesterov=True, weight_decay=hp.get("wd", 0)
    ),
    "adam": lambda p, lr, hp: torch.optim.Adam(p, lr, weight_decay=hp.get("wd", 0)),
    "adamw": lambda p, lr, hp: torch.optim.AdamW(p, lr, weight_decay=hp.get("wd", 0.01)),
    "rmsprop": lambda p, lr, hp: torch.optim.RMSprop(p, lr, weight_decay=hp.get("wd", 0)),
    "adagrad": lambda p, lr, hp: torch.optim.Adagrad(p, lr, weight_decay=hp.get("wd", 0)),
}
SEEDS, RATES, STEPS, BATCH = [3, 4], np.array([0.01, 0.1]), 12, 8
# RMSprop divides by tiny roots and makes rounding visible; a wrong formula is off by far more.
TOLERANCE = 3e-4


def problem(optimiser: str = "sgd", **hp: float) -> Problem:
    """A small classifier on made-up rows."""
    random = torch.Generator().manual_seed(0)
    x, y = torch.randn(40, 5, generator=random), torch.randint(3, (40,), generator=random)
    torch.manual_seed(1)
    chosen = cross_entropy(3)
    net = nets.mlp(5, 3, [6], "tanh")
    return Problem(net, chosen.loss, chosen.evaluate, (x, y), (x, y), optimiser, hp, BATCH)


@pytest.mark.parametrize("hp", [{}, {"wd": 0.05}])
@pytest.mark.parametrize("name", TORCH)
def test_every_copy_trains_as_torch_trains_it(name: str, hp: dict[str, float]) -> None:
    told = problem(name, **hp)
    start = flat_weights(told.net)
    found = train(told, start, constant(RATES, STEPS), SEEDS, snapshots=[STEPS])
    for row, seed in enumerate(SEEDS):
        for column, lr in enumerate(RATES):
            net = nets.mlp(5, 3, [6], "tanh")
            nn.utils.vector_to_parameters(start.clone(), net.parameters())
            optimiser = TORCH[name](net.parameters(), float(lr), hp)
            losses = []
            for rows in orders(40, BATCH, STEPS, seed):
                loss = nn.functional.cross_entropy(net(told.train[0][rows]), told.train[1][rows])
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
                losses.append(loss.item())
            np.testing.assert_allclose(found.losses[row, column], losses, atol=TOLERANCE)
            last = found.snapshots[STEPS][row, column].detach().numpy()
            np.testing.assert_allclose(last, flat_weights(net).numpy(), atol=TOLERANCE)


def test_lion_moves_every_weight_by_its_rate() -> None:
    told = problem("lion")
    start = flat_weights(told.net)
    found = train(told, start, constant(RATES, 1), [3], snapshots=[1]).snapshots[1][0]
    moved = (found.detach() - start).abs().numpy()
    for column, lr in enumerate(RATES):
        assert np.allclose(moved[column], lr, atol=1e-6)
    assert set(RULES) == {*TORCH, "lion"}


def test_a_diverging_copy_disturbs_no_other() -> None:
    told = problem()
    start = flat_weights(told.net)
    alone = train(told, start, constant(RATES[:1], STEPS), SEEDS)
    beside = train(told, start, constant(np.array([RATES[0], np.inf]), STEPS), SEEDS)
    assert np.isnan(beside.losses[:, 1, -1]).all()
    np.testing.assert_allclose(beside.losses[:, 0], alone.losses[:, 0], rtol=1e-5)


def test_held_out_loss_is_that_of_each_copy() -> None:
    told = problem()
    start = flat_weights(told.net)
    weights = torch.stack([start, torch.zeros_like(start)])
    loss, accuracy = held_out(told, weights)
    logits = told.net(told.held[0])
    assert loss[0] == pytest.approx(
        float(nn.functional.cross_entropy(logits, told.held[1])), abs=1e-6
    )
    assert loss[1] == pytest.approx(np.log(3), abs=1e-6)
    assert accuracy[0] == pytest.approx(float((logits.argmax(-1) == told.held[1]).float().mean()))


def test_an_epoch_sees_every_row_once() -> None:
    rows = orders(40, 8, 10, seed=1)
    assert sorted(rows[:5].ravel()) == list(range(40)) == sorted(rows[5:].ravel())
    assert not np.array_equal(rows[:5], rows[5:])
    np.testing.assert_array_equal(rows, orders(40, 8, 10, seed=1))
    assert orders(3, 8, 2, seed=1).shape == (2, 3)


def test_one_cycle_rises_for_a_quarter_and_ends_at_nothing() -> None:
    found = one_cycle(np.array([2.0]), 401)[:, 0]
    assert found[0] == pytest.approx(2 / 25)
    assert found[100] == pytest.approx(2) == found.max()
    assert found[-1] == pytest.approx(2e-5)
    assert found[50] == pytest.approx((2 + 2 / 25) / 2)


def test_a_warm_up_rises_in_a_straight_line() -> None:
    found = constant(np.array([3.0]), 50, warm_up=True)[:, 0]
    np.testing.assert_allclose(found[:5], 3 * np.arange(1, 6) / 5)
    assert (found[4:] == 3).all()
