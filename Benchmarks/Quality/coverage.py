"""How often the intervals hold a good rate, and what they would be if fitted again."""

from __future__ import annotations

import numpy as np

from fitting import Cell
from recordings import Array
from suggesters import Answers

REFERENCE_STEPS = 400.0
GROWTH = 0.25  # of the intervals with each decade of steps beyond the reference
STRATA = {
    "noisy": ("clarity", 0.0, 4.0),
    "clear": ("clarity", 4.0, np.inf),
    "0 to 1": ("clarity", 0.0, 1.0),
    "1 to 2": ("clarity", 1.0, 2.0),
    "2 to 4": ("clarity", 2.0, 4.0),
    "4 to 8": ("clarity", 4.0, 8.0),
    "8 to 16": ("clarity", 8.0, 16.0),
    "16 to more": ("clarity", 16.0, np.inf),
    "below 3 epochs": ("epochs", 0.0, 3.0),
    "3 to 10 epochs": ("epochs", 3.0, 10.0),
    "10 to 30 epochs": ("epochs", 10.0, 30.0),
    "30 to 100 epochs": ("epochs", 30.0, 100.0),
    "100 to 300 epochs": ("epochs", 100.0, 300.0),
    "more epochs": ("epochs", 300.0, np.inf),
}
"""Drop over noise: the library knows the first two, the others tell whether that is enough. And how
often a training sees each row, where that is known."""
RANGES = {"80 %": ("interval", (10.0, 90.0)), "95 %": ("search", (2.5, 97.5))}
HEADER = (
    "descents, epochs", "curves", "range", "as shipped", "fitted", "centre", "good rate",
    "best rate", "safe limit",
)  # fmt: skip

Curves = dict[str, Array]
"""One entry per answered curve: distances in decades from the suggestion."""


def around(part: Cell, answers: Answers, log_rate: Array) -> Curves:
    """Lay the intervals of one cell's answered curves around other rates for the same curves.

    With the rates of constants that were refitted without a task's data set, this judges the
    width of the intervals on trainings that their middle has not seen.
    """
    found: list[Curves] = []
    for row, task in enumerate(part.kept):
        truth, shipped = part.truth[task], np.log10(answers.lr[row])
        answered = np.isfinite(shipped)
        rate, shipped = log_rate[row][answered], shipped[answered]
        limit = rate + np.log10(answers.max_safe[row][answered]) - shipped
        found.append(
            {
                "epochs": np.full(len(rate), part.epochs[row]),
                "clarity": part.readings.clarity[row][answered],
                "growth": np.full(len(rate), growth(truth.steps)),
                "centre": (truth.band.min() + truth.band.max()) / 2 - rate,
                "band_low": truth.band.min() - rate,
                "band_high": truth.band.max() - rate,
                "best": truth.best - rate,
                "interval": np.log10(answers.interval[row][answered]) - shipped[:, None],
                "search": np.log10(answers.search[row][answered]) - shipped[:, None],
                "safe": truth.regret_at(10.0**limit) < 0.5,
            }
        )
    return pooled(found)


def growth(steps: float) -> float:
    """How much wider the intervals are at a budget."""
    return 1.0 + GROWTH * max(0.0, float(np.log10(steps / REFERENCE_STEPS)))


def pooled(parts: list[Curves]) -> Curves:
    """The curves of all parts."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def rows(every: Curves) -> list[list[str]]:
    """For each stratum of descents: the interval, the fitted one, and what it holds."""
    lines = []
    for label, (name, low, high) in STRATA.items():
        chosen = (low <= every[name]) & (every[name] < high)
        if not chosen.any():
            continue
        curves = {name: values[chosen] for name, values in every.items()}
        lines += [[label, str(int(chosen.sum())), *row(curves, name)] for name in RANGES]
    return lines


def row(curves: Curves, name: str) -> list[str]:
    """The figures of one of the two ranges."""
    kind, levels = RANGES[name]
    low, high = curves[kind].T
    shipped = np.median(curves[kind] / curves["growth"][:, None], axis=0)
    fitted = np.percentile(curves["centre"] / curves["growth"], levels)
    shares = (
        (low <= curves["centre"]) & (curves["centre"] <= high),
        (low <= curves["band_high"]) & (curves["band_low"] <= high),
        (low <= curves["best"]) & (curves["best"] <= high),
        curves["safe"],
    )
    ranges = [f"{lowest:+.2f} .. {highest:+.2f}" for lowest, highest in (shipped, fitted)]
    return [name, *ranges, *(f"{np.mean(share):.0%}" for share in shares)]
