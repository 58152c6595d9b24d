"""Range tests as other tools record them, each with what was measured beside it."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import wraps

import torch
from torch.utils.data import DataLoader, TensorDataset

from seeds import SEED, seed

BATCH = 8
FEATURES = 4
START, RATIO = 1e-5, 1.12
"""The rates of the loggers: this, and so many times the one before."""


@dataclass
class Logged:
    """What a tool recorded, and what it should have.

    Attributes:
        source: The record: a path or an object.
        lrs: The rate that each step was really made with.
        losses: The loss of each step.
    """

    source: object = None
    lrs: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)

    def made(self, lr: float, loss: float) -> None:
        """Keeps what a step was."""
        self.lrs.append(float(lr))
        self.losses.append(float(loss))


class Measured(torch.nn.Module):
    """The mean square error; notes what it was, and the rate of the optimizer then."""

    def __init__(self, logged: Logged, optimizer: Callable[[], torch.optim.Optimizer]) -> None:
        """Takes where to note it, and how to get the optimizer."""
        super().__init__()
        self.logged, self.optimizer = logged, optimizer

    def forward(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """The loss."""
        loss = torch.nn.functional.mse_loss(outputs, targets)
        self.logged.made(self.optimizer().param_groups[-1]["lr"], loss.item())
        return loss


def samples(steps: int) -> TensorDataset:
    """A regression with noise, for so many batches: their losses differ."""
    draw = torch.Generator().manual_seed(SEED + 1)
    inputs = torch.randn(steps * BATCH, FEATURES, generator=draw)
    targets = inputs.sum(dim=1, keepdim=True) + torch.randn(len(inputs), 1, generator=draw)
    return TensorDataset(inputs, targets)


def loader(steps: int) -> DataLoader:
    """An epoch of so many batches."""
    return DataLoader(samples(steps), batch_size=BATCH)


def network() -> torch.nn.Module:
    """The same net each time."""
    seed()
    return torch.nn.Linear(FEATURES, 1)


def swept(steps: int) -> Iterator[tuple[float, float]]:
    """Yields rate and loss of a plain range test."""
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=START)
    group = optimizer.param_groups[0]
    for inputs, targets in loader(steps):
        loss = torch.nn.functional.mse_loss(model(inputs), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield group["lr"], loss.item()
        group["lr"] *= RATIO


def quietly(run: Callable[..., Logged]) -> Callable[..., Logged]:
    """Runs a tool without its progress bars and remarks."""

    @wraps(run)
    def silent(*arguments: object, **keywords: object) -> Logged:
        logging.getLogger("lightning.pytorch").setLevel(logging.CRITICAL)
        streams = redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO())
        with streams[0], streams[1], warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return run(*arguments, **keywords)

    return silent
