"""The confidence of `Confidence.swift`, with constants that can be fitted.

p = 1 / (1 + exp(-(a + b log10 clarity + s share + k log10(steps / 400)
                   + m max(0, log10(epochs / 10))
                   + c [starts badly] + d [not logarithmic] + e [no budget] + f [no epochs])))

is the probability that a suggestion's regret is at most .10; clarity is drop over noise, within
limits, and share how much of the suggestion rests on the onset.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import formula
from fitting import Cell, left_out, looked_up
from formula import Constants
from library import ROOT
from recordings import Array
from told import EVERYTHING, NO_EPOCHS, NOTHING, Told

SOURCE = ROOT / "Sources" / "LRSuggest" / "Suggestion" / "Confidence.swift"
FIELDS = (
    "intercept", "per_decade_of_clarity", "on_the_onset", "per_decade_of_steps",
    "per_decade_of_epochs", "badly_scaled", "not_logarithmic", "unknown_steps", "unknown_epochs",
)  # fmt: skip
GOOD = 0.10
"""A regret that counts as good."""
RIDGE = 3e-4
"""Gentle: a stronger pull to zero could not tell steps from epochs, which go together."""


@dataclass(frozen=True)
class Odds:
    """The numbers of the logistic law, and the limits of the clarity."""

    intercept: float
    per_decade_of_clarity: float
    on_the_onset: float
    per_decade_of_steps: float
    per_decade_of_epochs: float
    badly_scaled: float
    not_logarithmic: float
    unknown_steps: float
    unknown_epochs: float
    least_clarity: float
    most_clarity: float
    fewest_epochs: float
    most_epochs: float

    @property
    def fitted(self) -> Array:
        """The numbers of `FIELDS`."""
        return np.array([getattr(self, field) for field in FIELDS])

    def probability(self, part: Cell, told: Told = EVERYTHING) -> Array:
        """The confidence in every curve of a cell."""
        return 1.0 / (1.0 + np.exp(-self.features(part, told) @ self.fitted))

    def features(self, part: Cell, told: Told = EVERYTHING) -> Array:
        """What the fitted numbers are multiplied with, on the last axis."""
        read = part.readings
        clear = np.clip(np.nan_to_num(read.clarity), self.least_clarity, self.most_clarity)
        ones = np.ones_like(clear)
        chosen = formula.shipped()
        steps = np.clip(part.steps, chosen.fewest_steps, chosen.most_steps)
        if not told.steps:
            steps = np.full_like(steps, chosen.assumed_steps)
        longer = np.log10(steps / chosen.reference_steps)[:, None] * ones
        epochs = part.epochs if told.epochs else np.full_like(part.epochs, np.nan)
        often = np.clip(epochs, self.fewest_epochs, self.most_epochs) / self.fewest_epochs
        often = np.nan_to_num(np.log10(often))[:, None] * ones
        flags = (np.nan_to_num(read.starts_badly), np.nan_to_num(read.not_logarithmic))
        share, blind = np.nan_to_num(read.onset_share), ones * (not told.steps)
        unseen = ones * np.isnan(epochs)[:, None]
        features = [ones, np.log10(clear), share, longer, often, *flags, blind, unseen]
        return np.stack(features, axis=-1)


def shipped(path: Path = SOURCE) -> Odds:
    """The numbers of the library; raise ValueError where the source no longer names one."""
    source = path.read_text()

    def number(pattern: str, group: int = 1) -> float:
        found = re.search(pattern, source)
        if not found:
            raise ValueError(f"{path.name} has nothing like {pattern}")
        return float(found[group])

    def named(field: str) -> float:
        head, *rest = field.split("_")
        return number(rf"static let {head + ''.join(map(str.title, rest))} = (-?[\d.]+)")

    limits = r"clarityLimits = ([\d.]+)\.\.\.([\d.]+)"
    epochs = formula.shipped_epochs()
    return Odds(*map(named, FIELDS), number(limits), number(limits, 2), *epochs)


Samples = tuple[Array, Array, Array, Array]
"""Of every curve: features, whether its suggestion is good, its weight, its data set."""


def samples(parts: list[Cell], odds: Odds, folds: dict[str, Constants], assumed: float) -> Samples:
    """Every curve, judged by constants that never saw its data set, by all that may be told.

    Tasks weigh the same within a schedule and among short or long trainings, and these alike.
    """
    features, good, weight, data = [], [], [], []
    sizes: dict[tuple[str, bool], int] = {}
    for part in parts:
        group = part.schedule, part.is_long
        sizes[group] = sizes.get(group, 0) + len(part.kept)
    for part in parts:
        for told in (EVERYTHING, NO_EPOCHS, NOTHING):
            steps = part.steps if told.steps else np.full(len(part.kept), assumed)
            regret = looked_up(part.regret, left_out(part, folds, steps))
            known = np.isfinite(regret)
            shares = known / np.maximum(1, known.sum(axis=1, keepdims=True))
            features.append(odds.features(part, told)[known])
            good.append((regret <= GOOD)[known])
            weight.append((shares / sizes[part.schedule, part.is_long])[known])
            names = np.broadcast_to(part.data[:, None], known.shape)
            data.append(names[known])
    return tuple(np.concatenate(column) for column in (features, good, weight, data))


def fit(seen: Samples, odds: Odds, without: str | None = None) -> Odds:
    """The numbers of the largest likelihood; `without` names a data set to leave out."""
    features, good, weight, data = seen
    rows = data != without
    x, y, share = features[rows], good[rows].astype(float), weight[rows] / weight[rows].sum()

    def cost(point: Array) -> tuple[float, Array]:
        logit = x @ point
        likelihood = share @ (np.logaddexp(0.0, logit) - y * logit)
        slope = x.T @ (share * (1.0 / (1.0 + np.exp(-logit)) - y))
        return likelihood + RIDGE * point @ point, slope + 2 * RIDGE * point

    best = minimize(cost, np.zeros(len(FIELDS)), jac=True, method="L-BFGS-B")
    return replace(odds, **dict(zip(FIELDS, map(float, best.x), strict=True)))


def refitted(
    parts: list[Cell], odds: Odds, folds: dict[str, Constants], assumed: float
) -> dict[str, Odds]:
    """For each data set of the folds, the numbers fitted without it."""
    seen = samples(parts, odds, folds, assumed)
    known = set(seen[3].tolist())
    return {name: fit(seen, odds, name) if name in known else odds for name in folds}


def unseen(part: Cell, odds: dict[str, Odds], told: Told = EVERYTHING) -> Array:
    """Confidences, each by the numbers that never saw its data set."""
    table = np.empty_like(part.readings.clarity)
    for name, fold in odds.items():
        rows = part.data == name
        table[rows] = fold.probability(part, told)[rows]
    return table
