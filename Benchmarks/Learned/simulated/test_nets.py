"""Tiny networks trained together do what torch does with one."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

import tiny_data
import tiny_prior
from blocks import train
from schedules import constant
from tiny_nets import Nets

SIZES = (3, 5, 4)
TASKS, ROWS, BATCH, STEPS = 2, 20, 8, 7


def some(loss: str = "ce") -> Nets:
    """Two problems of random rows."""
    random = torch.Generator().manual_seed(0)
    x = torch.randn(TASKS, ROWS, 3, generator=random)
    y = torch.randint(4, (TASKS, ROWS), generator=random)
    targets = y if loss == "ce" else y.float()
    weights = tiny_prior.weights(np.random.default_rng(1), TASKS, SIZES)
    begin = torch.as_tensor(weights, dtype=torch.float32)[:, None, None]
    return Nets(x, targets, x, targets, SIZES, "tanh", loss, BATCH, begin)


def alone(weights: torch.Tensor) -> nn.Sequential:
    """The same network as torch's layers."""
    net = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4))
    parts = weights.split([15, 5, 20, 4])
    with torch.no_grad():
        for layer, matrix, bias in ((net[0], *parts[:2]), (net[2], *parts[2:])):
            layer.weight.copy_(matrix.view(layer.in_features, -1).T)
            layer.bias.copy_(bias)
    return net


def test_every_net_trains_as_torch_trains_it() -> None:
    told, rates = some(), np.array([0.1, 1.0])
    runs = train(told, "sgd", constant(rates, STEPS)[None], 2, 5)
    for task, order, lane in np.ndindex(TASKS, 2, 2):
        net = alone(told.begin[task, 0, 0])
        stepper = torch.optim.SGD(net.parameters(), rates[lane])
        for step in range(STEPS):
            rows = told.rows[order, step]
            loss = nn.functional.cross_entropy(net(told.x[task, rows]), told.y[task, rows])
            assert float(loss.detach()) == pytest.approx(
                runs.losses[task, order, lane, step], abs=1e-5
            )
            stepper.zero_grad()
            loss.backward()
            stepper.step()
        held = nn.functional.cross_entropy(net(told.held_x[task]), told.held_y[task])
        assert float(held.detach()) == pytest.approx(runs.held[task, order, lane], abs=1e-5)


def test_an_epoch_sees_every_row_once() -> None:
    told = some()
    told.prepare(5, 3, torch.Generator().manual_seed(1))
    assert told.rows.shape == (3, 5, BATCH)
    for order in told.rows:
        assert len(set(order[:2].flatten().tolist())) == 2 * BATCH
    assert not torch.equal(told.rows[0], told.rows[1])


@pytest.mark.parametrize("loss", ["mse", "gnll"])
def test_losses_are_torchs(loss: str) -> None:
    told = some(loss)
    found = told.held(told.begin).flatten()
    outputs = alone(told.begin[0, 0, 0])(told.held_x[0])
    if loss == "mse":
        wanted = nn.functional.mse_loss(outputs[:, 0], told.held_y[0])
    else:
        wanted = nn.functional.gaussian_nll_loss(outputs[:, 0], told.held_y[0], outputs[:, 1].exp())
    assert float(found[0]) == pytest.approx(float(wanted.detach()), abs=1e-5)


def test_chance_is_the_best_that_ignores_the_inputs() -> None:
    told = some()
    shares = torch.bincount(told.y[0], minlength=4) / ROWS
    entropy = -(shares * shares.clamp_min(1e-6).log()).sum()
    assert float(told.chance()[0]) == pytest.approx(float(entropy), abs=1e-5)
    told = some("mse")
    assert float(told.chance()[1]) == pytest.approx(float(told.y[1].var(correction=0)), abs=1e-5)
    told = some("gnll")
    y = told.y[1]
    wanted = nn.functional.gaussian_nll_loss(y.mean().expand_as(y), y, y.var().expand_as(y))
    assert float(told.chance()[1]) == pytest.approx(float(wanted), abs=1e-5)


@pytest.mark.parametrize("kind", tiny_data.KINDS)
@pytest.mark.parametrize("classes", [0, 3])
def test_data_have_the_targets_they_are_asked_for(kind: str, classes: int) -> None:
    made = tiny_data.table(np.random.default_rng(2), kind, 4000, 4, classes, 0.3)
    assert made.x.shape == (4000, 4)
    if classes:
        assert set(made.y) == set(range(classes))
    else:
        assert made.y.mean() == pytest.approx(0, abs=0.05)
        assert made.y.var() == pytest.approx(1, abs=0.1)
    kept, held = made.split(3900)
    assert (len(kept.x), len(held.y)) == (3900, 100)
