"""Fits what tells finished groups, and tells how good that is on data sets that are left out.

    python3 Benchmarks/Groups/finished.py

prints the constants of `FinishedGroup.swift`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

import beside  # noqa: F401
from advice import CHEAP, costs
from corpus import Recorded, load
from report.text import table
from suggesters import Sweep, sweeps
from sums import COLUMNS

LIKELY = 0.6
"""From here on a group is called finished, as in `FinishedGroup.likely`."""
START, NEAR, LEAST = 10**0.7, 10**0.4, 1e-3
FEATURES = ("share of the descent", "relative gradient", "its fading")


@dataclass(frozen=True)
class Examples:
    """Groups (rows) of answered range tests of pre-trained nets.

    `features` are logarithms; `cheap`: freezing costs at most `CHEAP`; `weight`: every range test
    of a task counts alike, and so does every task. `test` tells range tests apart.
    """

    features: np.ndarray
    cheap: np.ndarray
    finished: np.ndarray
    weight: np.ndarray
    data: np.ndarray
    kind: np.ndarray
    test: np.ndarray


def features(sweep: Sweep, answer: float) -> np.ndarray:
    """The logarithms (groups, `FEATURES`) that `FinishedGroup.swift` defines."""
    sums = sweep.sums[: sweep.sound]
    gradient_step, weight, gradient = (
        sums[..., COLUMNS.index(name)]
        for name in ("gradient_step", "weight_square", "gradient_square")
    )
    rates = np.asarray(sweep.task["lrs"], float)[: len(sums)]
    descent = -gradient_step[rates <= answer].sum(0)
    if not (weight > 0).all() or descent.sum() <= 0:
        raise ValueError(f"{sweep.task.id}: a group has no weights, or the loss does not fall")
    length = np.sqrt(gradient)
    near, start = (rates >= answer / NEAR) & (rates <= answer * NEAR), rates <= rates[0] * START
    share = np.maximum(descent / descent.sum() * len(descent), LEAST)
    level = np.log((length / np.sqrt(weight))[near].mean(0))
    fading = np.log(length[near].mean(0) / length[start].mean(0))
    return np.c_[np.log(share), level - level.mean(), fading]


def examples(corpus: Sequence[Recorded]) -> Examples:
    """All that the constants are fitted to."""
    rows: list[tuple[np.ndarray, float, bool, float, str, str, str]] = []
    for task in corpus:
        if task.meta["kind"] == "scratch":
            continue
        tests = sweeps(task)
        cost = costs(task)
        for sweep in tests:
            if sweep.answer is None:
                continue
            for place, row in enumerate(features(sweep, sweep.answer)):
                ended = place in task.meta["finished"]
                told = (task.meta["data"], task.meta["kind"], f"{task.id} {sweep.seed}")
                rows.append((row, cost[place], ended, 1 / len(tests), *told))
    found, cost, *rest = map(np.array, zip(*rows, strict=True))
    return Examples(found, cost <= CHEAP, *rest)


def fitted(known: Examples, rows: np.ndarray) -> LogisticRegression:
    """The model of some rows; hardly regularised."""
    model = LogisticRegression(C=100)
    return model.fit(known.features[rows], known.cheap[rows], sample_weight=known.weight[rows])


def left_out(known: Examples) -> np.ndarray:
    """The probability that freezing is cheap, by models that never saw the data set.

    0 from an equal share on, and at most .95, as in `FinishedGroup.swift`.
    """
    found = np.full(len(known.cheap), np.nan)
    for data in np.unique(known.data):
        mine = known.data == data
        found[mine] = fitted(known, ~mine).predict_proba(known.features[mine])[:, 1]
    return np.where(known.features[:, 0] < 0, np.minimum(found, 0.95), 0.0)


def judged(known: Examples) -> str:
    """What the probabilities are worth on data sets that were left out."""
    likely = left_out(known)
    named = likely >= LIKELY
    ended = known.finished & known.cheap
    beside_ended = (known.kind == "finished") & ~known.finished
    whole = [named[ended & (known.test == test)].all() for test in np.unique(known.test[ended])]
    tuned = known.kind == "fine-tuning"
    rows = [
        ["finished groups that are cheap to freeze, named", percent(named[ended])],
        ["range tests in which all of these are named", percent(np.array(whole))],
        ["groups beside finished ones, named", percent(named[beside_ended])],
        ["fine-tuning: groups that are named", percent(named[tuned])],
        ["of these, freezing costs more than .02", percent(~known.cheap[tuned & named])],
    ]
    spans = [(0, 0.4), (0.4, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1)]
    for low, high in spans:
        held = (likely > low) & (likely <= high)
        weights = known.weight[held]
        right = np.average(known.cheap[held], weights=weights)
        said = np.average(likely[held], weights=weights)
        rows.append([f"said: cheap in {said:.0%}; it is", f"{right:.0%} of {held.sum()}"])
    return table(["data set left out", ""], rows)


def percent(chosen: np.ndarray) -> str:
    """A share of a number."""
    return f"{chosen.mean():.1%} of {len(chosen)}"


def main() -> None:
    """Command line."""
    known = examples(load())
    model = fitted(known, np.full(len(known.cheap), True))
    for name, coefficient in zip(FEATURES, model.coef_[0], strict=True):
        print(f"{name}: {-coefficient:.2f}")
    print(f"constant: {-model.intercept_[0]:.2f}")


if __name__ == "__main__":
    main()
