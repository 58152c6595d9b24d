"""Sums over groups that are gathered on several devices, and fetched at once."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from ._pieces import Piece

__all__ = ["Sums", "dot"]


class Sums:
    """A table of sums of products, one row for each group, that grows piece by piece."""

    def __init__(self) -> None:
        self._terms: dict[torch.device, list[tuple[int, int, torch.Tensor]]] = defaultdict(list)

    def add(self, piece: Piece, column: int, one: torch.Tensor, other: torch.Tensor) -> None:
        """Add the product of two rows of numbers to the sum of the group of a piece."""
        self._terms[one.device].append((piece.group, column, dot(one, other)))

    def fetched(self) -> dict[tuple[int, int], float]:
        """Return the sums by group and column: one transfer for each device."""
        totals: dict[tuple[int, int], float] = defaultdict(float)
        for terms in self._terms.values():
            values = torch.stack([term for *_, term in terms])
            for (group, column, _), value in zip(terms, values.tolist()):
                totals[group, column] += value
        return totals


def dot(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """Return the product of two rows, in double precision where single is slower or too narrow."""
    if one.dtype == other.dtype == torch.float32 and one.device.type in ("cpu", "mps"):
        product = torch.dot(one, other)
        if one.device.type == "mps" or math.isfinite(product):
            return product
    wide = torch.float32 if one.device.type == "mps" else torch.float64
    return torch.dot(one.to(wide), other.to(wide))
