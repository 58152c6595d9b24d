"""A small ignite training, with handlers that log, count, schedule and measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from ignite.engine import Engine, Events, create_supervised_trainer
from ignite.metrics import RunningAverage
from lrsuggest.integrations.ignite import range_test
from torch import nn

from torch_training import Training, training

MSE = nn.functional.mse_loss


@dataclass
class Ignited:
    """A trainer, what it trains, and what its handlers have noted."""

    trainer: Engine
    parts: Training
    losses: list[float] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def run(self, epochs: int) -> None:
        """Train for some epochs, of eight batches each, after those trained before."""
        if epochs:
            done = self.trainer.state.max_epochs or 0
            self.trainer.run(self.parts.loader, max_epochs=done + epochs)

    def ranged(self, **settings: Any) -> Any:
        """Make a range test."""
        settings = {"loader": self.parts.loader, "progress": False, **settings}
        settings.setdefault("to_save", {"model": self.parts.model})
        return range_test(self.trainer, self.parts.optimizer, **settings)

    def everything(self) -> dict[str, Any]:
        """Return all that a range test could change, ready to be compared."""
        state = vars(self.trainer.state)
        return {
            **self.parts.everything(),
            "engine": dict(vars(self.trainer)),
            "handlers": {event: list(some) for event, some in self.handlers().items()},
            "counters": {key: state[key] for key in ("iteration", "epoch", "output", "max_epochs")},
            "optimizer hooks": [
                list(hooks.values())
                for name, hooks in vars(self.parts.optimizer).items()
                if name.endswith("_hooks")
            ],
            "metrics": dict(self.trainer.state.metrics),
            "calls": list(self.calls),
        }

    def handlers(self) -> dict[Any, list[Any]]:
        """Return the handlers of each event that has some."""
        return {event: some for event, some in self.trainer._event_handlers.items() if some}


def ignited(function: Any = None, parts: Training | None = None, **settings: Any) -> Ignited:
    """Make a training; `function` is what it does with a batch."""
    parts = training() if parts is None else parts
    model, optimizer = parts.model, parts.optimizer
    loss = settings.pop("loss_fn", MSE)
    made = create_supervised_trainer(model, optimizer, loss, **settings)
    trained = Ignited(made if function is None else Engine(function), parts)

    @trained.trainer.on(Events.ITERATION_COMPLETED)
    def note(engine: Engine) -> None:
        trained.losses.append(float(engine.state.output))
        parts.scheduler.step()

    def call(name: str) -> Any:
        return lambda *_: trained.calls.append(name)

    for event in Events:
        trained.trainer.add_event_handler(event, call(event.name))
    RunningAverage(output_transform=lambda output: output).attach(trained.trainer, "average")
    return trained


def stepping(parts: Training, loss_fn: Any = MSE, autocast: Any = None) -> Any:
    """Return a function of one's own, with a scaler on the CPU."""

    def step(_: Engine, batch: Any) -> dict[str, float]:
        inputs, targets = batch
        parts.model.train()
        parts.optimizer.zero_grad()
        with autocast or torch.autocast("cpu", enabled=False):
            loss = loss_fn(parts.model(inputs), targets)
        parts.scaler.scale(loss).backward()
        parts.scaler.step(parts.optimizer)
        parts.scaler.update()
        return loss.item()

    return step
