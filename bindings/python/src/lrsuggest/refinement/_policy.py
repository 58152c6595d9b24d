"""Which rate is tried next, and which training is cut short: Optuna's choice, set up here."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from optuna.pruners import BasePruner, NopPruner, SuccessiveHalvingPruner
from optuna.samplers import TPESampler
from optuna.trial import FrozenTrial

from .._arrays import shown
from ..errors import LRSuggestError

__all__ = ["checked", "pruner_for", "sampler_for"]

REDUCTION = 3
"""Trainings are judged after this part of their steps, and this part of them goes on."""


def sampler_for(seed: int, drawn: int) -> TPESampler:
    """Return a sampler of its own for the next rate after so many were drawn.

    A search that was interrupted then goes on as if it had not been, and workers with the same
    seed draw different rates.
    """
    return TPESampler(seed=int(np.random.SeedSequence((seed, drawn)).generate_state(1)[0]))


def checked(pruner: BasePruner | None) -> BasePruner | None:
    """Return the caller's own pruner, if it is one."""
    if pruner is None or isinstance(pruner, BasePruner):
        return pruner
    raise LRSuggestError(f"pruner must be one of optuna.pruners, not {shown(pruner)}")


def pruner_for(trials: Iterable[FrozenTrial]) -> BasePruner:
    """Return what judges trainings once one is complete: before that, their length is unknown.

    Optuna recommends Hyperband for TPE, but from some forty trainings on, as it learns in each
    of its brackets alone. This is one of them, successive halving. Its only rung is late: a rate
    that is good at the end of an annealed training may look bad early on.
    """
    lengths = [trial.last_step or 0 for trial in trials if trial.state.name == "COMPLETE"]
    if not any(lengths):
        return NopPruner()
    first = max(lengths) // REDUCTION + 1  # the next rung is then beyond the last step
    return SuccessiveHalvingPruner(min_resource=first, reduction_factor=REDUCTION)
