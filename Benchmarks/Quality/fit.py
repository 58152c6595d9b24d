"""Fits the numbers of `Calibration.swift` to the recorded trainings, and judges them.

Landmarks and bandwidth are read by the library itself. The judgement is on data sets that were left
out: every number is fitted again without them, on short and long trainings together. The numbers of
`Confidence.swift` are fitted after that, to what these suggestions led to.
"""

from __future__ import annotations

import numpy as np

import confidence
import coverage
from corpora import LABELS, parts_of
from fitting import Cell, blurred_regret, fit, folds, left_out, looked_up, mean_regret
from formula import FIELDS, Constants, shipped
from layout import table
from recordings import Array
from suggesters import asked


def constants_table(parts: list[Cell], named: dict[str, Constants], spread: list[Constants]) -> str:
    """Shipped and fitted numbers side by side, and the range over the folds."""
    rows = []
    for field in FIELDS:
        numbers = [getattr(constants, field) for constants in named.values()]
        fold = [getattr(constants, field) for constants in spread]
        rows.append(
            [field.replace("_", " "), *(f"{number:+.3f}" for number in numbers)]
            + [f"{min(fold):+.2f} .. {max(fold):+.2f}"]
        )
    blurred = (blurred_regret(parts, constants)[0] for constants in named.values())
    rows.append(["blurred regret, in-sample", *(f"{regret:.4f}" for regret in blurred), ""])
    return table(["", *named, "folds"], rows)


def regret_rows(parts: list[Cell], named: dict[str, list[Array]]) -> str:
    """Mean regret and share of disasters, for each cell, of named log10 rates."""
    rows = []
    for name, tables in named.items():
        regrets = [looked_up(part.regret, log) for part, log in zip(parts, tables, strict=True)]
        means = [f"{mean_regret(regret):.3f}" for regret in regrets]
        lost = [f"{np.nanmean(regret >= 0.5):.1%}" for regret in regrets]
        rows.append([name, *(f"{mean} ({share})" for mean, share in zip(means, lost, strict=True))])
    return table(["mean regret (share of curves >= .5)", *LABELS], rows)


def confidence_table(parts: list[Cell], folded: dict[str, Constants], assumed: float) -> str:
    """Shipped and fitted numbers of the confidence, and the range over the folds."""
    odds = confidence.shipped()
    every = confidence.fit(confidence.samples(parts, odds, folded, assumed), odds)
    spread = confidence.refitted(parts, odds, folded, assumed)
    rows = []
    for field in confidence.FIELDS:
        fold = [getattr(one, field) for one in spread.values()]
        numbers = [getattr(one, field) for one in (odds, every)]
        rows.append(
            [field.replace("_", " "), *(f"{number:+.3f}" for number in numbers)]
            + [f"{min(fold):+.2f} .. {max(fold):+.2f}"]
        )
    return table(["", "shipped", "fitted", "folds"], rows)


def main() -> None:
    """Print the fit and its judgement."""
    chosen = shipped()
    parts = parts_of("rt100", chosen)
    fitted, free = fit(parts, chosen), fit(parts, chosen, 7)
    six = folds(parts, lambda name: fit(parts, chosen, 6, name))
    seven = folds(parts, lambda name: fit(parts, chosen, 7, name))

    print(f"Constants, fitted to {sum(part.readings.valley.size for part in parts)} curves")
    named = {"shipped": chosen, "fitted": fitted, "steps free": free}
    print(constants_table(parts, named, list(six.values())), end="\n\n")

    print("Every curve answered, none refused; data sets left out unless it says in-sample")
    cross_validated = [left_out(part, six) for part in parts]
    logs = {
        "shipped, in-sample": [part.log_rate(chosen) for part in parts],
        "six numbers, fitted per fold": cross_validated,
        "and the steps' exponent": [left_out(part, seven) for part in parts],
    }
    print(regret_rows(parts, logs), end="\n\n")

    print("Confidence: numbers of the logistic law, and what they are worth on data sets left out")
    print(confidence_table(parts, six, chosen.assumed_steps), end="\n\n")

    print("Ranges around the answers, in decades at 400 steps; shares are of answered curves")
    answers = [asked(part) for part in parts]
    for title, tables in (
        ("rates as shipped, in-sample", logs["shipped, in-sample"]),
        ("rates fitted per fold", cross_validated),
    ):
        every = [coverage.around(*row) for row in zip(parts, answers, tables, strict=True)]
        header = [title, *coverage.HEADER[1:]]
        print(table(header, coverage.rows(coverage.pooled(every))), end="\n\n")


if __name__ == "__main__":
    main()
