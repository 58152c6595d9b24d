"""The formula of `Calibration.swift`, with constants that can be fitted.

log10 lr = (1-w) log10 valley + w log10 minimum + b log10 bandwidth + c(schedule)
           + p log10(steps / 400), at most log10 elbow where there is one
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from library import ROOT, read
from recordings import Array, Corpus

CALIBRATION = ROOT / "Sources" / "LRSuggest" / "Suggestion" / "Calibration.swift"
FIELDS = ("minimum_weight", "bandwidth_exponent", "one_cycle", "constant", "steps_exponent")
"""The constants that are fitted, the last one only to be looked at."""

SWIFT_SCHEDULES = {"one-cycle": "oneCycle", "constant": "constant"}


@dataclass(frozen=True)
class Constants:
    """The fitted numbers and those that were chosen."""

    minimum_weight: float
    bandwidth_exponent: float
    one_cycle: float
    constant: float
    steps_exponent: float = -0.5
    reference_steps: float = 400.0
    assumed_steps: float = 2000.0
    spacing: float = 0.08
    lowest_bandwidth: float = 0.025
    highest_bandwidth: float = 2.5

    def offset(self, schedule: str) -> float:
        """The offset of a schedule, in decades."""
        return self.one_cycle if schedule == "one-cycle" else self.constant

    def with_fitted(self, numbers: Array) -> Constants:
        """The same with other fitted numbers; a fifth is the exponent of the steps."""
        return replace(self, **dict(zip(FIELDS, map(float, numbers), strict=False)))


def shipped(path: Path = CALIBRATION) -> Constants:
    """The constants of the library; raise ValueError where the source no longer names one."""
    source = path.read_text()

    def number(pattern: str, group: int = 1) -> float:
        found = re.search(pattern, source)
        if not found:
            raise ValueError(f"{path.name} has nothing like {pattern}")
        above, _, below = found[group].partition("/")
        return float(above) / float(below or 1)

    value = r"\s*(-?[\d.]+(?:\s*/\s*[\d.]+)?)"
    limits = r"bandwidthLimits = ([\d.]+)\.\.\.([\d.]+)"
    offsets = {name: number(rf"case \.{swift}:{value}") for name, swift in SWIFT_SCHEDULES.items()}
    return Constants(
        minimum_weight=number(rf"minimumWeight ={value}"),
        bandwidth_exponent=number(rf"bandwidthExponent ={value}"),
        one_cycle=offsets["one-cycle"],
        constant=offsets["constant"],
        steps_exponent=number(rf"stepsExponent ={value}"),
        reference_steps=number(rf"referenceSteps ={value}"),
        assumed_steps=number(rf"assumedSteps ={value}"),
        spacing=number(rf"static let spacing ={value}"),
        lowest_bandwidth=number(limits),
        highest_bandwidth=number(limits, 2),
    )


@dataclass(frozen=True)
class Readings:
    """What the library reads off every curve of a corpus: arrays (tasks, curves)."""

    valley: Array
    minimum: Array
    elbow: Array
    bandwidth: Array
    clarity: Array

    def log_rate(self, constants: Constants, schedule: str, steps: Array) -> Array:
        """log10 of the suggested rates; `steps` is one budget per task. NaN without landmarks."""
        weight = constants.minimum_weight
        budget = np.log10(np.asarray(steps, float) / constants.reference_steps)
        free = (
            (1 - weight) * self.valley
            + weight * self.minimum
            + constants.bandwidth_exponent * self.bandwidth
            + constants.offset(schedule)
            + constants.steps_exponent * budget[:, None]
        )
        return np.where(self.elbow < free, self.elbow, free)


def readings(corpus: Corpus, sweep: str, constants: Constants) -> Readings:
    """Read every curve through the library. Every number but the clarity is a log10.

    The bandwidth is taken as the library takes it: as a calibration sweep would have shown it,
    within its limits.
    """
    lr, losses = corpus.sweep(sweep)
    table = np.array([[read(lr, loss) for loss in task] for task in losses])
    valley, minimum, elbow, bandwidth, clarity = np.moveaxis(table, -1, 0)
    spacing = np.log10(lr[-1] / lr[0]) / (len(lr) - 1)
    bandwidth = np.clip(
        bandwidth * min(1.0, constants.spacing / spacing),
        constants.lowest_bandwidth,
        constants.highest_bandwidth,
    )
    return Readings(valley, minimum, elbow, np.log10(bandwidth), clarity)
