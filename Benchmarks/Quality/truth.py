"""What training at a given rate led to: the loss curve L(lr) of every task, and its regret.

L is the mean over training seeds of the held-out loss, each run clipped at `top`, the loss of
doing nothing; it is linear in log10(lr) between measured grid points and flat outside. A training
that is resumed has more to lose than it can gain: its runs are clipped at the trivial predictor's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from recordings import Array, Corpus

SCHEDULES = ("constant", "one-cycle")
BAND_REGRET = 0.05
FEWEST_RATES = 3


@dataclass(frozen=True)
class TaskTruth:
    """Measured outcome of one task under one schedule.

    `runs` are the clipped losses (rates, seeds); `scale` of them is a regret of 1.
    """

    log_lr: Array
    regret: Array
    learnable: bool
    steps: int
    runs: Array
    scale: float

    def regret_at(self, lr: Array) -> Array:
        """Regret in [0, 1] of training at each rate; NaN stays NaN."""
        return np.interp(np.log10(lr), self.log_lr, self.regret)

    @property
    def best(self) -> float:
        """log10 of the best measured rate (the first of equals)."""
        return float(self.log_lr[np.argmin(self.regret)])

    @property
    def band(self) -> Array:
        """log10 of the measured rates whose regret is at most `BAND_REGRET`."""
        return self.log_lr[self.regret <= BAND_REGRET]

    def off_band(self, lr: Array) -> Array:
        """Distance in decades to the span of the band, 0 inside it."""
        x, band = np.log10(lr), self.band
        return np.maximum(np.maximum(band.min() - x, x - band.max()), 0.0)


def transfer_mode(entry: dict[str, Any]) -> str | None:
    """`full`, `head` or `resume` where the weights were trained before; None where not."""
    transfer = entry.get("transfer")
    return transfer.get("mode") if isinstance(transfer, dict) else transfer


def improvement(top: float, lowest: float, chance: float) -> float:
    """The loss that a regret of 1 stands for; `chance` is infinite where nothing is trivial.

    From doing nothing to the best, or a fifth of the way from the trivial predictor: a start that
    is nearly as good as the best leaves little to lose.
    """
    gain = top - lowest
    return max(gain, 0.2 * (chance - lowest)) if np.isfinite(chance) else gain


def task_truth(corpus: Corpus, task: int, schedule: str, metric: str = "held") -> TaskTruth:
    """Build the truth of one task. `metric`: `held` or `train` loss."""
    which = SCHEDULES.index(schedule)
    entry = corpus.meta[task]
    chance = entry.get("chance")
    chance = np.inf if chance is None else float(chance)
    start = float(corpus.arrays[f"init_{metric}"][task])
    resumed = transfer_mode(entry) == "resume"

    measured = corpus.arrays["gt_measured"][task, which] == 1
    losses = corpus.arrays[f"gt_{metric}"][task, which].astype(np.float64)
    broken = (corpus.arrays["gt_nonfinite"][task, which] == 1) | ~np.isfinite(losses)
    kept = measured.any(axis=1)
    if kept.sum() < FEWEST_RATES or broken[measured].all():
        return nothing(entry["steps"])
    top = min(start, chance) if np.isfinite(start) else chance
    if not np.isfinite(top):
        top = float(losses[measured & ~broken].max())  # the worst outcome stands in
    worst = chance if resumed and np.isfinite(chance) else top
    runs = np.where(broken, worst, np.minimum(losses, worst))
    runs[~measured] = np.nan
    runs = runs[kept]
    mean = np.nanmean(runs, axis=1)
    lowest = float(mean.min())
    seed_sd = float(np.nanstd(runs[np.argmin(mean)]))

    gain = top - lowest
    denom = improvement(top, lowest, chance)
    regret = np.clip((mean - lowest) / denom, 0.0, 1.0) if denom > 0 else np.zeros_like(mean)
    learns = gain > max(3.0 * seed_sd, 0.02 * abs(top))
    beats_chance = not np.isfinite(chance) or lowest < chance - 0.02 * abs(chance)
    return TaskTruth(
        log_lr=np.log10(corpus.arrays["gt_lr"][kept]),
        regret=regret,
        learnable=bool(resumed or (learns and beats_chance)),
        steps=entry["steps"],
        runs=runs,
        scale=float(denom),
    )


def nothing(steps: int) -> TaskTruth:
    """A task that cannot be judged, as hardly anything was measured."""
    return TaskTruth(np.zeros(1), np.zeros(1), False, steps, np.zeros((1, 1)), 0.0)


def truths(corpus: Corpus, schedule: str, metric: str = "held") -> list[TaskTruth]:
    """The truth of every task of a corpus, in file order."""
    return [task_truth(corpus, task, schedule, metric) for task in range(len(corpus.meta))]
