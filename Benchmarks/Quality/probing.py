"""What a reset probe is worth on the recorded trainings, beside several sweeps and longer ones.

The corpus holds, for every task, trainings at 29 constant rates from the same first weights, with
their losses in twentieths: their beginnings are the short runs of a probe. The constants of a
probe are fitted without the data set they are used on; those of the sweeps were fitted to these
tasks. `live_probing.py` asks trainings to which nothing was fitted. --figure PATH draws the table.
"""

from __future__ import annotations

import argparse

import numpy as np

from corpora import corpora
from layout import table
from refinement.law import SHIPPED, Probes, held_out
from refinement.recorded import RUNS, Task, probes, swept
from suggesters import NAMES
from truth import truths

BUDGETS = {"200 to 600 steps": 1000, "1,500": 2000, "4,000": 5000, "8,000": np.inf}
SWEEPS = {"rt100": (1, 2, 3, 5, 8), "rt200": (1,), "rt400": (1,)}
STARTS = {"a sweep of 100": "rt100", "a sweep of 400": "rt400"}
Row = dict[str, tuple[float, float]]


def groups() -> dict[str, list[Task]]:
    """The learnable tasks under both schedules, by budget."""
    every = [
        Task(corpus, index, schedule, truth)
        for corpus in corpora()
        for schedule in NAMES
        for index, truth in enumerate(truths(corpus, schedule))
        if truth.learnable
    ]
    names = {
        id(task): next(name for name, top in BUDGETS.items() if task.truth.steps < top)
        for task in every
    }
    return {name: [task for task in every if names[id(task)] == name] for name in BUDGETS}


def sweeps(tasks: dict[str, list[Task]]) -> dict[str, Row]:
    """Regret and steps of one sweep, of several, and of a longer one."""
    found: dict[str, Row] = {}
    for kind, counts in SWEEPS.items():
        for count in counts:
            label = f"{count} sweep{'s' * (count > 1)} of {kind[2:]}"
            found[label] = {name: swept(part, count, kind) for name, part in tasks.items()}
    return found


def probed(tasks: dict[str, list[Task]]) -> dict[str, Row]:
    """Regret and steps of probes, held out; and with the constants as shipped."""
    found: dict[str, Row] = {}
    for start, kind in STARTS.items():
        for share in RUNS:
            pairs = {name: probes(part, share, kind) for name, part in tasks.items()}
            judged = held_out([pair[0] for pair in pairs.values()])
            for (name, (one, steps)), regrets in zip(pairs.items(), judged, strict=True):
                label = f"{start}, probe of {share:.0%}"
                spent = int(kind[2:]) + mean(steps, one)
                found.setdefault(label, {})[name] = (mean(regrets, one), spent)
                shipped = one.regret(one.answers(SHIPPED))
                found.setdefault(label + " as shipped", {})[name] = (mean(shipped, one), spent)
    return found


def mean(values: np.ndarray, probes: Probes) -> float:
    """The mean over tasks."""
    return float(np.average(values, weights=probes.weight))


def draw(rows: dict[str, Row], path: str) -> None:
    """Regret against steps, one panel for each budget."""
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(1, len(BUDGETS), figsize=(13, 3.4), sharey=True)
    series = {
        "several sweeps": [label for label in rows if label.endswith("of 100")],
        "one longer sweep": ["1 sweep of 100", "1 sweep of 200", "1 sweep of 400"],
        **{
            f"{start}, then a probe": [f"{start}, probe of {one:.0%}" for one in RUNS]
            for start in STARTS
        },
    }
    for panel, name in zip(panels, BUDGETS, strict=True):
        for (label, members), style in zip(series.items(), ("o:", "s--", "^-", "v-"), strict=True):
            regrets, steps = zip(*(rows[member][name] for member in members), strict=True)
            panel.semilogx(steps, regrets, style, label=label)
        panel.set(title=name, xlabel="steps spent")
    panels[0].set(ylabel="mean regret", ylim=(0, None))
    panels[0].legend(fontsize=7, loc="lower left")
    figure.tight_layout()
    figure.savefig(path)


def main() -> None:
    """Print a line for each way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--figure", help="where to draw the table, as .svg or .png")
    options = parser.parse_args()
    print(__doc__)
    tasks = groups()
    rows = {**sweeps(tasks), **probed(tasks)}
    cells = [
        [label, *(f"{regret:.3f} ({steps:.0f})" for regret, steps in row.values())]
        for label, row in rows.items()
    ]
    print(table(["mean regret (steps spent)", *BUDGETS], cells))
    if options.figure:
        draw(rows, options.figure)


if __name__ == "__main__":
    main()
