"""How the rules of libraries come to their points, step by step, so that it can be drawn.

The point itself is what the library answers; a construction that leads elsewhere fails the build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

import lrsuggest

if TYPE_CHECKING:
    from collections.abc import Callable

Array = np.ndarray


@dataclass
class Construction:
    """What a rule looks at: the averaged losses within its window, and what it finds there.

    `pick` is the place of the answer in the window, `tenth` whether the answer is a tenth of the
    rate there. `slope` is what the rule seeks the lowest of, over `back` steps where it is not that
    of neighbours; `run` are the places of a fall, `ends` two places whose slopes are compared.
    """

    lrs: Array
    averages: Array
    window: slice
    pick: int
    tenth: bool = False
    slope: Array | None = None
    back: int = 0
    run: list[int] = field(default_factory=list)
    ends: tuple[int, int] | None = None

    @property
    def rates(self) -> Array:
        """The rates of the window."""
        return self.lrs[self.window]

    @property
    def seen(self) -> Array:
        """The averages of the window."""
        return self.averages[self.window]

    @property
    def rate(self) -> float:
        """The answer."""
        return float(self.rates[self.pick]) / (10 if self.tenth else 1)


def construction(rule: str, lrs: list[float], losses: list[float]) -> Construction:
    """Follow a rule.

    Raises
    ------
    ValueError
        The library answers another rate.
    """
    found = CONSTRUCTIONS[rule](np.array(lrs), np.array(losses))
    answer = lrsuggest.rule(rule, lrs, losses)
    if not answer or abs(found.rate / answer - 1) > 1e-4:
        raise ValueError(
            f"{rule}: the construction finds {found.rate}, the rule {answer}"
        )
    return found


def recorded(averages: Array, factor: float, first: int = 1) -> int:
    """Count the losses up to the one that ends the sweep, itself included."""
    for step in range(first, len(averages)):
        if averages[step] > factor * averages[:step].min():
            return step + 1
    return len(averages)


def fastai(lrs: Array, losses: Array) -> tuple[Array, Array, slice]:
    """Average as fastai does; the window leaves out a tenth of the sweep and the last five."""
    averages = np.array(lrsuggest.smooth(losses, "ema", beta=0.98))
    count = recorded(averages, 4)
    return lrs[:count], averages[:count], slice(len(losses) // 10, count - 5)


def valley(lrs: Array, losses: Array) -> Construction:
    """Take the longest falling subsequence, and of its length the middle."""
    lrs, averages, window = fastai(lrs, losses)
    run = longest_fall(averages[window].astype(np.float32))
    start = run[-1] - len(run)
    pick = start + len(run) // 3 + len(run) // 6
    return Construction(lrs, averages, window, pick, run=run)


def longest_fall(losses: Array) -> list[int]:
    """Return the places of the longest strictly falling subsequence that ends first."""
    lengths, before = [1] * len(losses), [-1] * len(losses)
    for last in range(1, len(losses)):
        for one in range(last):
            if losses[last] < losses[one] and lengths[last] <= lengths[one]:
                lengths[last], before[last] = lengths[one] + 1, one
    run = [int(np.argmax(lengths))]
    while before[run[0]] >= 0:
        run.insert(0, before[run[0]])
    return run


def slide(lrs: Array, losses: Array) -> Construction:
    """Move a bracket of 15 steps from the right until the slopes at its ends agree."""
    lrs, averages, window = fastai(lrs, losses)
    slope = np.gradient(averages[window])
    right = len(slope) - 1
    left = pick = right - 15
    while left > 0 and abs(slope[right] - slope[left]) > 0.005:
        pick = left
        left, right = left - 1, right - 1
    return Construction(
        lrs, averages, window, pick, ends=(pick, min(pick + 15, len(slope) - 1))
    )


def minimum(lrs: Array, losses: Array) -> Construction:
    """Take a tenth of the rate with the lowest average."""
    lrs, averages, window = fastai(lrs, losses)
    return Construction(
        lrs, averages, window, int(averages[window].argmin()), tenth=True
    )


def steep(lrs: Array, losses: Array) -> Construction:
    """Take the steepest fall per logarithm of the rate."""
    lrs, averages, window = fastai(lrs, losses)
    seen, logs = (
        averages[window].astype(np.float32),
        np.log(lrs[window].astype(np.float32)),
    )
    slope = np.diff(seen) / np.diff(logs)
    return Construction(lrs, averages, window, int(slope.argmin()), slope=slope)


def per_step(lrs: Array, losses: Array) -> Construction:
    """Take the steepest fall per step of torch-lr-finder's average, wherever it is."""
    averages = np.array(lrsuggest.smooth(losses, "ema_first_value", beta=0.95))
    count = recorded(averages, 5)
    window = slice(10, count - 5)
    slope = np.gradient(averages[window])
    return Construction(
        lrs[:count], averages[:count], window, int(slope.argmin()), slope=slope
    )


def before_minimum(lrs: Array, losses: Array) -> Construction:
    """Take ignite's steepest fall per step that lies before the lowest average."""
    averages = np.array(lrsuggest.smooth(losses, "ema_first_value", beta=0.95))
    count = recorded(averages, 5)
    lowest = int(averages[:count].astype(np.float32).argmin())
    window = slice(1, lowest)
    slope = ((averages[2 : lowest + 1] - averages[: lowest - 1]) / 2).astype(np.float32)
    return Construction(
        lrs[:count], averages[:count], window, int(slope.argmin()), slope=slope
    )


def per_rate(lrs: Array, losses: Array) -> Construction:
    """Take Lightning's steepest fall per rate, not per logarithm of it."""
    steps = np.arange(len(losses))
    sums = np.array(lrsuggest.smooth(losses, "ema_uncorrected", beta=0.98))
    averages = sums / (1 - 0.98 ** (steps + 2))
    count = recorded(averages[1:], 4) + 1
    window = slice(10, count - 1)
    seen, rates = (part[window].astype(np.float32) for part in (averages, lrs))
    slope = np.gradient(seen, rates)
    return Construction(
        lrs[:count], averages[:count], window, int(slope.argmin()), slope=slope
    )


def four_batches(lrs: Array, losses: Array) -> Construction:
    """Take keras_lr_finder's largest fall over four batches of the raw losses."""
    count = recorded(losses, 4, first=6)
    differences = np.zeros(count)
    differences[4:] = (losses[4:count] - losses[: count - 4]) / 4
    window = slice(10, count - 5)
    slope = differences[window]
    pick = int(slope.argmin())
    return Construction(lrs[:count], losses[:count], window, pick, slope=slope, back=4)


CONSTRUCTIONS: dict[str, Callable[[Array, Array], Construction]] = {
    "fastai_valley": valley,
    "fastai_slide": slide,
    "fastai_minimum": minimum,
    "fastai_steep": steep,
    "torch_lr_finder": per_step,
    "ignite": before_minimum,
    "lightning": per_rate,
    "keras_lr_finder": four_batches,
}
