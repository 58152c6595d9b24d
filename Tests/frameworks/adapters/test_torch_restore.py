"""After a range test of a PyTorch model, the training goes on as if there had been none."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.torch import preserved, range_test
from torch import nn

from torch_training import Training, training

BEFORE, AFTER = 13, 50


def ranged(trained: Training, **settings: Any) -> Any:
    """Make a range test of a training."""
    keep = {"preserve": [trained.scheduler, trained.scaler], "progress": False, **settings}
    loss = keep.pop("loss_fn", nn.functional.mse_loss)
    return range_test(trained.model, trained.optimizer, loss, trained.loader, **keep)


def undisturbed(before: int) -> Training:
    """Train without a range test."""
    trained = training()
    trained.run(before)
    trained.run(AFTER)
    return trained


def failing(at: int, what: BaseException) -> Any:
    """Return a loss that raises at its n-th call."""
    calls = iter(range(10**6))

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        if next(calls) == at:
            if isinstance(what, KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            raise what
        return nn.functional.mse_loss(outputs, targets)

    return loss


@pytest.mark.parametrize("before", [0, BEFORE])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"keep": "disk"},
        {"accumulate": 3},
        {"end_lr": 1e6, "stop": "never"},
        {"clip_grad_norm": 1.0, "scaler": torch.amp.GradScaler("cpu")},
        {"autocast": torch.autocast("cpu", torch.bfloat16)},
        {"num_iter": 2},
    ],
    ids=lambda settings: " ".join(settings) or "plain",
)
def test_the_next_fifty_steps_are_the_same_to_the_bit(before, settings):
    expected = undisturbed(before)
    end = expected.everything()["state"]
    trained = training()
    trained.run(before)
    held = trained.everything()
    ranged(trained, **settings)
    assert trained.everything() == held
    trained.run(AFTER)
    assert trained.losses == expected.losses
    assert trained.everything()["state"] == end


@pytest.mark.parametrize("what", [RuntimeError("mine"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("at", [0, 40, 80])
def test_failing_at_any_step_leaves_everything(at, what):
    expected = undisturbed(BEFORE)
    trained = training()
    trained.run(BEFORE)
    with pytest.raises(type(what)):
        ranged(trained, loss_fn=failing(at, what), stop="never")
    trained.run(AFTER)
    assert trained.losses == expected.losses


def test_a_second_ctrl_c_waits_until_all_is_back():
    trained = training()
    held = trained.everything()

    hits = []
    handler = signal.getsignal(signal.SIGINT)

    def note(*_: object) -> None:
        hits.append(trained.everything() == held)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, note)
    original = torch.Tensor.requires_grad_

    def again(self: torch.Tensor, *arguments: object) -> torch.Tensor:
        signal.raise_signal(signal.SIGINT)
        return original(self, *arguments)

    try:
        with pytest.raises(KeyboardInterrupt), pytest.MonkeyPatch.context() as patch:

            def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
                patch.setattr(torch.Tensor, "requires_grad_", again)
                signal.raise_signal(signal.SIGINT)
                return nn.functional.mse_loss(outputs, targets)

            ranged(trained, loss_fn=loss)
    finally:
        signal.signal(signal.SIGINT, handler)
    assert hits == [False, True]
    assert trained.everything() == held


def test_no_file_is_left_or_needed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    ranged(training())
    monkeypatch.setattr("tempfile.tempdir", None)
    ranged(training(), keep="disk")
    assert list(tmp_path.iterdir()) == []


def test_a_loop_over_the_same_loader_goes_on():
    def seen(disturbed: bool) -> list[Any]:
        trained = training()
        rows = []
        for index, (inputs, _) in enumerate(trained.loader):
            rows.append(inputs.sum().item())
            if disturbed and index == 3:
                ranged(trained)
        return rows + [inputs.sum().item() for inputs, _ in trained.loader]

    assert seen(disturbed=True) == seen(disturbed=False)


def test_persistent_workers_are_left_to_the_loop_that_has_them():
    trained = training()
    data = trained.loader.dataset
    trained.loader = torch.utils.data.DataLoader(
        data, batch_size=32, num_workers=1, persistent_workers=True
    )
    rows = []
    for index, (inputs, _) in enumerate(trained.loader):
        rows.append(len(inputs))
        if index == 1:
            ranged(trained, num_iter=12)
    assert rows == [32] * 8


def test_gradients_of_an_unfinished_accumulation_stay():
    trained = training()
    inputs, targets = next(iter(trained.loader))
    nn.functional.mse_loss(trained.model(inputs), targets).backward()
    held = trained.everything()
    assert held["grads"]["head.weight"] is not None
    ranged(trained)
    assert trained.everything() == held


def test_layers_in_evaluation_mode_stay_there_during_the_test():
    trained = training()
    trained.model.body[1].eval()
    mean = trained.model.body[1].running_mean.clone()
    seen = []

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        seen.append(torch.equal(trained.model.body[1].running_mean, mean))
        return nn.functional.mse_loss(outputs, targets)

    ranged(trained, loss_fn=loss)
    assert all(seen)
    assert not trained.model.body[1].training


def test_a_model_in_evaluation_mode_is_trained_and_put_back():
    trained = training()
    trained.model.eval()
    modes = []

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        modes.append(trained.model.training)
        return nn.functional.mse_loss(outputs, targets)

    ranged(trained, loss_fn=loss)
    assert all(modes)
    assert not trained.model.training


@pytest.mark.parametrize(
    "optimizer",
    [torch.optim.SGD, torch.optim.AdamW, torch.optim.RMSprop, torch.optim.Rprop, torch.optim.LBFGS],
)
def test_every_optimizer_keeps_its_state(optimizer):
    trained = training(optimizer=optimizer)
    batches = trained.batches()

    def step() -> None:
        inputs, targets = next(batches)

        def evaluate() -> torch.Tensor:
            trained.optimizer.zero_grad()
            loss = nn.functional.mse_loss(trained.model(inputs), targets)
            loss.backward()
            return loss

        trained.optimizer.step(evaluate)

    for _ in range(5):
        step()
    held = trained.everything()
    test = ranged(trained)
    assert len(test.lrs) > 5
    assert trained.everything() == held


def test_a_compiled_model_is_trained_and_put_back():
    expected = undisturbed(0)
    trained = training()
    original, trained.model = trained.model, torch.compile(trained.model, backend="eager")
    ranged(trained)
    trained.run(AFTER)
    assert trained.losses == expected.losses
    assert trained.model._orig_mod is original


def test_tensors_of_every_kind_come_back_from_the_disk():
    class Odd(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.register_buffer("none_", None)
            self.register_buffer("empty_", torch.empty(0, 3))
            self.register_buffer("half_", torch.randn(3, 2).bfloat16())
            self.register_buffer("complex_", torch.randn(4, dtype=torch.complex64))
            self.register_buffer("flag_", torch.tensor(True))  # noqa: FBT003
            self.register_buffer("strided_", torch.randn(4, 6).t()[::2])
            self.register_buffer("nan_", torch.full((2,), torch.nan))
            self.register_buffer("sparse_", torch.eye(3).to_sparse())

    model = Odd()
    held = {key: value.clone() for key, value in model.state_dict().items()}
    for keep in ("memory", "disk"):
        with preserved(model, keep=keep):
            for name, value in model.named_buffers():
                if name == "sparse_":
                    model.sparse_ = torch.zeros(3, 3)
                else:
                    value.zero_()
            model.none_ = torch.ones(1)
        assert model.none_ is None
        for key, value in model.state_dict().items():
            assert value.dtype == held[key].dtype
            assert torch.equal(
                torch.nan_to_num(value.to_dense()), torch.nan_to_num(held[key].to_dense())
            )


def test_objects_of_the_caller_are_put_back():
    class Average:
        def __init__(self) -> None:
            self.weights = [torch.ones(2)]
            self.steps = 0

    average = Average()
    tensor = average.weights[0]
    with preserved(average):
        average.steps += 1
        average.weights[0].mul_(3)
        average.weights.append(torch.zeros(1))
        average.new = 1
    assert vars(average) == {"weights": [tensor], "steps": 0}
    assert tensor.tolist() == [1, 1]


def test_generators_of_the_caller_are_put_back():
    mine, numpys = torch.Generator(), np.random.default_rng(0)
    with preserved(mine, numpys):
        drawn = torch.rand(3, generator=mine).tolist(), numpys.random(3).tolist()
    assert (torch.rand(3, generator=mine).tolist(), numpys.random(3).tolist()) == drawn


def test_what_has_no_attributes_is_refused_by_its_place():
    said = r"objects\[1\] has no attributes .*: 3"
    with pytest.raises(LRSuggestError, match=said), preserved(nn.Linear(1, 1), 3):
        pass


def test_a_lazy_layer_is_refused_before_anything_is_touched():
    trained = training()
    trained.model.body[0] = nn.LazyLinear(16)
    with pytest.raises(LRSuggestError, match="pass one batch through the model first"):
        ranged(trained)


def test_the_copies_are_as_large_as_promised():
    model = nn.Linear(1000, 1000, bias=False)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(1, 1000)).sum().backward()
    optimizer.step()
    size = model.weight.nbytes
    rss = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")  # noqa: E731
    for _ in range(2):  # the first fills the pools of the allocator
        before = rss()
        with preserved(model, optimizer):
            copied = rss() - before
    assert copied <= 4.5 * size
    assert np.isfinite(copied)
