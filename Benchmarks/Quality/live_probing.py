"""What a sweep, several sweeps, a longer one and reset probes are worth on live trainings.

Trains 36 small networks (`live/`) with 23 learning rates, 3 seeds and 2 schedules each: about five
minutes the first time, then read from .build-bench/live. Then lets the library drive: every way to
an answer spends real steps of real trainings, from the same first weights. Data sets of few rows
stand apart: 2,000 steps are hundreds of epochs there, and the best rate is one that stops early.
Needs scikit-learn and torch; the constants of the probe were fitted elsewhere, to the corpus.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from layout import table
from live.outcomes import corpus
from live.problems import Problem, data, problems
from live.ways import WAYS, Session
from recordings import Array
from truth import TaskTruth, truths

NAMES = {"one-cycle": "one_cycle", "constant": "constant"}
FOLDER = Path(__file__).parents[2] / ".build-bench" / "live"
SMALL = 500


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
    """Means over the tasks that every way answers: refusing the hard ones makes no way better."""
    kept = [one for one, answer in zip(scores, answered, strict=True) if answer]
    regrets = np.array([one.regret for one in kept])
    return [
        f"{np.mean([one.steps for one in kept]):.0f}",
        f"{np.mean(regrets):.3f}",
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
    header = [
        "", "steps", "regret", ">= .5", "interval holds", "no answer", "regret, all answers",
    ]  # fmt: skip
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
            regrets = np.array([[one.regret for one in found] for found in scores.values()])
            answered = np.isfinite(regrets).all(axis=0)
            rows = [[way, *summary(found, answered)] for way, found in scores.items()]
            print(
                f"{len(tasks)} trainings of {budget} steps on {label}, "
                f"{answered.sum()} of them answered by every way"
            )
            print(table(header, rows), end="\n\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
