"""Small made-up data sets, for classes or for a number: training rows and fresh ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from draws import Numbers

KINDS = ("teacher", "linear", "clusters", "parity")
HELD_ROWS = 256


@dataclass(frozen=True)
class Table:
    """Inputs (rows, features) and targets: classes, or numbers of mean 0 and variance 1."""

    x: Numbers
    y: NDArray[Any]

    def split(self, rows: int) -> tuple[Table, Table]:
        """The first rows, and the others."""
        return Table(self.x[:rows], self.y[:rows]), Table(self.x[rows:], self.y[rows:])


def inputs(random: np.random.Generator, rows: int, features: int) -> Numbers:
    """Gaussian inputs, more or less correlated, each of variance 1."""
    mixing = random.standard_normal((features, features))
    mixing *= np.arange(1, features + 1)[:, None] ** -random.uniform(0, 2)
    x = random.standard_normal((rows, features)) @ mixing
    return (x - x.mean(0)) / x.std(0)


def teacher(random: np.random.Generator, x: Numbers, outputs: int, hidden: int) -> Numbers:
    """Outputs of a random network; linear without hidden units."""
    if hidden:
        weights = (
            random.standard_normal((x.shape[1], hidden))
            * random.uniform(0.5, 2)
            / np.sqrt(x.shape[1])
        )
        x = np.tanh(x @ weights + random.standard_normal(hidden))
    return x @ random.standard_normal((x.shape[1], outputs)) / np.sqrt(x.shape[1])


def labels(random: np.random.Generator, kind: str, x: Numbers, classes: int) -> NDArray[np.int64]:
    """Classes of the rows; clusters also move the inputs, in place."""
    if kind == "clusters":
        found = random.integers(classes, size=len(x))
        centres = random.standard_normal((classes, x.shape[1])) * random.uniform(0.3, 2)
        x += centres[found]
        return found
    if kind == "parity":
        bits = x[:, : random.integers(2, 4)] > 0
        return bits.sum(1) % classes
    scores = teacher(random, x, classes, random.integers(3, 17) if kind == "teacher" else 0)
    return (scores - scores.mean(0)).argmax(1)


def table(
    random: np.random.Generator, kind: str, rows: int, features: int, classes: int, noise: float
) -> Table:
    """A data set; `noise` is the share of labels drawn anew, or of the numbers' variance.

    Without classes the targets are numbers: a teacher's, or the product of two features.
    """
    x = inputs(random, rows, features)
    if classes:
        found = labels(random, kind, x, classes)
        anew = random.random(rows) < noise
        return Table(x, np.where(anew, random.integers(classes, size=rows), found))
    if kind == "parity":
        y = x[:, 0] * x[:, 1 % features]
    else:
        y = teacher(random, x, 1, random.integers(3, 17) if kind == "teacher" else 0)[:, 0]
    y = np.sqrt(1 - noise) * (y - y.mean()) / y.std() + np.sqrt(noise) * random.standard_normal(
        rows
    )
    return Table(x, y)


def unscaled(random: np.random.Generator, x: Numbers) -> Numbers:
    """Inputs as they come: every feature with a unit and an origin of its own."""
    unit = 10 ** (random.uniform(-0.5, 1.2) + 0.4 * random.standard_normal(x.shape[1]))
    return (x + random.uniform(0, 2) * random.standard_normal(x.shape[1])) * unit
