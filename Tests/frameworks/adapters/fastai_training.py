"""A small fastai training in which everything draws, counts and remembers."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
from fastai.callback.core import Callback
from fastai.callback.fp16 import AMPMode, MixedPrecision
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from fastai.learner import Learner
from fastai.optimizer import Adam
from fastcore.foundation import L
from torch import nn

from seeds import seed


class Net(nn.Module):
    """Batch normalisation, dropout, a counter, and noise from two generators."""

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.2))
        self.head = nn.Linear(16, 1)
        self.calls = 0

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Count, draw, and predict."""
        self.calls += 1
        noise = random.random() + np.random.rand()  # noqa: NPY002
        return self.head(self.body(inputs + 0.01 * noise))


class Straight(nn.Module):
    """No noise and no batch statistics; it can learn the sum of its inputs without error."""

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.body, self.head = nn.Linear(8, 8), nn.Linear(8, 1)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Predict."""
        return self.head(self.body(inputs))


class HalfPrecision(MixedPrecision):
    """fastai's mixed precision asks for that of CUDA: here is the same on the CPU."""

    def __init__(self) -> None:
        """Choose bfloat16."""
        super().__init__(AMPMode.BF16)

    def before_fit(self) -> None:
        """Take the CPU's."""
        super().before_fit()
        self.autocast = torch.autocast("cpu", torch.bfloat16)
        self.learn.scaler = torch.amp.GradScaler("cpu")


class Losses(Callback):
    """Notes the loss of every batch of the training, and nothing of a range test."""

    order = 300

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.seen: list[float] = []

    def after_loss(self) -> None:
        """Note it."""
        if not hasattr(self.learn, "lr_finder"):
            self.seen.append(self.learn.loss.item())


def splitter(model: Net) -> L:
    """Two groups of weights: the body and the head."""
    return L(model.body, model.head).map(lambda part: list(part.parameters()))


def learner(rows: int = 256, *, noise: float = 0.1, **settings: Any) -> Learner:
    """Make a learner without progress bars, the same at every call."""
    seed()
    inputs = torch.randn(rows, 8)
    targets = inputs.sum(1, keepdim=True) + noise * torch.randn(rows, 1)
    data = list(zip(inputs, targets))
    dls = DataLoaders(
        DataLoader(data, bs=settings.pop("bs", 32), shuffle=True), DataLoader(data[:64], bs=64)
    )
    known = {"loss_func": nn.MSELoss(), "splitter": splitter, "opt_func": partial(Adam, mom=0.9)}
    learn = Learner(dls, settings.pop("model", Net)(), **{**known, **settings})
    learn.remove_cb(learn.progress)
    learn.logger = print_nothing
    learn.add_cb(Losses())
    return learn


def print_nothing(_: Any) -> None:
    """Stand for a logger, so that a changed one would be noticed."""


def everything(learn: Learner) -> dict[str, Any]:
    """Return all that a range test could change, ready to be compared."""
    model, opt = learn.model, learn.opt
    weights = dict(model.named_parameters())
    return {
        "state": bits(model.state_dict()),
        "grads": bits({name: weight.grad for name, weight in weights.items()}),
        "flags": {name: weight.requires_grad for name, weight in weights.items()},
        "modes": {name: module.training for name, module in model.named_modules()},
        "hooks": {name: len(module._forward_hooks) for name, module in model.named_modules()},
        "calls": getattr(model, "calls", None),
        "identities": [id(weight) for weight in weights.values()],
        "optimizer": opt and (id(opt), bits(opt.state_dict()), opt.frozen_idx),
        "learner": {name: id(value) for name, value in plain(learn).items()},
        "callbacks": [(id(callback), bits(plain(callback))) for callback in learn.cbs],
        "averages": [bits(vars(learn.recorder.smooth_loss)), bits(vars(learn.recorder.loss))],
        "loaders": [(id(loader), bits(plain(loader))) for loader in learn.dls.loaders],
        "order": learn.dls.train.rng.getstate(),
        "random": (random.getstate(), bits(np.random.get_state()), bits(torch.get_rng_state())),  # noqa: NPY002
        "precision": (torch.is_autocast_enabled("cuda"), torch.is_autocast_enabled("cpu")),
        "gradients": torch.is_grad_enabled(),
    }


def plain(value: Any) -> dict[str, Any]:
    """Return the attributes of an object, without those that lead back to the learner."""
    return {key: item for key, item in vars(value).items() if key not in ("learn", "lock")}


def bits(value: Any) -> Any:
    """Replace tensors and arrays by what can be compared, and objects by which they are."""
    if isinstance(value, torch.Tensor):
        return value.dtype, tuple(value.shape), value.detach().float().numpy().tobytes()
    if isinstance(value, np.ndarray):
        return value.tobytes()
    if isinstance(value, dict):
        return {key: bits(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, L)):
        return [bits(item) for item in value]
    return value if isinstance(value, (int, float, str, type(None))) else id(value)


def trained(
    disturb: Callable[[Learner], Any] | None = None, before: int = 1, **settings: Any
) -> tuple[list[float], Any]:
    """Train, disturb, and train 56 steps; return all losses and the weights at the end."""
    learn = learner(**settings)
    if before:
        learn.fit_one_cycle(before, 1e-3)
    if disturb is not None:
        disturb(learn)
    learn.fit_one_cycle(7, slice(1e-4, 1e-2))
    return learn.losses.seen, bits(learn.model.state_dict())
