"""Drives fastai's `lr_find` with scripted losses."""

from __future__ import annotations

import tempfile
from collections.abc import Callable

import torch
from fastai.callback.schedule import minimum, slide, steep, valley
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from fastai.learner import Learner

from sweep import Sweep

RULES = {"valley": valley, "slide": slide, "minimum": minimum, "steep": steep}


class Scripted(torch.nn.Module):
    """A model with one weight."""

    def __init__(self) -> None:
        """The weight is zero, and stays."""
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Outputs that a loss can be differentiated by."""
        return self.weight.expand(len(inputs))


def fastai(losses: list[float]) -> Sweep:
    """The sweep of `lr_find`, and the answers of its four suggestion functions."""
    script = iter(losses)
    answers: dict[str, float | None] = {}

    def loss(outputs: torch.Tensor, _: torch.Tensor) -> torch.Tensor:
        return outputs.sum() * 0 + next(script)

    def caught(name: str, function: Callable[..., tuple]) -> Callable[..., tuple]:
        def suggest(*arguments: object) -> tuple:
            try:
                answers[f"fastai_{name}"] = float(function(*arguments)[0])
            except (IndexError, ValueError, RuntimeError):
                answers[f"fastai_{name}"] = None
            return 0.0, (0.0, 0.0)

        suggest.__name__ = name
        return suggest

    samples = [(torch.zeros(1), torch.zeros(1))] * len(losses)
    with tempfile.TemporaryDirectory() as folder:
        data = DataLoaders(DataLoader(samples, bs=1), DataLoader(samples[:1], bs=1))
        learner = Learner(data, Scripted(), loss_func=loss, path=folder)
        functions = [caught(*item) for item in RULES.items()]
        with learner.no_bar(), learner.no_logging():
            learner.lr_find(num_it=len(losses), show_plot=False, suggest_funcs=functions)
    recorder = learner.recorder
    return Sweep(recorder.lrs, [loss.item() for loss in recorder.losses], answers)
