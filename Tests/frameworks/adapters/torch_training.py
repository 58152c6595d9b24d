"""A small PyTorch training in which everything draws, counts and remembers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from seeds import SEED, seed


class Net(nn.Module):
    """Batch normalisation, dropout, a frozen layer, a counter, and noise from three generators."""

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.2))
        self.frozen = nn.Linear(16, 16).requires_grad_(False)
        self.head = nn.Linear(16, 1)
        self.calls = 0
        self.history: list[float] = []
        self.own = np.random.default_rng(SEED + 5)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Count, draw, and predict."""
        self.calls += 1
        noise = random.random() + np.random.rand() + self.own.random()  # noqa: NPY002
        self.history = [*self.history[-3:], noise]
        return self.head(self.frozen(self.body(inputs + 0.01 * noise)))


@dataclass
class Training:
    """All that takes part in a training."""

    model: nn.Module
    optimizer: torch.optim.Optimizer
    scheduler: torch.optim.lr_scheduler.LRScheduler
    scaler: torch.amp.GradScaler
    loader: DataLoader[Any]
    losses: list[float] = field(default_factory=list)

    def batches(self) -> Iterator[Any]:
        """Go through the shuffled data for ever."""
        while True:
            yield from self.loader

    def run(self, steps: int) -> None:
        """Train."""
        for _, (inputs, targets) in zip(range(steps), self.batches()):
            self.optimizer.zero_grad()
            loss = nn.functional.mse_loss(self.model(inputs), targets)
            self.scaler.scale(loss).backward()
            self.scaler.step(self.optimizer)
            self.scaler.update()
            self.scheduler.step()
            self.losses.append(loss.item())

    def everything(self) -> dict[str, Any]:
        """Return all that a range test could change, ready to be compared."""
        modules = dict(self.model.named_modules())
        weights = dict(self.model.named_parameters())
        return {
            "state": bits(self.model.state_dict()),
            "grads": bits({name: weight.grad for name, weight in weights.items()}),
            "flags": {name: weight.requires_grad for name, weight in weights.items()},
            "modes": {name: module.training for name, module in modules.items()},
            "hooks": {name: len(module._forward_hooks) for name, module in modules.items()},
            "plain": {
                key: value for key, value in vars(self.model).items() if key in ("calls", "history")
            },
            "optimizer": bits(self.optimizer.state_dict()),
            "scheduler": bits(self.scheduler.state_dict()),
            "scaler": self.scaler.state_dict(),
            "random": (random.getstate(), bits(np.random.get_state()), torch.get_rng_state().sum()),  # noqa: NPY002
            "identities": [id(weight) for weight in weights.values()],
        }


def bits(value: Any) -> Any:
    """Replace tensors and arrays by what can be compared."""
    if isinstance(value, torch.Tensor):
        return value.dtype, tuple(value.shape), value.detach().numpy().tobytes()
    if isinstance(value, np.ndarray):
        return value.tobytes()
    if isinstance(value, dict):
        return {key: bits(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [bits(item) for item in value]
    return value


def training(optimizer: type[torch.optim.Optimizer] = torch.optim.Adam) -> Training:
    """Make a training, the same every time."""
    seed()
    inputs = torch.randn(256, 8)
    targets = inputs.sum(1, keepdim=True) + 0.1 * torch.randn(256, 1)
    loader = DataLoader(TensorDataset(inputs, targets), batch_size=32, shuffle=True)
    model = Net()
    steps = optimizer([weight for weight in model.parameters() if weight.requires_grad], lr=1e-3)
    scheduler = torch.optim.lr_scheduler.StepLR(steps, 10, 0.9)
    return Training(model, steps, scheduler, torch.amp.GradScaler("cpu"), loader)
