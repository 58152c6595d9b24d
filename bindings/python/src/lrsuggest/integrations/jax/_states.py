"""States and batches that a range test may use up."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from ...errors import LRSuggestError
from .. import _batches

__all__ = ["Batches", "Training", "own"]


def own(tree: Any) -> Any:
    """Copy the arrays of a pytree: a step that donates its arguments deletes what it is given."""
    return jax.tree.map(
        lambda leaf: leaf.copy() if isinstance(leaf, (jax.Array, np.ndarray)) else leaf, tree
    )


class Batches(_batches.Batches):
    """Goes through batches again and again, and hands out copies."""

    def prepared(self, batch: Any) -> Any:
        """Copy the arrays."""
        return own(batch)


class Training:
    """A state that a step leads from batch to batch.

    Parameters
    ----------
    step : function
        From state, batch and rate to state and loss.
    state : pytree
        Where it begins; it is copied.
    batches : Batches
        What it is trained on.
    accumulate : int
        How many batches make an update, where the state does not say so.
    """

    def __init__(
        self, step: Callable[[Any, Any, Any], Any], state: Any, batches: Batches, accumulate: int
    ) -> None:
        self._step, self._state = step, own(state)
        self._batches, self._accumulate = batches, accumulate

    def turn(self, lr: float) -> float | None:
        """Make one update, and return the mean loss of its batches; None without batches.

        The rate is an array, so that a compiled step is not compiled anew for each, and of a
        weak type, so that it makes no half precision a single one.
        """
        rate = jax.numpy.asarray(lr)
        losses: list[float] = []
        before = updates(self._state)
        while True:
            taken = self._batches.take(1)
            if not taken:
                return None
            losses.append(self._one(taken[0], rate))
            if before is None:
                ended = len(losses) == self._accumulate
            else:  # what is not finite may be skipped, for ever
                ended = updates(self._state) != before or not math.isfinite(losses[-1])
            if ended:
                return sum(losses) / len(losses)

    def _one(self, batch: Any, rate: Any) -> float:
        result = self._step(self._state, batch, rate)
        if not isinstance(result, tuple) or len(result) != 2:
            raise LRSuggestError(f"step must return a pair (state, loss), not {result!r:.80}")
        self._state, loss = result
        return scalar(loss)


def updates(state: Any) -> int | None:
    """Return how many updates ``optax.MultiSteps`` has made; None where it is not used."""
    nodes = jax.tree.leaves(state, is_leaf=accumulates)
    return next((int(node.gradient_step) for node in nodes if accumulates(node)), None)


def accumulates(node: Any) -> bool:
    """Say whether a node is the state of ``optax.MultiSteps``."""
    return hasattr(node, "gradient_step") and hasattr(node, "mini_step")


def scalar(loss: Any) -> float:
    """Return the loss as a number."""
    shape = getattr(loss, "shape", ())
    if shape not in ((), (1,)):
        raise LRSuggestError(
            f"the loss that step returns has the shape {shape}: average it, by .mean(), or over "
            "devices by jax.lax.pmean and [0]"
        )
    try:
        return float(loss if shape == () else loss[0])
    except (TypeError, ValueError):
        raise LRSuggestError(
            f"step must return a loss that is a number, not {loss!r:.80}"
        ) from None
