"""The sums over groups of weights around each update."""

from __future__ import annotations

import math
import warnings
from array import array
from typing import TYPE_CHECKING

import torch

from ..._sums import FIELDS
from .._group_sums import GroupSums
from ._gradients import Gradients
from ._pieces import gradients, pieces
from ._sums import Sums

if TYPE_CHECKING:
    from ...sweep import Sweep
    from ._layer_groups import LayerGroups

__all__ = ["GroupRecorder"]

GRADIENT_STEP, PREVIOUS, AFTER, STEP, WEIGHT, GRADIENT = range(len(FIELDS))

ALWAYS = (GRADIENT_STEP, STEP, WEIGHT, GRADIENT)

UNKNOWN = (math.nan,) * len(FIELDS)


class GroupRecorder:
    """Sums up gradients, weights and updates of each group, step by step.

    Between two steps it keeps the last update, during one the weights before it, both in the same
    memory: as much as the weights that are trained. :class:`Gradients` says when there is more.

    Parameters
    ----------
    groups : LayerGroups
        What is told apart.
    """

    _factor: torch.Tensor | float
    _needed: tuple[int, ...]

    def __init__(self, groups: LayerGroups) -> None:
        self._groups = groups
        self._pieces = pieces(groups.weights)
        self._gradients = Gradients(self._pieces)
        self._values = array("d")
        self._following = False
        self._broken: tuple[int, list[str]] | None = None
        self._begin()

    def before(self, scale: float = 1.0) -> None:
        """Take notice of the weights, and of the gradients of so many times the mean loss."""
        self._begin()
        self._scale, self._updating = scale, True
        with torch.no_grad():
            for piece, gradient in zip(self._pieces, gradients(self._pieces)):
                if self._following:
                    self._sums.add(piece, PREVIOUS, gradient, piece.kept)
                self._sums.add(piece, GRADIENT, gradient, gradient)
                piece.keep()
                self._sums.add(piece, WEIGHT, piece.kept, piece.kept)
            self._gradients.take()

    def clipped(self, factor: torch.Tensor | float) -> None:
        """Take notice that the gradients have been multiplied by a factor since."""
        self._factor = factor
        with torch.no_grad():
            self._gradients.take()

    def after(self) -> None:
        """Take notice of the update, if one was about to be made: a scaler may prevent it."""
        if not self._updating:
            return
        with torch.no_grad():
            taken = self._gradients.taken()
            for piece in self._pieces:
                piece.subtract()
                self._sums.add(piece, STEP, piece.kept, piece.kept)
                if taken is not None:
                    self._sums.add(piece, GRADIENT_STEP, next(taken), piece.kept)

    def again(self, scale: float = 1.0) -> None:
        """Take notice of the gradients of so many times the same loss after the update."""
        self._needed, self._scale_after = (*ALWAYS, AFTER), scale
        with torch.no_grad():
            for piece, gradient in zip(self._pieces, gradients(self._pieces)):
                self._sums.add(piece, AFTER, gradient, piece.kept)

    def close(self) -> None:
        """End the step: it has one row, also where no update was made."""
        row = self._row()
        self._look_at(row)
        self._following = self._broken is None and all(map(self._complete, row))
        if not self._following:
            row = [UNKNOWN] * len(row)
        elif any(sums[STEP] for sums in row):
            self._gradients.settle()
        self._values.extend(value for sums in row for value in sums)
        self._begin()

    def sums(self, sweep: Sweep) -> GroupSums:
        """Return what has been recorded beside a sweep; warn of gradients that went astray."""
        groups, note = self._groups, ""
        if self._broken is not None:
            step, names = self._broken
            note = (
                f"the gradient of {' and '.join(names)} is not finite at the rate "
                f"{sweep.lrs[step]:.3g}: the curves of the groups end there"
            )
            if math.isfinite(sweep.losses[step]):  # a loss that is not says enough by itself
                warnings.warn(note, stacklevel=3)
        values = self._values.tobytes()
        return GroupSums(groups.names, groups.ratios, groups.homes, groups.left_out, values, note)

    def _begin(self) -> None:
        self._sums, self._updating = Sums(), False
        self._factor = 1.0
        self._scale = self._scale_after = 1.0
        self._needed = ALWAYS

    def _complete(self, sums: tuple[float, ...]) -> bool:
        """Say whether there is all of a group; a network that breaks may have no gradient after."""
        return all(math.isfinite(sums[column]) for column in self._needed)

    def _row(self) -> list[tuple[float, ...]]:
        scale, factor = self._scale, float(self._factor) or math.nan
        divisors = {  # below zero, as pieces keep what weights have lost
            GRADIENT_STEP: -scale * factor, PREVIOUS: -scale, AFTER: -self._scale_after,
            GRADIENT: scale * scale,
        }  # fmt: skip
        totals = self._sums.fetched()
        return [
            tuple(
                totals.get((group, column), math.nan) / divisors.get(column, 1.0)
                for column in range(len(FIELDS))
            )
            for group in range(len(self._groups.names))
        ]

    def _look_at(self, row: list[tuple[float, ...]]) -> None:
        """Remember the first update that was made with gradients that are not finite."""
        pairs = zip(self._groups.names, row)
        names = [name for name, sums in pairs if not math.isfinite(sums[GRADIENT])]
        made = self._updating and any(sums[STEP] for sums in row)
        if self._broken is None and names and made:
            self._broken = len(self._values) // (len(row) * len(FIELDS)), names
