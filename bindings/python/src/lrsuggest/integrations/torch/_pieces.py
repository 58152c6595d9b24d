"""Pieces of weights that are small enough to be worked on at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch._utils import _flatten_dense_tensors

if TYPE_CHECKING:
    from ._named_weights import Weights

__all__ = ["Piece", "gradients", "pieces"]

ON_CPU, ELSEWHERE = 1 << 17, 1 << 22
"""The most numbers of a piece: on a CPU several pieces fit into its cache, so that memory is read
once for all sums; elsewhere each call is to be worth its launch."""


@dataclass
class Piece:
    """Several weights of a group, or a part of one, and room for as many numbers.

    Parameters
    ----------
    group : int
        The group.
    weights : list of tensors
        On one device and of one type.
    kept : torch.Tensor
        The room, a row of real numbers.
    part : slice, optional
        Which numbers of the only weight, where these are not all.
    """

    group: int
    weights: Weights
    kept: torch.Tensor
    part: slice | None = None
    _views: Weights = field(init=False)

    def __post_init__(self) -> None:
        """Look at the room as if it were the weights."""
        if self.part is not None:
            self._views = [self.kept]
            return
        rows = self.kept.split([length(weight) for weight in self.weights])
        self._views = [shaped(row, weight) for row, weight in zip(rows, self.weights)]

    def keep(self) -> None:
        """Keep the weights as they are."""
        torch._foreach_copy_(self._views, self._now())

    def subtract(self) -> None:
        """Subtract the weights from what has been kept: that leaves what they lost meanwhile."""
        torch._foreach_sub_(self._views, self._now())

    def _now(self) -> Weights:
        if self.part is None:
            return self.weights
        return [weight.reshape(-1)[self.part] for weight in self.weights]


def pieces(groups: Iterable[Weights]) -> list[Piece]:
    """Cut groups of weights into pieces, each on one device and of one type."""
    result = []
    for index, weights in enumerate(groups):
        kinds: dict[tuple[torch.device, torch.dtype], Weights] = {}
        for weight in weights:
            kinds.setdefault((weight.device, weight.dtype), []).append(weight)
        for (device, dtype), alike in kinds.items():
            for chosen, part in packed(alike, ON_CPU if device.type == "cpu" else ELSEWHERE):
                count = sum(map(length, chosen)) if part is None else part.stop - part.start
                kept = torch.empty(count, dtype=dtype.to_real(), device=device)
                result.append(Piece(index, chosen, kept, part))
    return result


def packed(weights: Weights, most: int) -> Iterator[tuple[Weights, slice | None]]:
    """Put small weights together, and cut large ones where that takes no copy."""
    small: Weights = []
    room = most
    for weight in weights:
        count = length(weight)
        if count > most:
            if weight.is_contiguous() and not weight.is_complex():
                starts = range(0, count, most)
                yield from (([weight], slice(at, min(at + most, count))) for at in starts)
            else:
                yield [weight], None
            continue
        if count > room:
            yield small, None
            small, room = [], most
        small.append(weight)
        room -= count
    if small:
        yield small, None


def gradients(all_pieces: Iterable[Piece]) -> Iterator[torch.Tensor]:
    """Return the gradients of each piece in one row; zeros where a weight has none."""
    weight, whole = None, torch.empty(0)
    for piece in all_pieces:
        if piece.part is None:
            yield _flatten_dense_tensors([gradient(it) for it in piece.weights])
            continue
        if weight is not piece.weights[0]:
            weight = piece.weights[0]
            whole = gradient(weight).reshape(-1)
        yield whole[piece.part]


def gradient(weight: torch.Tensor) -> torch.Tensor:
    """Return the gradient of a weight as real numbers."""
    found = weight.grad
    if found is None:
        found = torch.zeros_like(weight)
    if found.layout is not torch.strided:
        found = found.to_dense()
    return torch.view_as_real(found.resolve_conj()) if found.is_complex() else found


def length(weight: torch.Tensor) -> int:
    """Return how many real numbers there are."""
    return int(weight.numel()) * (2 if weight.is_complex() else 1)


def shaped(row: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Return a row of real numbers as a tensor like a weight."""
    if weight.is_complex():
        return torch.view_as_complex(row.view(*weight.shape, 2))
    return row.view(weight.shape)
