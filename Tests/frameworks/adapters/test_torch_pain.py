"""What users of torch-lr-finder report, reproduced with it, and gone."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from lrsuggest.integrations.torch import range_test
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torch_lr_finder import LRFinder

from torch_training import Training, training


def theirs(trained: Training, loss: Any = None, reset: bool = True, **settings: Any) -> LRFinder:
    """Make a range test with torch-lr-finder, as its README does, hiding the scheduler from it."""
    for group in trained.optimizer.param_groups:
        group.pop("initial_lr", None)
    finder = LRFinder(trained.model, trained.optimizer, loss or nn.MSELoss())
    finder.range_test(trained.loader, start_lr=1e-7, end_lr=10, num_iter=100, **settings)
    if reset:
        finder.reset()
    return finder


def ours(trained: Training, loss: Any = None, **settings: Any) -> Any:
    """Make a range test with lrsuggest."""
    loss = loss or nn.MSELoss()
    return range_test(
        trained.model, trained.optimizer, loss, trained.loader, progress=False, **settings
    )


@pytest.mark.parametrize(("finder", "disturbs"), [(theirs, True), (ours, False)])
def test_the_training_that_follows_is_another_one(finder, disturbs):
    """Even after reset(): shuffling and dropout go on elsewhere."""
    expected = training()
    expected.run(50)
    trained = training()
    finder(trained)
    trained.run(50)
    assert (trained.losses != expected.losses) == disturbs


def test_without_reset_the_model_is_ruined():
    """torch-lr-finder#11."""
    trained = training()
    held = trained.everything()["state"]
    theirs(trained, reset=False)
    assert trained.everything()["state"] != held
    trained = training()
    held = trained.everything()["state"]
    ours(trained)
    assert trained.everything()["state"] == held


def test_an_optimizer_with_a_scheduler_is_refused_or_taken():
    trained = training()
    with pytest.raises(RuntimeError, match="already has a scheduler"):
        LRFinder(trained.model, trained.optimizer, nn.MSELoss())
    assert ours(trained, preserve=[trained.scheduler]).suggest()


class Shifted(nn.MSELoss):
    """A loss below zero, as likelihoods of densities are."""

    def forward(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """The squared error, less a constant."""
        return super().forward(outputs, targets) - 100


def test_a_negative_loss_stops_at_once_or_never():
    """Five times a negative best is below it: any loss is above (fastai#962)."""
    assert len(theirs(training(), Shifted()).history["loss"]) <= 2
    test = ours(training(), Shifted())
    assert len(test.losses) > 50
    assert test.suggest()


class Breaking(nn.MSELoss):
    """A loss that is NaN from the twentieth step on."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def forward(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """The squared error, while it lasts."""
        self.calls += 1
        return super().forward(outputs, targets) * (math.nan if self.calls > 20 else 1)


def test_nan_is_not_seen():
    """The sweep goes on to its end, and the suggestion is made of NaN (ignite#1482)."""
    losses = theirs(training(), Breaking()).history["loss"]
    assert len(losses) == 100
    assert np.isnan(losses[-1])
    test = ours(training(), Breaking())
    assert (len(test.losses), test.stop_reason) == (21, "non_finite")


def test_groups_lose_their_ratio_or_keep_it():
    trained = training()
    trained.optimizer = torch.optim.SGD(
        [
            {"params": trained.model.body.parameters(), "lr": 1e-3},
            {"params": trained.model.head.parameters(), "lr": 1e-1},
        ]
    )
    ratios = []

    class Noting(nn.MSELoss):
        def forward(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            body, head = trained.optimizer.param_groups
            ratios.append(head["lr"] / body["lr"])
            return super().forward(outputs, targets)

    theirs(trained, Noting())
    assert ratios[1:] == pytest.approx([1] * (len(ratios) - 1))
    trained.optimizer.param_groups[0]["lr"], trained.optimizer.param_groups[1]["lr"] = 1e-3, 1e-1
    ratios.clear()
    ours(trained, Noting())
    assert ratios == pytest.approx([100] * len(ratios))


def test_a_flat_curve_gets_a_number_or_the_truth():
    """torch-lr-finder#10, #56, #59, #103: nobody says that there is no signal."""

    def flat() -> Training:
        trained = training()
        noise = TensorDataset(torch.randn(3200, 8), torch.randn(3200, 1))
        trained.loader = DataLoader(noise, batch_size=32)
        nn.init.zeros_(trained.model.head.weight)
        nn.init.zeros_(trained.model.head.bias)
        return trained

    _, suggested = theirs(flat(), reset=False).plot(suggest_lr=True)
    assert isinstance(float(suggested), float)
    answer = ours(flat()).suggest()
    said = " ".join(answer.doubts if answer else answer.reasons)
    assert "hardly falls" in said or "Nowhere does the loss fall" in said
