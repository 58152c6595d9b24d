"""One learning rate for all tasks, or one for each optimiser: no curve is looked at.

They are chosen among four rates per decade, for short and for long trainings apart. Star: from
the other data sets; an optimiser that none of those has gets the rate that is best for all.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks

RATES = np.arange(-6.0, 1.01, 0.25)


def constants(tasks: Tasks) -> list[Row]:
    """The four rows; of the starred ones, a task without another data set has none."""
    regret = np.array([truth.regret_at(10.0**RATES) for truth in tasks.truth])
    optimizer = np.array([str(entry.get("opt")) for entry in tasks.meta])
    rows = []
    for each in (True, False):
        for unseen in (True, False):
            chosen = np.full(len(tasks), np.nan)
            for judged, seen in splits(tasks, unseen):
                chosen[judged] = best(regret, seen, optimizer if each else None)[judged]
            name = "a constant per optimizer" if each else "one constant"
            rows.append(row(name if unseen else f"{name}, in hindsight", chosen, unseen))
    return rows


def row(name: str, chosen: Array, unseen: bool) -> Row:
    """A row whose tasks have one answer each."""
    table = chosen[:, None]
    return Row(name, "constant", table, unseen, present=np.full(table.shape, True))


def splits(tasks: Tasks, unseen: bool) -> Iterator[tuple[Array, Array]]:
    """Which tasks are judged by what is best for which."""
    for length in (tasks.long, ~tasks.long):
        if not unseen:
            yield length, length
            continue
        for name in np.unique(tasks.data[length]):
            yield length & (tasks.data == name), length & (tasks.data != name)


def best(regret: Array, seen: Array, optimizer: Array | None) -> Array:
    """log10 of the rate of the least mean regret among the seen tasks, for every task."""
    if not seen.any():
        return np.full(len(regret), np.nan)
    found = np.full(len(regret), RATES[np.argmin(regret[seen].mean(axis=0))])
    for name in np.unique(optimizer[seen]) if optimizer is not None else ():
        same = optimizer == name
        found[same] = RATES[np.argmin(regret[seen & same].mean(axis=0))]
    return found
