"""A context after which the training of a model is where it was."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from ..keeping import Values, undone
from ..keeping._callers import changing, of_caller
from ._opening import open_keras

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..keeping import Kept

__all__ = ["preserved"]


def preserved(model: Any, data: Any, objects: Sequence[Any]) -> Kept:
    """Train inside, and find everything as it was outside, bit for bit.

    Parameters
    ----------
    model : keras.Model
        With its layers, optimizer, metrics and history.
    data : object
        What is trained on: the random generators, counters and orders of it are put back.
    objects : sequence
        What else changes; of objects, the attributes are.
    """
    attach(model)
    theirs = of_caller(data, objects)
    values = Values(lambda value: theirs(value) or open_keras(value))
    beside = (data,) if changing(data) else ()
    return undone(values, model, *beside, *objects, global_state())


def attach(model: Any) -> None:
    """Give the weights back to the model: between batches of ``fit``, JAX has them elsewhere.

    ``fit`` notices, and takes them from the model for its next batch.
    """
    sync = getattr(model, "jax_state_sync", None)
    if sync is not None:
        sync()


def global_state() -> Any:
    """Return what Keras knows beside models: its own random generator, and counts of names."""
    try:
        from keras.src.backend.common.global_state import GLOBAL_STATE_TRACKER
    except ImportError:
        warnings.warn(
            "this version of Keras keeps its global random generator where lrsuggest does not "
            "find it: seed layers that draw random numbers by seed=keras.random.SeedGenerator()",
            stacklevel=2,
        )
        return None
    return vars(GLOBAL_STATE_TRACKER)
