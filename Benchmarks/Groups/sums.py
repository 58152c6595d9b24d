"""The six sums of every group at every step of a range test."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

import beside  # noqa: F401
from parts import Part, sums
from training import Moment, Numbers, Problem

COLUMNS = (
    "gradient_step",
    "previous_step",
    "after_step",
    "step_square",
    "weight_square",
    "gradient_square",
)


@dataclass
class Recorder:
    """Watches a training; `table` and `losses_after` are what it saw.

    The gradient after a step costs a second pass forward and backward on the same batch.
    """

    problem: Problem
    parts: list[Part]
    rows: list[Tensor] = field(default_factory=list)
    after: list[Tensor] = field(default_factory=list)
    previous: Tensor | None = None

    def __call__(self, moment: Moment) -> None:
        """Take one step down."""
        weights = moment.after.detach().clone().requires_grad_()
        loss = self.problem.losses(weights, moment.batches)
        (behind,) = torch.autograd.grad(loss.sum(), weights)
        move = moment.after - moment.before
        gradient = moment.gradient
        last = self.previous if self.previous is not None else torch.full_like(move, torch.nan)
        products = (gradient * move, gradient * last, behind * move)
        squares = (move.square(), moment.before.square(), gradient.square())
        self.rows.append(torch.stack([sums(self.parts, part) for part in products + squares], -1))
        self.after.append(loss.detach())
        self.previous = move

    @property
    def table(self) -> Numbers:
        """The sums (seeds, schedules, steps, groups, `COLUMNS`)."""
        return torch.stack(self.rows, -3).cpu().numpy()

    @property
    def losses_after(self) -> Numbers:
        """The loss (seeds, schedules, steps) on the same batch after every step."""
        return torch.stack(self.after, -1).double().cpu().numpy()


def single(table: Numbers) -> np.ndarray:
    """In single precision, where what has diverged may be infinite."""
    with np.errstate(over="ignore", invalid="ignore"):
        return table.astype(np.float32)
