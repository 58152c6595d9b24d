"""What was wanted, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recordings import Array
from report import text
from rows.ours import BLIND, JUDGED
from scoring.board import Board
from scoring.figures import figures
from scoring.selective import selective
from scoring.slices import slices

ONE_CYCLE, CONSTANT = "one-cycle", "constant"


@dataclass(frozen=True)
class Goal:
    """A figure that is wanted at most."""

    text: str
    schedule: str
    value: float
    limit: float
    is_share: bool = False

    @property
    def cells(self) -> list[str]:
        """The figure, the goal, and whether it is met."""
        show = text.share if self.is_share else text.regret
        if np.isnan(self.value):
            return [self.text, self.schedule, text.NONE, f"≤ {show(self.limit)}", "not measured"]
        met = "met" if self.value <= self.limit else "**not met**"
        return [self.text, self.schedule, show(self.value), f"≤ {show(self.limit)}", met]


def goals(boards: dict[str, Board]) -> str:
    """The table of all goals."""
    found = [goal for board in boards.values() for goal in of(board)]
    order = list(dict.fromkeys(goal.text for goal in found))
    found.sort(key=lambda goal: order.index(goal.text))
    return text.table(["goal", "schedule", "reached", "wanted", ""], [goal.cells for goal in found])


def of(board: Board) -> Iterator[Goal]:
    """The goals of one schedule; those of tasks that there are not are left out."""
    schedule, tasks = board.tasks.schedule, board.tasks
    one_cycle = schedule == ONE_CYCLE
    short, long = ~tasks.long, tasks.corpus == "public-long"
    if short.any():
        yield from of_short(board, short, one_cycle)
    for name, limit in ((JUDGED, 0.080), (BLIND, 0.095)):
        if long.any():
            mean = figures(board[name].judged.only(long)).mean
            yield Goal(f"{name}: mean regret on public-long", schedule, mean, limit)


def of_short(board: Board, short: Array, one_cycle: bool) -> Iterator[Goal]:
    """The goals for one sweep and a short training."""
    schedule, line = board.tasks.schedule, board[JUDGED]
    judged = line.judged.only(short)
    alone, four = (
        figures(board[name].judged.only(short)) for name in (JUDGED, f"{JUDGED}, 4 curves")
    )
    yield Goal("one curve: mean regret", schedule, alone.mean, 0.095 if one_cycle else 0.090)
    yield Goal("four curves: mean regret", schedule, four.mean, 0.080 if one_cycle else 0.075)
    limit = 0.04 if one_cycle else 0.05
    yield Goal("half lost or more", schedule, alone.over_50, limit, True)
    mean, lost = selective(judged, line.row.confidence[short]).at(0.7)
    yield Goal("surest 70 %: mean regret", schedule, mean, 0.045)
    yield Goal("surest 70 %: half lost or more", schedule, lost, 0.005, True)
    raw = slices(board.tasks).get("inputs not normalised", np.zeros(len(short), bool)) & short
    yield Goal(
        "inputs not normalised: mean regret of what is answered",
        schedule,
        figures(line.judged.only(raw)).mean if raw.any() else np.nan,
        0.25,
    )
    yield Goal("spread over data orders, decades", schedule, alone.seed_sd, 0.20)
