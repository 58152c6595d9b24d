"""Every suggester judged on the tasks of one schedule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.judged import Judged, judge
from scoring.row import Row
from scoring.tasks import Tasks


@dataclass(frozen=True)
class Line:
    """A suggester and what it costs."""

    row: Row
    judged: Judged


@dataclass(frozen=True)
class Board:
    """The lines by name."""

    tasks: Tasks
    lines: dict[str, Line]

    def __getitem__(self, name: str) -> Line:
        """The line of that name."""
        return self.lines[name]


def board(tasks: Tasks, rows: list[Row], instead: Row) -> Board:
    """Judge the rows. Where one refuses and names nothing, one trains with `instead`."""
    lines: dict[str, Line] = {}
    for row in rows:
        if row.name in lines:
            raise ValueError(f"two suggesters are called {row.name}")
        present = tasks.present if row.present is None else row.present
        usual = np.broadcast_to(instead.log_rate, present.shape)
        named = row.instead if row.instead is not None else np.full(present.shape, np.nan)
        trained = np.where(np.isfinite(named), named, usual)
        lines[row.name] = Line(row, judge(tasks.truth, row.log_rate, present, trained))
    return Board(tasks, lines)
