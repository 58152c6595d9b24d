"""The gradients that an update was made with, which some optimizers write to."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import torch

from ._pieces import gradients
from ._sums import dot

if TYPE_CHECKING:
    from ._pieces import Piece

__all__ = ["Gradients"]


class Gradients:
    """Gives gradients as they were before an update; copies them only where that is needed.

    The first update that writes to them, as Nesterov's momentum does, is not told what they were:
    for those that follow there are copies.

    Parameters
    ----------
    pieces : list of Piece
        Of the weights that they belong to.
    """

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._weights = list({id(it): it for piece in pieces for it in piece.weights}.values())
        self._copies: list[torch.Tensor] | None = None
        self._versions: list[tuple[int, int] | None] = []
        self._squares: list[float] = []
        self._written, self._settled = False, False

    def take(self) -> None:
        """Take notice of those that the next update is made with."""
        if not self._written:
            self._versions, self._squares = self._versions_now(), self._squares_now()
            return
        if self._copies is None:
            self._copies = [torch.empty_like(piece.kept) for piece in self._pieces]
        for copy, row in zip(self._copies, gradients(self._pieces)):
            copy.copy_(row)

    def taken(self) -> Iterator[torch.Tensor] | None:
        """Return them piece by piece after the update; None where they have been lost."""
        if self._copies is not None:
            return iter(self._copies)
        versions, squares = self._versions_now(), self._squares_now()
        # Where a scaler has found NaN, no update is made: nothing has been written.
        pairs = ((it, now) for it, now in zip(self._squares, squares) if not math.isnan(it))
        self._written = versions != self._versions or any(it != now for it, now in pairs)
        return None if self._written else gradients(self._pieces)

    def settle(self) -> None:
        """Trust the versions, after an update that has not written to them behind their backs."""
        self._settled = True

    def _squares_now(self) -> list[float]:
        """Return what also changes where an optimizer writes to grad.data, as fastai's does."""
        rows = gradients(self._pieces)
        return [] if self._settled else [float(dot(row, row)) for row in rows]

    def _versions_now(self) -> list[tuple[int, int] | None]:
        """Return what changes where somebody writes to a gradient, or puts another in its place."""
        found = (weight.grad for weight in self._weights)
        return [None if grad is None else (id(grad), grad._version) for grad in found]
