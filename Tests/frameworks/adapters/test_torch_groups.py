"""The sums over groups of weights that a range test of a PyTorch model takes."""

from __future__ import annotations

import copy
import gc
import math
import pickle
from typing import Any

import numpy as np
import pytest
import torch
from lrsuggest.integrations.torch import range_test
from lrsuggest.integrations.torch._gradients import Gradients
from lrsuggest.integrations.torch._pieces import pieces
from torch import nn

from torch_group_sums import by_hand
from torch_training import training

MSE = nn.functional.mse_loss
GRADIENT_STEP, PREVIOUS, AFTER, STEP, WEIGHT, GRADIENT = range(6)


def net(seed: int = 0, dtype: torch.dtype = torch.float32) -> nn.Sequential:
    """Two layers and dropout."""
    torch.manual_seed(seed)
    layers = nn.Linear(6, 9), nn.Tanh(), nn.Dropout(0.2), nn.Linear(9, 2)
    return nn.Sequential(*layers).to(dtype)


def batches(count: int = 60, dtype: torch.dtype = torch.float32) -> list[Any]:
    """Pairs of inputs and targets."""
    draws = torch.Generator().manual_seed(1)
    inputs = torch.randn(count, 16, 6, generator=draws, dtype=dtype)
    return [(rows, rows[:, :2].sin()) for rows in inputs]


def swept(model: nn.Module, optimizer: torch.optim.Optimizer, **settings: Any) -> Any:
    """Make a range test that tells layers apart."""
    known = {"groups": "layers", "progress": False, "num_iter": 40, "stop": "never", "end_lr": 0.3}
    known |= {"loss_fn": MSE, "loader": batches(), "start_lr": 1e-3}
    return range_test(model, optimizer, **{**known, **settings})


def rows(test: Any) -> np.ndarray:
    """Return the sums by step, group and column."""
    return np.asarray(test.group_sums.rows)


def sgd(model: nn.Module, **settings: Any) -> torch.optim.Optimizer:
    """The plainest optimizer."""
    return torch.optim.SGD(model.parameters(), lr=0.1, **settings)


OPTIMIZERS = {
    "sgd": sgd,
    "momentum": lambda model: sgd(model, momentum=0.9, weight_decay=0.01),
    "nesterov": lambda model: sgd(model, momentum=0.9, nesterov=True, foreach=True),
    "adam": lambda model: torch.optim.Adam(model.parameters()),
    "adamw": lambda model: torch.optim.AdamW(model.parameters(), fused=True),
}


@pytest.mark.parametrize("dropout", [0.0, 0.2])
@pytest.mark.parametrize("how", [{}, {"clip_grad_norm": 0.05, "accumulate": 3}], ids=str)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_sums_are_those_of_a_plain_loop_in_double_precision(name, how, dropout):
    model = net()
    model[2].p = dropout
    optimizer = OPTIMIZERS[name](model)
    torch.manual_seed(2)
    test = swept(model, optimizer, same_batch=True, **how)
    count, data = how.get("accumulate", 1), batches() * 3
    updates = [data[start : start + count] for start in range(0, 40 * count, count)]
    groups = [list(model[0].parameters()), list(model[3].parameters())]
    clip = how.get("clip_grad_norm", math.inf)
    torch.manual_seed(2)
    loss_of = lambda batch: MSE(model(batch[0]), batch[1])  # noqa: E731
    expected = np.array(by_hand(model, optimizer, loss_of, updates, groups, test.lrs, clip))
    assert test.group_sums.names == ("0", "3")
    assert rows(test).shape == expected.shape == (40, 2, 6)
    if name == "nesterov":  # its first step shows that it writes to the gradients
        expected[0], expected[1, :, PREVIOUS] = math.nan, math.nan
    scale = np.sqrt(expected[..., STEP] * expected[..., GRADIENT])  # of what terms cancel from
    for column in range(6):
        wide = expected[..., column] if column in (STEP, WEIGHT, GRADIENT) else scale
        found = rows(test)[..., column]
        assert np.array_equal(np.isnan(found), np.isnan(expected[..., column]))
        assert np.nanmax(abs(found - expected[..., column]) / wide) < 2e-5


class Writing(torch.optim.SGD):
    """Writes to the gradients, from its tenth step on."""

    steps = 0

    def step(self, closure: Any = None) -> None:
        """Step along the halved gradient."""
        self.steps += 1
        if self.steps >= 10:
            for weight in self.param_groups[0]["params"]:
                weight.grad.mul_(0.5)
        super().step(closure)


def test_an_optimizer_that_begins_to_write_to_the_gradients_is_noticed():
    model = net()
    sums = rows(swept(model, Writing(model.parameters(), lr=0.1)))
    assert np.isnan(sums[:, 0, GRADIENT]).nonzero()[0].tolist() == [9]
    rates = -sums[..., GRADIENT_STEP] / sums[..., GRADIENT]
    lrs = np.geomspace(1e-3, 0.3, 40) * np.where(np.arange(40) < 10, 1, 0.5)
    assert rates[10:] == pytest.approx(np.stack([lrs, lrs], 1)[10:], rel=1e-3)


def test_gradients_that_a_scaler_refuses_are_not_taken_for_written_to():
    """NaN differs from itself."""
    model = net()
    first = Gradients(pieces([list(model.parameters())]))
    for weight in model.parameters():
        weight.grad = torch.full_like(weight, math.nan)
    first.take()
    assert first.taken() is not None


def test_at_small_rates_gradients_explain_the_change_of_the_loss():
    model = net()
    model[2].p = 0.0
    test = swept(model, sgd(model), loader=batches(1), start_lr=1e-4, end_lr=1e-3)
    explained = rows(test)[:-1, :, GRADIENT_STEP].sum(1)
    assert explained == pytest.approx(np.diff(test.losses), rel=0.01, abs=1e-7)


def test_both_gradients_explain_the_change_of_a_quadratic_exactly():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(6, 1), nn.Linear(6, 1)).double()
    data = torch.randn(64, 6, dtype=torch.float64), torch.randn(64, 1, dtype=torch.float64)
    loss = lambda model, batch: MSE(model[0](batch[0]) + model[1](batch[0].flip(1)), batch[1])  # noqa: E731
    test = swept(model, sgd(model), loss_fn=None, batch_loss=loss, loader=[data], same_batch=True)
    both = rows(test)[:-1, :, [GRADIENT_STEP, AFTER]].mean(2)
    assert both.sum(1) == pytest.approx(np.diff(test.losses), rel=1e-9)
    assert abs(both).min() > 0


def test_looking_twice_at_each_batch_changes_no_loss():
    """Dropout, statistics of batches, counters and generators of the model go on as without."""
    trained = training()
    settings = {"loader": trained.loader, "num_iter": 60}
    plain = swept(trained.model, trained.optimizer, groups=None, **settings)
    once = swept(trained.model, trained.optimizer, **settings)
    twice = swept(trained.model, trained.optimizer, same_batch=True, **settings)
    assert plain.losses == once.losses == twice.losses
    assert np.array_equal(rows(once)[..., STEP], rows(twice)[..., STEP])
    assert twice.group_sums.names == ("body", "head")
    assert twice.group_sums.left_out == {"frozen": "frozen: requires_grad is False"}


def test_gradients_that_no_optimizer_clears_are_not_counted_twice():
    """They make part of the norm that is clipped."""
    losses = []
    for same_batch in (False, True):
        model = net()
        optimizer = torch.optim.SGD(model[3].parameters(), lr=0.1)
        test = swept(model, optimizer, clip_grad_norm=0.05, same_batch=same_batch)
        assert test.group_sums.left_out == {"0": "not in the optimizer"}
        losses.append(test.losses)
    assert losses[0] == losses[1]


@pytest.mark.parametrize("same_batch", [False, True])
def test_the_training_goes_on_as_without(same_batch):
    expected = training()
    expected.run(7)
    expected.run(20)
    end = expected.everything()["state"]
    trained = training()
    trained.run(7)
    held = trained.everything()
    test = swept(
        trained.model, trained.optimizer, loader=trained.loader, scaler=trained.scaler,
        preserve=[trained.scheduler], same_batch=same_batch,
    )  # fmt: skip
    assert np.isfinite(rows(test)[1:, :, : AFTER + same_batch]).all()
    assert trained.everything() == held
    trained.run(20)
    assert trained.losses == expected.losses
    assert trained.everything()["state"] == end


def test_a_scale_that_is_a_power_of_two_changes_no_sum():
    model = net()
    torch.manual_seed(2)
    plain = swept(model, sgd(model), same_batch=True)
    torch.manual_seed(2)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0, growth_interval=3)
    scaled = swept(model, sgd(model), same_batch=True, scaler=scaler)
    assert np.array_equal(rows(plain), rows(scaled), equal_nan=True)


def test_updates_that_a_scaler_prevents_have_no_sums():
    model = net()
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**127)
    loss = lambda outputs, targets: 1e3 * MSE(outputs, targets)  # noqa: E731
    test = swept(model, sgd(model), loss_fn=loss, scaler=scaler, start_lr=1e-6, end_lr=1e-4)
    missing = np.isnan(rows(test)[:, 0, GRADIENT])
    assert 0 < missing.sum() < 20
    assert not missing[missing.sum() :].any()
    assert np.isnan(rows(test)[missing.sum(), :, PREVIOUS]).all()
    assert len(list(test.group_sums.known())) == 40 - missing.sum()
    assert test.group_sums.note == ""


@pytest.mark.parametrize(("nesterov", "copies"), [(False, 1), (True, 2)])
def test_copies_of_the_weights(nesterov, copies):
    """One, and one of the gradients where the optimizer writes to them."""

    def most(**settings: Any) -> int:
        model, held = nn.Sequential(nn.Linear(300, 300), nn.Linear(300, 1)), []

        def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            alive = [it for it in gc.get_objects() if type(it) in (torch.Tensor, nn.Parameter)]
            memory = {it.untyped_storage().data_ptr(): it.untyped_storage() for it in alive}
            held.append(sum(it.nbytes() for it in memory.values()))
            return MSE(outputs, targets)

        data = [(torch.ones(4, 300), torch.ones(4, 1))]
        optimizer = sgd(model, foreach=True, momentum=0.9, nesterov=nesterov)
        swept(model, optimizer, loss_fn=loss, loader=data, num_iter=8, **settings)
        return max(held)

    size = 4 * (300 * 300 + 300 + 300 + 1)
    assert (most() - most(groups=None)) / size == pytest.approx(copies, rel=0.05)


def test_it_pickles_and_compares_by_value():
    model, other = net(), net(1)
    test = swept(model, sgd(model))
    again = pickle.loads(pickle.dumps(test))
    assert again == test == copy.deepcopy(test)
    assert hash(again) == hash(test)
    assert np.isnan(rows(test)).any()  # which are equal to none, not even themselves
    assert again.group_sums != swept(other, sgd(other)).group_sums


def test_a_thousand_groups():
    model = nn.ModuleList(nn.Linear(1, 1) for _ in range(1000))
    weight = torch.cat([layer.weight for layer in model]).detach()[:, 0]

    def loss(model: Any, batch: torch.Tensor) -> torch.Tensor:
        stacked = torch.stack([layer.weight[0, 0] for layer in model])
        return ((stacked - batch) ** 2).sum()

    test = swept(model, sgd(model), loss_fn=None, batch_loss=loss, loader=[weight + 1], num_iter=5)
    assert rows(test).shape == (5, 1000, 6)
    assert rows(test)[0, :, GRADIENT] == pytest.approx(4, rel=1e-4)
    assert rows(test)[0, :, WEIGHT] == pytest.approx(
        [float((layer.weight**2 + layer.bias**2).detach()) for layer in model], rel=1e-6
    )
