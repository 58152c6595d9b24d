"""Trains a network to foresee what every rate around the anchor would lose.

A network says where it believes the middle of the good rates to be: a distribution *p* over 41
offsets. What a rate then costs, in expectation, is *p* times the costs of being beside the middle;
that is compared with the measured regret of every offset by binary cross-entropy. No rate is
called the right one: a wrong belief costs what training by it would have lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from networks import NETWORKS
from samples import Samples

CURVE = 50
"""Points of a learning curve."""


@dataclass(frozen=True)
class Inputs:
    """What one network reads, and what it is taught by, line by line."""

    member: str
    seen: tuple[Tensor, ...]
    regret: Tensor
    one_cycle: Tensor

    def __len__(self) -> int:
        """The number of lines."""
        return len(self.regret)

    def logits(self, network: nn.Module, lines: Tensor) -> Tensor:
        """What the network says of some lines."""
        seen = [part[lines] for part in self.seen]
        if self.member == "gru":
            seen[0] = seen[0][:, : int(seen[2].max())]
        return network(*seen)


def inputs(member: str, samples: Samples) -> Inputs:
    """The part of samples that a network reads."""
    field = {"features": "features", "cnn": "curve", "image": "raster", "gru": "stream"}[member]
    names = [field, "conditions", *(["rows"] if member == "gru" else [])]
    taught = "stream_regret" if member == "gru" else "regret"
    # Copies: the arrays may lie on the disk, and be for reading only.
    seen = tuple(torch.tensor(getattr(samples, name)) for name in names)
    regret, one_cycle = (torch.tensor(getattr(samples, name)) for name in (taught, "one_cycle"))
    return Inputs(member, seen, regret, one_cycle.long())


@dataclass(frozen=True)
class Recipe:
    """How long and how boldly to train."""

    epochs: float
    rate: float
    decay: float
    batch: int


def expected(logits: Tensor, one_cycle: Tensor, mixing: Tensor) -> Tensor:
    """Expected regret (B, 41) of every offset."""
    return torch.einsum("bk,bjk->bj", torch.softmax(logits, 1), mixing[one_cycle])


def fit(
    read: Inputs,
    weight: Tensor,
    lines: np.ndarray,
    mixing: Tensor,
    recipe: Recipe,
    seed: int,
    start: Mapping[str, Tensor] | None = None,
) -> tuple[nn.Module, list[float]]:
    """Train on some lines by AdamW under one-cycle; the same seed gives the same network.

    Beside the network, its loss in each fiftieth of the training.
    """
    torch.manual_seed(seed)
    network = NETWORKS[read.member]() if start is None else restored(read.member, start)
    steps = max(2, round(recipe.epochs * len(lines) / recipe.batch))
    optimizer = torch.optim.AdamW(network.parameters(), recipe.rate, weight_decay=recipe.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=steps)
    own, chosen = weight[torch.from_numpy(lines)], torch.from_numpy(lines)
    own = own / own.mean()
    random = torch.Generator().manual_seed(seed)
    order, losses = torch.empty(0, dtype=torch.long), []
    for _ in range(steps):
        while len(order) < min(recipe.batch, len(lines)):
            order = torch.cat([order, torch.randperm(len(lines), generator=random)])
        batch, order = order[: recipe.batch], order[recipe.batch :]
        rows = chosen[batch]
        foreseen = expected(read.logits(network, rows), read.one_cycle[rows], mixing)
        missed = functional.binary_cross_entropy(
            foreseen.clamp(1e-3, 1 - 1e-3), read.regret[rows], reduction="none"
        )
        loss = (missed.mean(1) * own[batch]).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.detach())
    parts = torch.stack(losses).tensor_split(min(steps, CURVE))
    return network, [float(part.mean()) for part in parts]


def restored(member: str, state: Mapping[str, Tensor]) -> nn.Module:
    """A network as it was stored."""
    network = NETWORKS[member]()
    network.load_state_dict(dict(state))
    return network


@torch.no_grad()
def beliefs(network: nn.Module, read: Inputs, lines: np.ndarray) -> np.ndarray:
    """Distributions (n, 41) over the offsets, of some lines."""
    parts = np.array_split(lines, max(1, len(lines) // 2048))
    said = [read.logits(network, torch.from_numpy(part)) for part in parts if len(part)]
    return torch.softmax(torch.cat(said).double(), 1).numpy() if said else np.empty((0, 41))
