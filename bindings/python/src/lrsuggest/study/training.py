"""One call of a training function, and what is kept of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from . import schedules
from ._files import Array
from ._schema import BINS
from .outcome import Outcome, Train, outcome_of

__all__ = ["Training", "carried_out"]


class Training(NamedTuple):
    """One call of a training function.

    Parameters
    ----------
    train : callable
        ``train(lrs, seed)``.
    kind : str
        ``"sweep"``; ``"constant"`` or ``"one_cycle"``; or ``"start"``, one step at rate zero,
        which shows the untrained state.
    steps : int
        How many optimizer steps.
    seed : int
        Passed on.
    lr : float
        The constant rate or the peak; of a sweep the rate before its first step.
    end : float
        Of a sweep the rate after its last step.
    """

    train: Train
    kind: str
    steps: int
    seed: int
    lr: float = 0.0
    end: float = 0.0

    @property
    def lrs(self) -> tuple[float, ...]:
        """The learning rate of each step."""
        if self.kind == "sweep":
            return schedules.sweep_lrs(self.steps, self.lr, self.end)
        law = schedules.one_cycle if self.kind == "one_cycle" else schedules.constant
        return law(self.lr, self.steps)

    @property
    def label(self) -> str:
        """The call in words."""
        if self.kind == "start":
            return "the untrained state (one step at rate 0)"
        rate = "" if self.kind == "sweep" else f", lr {self.lr:.3g}"
        return f"{self.kind} of {self.steps} steps{rate}, seed {self.seed}"


def carried_out(training: Training) -> tuple[dict[str, Any], dict[str, Any]]:
    """Train, and return the arrays and the metadata of a record."""
    outcome = outcome_of(training.train(training.lrs, training.seed), training.steps)
    with np.errstate(over="ignore"):  # beyond what a float32 holds is infinite
        losses = cut(outcome.losses)
        arrays = {"losses": losses} if training.kind == "sweep" else summary(losses, outcome)
    return arrays, {"label": training.label, "held_out": outcome.held_out is not None}


def cut(losses: Array) -> Array:
    """Return the losses as a corpus keeps them: NaN after the first that is not finite."""
    kept = losses.astype(np.float32)
    kept[ended(kept) + 1 :] = np.nan
    return kept


def ended(losses: Array) -> int:
    """Return the index of the first loss that is not finite, or how many there are."""
    broken = ~np.isfinite(losses)
    return int(broken.argmax()) if broken.any() else len(losses)


def summary(losses: Array, outcome: Outcome) -> dict[str, Any]:
    """Return what a corpus keeps of a training."""
    held = np.float32(np.nan if outcome.held_out is None else outcome.held_out)
    done = ended(losses)
    broken = done < len(losses) or (outcome.held_out is not None and not np.isfinite(held))
    finite = losses.astype(np.float64)
    finite[done:] = np.nan
    edges = np.arange(BINS + 1) * len(losses) // BINS
    bins = [finite[low:high] for low, high in zip(edges, edges[1:])]
    last = finite[-max(1, len(losses) // 10) :]
    accuracy = np.nan if outcome.accuracy is None else outcome.accuracy
    return {
        "train": np.float32(np.nan if broken else last.mean()),
        "held": np.float32(np.nan if broken else held),
        "acc": np.float32(np.nan if broken else accuracy),
        "nonfinite": np.uint8(broken),
        "steps_done": np.int32(done),
        "trace": np.array([part.mean() if len(part) else np.nan for part in bins], np.float32),
        "first": losses[0],
    }
