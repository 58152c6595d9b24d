"""What training at each rate led to, as the regret of a suggestion is reckoned."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .._arrays import shown
from ..errors import LRSuggestError
from ._files import Array
from ._schema import SCHEDULES

__all__ = ["Truth", "known", "truth_of"]


@dataclass(frozen=True, eq=False)
class Truth:
    """What training at each rate led to under one schedule.

    Parameters
    ----------
    lrs : numpy.ndarray
        The rates that were tried, ascending.
    losses : numpy.ndarray
        The mean over seeds of what each led to: the loss held out, or the training loss of the
        last tenth. A run costs at most what doing nothing costs, and a diverged one just that.
    regrets : numpy.ndarray
        The share of the achievable improvement that each rate loses: 0 is the best one, 1 no
        better than not training.
    learnable : bool
        Whether the best rate improves by more than three standard deviations of the seeds and
        2 % of the start. Elsewhere regret says little.
    """

    lrs: Array = field(repr=False)
    losses: Array = field(repr=False)
    regrets: Array = field(repr=False)
    learnable: bool

    @property
    def best_lr(self) -> float:
        """The best of the rates that were tried; of equals the lowest."""
        return float(self.lrs[np.argmin(self.regrets)])

    def regret(self, lr: float) -> float:
        """Return the regret of a rate: linear in log10(lr) between those that were tried."""
        if not lr > 0:
            raise LRSuggestError(f"lr must be positive, not {shown(lr)}")
        return float(np.interp(math.log10(lr), np.log10(self.lrs), self.regrets))


def truth_of(arrays: Mapping[str, Array], meta: Mapping[str, Any], schedule: str) -> Truth:
    """Return the truth of one task from its arrays.

    Raises
    ------
    LRSuggestError
        There is no such schedule, or nothing was trained under it.
    """
    which = SCHEDULES.index(known(schedule))
    measured = arrays["gt_measured"][which] == 1
    kept = measured.any(axis=1)
    if not kept.any():
        raise LRSuggestError(f"task {meta['id']!r} was never trained under {schedule}")
    held = arrays["gt_held"][which].astype(np.float64)
    broken = ~np.isfinite(held)
    if "gt_nonfinite" in arrays:
        broken |= arrays["gt_nonfinite"][which] == 1
    chance = math.inf if meta.get("chance") is None else float(meta["chance"])
    top = nothing(float(arrays.get("init_held", math.nan)), chance, held[measured & ~broken])
    resumed = (meta.get("transfer") or {}).get("mode") == "resume"
    worst = chance if resumed and math.isfinite(chance) else top
    runs = np.where(broken, worst, np.minimum(held, worst))
    runs[~measured] = np.nan
    runs = runs[kept]
    mean = np.nanmean(runs, axis=1)
    lowest, gain = float(mean.min()), top - float(mean.min())
    spread = float(np.nanstd(runs[mean.argmin()]))
    whole = max(gain, 0.2 * (chance - lowest)) if math.isfinite(chance) else gain
    regrets = np.clip((mean - lowest) / whole, 0, 1) if whole > 0 else np.zeros_like(mean)
    learns = gain > max(3 * spread, 0.02 * abs(top))
    better = not math.isfinite(chance) or lowest < chance - 0.02 * abs(chance)
    lrs = np.asarray(arrays["gt_lr"], np.float64)[kept]
    return Truth(lrs, mean, regrets, bool(resumed or (learns and better)))


def known(schedule: str) -> str:
    """Return a schedule that a corpus knows, or raise."""
    if schedule not in SCHEDULES:
        raise LRSuggestError(f"schedule must be one of {SCHEDULES}, not {shown(schedule)}")
    return schedule


def nothing(start: float, chance: float, outcomes: Array) -> float:
    """Return what doing nothing costs: the start, or the trivial predictor if that is better.

    Where neither is known, the worst outcome stands in.
    """
    top = min(start, chance) if math.isfinite(start) else chance
    return top if math.isfinite(top) else float(outcomes.max(initial=0.0))
