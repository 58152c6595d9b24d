"""What a range test of a PyTorch model can do: the cells of the table in the documentation."""

from __future__ import annotations

import math
from itertools import repeat
from typing import Any

import lrsuggest
import numpy as np
import pytest
import torch
from lrsuggest.integrations.torch import preserved, range_test
from torch import nn

from processes import torchrun
from seeds import seed
from torch_training import Training, bits, training

MSE = nn.functional.mse_loss


def ranged(trained: Training, loss_fn: Any = MSE, loader: Any = None, **settings: Any) -> Any:
    """Make a range test of a training."""
    loader = trained.loader if loader is None else loader
    settings = {"progress": False, **settings}
    return range_test(trained.model, trained.optimizer, loss_fn, loader, **settings)


def by_hand(trained: Training, batches: Any, end_lr: float = 10, **schedule: Any) -> list[float]:
    """Make the same range test in the plainest of loops."""
    losses = []
    sweep = lrsuggest.Sweep(1e-7, end_lr, **schedule)
    for lr, (inputs, targets) in zip(sweep, batches):
        for group in trained.optimizer.param_groups:
            group["lr"] = lr
        trained.optimizer.zero_grad()
        loss = MSE(trained.model(inputs), targets)
        loss.backward()
        trained.optimizer.step()
        losses.append(loss.item())
        sweep.record(losses[-1])
    return losses


def test_range_test():
    trained = training()
    with preserved(trained.model, trained.optimizer):
        expected = by_hand(trained, trained.batches())
    test = ranged(trained)
    assert list(test.losses) == expected
    assert test.context == {"optimizer": "adam", "batch_size": 32}
    assert 1e-4 < test.suggest(steps=500).lr < 1


def test_mid_training():
    trained = training()
    trained.optimizer.param_groups[0]["lr"] = 0.02
    trained.run(200)
    with preserved(trained.model, trained.optimizer):
        expected = by_hand(trained, trained.batches())
    late = ranged(trained)
    assert list(late.losses) == expected
    assert late.losses[0] < ranged(training()).losses[0]


def test_accumulation():
    """Four batches of eight make the step of one batch of 32, on a net without batch statistics."""

    def test_of(size: int, accumulate: int) -> Any:
        trained = training()
        trained.model = nn.Linear(8, 1)
        trained.optimizer = torch.optim.SGD(trained.model.parameters(), lr=0.1)
        data = trained.loader.dataset
        loader = torch.utils.data.DataLoader(data, batch_size=size)
        seed(1)
        nn.init.normal_(trained.model.weight)
        return ranged(trained, loader=loader, accumulate=accumulate)

    whole, parts = test_of(32, 1), test_of(8, 4)
    assert parts.lrs == whole.lrs
    assert parts.losses == pytest.approx(whole.losses, rel=1e-3)
    assert parts.context["batch_size"] == 32


def test_amp():
    trained = training()
    settings = {"autocast": torch.autocast("cpu", torch.bfloat16), "clip_grad_norm": 100.0}
    half = ranged(trained, scaler=trained.scaler, **settings)
    full = ranged(trained)
    assert half.losses != full.losses
    assert half.losses[:40] == pytest.approx(full.losses[:40], rel=0.05)
    assert abs(math.log10(half.suggest(steps=500).lr / full.suggest(steps=500).lr)) < 0.5


def test_inside_an_open_autocast():
    """PyTorch would train on the copies of the weights that it rounded before the first step."""
    trained = training()
    with torch.autocast("cpu", torch.bfloat16):
        before = trained.model(torch.ones(2, 8))
        inside = ranged(trained, autocast=torch.autocast("cpu", torch.bfloat16), end_lr=1e3)
        assert torch.is_autocast_enabled("cpu")
    assert before.dtype == torch.bfloat16
    assert min(inside.losses) < inside.losses[0] / 2
    assert inside.stop_reason == "diverged"


def test_groups():
    trained = training()
    body, head = trained.model.body, trained.model.head
    groups = [
        {"params": body.parameters(), "lr": 1e-5},
        {"params": head.parameters(), "lr": torch.tensor(1e-3)},
    ]
    trained.optimizer = torch.optim.Adam(groups, capturable=False, foreach=False)
    seen = []

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        seen.append([float(group["lr"]) for group in trained.optimizer.param_groups])
        return MSE(outputs, targets)

    test = ranged(trained, loss)
    assert [head for _, head in seen] == pytest.approx(test.lrs)
    assert [100 * body for body, _ in seen] == pytest.approx(test.lrs)
    assert test.group_lrs(0.5) == pytest.approx([0.005, 0.5])
    assert [float(group["lr"]) for group in trained.optimizer.param_groups] == pytest.approx(
        [1e-5, 1e-3]
    )


def test_ddp():
    """Two processes with half of each batch do what one does with all of it."""
    first, second = torchrun("torch_ranks.py")
    assert first["lrs"] == second["lrs"]
    assert first["losses"] == second["losses"]
    assert first["suggested"] == second["suggested"]
    assert first["weights_kept"] and second["weights_kept"]
    assert first["losses"] == pytest.approx(first["expected"], rel=1e-3)
    assert first["own"] != second["own"]
    assert first["short"] == second["short"]
    assert len(first["short"]) == 6
    assert first["groups"] == ["0", "2"]
    sums = [np.array(rank["sums"]) for rank in (first, second)]
    assert np.array_equal(*sums, equal_nan=True)
    assert sums[0][0] == pytest.approx(np.array(first["expected_sums"])[0], rel=1e-3, nan_ok=True)
    assert sums[0] == pytest.approx(np.array(first["expected_sums"]), rel=0.1, nan_ok=True)


def test_restore():
    trained = training()
    held = trained.everything()
    ranged(trained, preserve=[trained.scheduler, trained.scaler])
    assert trained.everything() == held


def test_negative_loss():
    trained = training()
    plain = ranged(trained)
    low = ranged(trained, lambda outputs, targets: MSE(outputs, targets) - 100)
    assert low.losses[0] < 0
    assert len(low.losses) > 50
    count = min(len(plain.losses), len(low.losses))
    shifted = [loss + 100 for loss in low.losses]
    assert shifted[:count] == pytest.approx(plain.losses[:count], rel=1e-4, abs=1e-4)
    assert abs(math.log10(low.suggest().lr / plain.suggest().lr)) < 0.2


def test_nan_at_first_step():
    trained = training()
    held = trained.everything()
    test = ranged(trained, lambda outputs, targets: MSE(outputs, targets) * math.nan)
    assert (len(test.losses), test.stop_reason) == (1, "non_finite")
    answer = test.suggest()
    assert not answer
    assert answer.code == "no_finite_loss"
    assert trained.everything() == held


def test_three_batch_loader():
    trained = training()
    data = torch.utils.data.Subset(trained.loader.dataset, range(96))
    loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
    test = ranged(trained, loader=loader, stop="never")
    assert len(test.losses) == 100


@pytest.mark.parametrize("in_batches", [False, True])
def test_a_distributed_sampler_shuffles_anew_in_each_pass(in_batches):
    trained = training()
    data = trained.loader.dataset
    sampler = torch.utils.data.DistributedSampler(data, 2, 0)
    batches = torch.utils.data.BatchSampler(sampler, 64, drop_last=True)
    how = {"batch_sampler": batches} if in_batches else {"sampler": sampler, "batch_size": 64}
    loader = torch.utils.data.DataLoader(data, **how)
    seen = []
    trained.model.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0][0, 0].item()))
    sampler.set_epoch(5)
    ranged(trained, loader=loader, stop="never", num_iter=3 * len(loader))
    assert sampler.epoch == 5
    assert len(set(seen)) == 3 * len(loader)


def test_validation_loss():
    trained = training()
    validation = [batch for batch, _ in zip(trained.loader, range(2))]
    test = ranged(trained, validation=validation)
    with preserved(trained.model, trained.optimizer):
        trained.model.eval()
        with torch.no_grad():
            losses = [MSE(trained.model(inputs), targets).item() for inputs, targets in validation]
    # The first rate changes next to nothing, but batch statistics have moved once.
    assert test.losses[0] == pytest.approx(sum(losses) / 2, rel=0.1)
    assert test.losses != ranged(trained).losses


def test_a_step_of_ones_own_with_two_optimizers():
    """A generator and a critic: one of the two optimizers is swept, both are put back."""
    seed()
    makes, judges = nn.Linear(4, 8), nn.Linear(8, 1)
    swept = torch.optim.Adam(makes.parameters(), lr=1e-3)
    other = torch.optim.Adam(judges.parameters(), lr=1e-3)
    rates = []

    def step(batch: torch.Tensor) -> torch.Tensor:
        other.zero_grad()
        (judges(makes(batch).detach()).mean() - judges(torch.ones(8)).mean()).backward()
        other.step()
        swept.zero_grad()
        loss = (judges(makes(batch)) - 1).pow(2).mean()
        loss.backward()
        swept.step()
        rates.append((swept.param_groups[0]["lr"], other.param_groups[0]["lr"]))
        return loss

    held = bits([makes.state_dict(), judges.state_dict()])
    test = range_test(
        makes, swept, None, repeat(torch.randn(16, 4)), train_step=step, preserve=[judges, other],
        progress=False,
    )  # fmt: skip
    assert [rate for rate, _ in rates] == list(test.lrs)
    assert {rate for _, rate in rates} == {1e-3}
    assert bits([makes.state_dict(), judges.state_dict()]) == held
    assert not other.state


def test_streams_that_begin_anew_and_streams_that_end():
    trained = training()
    rows = list(trained.loader)[:5]

    class Stream(torch.utils.data.IterableDataset):
        def __iter__(self) -> Any:
            return iter(rows)

    endless = ranged(trained, loader=torch.utils.data.DataLoader(Stream(), batch_size=None))
    assert len(endless.losses) > 50
    with pytest.warns(UserWarning, match="cannot be put back"):
        short = ranged(trained, loader=iter(rows))
    assert (len(short.losses), short.stop_reason) == (5, "running")
    assert short.suggest().code == "too_few_points"


def test_batches_in_dictionaries():
    trained = training()
    loader = [{"inputs": inputs, "targets": targets} for inputs, targets in trained.loader]
    test = ranged(
        trained,
        None,
        loader,
        batch_loss=lambda model, batch: MSE(model(batch["inputs"]), batch["targets"]),
    )
    assert len(test.losses) > 50


def test_cuda():
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    trained = training()
    trained.model.cuda()
    trained.optimizer = torch.optim.Adam(trained.model.parameters(), lr=1e-3)
    held = {key: value.clone() for key, value in trained.model.state_dict().items()}
    draws = torch.cuda.get_rng_state()
    test = ranged(trained, autocast=torch.autocast("cuda"), scaler=torch.amp.GradScaler("cuda"))
    assert test.suggest()
    assert torch.equal(torch.cuda.get_rng_state(), draws)
    for key, value in trained.model.state_dict().items():
        assert torch.equal(value, held[key])
