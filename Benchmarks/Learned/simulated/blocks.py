"""Trains a block of problems: all tasks, orders of the data and rates as one tensor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

import neighbours  # noqa: F401
from optimisers import Optimiser

Array = NDArray[np.float32]
Rates = NDArray[np.float64]


class Block(Protocol):
    """Problems that share shapes, optimiser, batch size and budget; weights are (K, 1, 1, P)."""

    def start(self) -> Tensor:
        """The weights of every problem to start from."""

    def prepare(self, steps: int, orders: int, random: torch.Generator) -> None:
        """Draw the orders of the data."""

    def step(self, weights: Tensor, random: torch.Generator) -> tuple[Tensor, Tensor]:
        """Loss (K, G, L) and gradient (K, G, L, P) of the next batch of each of G orders."""

    def held(self, weights: Tensor) -> Tensor:
        """Held-out loss (K, G, L)."""

    def chance(self) -> Tensor:
        """Held-out loss of the trivial predictor, (K)."""


@dataclass(frozen=True)
class Runs:
    """Losses (K, G, L, steps) before every update; held-out loss and weights at the end."""

    losses: Array
    held: Array
    weights: Tensor


def train(block: Block, optimiser: str, rates: Rates, orders: int, seed: int) -> Runs:
    """Train at `rates` (tasks or 1, steps, L), every task in `orders` orders of its data.

    All rates of an order see the same batches.
    """
    start = block.start()
    random = torch.Generator(start.device).manual_seed(seed)
    tasks, steps, lanes = len(start), *rates.shape[1:]
    weights = start.expand(tasks, orders, lanes, -1).contiguous()
    table = torch.as_tensor(rates, dtype=torch.float32, device=start.device)[..., None]
    stepper = Optimiser(optimiser)
    losses = torch.empty((steps, tasks, orders, lanes), device=start.device)
    block.prepare(steps, orders, random)
    for step in range(steps):
        losses[step], gradient = block.step(weights, random)
        with torch.no_grad():
            stepper.step(weights, gradient, table[:, None, step])
    with torch.no_grad():
        held = block.held(weights)
    return Runs(losses.permute(1, 2, 3, 0).cpu().numpy(), held.cpu().numpy(), weights)
