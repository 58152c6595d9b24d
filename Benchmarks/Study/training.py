"""Trains many copies of a net at once: one for every pair of a seed and a learning-rate schedule.

The weights of all copies lie in one tensor (seeds, schedules, parameters); a step is one vectorised
forward pass, one backward pass and one update. A copy that diverges turns NaN, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.func import functional_call, vmap
from torch.nn.utils import parameters_to_vector

from optimisers import Optimiser

Numbers = NDArray[np.float64]
LossOf = Callable[[Tensor, tuple[Tensor, ...]], Tensor]
Evaluation = Callable[[Tensor, tuple[Tensor, ...]], tuple[Tensor, Tensor]]
Watch = Callable[["Moment"], None]


@dataclass(frozen=True)
class Problem:
    """What is trained: a net, its loss, and data whose rows belong together.

    `train` and `held` hold inputs first. `mask` is 1 where a parameter may move.
    """

    net: nn.Module
    loss: LossOf
    evaluate: Evaluation
    train: tuple[Tensor, ...]
    held: tuple[Tensor, ...]
    optimiser: str
    hp: Mapping[str, float]
    batch: int
    mask: Tensor | None = None

    @property
    def device(self) -> torch.device:
        """Where the data lie."""
        return self.train[0].device

    def unflatten(self, flat: Tensor) -> dict[str, Tensor]:
        """The parameters by name, as views of one vector."""
        named = dict(self.net.named_parameters())
        parts = flat.split([parameter.numel() for parameter in named.values()])
        return {
            name: part.view(parameter.shape)
            for (name, parameter), part in zip(named.items(), parts, strict=True)
        }

    def losses(self, weights: Tensor, batches: tuple[Tensor, ...]) -> Tensor:
        """The loss of every copy (seeds, schedules) on the batch of its seed."""

        def one(flat: Tensor, *batch: Tensor) -> Tensor:
            return self.loss(functional_call(self.net, self.unflatten(flat), batch[0]), batch)

        rows = (None,) * len(batches)
        inner = vmap(one, in_dims=(0, *rows), randomness="different")
        return vmap(inner, randomness="different")(weights, *batches)


def flat_weights(net: nn.Module) -> Tensor:
    """All parameters of a net as one vector."""
    return parameters_to_vector(net.parameters()).detach().clone()


def orders(count: int, batch: int, steps: int, seed: int) -> NDArray[np.int64]:
    """Row numbers (steps, batch): epochs without replacement, a short last batch left out."""
    random = np.random.default_rng(seed)
    batch = min(batch, count)
    per_epoch = count // batch
    epochs = -(-steps // per_epoch)
    rows = [random.permutation(count)[: per_epoch * batch] for _ in range(epochs)]
    return np.concatenate(rows).reshape(-1, batch)[:steps]


@dataclass(frozen=True)
class Runs:
    """Losses (seeds, schedules, steps) before every update, and weights after some of them."""

    losses: Numbers
    snapshots: dict[int, Tensor]


@dataclass(frozen=True)
class Moment:
    """One step of all copies: weights `before` and `after` it, loss and gradient `before` it."""

    step: int
    batches: tuple[Tensor, ...]
    loss: Tensor
    gradient: Tensor
    before: Tensor
    after: Tensor


def train(
    problem: Problem,
    weights: Tensor,
    rates: Numbers,
    seeds: Sequence[int],
    snapshots: Sequence[int] = (),
    factors: Tensor | None = None,
    watch: Watch | None = None,
) -> Runs:
    """Train from `weights` (parameters, or seeds x parameters) at `rates` (steps, schedules).

    `factors` (schedules, parameters) multiply the rates, weight by weight; `watch` sees every step.
    """
    steps, schedules = rates.shape
    start = weights.expand(len(seeds), -1)[:, None].expand(-1, schedules, -1)
    moving = start.clone().contiguous()
    rows = np.stack([orders(len(problem.train[0]), problem.batch, steps, s) for s in seeds])
    table = torch.as_tensor(rates, dtype=torch.float32, device=problem.device)
    optimiser = Optimiser(problem.optimiser, problem.hp)
    losses, kept = [], {}
    network = problem.net.train()
    torch.manual_seed(seeds[0])
    for step in range(steps):
        chosen = torch.as_tensor(rows[:, step], device=problem.device)
        batches = tuple(part[chosen] for part in problem.train)
        moving.requires_grad_()
        loss = problem.losses(moving, batches)
        (gradient,) = torch.autograd.grad(loss.sum(), moving)
        losses.append(loss.detach())
        with torch.no_grad():
            if problem.mask is not None:
                gradient = gradient * problem.mask
            moving = moving.detach()
            lr = table[step][:, None]
            # The optimiser overwrites both.
            kept_apart = (gradient.clone(), moving.clone()) if watch else None
            optimiser.step(moving, gradient, lr if factors is None else lr * factors)
        if watch and kept_apart:
            watch(Moment(step, batches, loss.detach(), *kept_apart, moving))
        if step + 1 in snapshots:
            kept[step + 1] = moving.clone()
    network.eval()
    return Runs(torch.stack(losses, -1).double().cpu().numpy(), kept)


@torch.no_grad()
def held_out(problem: Problem, weights: Tensor, chunk: int = 16) -> tuple[Numbers, Numbers]:
    """Held-out loss and accuracy (NaN where there is none) of every copy (..., parameters)."""
    problem.net.eval()

    def one(flat: Tensor) -> tuple[Tensor, Tensor]:
        outputs = functional_call(problem.net, problem.unflatten(flat), problem.held[0])
        return problem.evaluate(outputs, problem.held)

    lanes = weights.reshape(-1, weights.shape[-1])
    found = [vmap(one)(part) for part in lanes.split(chunk)]
    loss, accuracy = (
        torch.cat(parts).view(weights.shape[:-1]) for parts in zip(*found, strict=True)
    )
    return loss.double().cpu().numpy(), accuracy.double().cpu().numpy()
