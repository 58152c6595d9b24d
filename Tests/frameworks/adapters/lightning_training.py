"""Small modules and trainers that the tests of the Lightning adapter share."""

from __future__ import annotations

import copy
import logging
import random
from collections.abc import Callable
from typing import Any

import lightning.pytorch as pl
import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MeanMetric

from seeds import seed

logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)

seed()
INPUTS = torch.randn(256, 8)
DATA = TensorDataset(INPUTS, INPUTS.sum(1, keepdim=True) + torch.randn(256, 1))
FAILING = {"steps": 0}
"""The steps of a `Failing` module: here, where nothing puts them back."""


def loader(batch_size: int = 32, *, data: Any = DATA, **arguments: Any) -> Any:
    """Make a loader of eight shuffled batches."""
    return DataLoader(data, batch_size, **{"shuffle": True, **arguments})


class Net(pl.LightningModule):
    """It draws random numbers, keeps buffers and a metric, and logs: all that could leak."""

    def __init__(self, lr: float = 0.05) -> None:
        """Draw the weights."""
        super().__init__()
        self.save_hyperparameters()
        self.body = torch.nn.Sequential(
            torch.nn.Linear(8, 16), torch.nn.BatchNorm1d(16), torch.nn.ReLU(), torch.nn.Dropout(0.2)
        )
        self.head = torch.nn.Linear(16, 1)
        self.mean = MeanMetric()
        self.trained_on: list[float] = []

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Predict."""
        return self.head(self.body(inputs))

    def training_step(self, batch: Any, batch_idx: int) -> Any:  # noqa: ARG002
        """Return the loss, log it and remember it."""
        loss = torch.nn.functional.mse_loss(self(batch[0]), batch[1])
        self.mean(loss)
        self.log("mean", self.mean, on_epoch=True)
        self.log("loss", loss, prog_bar=True)
        self.trained_on.append(loss.item())
        return loss

    def configure_optimizers(self) -> Any:
        """Train with Adam."""
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


class Manual(Net):
    """Does by hand what automatic optimization does."""

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.automatic_optimization = False

    def training_step(self, batch: Any, batch_idx: int) -> Any:
        """Step the optimizer."""
        loss = super().training_step(batch, batch_idx)
        self.optimizers().zero_grad()
        self.manual_backward(loss)
        self.optimizers().step()
        return loss


class Scripted(pl.LightningModule):
    """Its loss is a function of the number of batches seen; its one weight does not matter."""

    def __init__(self, script: Callable[[int], float]) -> None:
        """Begin the script."""
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(()))
        self.script, self.batches, self.lr = script, 0, 0.1

    def training_step(self, batch: Any, batch_idx: int) -> Any:  # noqa: ARG002
        """Return the next loss."""
        loss = 0.0 * self.weight + self.script(self.batches)
        self.batches += 1
        return loss

    def configure_optimizers(self) -> Any:
        """Train with SGD."""
        return torch.optim.SGD(self.parameters(), lr=self.lr)


class Failing(Net):
    """Something happens at one of the training steps, counted in `FAILING`."""

    def __init__(self, at: int, happening: Callable[[], object]) -> None:
        """Wait for a step."""
        super().__init__()
        self.at, self.happening = at, happening

    def training_step(self, batch: Any, batch_idx: int) -> Any:
        """Let it happen."""
        FAILING["steps"] += 1
        if FAILING["steps"] == self.at:
            self.happening()
        return super().training_step(batch, batch_idx)


class Snapshots(pl.Callback):
    """Takes a snapshot before each batch, and when the fit fails."""

    def __init__(self) -> None:
        """Begin without any."""
        self.taken: list[dict[str, Any]] = []
        self.failed: dict[str, Any] | None = None

    def on_train_batch_start(self, trainer: Any, *_: Any) -> None:
        """Take one."""
        self.taken.append(snapshot(trainer))

    def on_exception(self, trainer: Any, *_: Any) -> None:
        """Take the last one."""
        self.failed = snapshot(trainer)


def trainer_of(*callbacks: Any, epochs: int = 4, **arguments: Any) -> Any:
    """Make a trainer that says and writes nothing by itself."""
    quiet = {
        "accelerator": "cpu",
        "devices": 1,
        "logger": False,
        "enable_progress_bar": False,
        "enable_model_summary": False,
        "enable_checkpointing": False,
        "max_epochs": epochs,
    }
    return pl.Trainer(callbacks=list(callbacks), **{**quiet, **arguments})


def fitted(module: Any, *callbacks: Any, data: Any = None, **arguments: Any) -> Any:
    """Fit a module from a seed; return its trainer."""
    seed(1)
    trainer = trainer_of(*callbacks, **arguments)
    trainer.fit(module, loader() if data is None else data)
    return trainer


def net(kind: Any = Net, *arguments: Any) -> Any:
    """Make a module with the same weights each time."""
    seed(2)
    return kind(*arguments)


def rates(trainer: Any, index: int = 0) -> list[float]:
    """Return the rates of an optimizer's groups."""
    return [float(group["lr"]) for group in trainer.optimizers[index].param_groups]


def snapshot(trainer: Any) -> dict[str, Any]:
    """Copy all that a range test must not change."""
    module, connector = trainer.lightning_module, trainer._logger_connector
    present = {
        "weights": module.state_dict(),
        "grads": [weight.grad for weight in module.parameters()],
        "wanted": [weight.requires_grad for weight in module.parameters()],
        "modes": [layer.training for layer in module.modules()],
        "trained_on": getattr(module, "trained_on", None),
        "metric": getattr(getattr(module, "mean", None), "metric_state", None),
        "optimizers": [optimizer.state_dict() for optimizer in trainer.optimizers],
        "hooks": [len(optimizer._optimizer_step_pre_hooks) for optimizer in trainer.optimizers],
        "schedulers": [config.scheduler.state_dict() for config in trainer.lr_scheduler_configs],
        "loops": trainer.fit_loop.state_dict(),
        "steps": (trainer.global_step, trainer.current_epoch, trainer.fit_loop.batch_idx),
        "metrics": [
            dict(metrics)
            for metrics in (
                trainer.callback_metrics,
                trainer.logged_metrics,
                trainer.progress_bar_metrics,
            )
        ],
        "connector": (connector._current_fx, connector._first_loop_iter),
        "objects": [
            *map(id, (*trainer.callbacks, *trainer.loggers, trainer.profiler)),
            id(trainer.fit_loop.epoch_loop._results),
        ],
        "stop": trainer.should_stop,
        "torch": torch.get_rng_state(),
        "python": random.getstate(),
        "numpy": np.random.get_state(),
    }
    return copy.deepcopy(present)


def same(one: Any, other: Any) -> bool:
    """Say whether two values are equal, bit for bit in their tensors."""
    if isinstance(one, (torch.Tensor, np.ndarray)):
        return bool((torch.as_tensor(one) == torch.as_tensor(other)).all())
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
