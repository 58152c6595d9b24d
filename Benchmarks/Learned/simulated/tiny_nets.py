"""Tiny real networks, many at once: perceptrons of one to three layers, as batched products."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor
from torch.nn import functional

ACTIVATIONS = {"relu": functional.relu, "tanh": torch.tanh, "gelu": functional.gelu}
LOSSES = ("ce", "mse", "gnll")


@dataclass
class Nets:
    """A block of K data sets, and one network for each.

    Attributes:
        x, y: Training rows, (K, n, features) and (K, n).
        held_x, held_y: Fresh rows.
        sizes: Features, hidden widths, outputs.
        activation: One of `ACTIVATIONS`.
        loss: `ce`, `mse`, or `gnll`: a predicted mean and log-variance.
        batch: Examples per step.
        begin: First weights, (K, 1, 1, P): of each layer the matrix, then the bias.
    """

    x: Tensor
    y: Tensor
    held_x: Tensor
    held_y: Tensor
    sizes: tuple[int, ...]
    activation: str
    loss: str
    batch: int
    begin: Tensor
    rows: Tensor = field(init=False)
    done: int = field(init=False, default=0)

    def start(self) -> Tensor:
        """The weights (K, 1, 1, P) that every run starts from."""
        return self.begin

    def prepare(self, steps: int, orders: int, random: torch.Generator) -> None:
        """Draw row numbers (orders, steps, batch): epochs without replacement."""
        count = self.x.shape[1]
        batch = min(self.batch, count)
        usable = count // batch * batch
        epochs = -(-steps * batch // usable)
        drawn = [
            torch.randperm(count, generator=random, device=self.x.device)[:usable]
            for _ in range(orders * epochs)
        ]
        self.rows = torch.stack(drawn).view(orders, -1, batch)[:, :steps]
        self.done = 0

    def outputs(self, weights: Tensor, x: Tensor) -> Tensor:
        """Outputs (K, G, L, rows, outputs) for inputs (K, G, rows, features)."""
        lanes = weights.shape[:3]
        x = x.unsqueeze(2).expand(*lanes, *x.shape[2:]).reshape(-1, *x.shape[2:])
        pairs = list(zip(self.sizes[:-1], self.sizes[1:], strict=True))
        parts = weights.flatten(0, 2).split([n for i, o in pairs for n in (i * o, o)], -1)
        for layer, (fan_in, fan_out) in enumerate(pairs):
            matrix = parts[2 * layer].reshape(-1, fan_in, fan_out)
            x = torch.baddbmm(parts[2 * layer + 1].unsqueeze(1), x, matrix)
            if layer + 1 < len(pairs):
                x = ACTIVATIONS[self.activation](x)
        return x.view(*lanes, *x.shape[1:])

    def losses(self, weights: Tensor, x: Tensor, y: Tensor) -> Tensor:
        """Mean loss (K, G, L) over the rows; targets are (K, G, rows)."""
        outputs, y = self.outputs(weights, x), y.unsqueeze(2)
        if self.loss == "ce":
            right = outputs.gather(-1, y.expand(outputs.shape[:-1]).unsqueeze(-1)).squeeze(-1)
            return (outputs.logsumexp(-1) - right).mean(-1)
        square = (outputs[..., 0] - y).square()
        if self.loss == "gnll":
            log_variance = outputs[..., 1].clamp(-12, 12)
            square = 0.5 * (log_variance + square * torch.exp(-log_variance))
        return square.mean(-1)

    def step(self, weights: Tensor, random: torch.Generator) -> tuple[Tensor, Tensor]:
        """Loss (K, G, L) and gradient (K, G, L, P) of the next batch of each order."""
        rows = self.rows[:, self.done]
        self.done += 1
        moving = weights.detach().requires_grad_()
        loss = self.losses(moving, self.x[:, rows], self.y[:, rows])
        (gradient,) = torch.autograd.grad(loss.sum(), moving)
        return loss.detach(), gradient

    def held(self, weights: Tensor) -> Tensor:
        """The held-out loss of every run."""
        with torch.no_grad():
            shape = (len(weights), weights.shape[1], *self.held_x.shape[1:])
            targets = self.held_y.unsqueeze(1).expand(shape[:-1])
            return self.losses(weights, self.held_x.unsqueeze(1).expand(shape), targets)

    def chance(self) -> Tensor:
        """The held-out loss of predicting the same for every row, (K)."""
        if self.loss == "ce":
            shares = functional.one_hot(self.y, self.sizes[-1]).float().mean(1)
            return -shares.clamp_min(1e-6).log().gather(1, self.held_y).mean(1)
        mean = self.y.mean(1, keepdim=True)
        square = (self.held_y - mean).square().mean(1)
        if self.loss == "mse":
            return square
        variance = self.y.var(1)
        return 0.5 * (variance.log() + square / variance)
