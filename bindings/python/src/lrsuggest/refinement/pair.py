"""One training of a search, as its storage tells it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optuna.trial import FrozenTrial

__all__ = ["LR", "SUGGESTED", "Pair", "pairs_of", "steps_of"]

LR = "lr"
"""What the rate is called in the study."""

SUGGESTED = "suggested"
"""The attribute of the study that tells the rate it began with."""


class Pair(NamedTuple):
    """A learning rate, and what training with it led to.

    Parameters
    ----------
    number : int
        The number of the trial in the study, from 0.
    lr : float
        The rate.
    value : float or None
        The final objective; where the training did not end, the last value it reported.
    steps : int
        The last step that was reported.
    state : str
        ``"complete"``, ``"pruned"``, ``"diverged"`` (the value is not finite), ``"failed"`` (it
        raised, or its process vanished) or ``"running"``.
    """

    number: int
    lr: float
    value: float | None
    steps: int
    state: str


def pairs_of(trials: Iterable[FrozenTrial]) -> tuple[Pair, ...]:
    """Return what was trained with a known rate, or is being trained."""
    return tuple(map(pair_of, (t for t in trials if t.state.name != "WAITING" and LR in t.params)))


def pair_of(trial: FrozenTrial) -> Pair:
    """Read one trial."""
    value = value_of(trial)
    return Pair(trial.number, trial.params[LR], value, steps_of(trial), state_of(trial, value))


def steps_of(trial: FrozenTrial) -> int:
    """Count the steps of a trial; one that reports none counts as one unless it failed."""
    if trial.last_step is not None:
        return int(trial.last_step)
    return int(trial.state.name in ("RUNNING", "PRUNED", "COMPLETE"))


def value_of(trial: FrozenTrial) -> float | None:
    """Return the final objective, or the last that was reported."""
    if trial.value is not None:
        return float(trial.value)
    return None if trial.last_step is None else float(trial.intermediate_values[trial.last_step])


def state_of(trial: FrozenTrial, value: float | None) -> str:
    """Name the state of a trial."""
    if trial.state.name in ("FAIL", "RUNNING"):
        return "failed" if trial.state.name == "FAIL" else "running"
    if value is not None and not math.isfinite(value):
        return "diverged"
    return str(trial.state.name.lower())
