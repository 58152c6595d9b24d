"""The sums over groups in the plainest of loops, in double precision, with copies of everything."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from lrsuggest.integrations.torch import preserved

Weights = list[torch.Tensor]


def doubles(weights: Weights, what: Callable[[torch.Tensor], Any]) -> torch.Tensor:
    """Return what there is of each weight in one row; zeros where there is nothing."""
    found = [(weight, what(weight)) for weight in weights]
    rows = [torch.zeros_like(weight) if it is None else it.to_dense() for weight, it in found]
    return torch.cat([row.detach().double().reshape(-1) for row in rows])


def by_hand(
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_of: Callable[[Any], torch.Tensor],
    updates: list[list[Any]],
    groups: list[Weights],
    lrs: tuple[float, ...],
    clip: float = math.inf,
) -> list[list[list[float]]]:
    """Return the six sums of each group at each step, and leave model and optimizer alone."""
    table, moved = [], [torch.full((1,), math.nan)] * len(groups)
    with preserved(model, optimizer):
        for lr, batches in zip(lrs, updates, strict=False):
            optimizer.param_groups[0]["lr"] = lr
            draws, gradients = torch.get_rng_state(), []
            for _ in range(2):
                torch.set_rng_state(draws)
                optimizer.zero_grad()
                for batch in batches:
                    (loss_of(batch) / len(batches)).backward()
                gradients.append([doubles(group, lambda it: it.grad) for group in groups])
                if len(gradients) == 1:
                    after = torch.get_rng_state()
                    before = [doubles(group, lambda it: it) for group in groups]
                    if clip < math.inf:  # gradients of embeddings cannot be clipped
                        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
                    optimizer.step()
            torch.set_rng_state(after)
            rows = []
            for index, group in enumerate(groups):
                first, second, weights = gradients[0][index], gradients[1][index], before[index]
                step, last = doubles(group, lambda it: it) - weights, moved[index]
                moved[index] = step
                pairs = (first, step), (first, last), (second, step)
                pairs += (step, step), (weights, weights), (first, first)
                rows.append([float((one * other).sum()) for one, other in pairs])
            table.append(rows)
    return table
