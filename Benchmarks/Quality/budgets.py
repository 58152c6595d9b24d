"""How the best learning rate moves with the number of training steps, and how sure that is.

A task measured at several budgets gives an exponent: the slope of log10 of the middle of its good
rates (regret at most .05) against log10 of the steps. Printed are medians over tasks with the range
of four tasks in five, by what might change the law; the exponents of each stretch of budgets, which
show where it saturates; and how far off the law is when a budget is predicted from another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpora import corpora
from layout import table
from recordings import Array, Corpus
from truth import SCHEDULES, truths

LAW = -0.5
ADAPTIVE = ("adam", "adamw", "rmsprop", "adagrad", "lion")
EDGES = (200, 700, 2000, 5000, 12_000)
LONG_RUN = 20
"""Epochs from which on a small data set is over-fitted."""


@dataclass(frozen=True)
class Ladder:
    """One task under one schedule: the middle of its good rates (log10) at every budget."""

    meta: dict[str, Any]
    schedule: str
    steps: Array
    middle: Array

    @property
    def exponent(self) -> float:
        """The slope of the line through the budgets."""
        return float(np.polyfit(np.log10(self.steps), self.middle, 1)[0])

    @property
    def epochs(self) -> float:
        """How often the longest budget sees every row."""
        return float(self.steps[-1] * self.meta["bs"] / self.meta["n_train"])


def ladders(recorded: Iterable[Corpus], metric: str = "held") -> list[Ladder]:
    """Every task measured at two budgets or more, under each schedule."""
    found: dict[tuple[str, str], list[tuple[int, float, dict[str, Any]]]] = defaultdict(list)
    for corpus in recorded:
        for schedule in SCHEDULES:
            for meta, task in zip(corpus.meta, truths(corpus, schedule, metric), strict=True):
                if task.learnable:
                    middle = (task.band.min() + task.band.max()) / 2
                    base = re.sub(r"-s\d+$", "", meta["id"])
                    found[base, schedule].append((meta["steps"], float(middle), meta))
    rungs = []
    for (_, schedule), measured in found.items():
        measured.sort(key=lambda rung: rung[0])
        steps, middle, metas = zip(*measured, strict=True)
        if len(set(steps)) > 1:
            rungs.append(Ladder(metas[0], schedule, np.array(steps), np.array(middle)))
    return rungs


def row(name: str, exponents: Iterable[float]) -> list[str]:
    """The number of tasks, their median exponent, and the range of four in five."""
    values = np.array(list(exponents))
    if len(values) < 3:
        return [name, str(len(values)), "", ""]
    low, middle, high = np.quantile(values, [0.1, 0.5, 0.9])
    return [name, str(len(values)), f"{middle:+.2f}", f"{low:+.2f} .. {high:+.2f}"]


def slices() -> dict[str, Callable[[Ladder], bool]]:
    """What might change the law."""
    return {
        "all": lambda _: True,
        "one-cycle": lambda rung: rung.schedule == "one-cycle",
        "constant": lambda rung: rung.schedule == "constant",
        "SGD, momentum": lambda rung: rung.meta["opt"] not in ADAPTIVE,
        "Adam and the like": lambda rung: rung.meta["opt"] in ADAPTIVE,
        "batch up to 16": lambda rung: rung.meta["bs"] <= 16,
        "batch of 64 or more": lambda rung: rung.meta["bs"] >= 64,
        "label noise": lambda rung: rung.meta["label_noise"] > 0,
        "regression": lambda rung: rung.meta["loss"] in ("mse", "huber", "gnll"),
        f"over {LONG_RUN} epochs": lambda rung: rung.epochs > LONG_RUN,
        f"up to {LONG_RUN} epochs": lambda rung: rung.epochs <= LONG_RUN,
    }


def stretches(rungs: list[Ladder]) -> list[list[str]]:
    """The exponent between neighbouring budgets, by where these lie."""
    local = defaultdict(list)
    for rung in rungs:
        for place in range(len(rung.steps) - 1):
            ends = rung.steps[place : place + 2]
            slope = np.diff(rung.middle[place : place + 2]) / np.diff(np.log10(ends))
            local[int(np.searchsorted(EDGES, np.sqrt(ends.prod())))].append(float(slope[0]))
    return [
        row(f"around {EDGES[place - 1]} to {EDGES[place]} steps", local[place])
        for place in range(1, len(EDGES))
    ]


def errors(rungs: list[Ladder]) -> list[list[str]]:
    """What is left when the longest budget is predicted from each shorter one by the law."""
    left = defaultdict(list)
    for rung in rungs:
        for steps, middle in zip(rung.steps[:-1], rung.middle[:-1], strict=True):
            ratio = rung.steps[-1] / steps
            error = rung.middle[-1] - middle - LAW * np.log10(ratio)
            left["up to 5 times" if ratio < 5 else "5 to 15" if ratio < 15 else "over 15"].append(
                error
            )
    rows = []
    for name, values in sorted(left.items(), reverse=True):
        spread = f"{np.std(values):.2f}"
        rows.append([name, str(len(values)), f"{np.mean(values):+.2f}", spread])
    return rows


def main() -> None:
    """Print the law, by slices and stretches, for held-out and for training loss."""
    print(__doc__)
    for metric in ("held", "train"):
        rungs = ladders(corpora(), metric)
        several = sum(len(rung.steps) > 2 for rung in rungs) // len(SCHEDULES)
        print(f"\n{metric} loss; {several} tasks at three budgets or more")
        rows = [
            row(name, (r.exponent for r in rungs if keep(r))) for name, keep in slices().items()
        ]
        print(table(["exponent", "ladders", "median", "4 in 5"], [*rows, *stretches(rungs)]))
        print(table(["longest budget from one", "pairs", "mean off", "sd"], errors(rungs)))


if __name__ == "__main__":
    main()
