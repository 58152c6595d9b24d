"""Find a learning rate for two optimizers on handwritten digits, and try it out."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # on matrices this small, threads only wait

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from data import Digits, digits
from optimizers import Adam, Momentum
from training import BATCH, STEPS, range_test, train

import lrsuggest

PICTURE = Path(__file__).with_name("demo.png")
SEEDS = (1, 2, 3)
OPTIMIZERS = {"momentum": ("SGD with momentum", Momentum), "adam": ("Adam", Adam)}


def main() -> None:
    """Run both range tests, draw them, then train around each suggestion."""
    data = digits()
    figure, axes = plt.subplots(1, 2, figsize=(14, 5), layout="constrained")
    answers = {}
    for ax, (name, (title, optimizer)) in zip(axes, OPTIMIZERS.items()):
        sweep = range_test(data, optimizer, title)
        answers[name] = sweep.suggest(optimizer=name, steps=STEPS, batch_size=BATCH)
        describe(title, sweep, answers[name])
        answers[name].plot(ax)
        ax.set_title(f"{title}: {ax.get_title(loc='left').lower()}", loc="left")
    figure.savefig(PICTURE, dpi=130)
    print(f"The range tests are drawn in {PICTURE}.\n")
    print(
        f"After {STEPS} steps under one-cycle, mean and standard deviation of {len(SEEDS)} seeds:\n"
    )
    print(f"  {'':20}{'max_lr':>8}{'held-out loss':>18}{'accuracy in %':>18}")
    for name, (title, optimizer) in OPTIMIZERS.items():
        print(f"  {title}")
        if answers[name]:
            compare(data, optimizer, float(answers[name]))
        else:
            print("    no suggestion, no training")


def describe(
    title: str, sweep: lrsuggest.Sweep, answer: lrsuggest.Suggestion | lrsuggest.Refusal
) -> None:
    """Print what was read off a range test."""
    print(f"\n{title}: the range test ended after {len(sweep)} steps ({sweep.stop_reason})")
    for mark in answer.landmarks:
        print(f"  {mark.name.replace('_', ' '):14} {mark.lr:8.2g}   loss {mark.loss:.3f}")
    if answer:
        print(f"  {'suggestion':14} {answer.lr:8.2g}")
        print("  {:14} {:8.2g} to {:.2g}".format("interval", *answer.interval))
    print(f"\n{answer.explanation()}\n")


def compare(data: Digits, optimizer: type, lr: float) -> None:
    """Train with the suggestion, a tenth and tenfold of it, and print a row for each."""
    for factor, label in ((0.1, "suggestion / 10"), (1, "suggestion"), (10, "suggestion x 10")):
        results = np.array([train(data, optimizer, lr * factor, seed) for seed in SEEDS])
        loss, accuracy = results.T
        row = (
            f"    {label:18}{lr * factor:8.2g}{spread(loss, 3):>18}{spread(100 * accuracy, 1):>18}"
        )
        print(row)


def spread(values: np.ndarray, digits: int) -> str:
    """Show the mean and the standard deviation over the seeds."""
    if not np.isfinite(values).all():
        return "not finite"
    return f"{values.mean():.{digits}f} ± {values.std(ddof=1):.{digits}f}"


if __name__ == "__main__":
    main()
