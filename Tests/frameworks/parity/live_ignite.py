"""Drives ignite's `FastaiLRFinder` with scripted losses."""

from __future__ import annotations

import torch
from ignite.engine import Engine
from ignite.handlers import FastaiLRFinder

from sweep import Sweep


def ignite(losses: list[float]) -> Sweep:
    """The sweep of the attached finder, and its suggestion."""
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-7)
    trainer = Engine(lambda engine, _: losses[engine.state.iteration - 1])
    finder = FastaiLRFinder()
    with finder.attach(trainer, {"model": model, "optimizer": optimizer}) as sweeping:
        sweeping.run(range(len(losses)), max_epochs=1)
    try:
        answer = finder.lr_suggestion()
    except RuntimeError:
        answer = None
    recorded = finder.get_results()
    return Sweep(recorded["lr"], recorded["loss"], {"ignite": answer})
