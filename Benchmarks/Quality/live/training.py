"""Trains many copies of one network at once: same first weights, own rates and data orders."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional

from live.problems import Problem, data

torch.set_num_threads(1)
MOMENTUM, BETAS, TINY = 0.9, (0.9, 0.999), 1e-8


class Copies:
    """Copies of a network in training; `orders` holds the seed of each copy's data order."""

    def __init__(self, problem: Problem, orders: list[int]) -> None:
        """One copy for each entry of `orders`."""
        self.problem, self.orders = problem, orders
        self.data = data(problem.data)
        self.x = torch.from_numpy(self.data.x)
        self.y = torch.from_numpy(self.data.y)
        self.reset()

    def reset(self) -> None:
        """Go back to the first weights and to the beginning of the data orders."""
        generator = torch.Generator().manual_seed(0)
        widths = [self.x.shape[1], *self.problem.hidden, max(1, self.data.classes)]
        self.weights = []
        for inputs, outputs in zip(widths, widths[1:], strict=False):
            bound = inputs**-0.5
            for shape in ((inputs, outputs), (1, outputs)):
                first = (2 * torch.rand(shape, generator=generator) - 1) * bound
                self.weights.append(first.repeat(len(self.orders), 1, 1).requires_grad_())
        self.moments = [[torch.zeros_like(one) for one in self.weights] for _ in range(2)]
        self.done = 0
        self.shuffles = {seed: np.random.default_rng(1000 + seed) for seed in self.orders}
        self.left = {seed: np.empty(0, dtype=np.int64) for seed in self.orders}

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The outputs of all copies for inputs (copies, batch, features)."""
        last = len(self.weights) - 2
        for layer in range(0, last + 2, 2):
            x = torch.baddbmm(self.weights[layer + 1], x, self.weights[layer])
            if layer < last:
                if self.problem.normalised:
                    x = functional.layer_norm(x, x.shape[-1:])
                x = functional.relu(x)
        return x

    def losses(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """The mean loss of each copy."""
        outputs = self.forward(x)
        if self.data.classes:
            each = functional.cross_entropy(outputs.flatten(0, 1), y.flatten(), reduction="none")
        else:
            each = (outputs.flatten() - y.flatten()) ** 2
        return each.view(len(self.orders), -1).mean(1)

    def step(self, rates: torch.Tensor) -> torch.Tensor:
        """Train every copy one step with its rate; returns the losses before it."""
        batch = {seed: self.next_batch(seed) for seed in self.shuffles}
        index = torch.from_numpy(np.stack([batch[seed] for seed in self.orders]))
        losses = self.losses(self.x[index], self.y[index])
        gradients = torch.autograd.grad(losses.sum(), self.weights)
        self.done += 1
        with torch.no_grad():
            self.update(gradients, rates.float().view(-1, 1, 1))
        return losses.detach()

    def update(self, gradients: tuple[torch.Tensor, ...], rates: torch.Tensor) -> None:
        """Sgd, momentum as in torch, or Adam."""
        first, second = self.moments
        correction = (1 - BETAS[1] ** self.done) ** 0.5 / (1 - BETAS[0] ** self.done)
        for index, gradient in enumerate(gradients):
            move = gradient
            if self.problem.optimizer == "momentum":
                move = first[index].mul_(MOMENTUM).add_(gradient)
            elif self.problem.optimizer == "adam":
                first[index].lerp_(gradient, 1 - BETAS[0])
                second[index].mul_(BETAS[1]).addcmul_(gradient, gradient, value=1 - BETAS[1])
                move = correction * first[index] / (second[index].sqrt() + TINY)
            self.weights[index].sub_(rates * move)

    def next_batch(self, seed: int) -> np.ndarray:
        """The next rows of an epoch without replacement."""
        size = min(self.problem.batch, len(self.x))
        if len(self.left[seed]) < size:
            self.left[seed] = self.shuffles[seed].permutation(len(self.x))
        rows, self.left[seed] = self.left[seed][:size], self.left[seed][size:]
        return rows

    def held_out(self) -> np.ndarray:
        """The held-out loss of every copy."""
        with torch.no_grad():
            x = torch.from_numpy(self.data.held_x).expand(len(self.orders), -1, -1)
            y = torch.from_numpy(self.data.held_y).expand(len(self.orders), -1)
            return self.losses(x, y).numpy()


def one_cycle(part: float) -> float:
    """The one-cycle of fastai at a part of the training, as a multiple of its peak."""
    if part < 0.25:
        return 1 / 25 + (1 - 1 / 25) * (1 - np.cos(np.pi * part / 0.25)) / 2
    return 1e-5 + (1 - 1e-5) * (1 + np.cos(np.pi * (part - 0.25) / 0.75)) / 2
