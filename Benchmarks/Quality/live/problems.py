"""The data sets and the tasks: what is trained, on what, how, for how long.

scikit-learn brings or generates all of them; nothing is downloaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from sklearn import datasets

Floats = NDArray[np.float32]
LARGEST = 3000


@dataclass(frozen=True)
class Data:
    """Standardised inputs and targets, for training and held out; `classes` 0 is regression."""

    x: Floats
    y: NDArray[np.float32] | NDArray[np.int64]
    held_x: Floats
    held_y: NDArray[np.float32] | NDArray[np.int64]
    classes: int


@dataclass(frozen=True)
class Problem:
    """One task. `hidden` lists the widths of the hidden layers: none is a linear model."""

    data: str
    hidden: tuple[int, ...]
    optimizer: str
    batch: int
    steps: int
    normalised: bool = False

    @property
    def name(self) -> str:
        """What tells it from the others."""
        net = "-".join(map(str, self.hidden)) or "linear"
        norm = ".norm" if self.normalised else ""
        return f"{self.data}.{net}{norm}.{self.optimizer}.b{self.batch}.s{self.steps}"


def raw(name: str) -> tuple[NDArray[np.float64], NDArray[np.float64], bool]:
    """Inputs, targets, and whether these are classes."""
    if name == "friedman":
        return *datasets.make_friedman1(LARGEST, noise=1.0, random_state=1), False
    if name == "hastie":
        x, y = datasets.make_hastie_10_2(LARGEST, random_state=1)
        return x, (y > 0).astype(float), True
    if name == "clusters":
        x, y = datasets.make_classification(
            LARGEST, 30, n_informative=12, n_classes=6, flip_y=0.05, random_state=1
        )
        return x, y.astype(float), True
    if name == "sparse":
        x, y = datasets.make_regression(LARGEST, 60, n_informative=20, noise=20, random_state=1)
        return x, y, False
    bunch = getattr(datasets, f"load_{name}")()
    return bunch.data, bunch.target.astype(float), name != "diabetes"


@cache
def data(name: str) -> Data:
    """Three quarters for training, a quarter held out; all standardised by the training part."""
    x, y, is_classes = raw(name)
    order = np.random.default_rng(0).permutation(len(x))
    cut = 3 * len(x) // 4
    train, held = order[:cut], order[cut:]
    x = (x - x[train].mean(0)) / (x[train].std(0) + 1e-6)
    if is_classes:
        targets: NDArray[np.float32] | NDArray[np.int64] = y.astype(np.int64)
    else:
        targets = ((y - y[train].mean()) / y[train].std()).astype(np.float32)
    inputs = x.astype(np.float32)
    classes = int(y.max()) + 1 if is_classes else 0
    return Data(inputs[train], targets[train], inputs[held], targets[held], classes)


NAMES = ("digits", "wine", "breast_cancer", "diabetes", "iris")
GENERATED = ("friedman", "hastie", "clusters", "sparse")
SHAPES: tuple[tuple[tuple[int, ...], str, int, bool], ...] = (
    ((), "momentum", 32, False),
    ((48,), "sgd", 16, False),
    ((48,), "adam", 64, False),
    ((32, 32), "momentum", 8, False),
    ((32, 32, 32), "adam", 32, True),
    ((64,), "sgd", 128, True),
)


def problems() -> list[Problem]:
    """Three shapes of training for each data set and budget, taken in turn."""
    found = []
    for index, name in enumerate(NAMES + GENERATED):
        for place, steps in enumerate((400, 400, 2000, 2000)):
            hidden, optimizer, batch, norm = SHAPES[(4 * index + place) % len(SHAPES)]
            found.append(Problem(name, hidden, optimizer, batch, steps, norm))
    return found
