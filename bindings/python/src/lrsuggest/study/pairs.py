"""One range test and what is known of its problem: what a rule may be learnt from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .._typing import ContextArguments
from ._files import Array
from ._schema import SCHEDULES
from .record import Record
from .truth import Truth, truth_of

__all__ = ["Pair", "pairs_of"]

OPTIMIZERS = ("sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad", "lion")


@dataclass(frozen=True, eq=False)
class Pair:
    """One range test, and what training at each rate led to.

    Parameters
    ----------
    name : str
        The task.
    lrs, losses : numpy.ndarray
        The range test.
    context : dict
        What is known of the training, as :func:`lrsuggest.suggest` takes it: schedule, steps,
        and where they are known optimizer, batch size, epochs, and whether it is fine-tuning.
    meta : dict
        What the corpus says of the task.
    truth : Truth
        What training at each rate led to; shared by the pairs of one task.
    """

    name: str
    lrs: Array = field(repr=False)
    losses: Array = field(repr=False)
    context: ContextArguments
    meta: dict[str, Any] = field(repr=False)
    truth: Truth

    def regret(self, lr: float) -> float:
        """Return the share of the achievable improvement that a rate loses."""
        return self.truth.regret(lr)


def pairs_of(
    tasks: Iterable[Record], schedule: str, sweep: int, *, learnable: bool
) -> Iterator[Pair]:
    """Yield the pairs of all tasks that were trained so; sweeps not made are left out."""
    which = SCHEDULES.index(schedule)
    for arrays, meta in tasks:
        if not arrays["gt_measured"][which].any():
            continue
        truth = truth_of(arrays, meta, schedule)
        if learnable and not truth.learnable:
            continue
        lrs = arrays[f"rt{sweep}_lr"].astype(np.float64)
        for losses in arrays.get(f"rt{sweep}_loss", np.empty((0, 0))).astype(np.float64):
            if not np.isnan(losses).all():
                yield Pair(meta["id"], lrs, losses, context_of(meta, schedule), meta, truth)


def context_of(meta: Mapping[str, Any], schedule: str) -> ContextArguments:
    """Return what :func:`lrsuggest.suggest` takes after the curve."""
    context: Any = {"schedule": schedule, "steps": int(meta["steps"])}
    optimizer = {"mom": "momentum"}.get(meta.get("opt") or "", meta.get("opt"))
    if optimizer in OPTIMIZERS:
        context["optimizer"] = optimizer
    if meta.get("bs") is not None:
        context["batch_size"] = int(meta["bs"])
        rows = meta.get("n_train") or 0  # as in the public corpora: rows to train on
        if rows > 0:
            context["epochs"] = context["steps"] * context["batch_size"] / rows
    if meta.get("transfer"):
        context["fine_tuning"] = True
    known: ContextArguments = context
    return known
