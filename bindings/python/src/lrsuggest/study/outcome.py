"""What a training function returns."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import addressof, c_double
from dataclasses import dataclass
from typing import Any

import numpy as np

from .._arrays import doubles
from .._numbers import real
from ..errors import LRSuggestError
from ._files import Array

__all__ = ["Outcome", "Train", "outcome_of"]

Train = Callable[["tuple[float, ...]", int], Any]
"""``train(lrs, seed)``: make one optimizer step at each rate, and return the losses."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a training led to.

    Parameters
    ----------
    losses : array-like
        The training loss before each update, one for each learning rate. They may end after
        one that is not finite.
    held_out : float, optional
        The loss on data that were not trained on, after the last update. Without it the mean
        training loss of the last tenth of the steps is what a training led to.
    accuracy : float, optional
        The share of right answers on those data.
    """

    losses: Any
    held_out: float | None = None
    accuracy: float | None = None


def outcome_of(result: Any, steps: int) -> Outcome:
    """Check what a training function returned: `losses` as doubles, NaN after the end.

    Raises
    ------
    LRSuggestError
        There are too many or too few losses, or something is not a number.
    """
    given = result if isinstance(result, Outcome) else Outcome(result)
    found = floats(given.losses)
    if len(found) > steps or (len(found) < steps and np.isfinite(found[-1:]).all()):
        message = f"train returned {len(found)} losses for {steps} learning rates"
        raise LRSuggestError(f"{message}; one for each, before its update, is needed")
    losses = np.full(steps, np.nan)
    losses[: len(found)] = found
    held_out = None if given.held_out is None else real(given.held_out, "held_out")
    accuracy = None if given.accuracy is None else real(given.accuracy, "accuracy")
    return Outcome(losses, held_out, accuracy)


def floats(values: Any) -> Array:
    """Copy one row of numbers, whatever library they are of."""
    row = doubles(values, "losses")
    return np.array((c_double * row.length).from_address(addressof(row.first)))
