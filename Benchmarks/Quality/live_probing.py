"""What a sweep, several sweeps, a longer one and reset probes are worth on live trainings.

Trains 36 small networks (`live/`) with 23 learning rates, 3 seeds and 2 schedules each: about five
minutes the first time, then read from .build-bench/live. Then lets the library drive: every way to
an answer spends real steps of real trainings, from the same first weights. Data sets of few rows
stand apart: 2,000 steps are hundreds of epochs there, and the best rate is one that stops early.
Needs scikit-learn and torch; the constants of the probe were fitted elsewhere, to the corpus.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import lrsuggest
import numpy as np
import torch

from layout import table
from live.outcomes import corpus
from live.problems import Problem, data, problems
from live.training import Copies
from recordings import Array
from truth import TaskTruth, truths

NAMES = {"one-cycle": "one_cycle", "constant": "constant"}
FOLDER = Path(__file__).parents[2] / ".build-bench" / "live"
FALLBACK = 1e-2
SMALL = 500
Context = dict[str, object]


class Session:
    """One network to try rates on; counts its steps."""

    def __init__(self, problem: Problem, order: int) -> None:
        """The data come in an order of their own."""
        self.copies = Copies(problem, [order])
        self.steps = 0

    def step(self, lr: float) -> float:
        """One step of training."""
        self.steps += 1
        return float(self.copies.step(torch.tensor([lr]))[0])

    def reset(self) -> None:
        """Back to the first weights and the beginning of the order."""
        self.copies.reset()

    def reset_weights(self) -> None:
        """Back to the first weights; the data go on."""
        shuffles, left = self.copies.shuffles, self.copies.left
        self.copies.reset()
        self.copies.shuffles, self.copies.left = shuffles, left


def sweep(session: Session, context: Context, count: int = 100) -> object:
    """One range test."""
    session.reset()
    running = lrsuggest.Sweep(num_iter=count)
    for lr in running:
        running.record(session.step(lr))
    return running.suggest(**context)


def probed(
    session: Session,
    context: Context,
    share: float = 0.05,
    *,
    count: int = 100,
    same_data: bool = True,
) -> object:
    """A sweep, then a reset probe around its answer; around a usual rate where it has none."""
    found = sweep(session, context, count)
    return lrsuggest.reset_probe(
        session.step,
        session.reset if same_data else session.reset_weights,
        around=found if found else FALLBACK,
        steps_per_rate=max(40, round(share * int(str(context["steps"])))),
        **context,
    )


def several(session: Session, context: Context, most: int, tolerance: float) -> object:
    """Several sweeps, each over other data."""
    return lrsuggest.several_sweeps(
        session.step, session.reset_weights, max_sweeps=most, tolerance=tolerance, **context
    )


def other_data(session: Session, context: Context) -> object:
    """A probe whose runs see other data."""
    return probed(session, context, same_data=False)


WAYS: dict[str, Callable[[Session, Context], object]] = {
    "one sweep": sweep,
    "sweep of 200": lambda session, context: sweep(session, context, 200),
    "sweep of 400": lambda session, context: sweep(session, context, 400),
    "sweeps until they agree": lambda session, context: several(session, context, 5, 0.1),
    "4 sweeps": lambda session, context: several(session, context, 4, 0),
    "probe of 5 %": probed,
    "probe of 10 %": lambda session, context: probed(session, context, 0.1),
    "probe of 5 %, other data": other_data,
    "sweep of 200, probe of 5 %": lambda session, context: probed(session, context, count=200),
}


@dataclass(frozen=True)
class Score:
    """What one way came to on one task: NaN regret where there was no answer."""

    regret: float
    steps: int
    held: bool


def score(way: str, problem: Problem, truth: TaskTruth, schedule: str, order: int) -> Score:
    """Ask in one way, and look up what the answer leads to."""
    session = Session(problem, order)
    answer = WAYS[way](session, {"schedule": NAMES[schedule], "steps": problem.steps})
    if not answer:
        return Score(np.nan, session.steps, False)
    middle = 10 ** ((truth.band.min() + truth.band.max()) / 2)
    low, high = answer.interval
    return Score(float(truth.regret_at(np.array(answer.lr))), session.steps, low <= middle <= high)


def summary(scores: list[Score], answered: Array) -> list[str]:
    """Mean over the tasks that one sweep answers."""
    kept = [one for one, answer in zip(scores, answered, strict=True) if answer]
    regrets = np.array([one.regret for one in kept])
    return [
        f"{np.mean([one.steps for one in kept]):.0f}",
        f"{np.nanmean(regrets):.3f}",
        f"{np.mean(regrets >= 0.5):.1%}",
        f"{np.mean([one.held for one in kept]):.0%}",
        f"{np.mean(np.isnan([one.regret for one in scores])):.1%}",
        f"{np.nanmean([one.regret for one in scores]):.3f}",
    ]


def main() -> None:
    """Print one line for each way, by budget."""
    print(__doc__)
    every = problems()
    outcomes = corpus(every, FOLDER)
    header = ["", "steps", "regret", ">= .5", "interval holds", "no answer", "regret, all tasks"]
    for budget in sorted({problem.steps for problem in every}):
        for label, is_small in (("500 rows and more", False), ("fewer rows", True)):
            tasks = [
                (problem, truth, schedule, order)
                for schedule in NAMES
                for problem, truth in zip(every, truths(outcomes, schedule), strict=True)
                if truth.learnable and problem.steps == budget
                if (len(data(problem.data).x) < SMALL) == is_small
                for order in (1, 2)
            ]
            scores = {way: [score(way, *task) for task in tasks] for way in WAYS}
            answered = np.array([np.isfinite(one.regret) for one in scores["one sweep"]])
            rows = [[way, *summary(found, answered)] for way, found in scores.items()]
            print(f"{len(tasks)} trainings of {budget} steps on {label}")
            print(table(header, rows), end="\n\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
