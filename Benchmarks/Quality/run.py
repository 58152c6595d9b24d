"""Scores suggesters on the recorded trainings: fastai's rules, a one-line baseline, lrsuggest.

Regret is the share of the achievable improvement that a learning rate loses; corpus/README.md
says how it is measured. Each suggestion is made from one sweep of 100 steps.
"""

from __future__ import annotations

import formula
from blocks import HEADER, Figures, Goal, Suggestions, figures
from corpora import LABELS, parts_of
from fitting import Cell, fit, folds, left_out
from formula import Constants
from layout import table
from suggesters import fastai, scaled, shipped

GOALS = (Goal(0.110, 0.06), Goal(0.110, 0.06), Goal(0.095), Goal(0.095))
JUDGED = "lrsuggest, constants refitted *"
SWEEPS = ("rt50", "rt100", "rt200", "rt400")


def blocks(parts: list[Cell], chosen: Constants, refitted: dict[str, Constants]) -> None:
    """Print, for each corpus and schedule, every suggester and the goal."""
    valleys = [fastai(part, "valley") for part in parts]
    baseline = scaled(parts, valleys)
    for index, (part, goal) in enumerate(zip(parts, GOALS, strict=True)):
        ours = shipped(part, chosen)
        compared = {
            "fastai valley": valleys[index],
            "fastai minimum": fastai(part, "minimum"),
            "valley x c x (steps/400)^-1/2 *": baseline[index],
            "lrsuggest as shipped": ours,
            JUDGED: Suggestions(left_out(part, refitted), ours.refused),
            "lrsuggest, steps not given": shipped(part, chosen, with_steps=False),
        }
        scores = {name: figures(part, suggestions) for name, suggestions in compared.items()}
        title = f"{LABELS[index]}, {len(part.kept)} tasks"
        rows = [[name, *score.texts] for name, score in scores.items()]
        print(table([title, *HEADER], rows))
        print(f"goal for lrsuggest *: {scores[JUDGED].verdict(goal)}", end="\n\n")


def lengths(chosen: Constants, refitted: dict[str, Constants]) -> None:
    """Print lrsuggest's regret by the length of the sweep, data sets left out."""
    rows = []
    for sweep in SWEEPS:
        scores: list[Figures] = []
        for part in parts_of(sweep, chosen):
            refused = shipped(part, chosen).refused
            scores.append(figures(part, Suggestions(left_out(part, refitted), refused)))
        rows.append(
            [f"{sweep.removeprefix('rt')} steps"]
            + [f"{score.mean:.3f} {score.over_50:5.1%} {score.refused:5.1%}" for score in scores]
        )
    print(table(["mean, >= .5, refused of lrsuggest *", *LABELS], rows))


def main() -> None:
    """Print the whole comparison."""
    chosen = formula.shipped()
    parts = parts_of("rt100", chosen)
    refitted = folds(parts, lambda name: fit(parts, chosen, 4, name))
    print(__doc__)
    print("* judged only on data sets that none of its constants was fitted to.\n")
    blocks(parts, chosen, refitted)
    lengths(chosen, refitted)


if __name__ == "__main__":
    main()
