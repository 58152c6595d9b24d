"""Training losses, what is measured on held-out rows, and the loss of the trivial predictor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from datasets import Data

Batch = tuple[Tensor, ...]
RECONSTRUCTION_SHARE = 0.3


@dataclass(frozen=True)
class Objective:
    """A loss of outputs and a batch (inputs, targets); `accuracy` where classes are predicted."""

    loss: Callable[[Tensor, Batch], Tensor]
    classes: int

    def evaluate(self, outputs: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Loss and accuracy; the latter NaN for a regression."""
        loss = self.loss(outputs, batch)
        if not self.classes:
            return loss, torch.full_like(loss, torch.nan)
        guessed = outputs[..., : self.classes].argmax(-1)
        return loss, (guessed == batch[1]).float().mean()


def cross_entropy(classes: int, smoothing: float = 0.0) -> Objective:
    """Cross-entropy over the last axis, with label smoothing."""

    def loss(outputs: Tensor, batch: Batch) -> Tensor:
        logs = outputs.log_softmax(-1)
        right = logs.gather(-1, batch[1].unsqueeze(-1)).mean()
        return -(1 - smoothing) * right - smoothing * logs.mean()

    return Objective(loss, classes)


def regression(kind: str) -> Objective:
    """`mse`, `huber`, or `gnll`: the Gaussian likelihood of a predicted mean and log-variance.

    Written out, as torch's own do not broadcast correctly under two vmaps (2.13).
    """

    def loss(outputs: Tensor, batch: Batch) -> Tensor:
        wanted = batch[1]
        if kind == "gnll":
            log_variance = outputs[..., 1].clamp(-12, 12)
            square = (outputs[..., 0] - wanted).square()
            return 0.5 * (log_variance + square * torch.exp(-log_variance)).mean()
        error = outputs[..., 0] - wanted
        if kind == "mse":
            return error.square().mean()
        size = error.abs()
        return torch.where(size < 1, 0.5 * error.square(), size - 0.5).mean()

    return Objective(loss, 0)


def mixed(classes: int) -> Objective:
    """Cross-entropy of the first outputs, and a share of how badly the rest give the inputs."""
    plain = cross_entropy(classes)

    def loss(outputs: Tensor, batch: Batch) -> Tensor:
        error = (outputs[..., classes:] - batch[0]).square().mean()
        return plain.loss(outputs[..., :classes], batch) + RECONSTRUCTION_SHARE * error

    return Objective(loss, classes)


def objective(name: str, classes: int) -> Objective:
    """The objective of a task: `ce`, `ls` (smoothed by .1), `mixed`, `mse`, `huber` or `gnll`."""
    if name == "mixed":
        return mixed(classes)
    if name in ("ce", "ls"):
        return cross_entropy(classes, 0.1 if name == "ls" else 0.0)
    return regression(name)


def outputs_of(name: str, data: Data) -> int:
    """How many outputs a net needs for an objective."""
    if name == "mixed":
        return data.classes + data.x.shape[1]
    return data.classes or (2 if name == "gnll" else 1)


def chance(name: str, data: Data) -> float | None:
    """Held-out loss of predicting the same for every row; None for a mixed loss."""
    if name == "mixed":
        return None
    held = torch.as_tensor(data.yt)
    if data.classes:
        shares = np.bincount(data.y.ravel(), minlength=data.classes) / data.y.size
        outputs = torch.as_tensor(np.log(shares + 1e-12)).expand(*held.shape, -1)
    else:
        # Targets are standardised: mean 0, log-variance 0.
        outputs = torch.zeros(len(held), 2)
    return float(objective(name, data.classes).loss(outputs, (torch.empty(0), held)))
