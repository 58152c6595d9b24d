"""The tables that hold every suggester."""

from __future__ import annotations

from recordings import Array
from report import text
from rows.budgeted import BASELINE
from rows.ours import JUDGED
from scoring.board import Board, Line
from scoring.bootstrap import Draws
from scoring.figures import Figures, figures

HEADER = (
    "suggester", "tasks", "mean regret", "median", "≤ .05", "≤ .10", "≥ .5", "distance", "bias",
    "off band", "seed sd", "refused", "with refused",
)  # fmt: skip
VALLEY, MINIMUM = "fastai_valley", "fastai_minimum"
CONSTANT = "a constant per optimizer"
FEW = (JUDGED, VALLEY, MINIMUM, "torch_lr_finder", BASELINE, CONSTANT)
"""The suggesters of the smaller tables."""


def ranked(board: Board, mask: Array) -> list[tuple[Line, Figures]]:
    """The lines and their figures on some tasks, the smallest mean regret first."""
    found = [(line, figures(line.judged.only(mask))) for line in board.lines.values()]
    return sorted(found, key=lambda pair: (pair[1].mean != pair[1].mean, pair[1].mean))


def leaderboard(board: Board, mask: Array) -> str:
    """Every suggester with every figure."""
    return text.table(HEADER, [cells(*pair) for pair in ranked(board, mask)])


def best_of_libraries(board: Board, mask: Array) -> tuple[str, float]:
    """The name and mean regret of the best rule that a library ships."""
    found = ((line, one) for line, one in ranked(board, mask) if line.row.kind == "library")
    line, one = next(found)
    return line.row.name, one.mean


def cells(line: Line, found: Figures) -> list[str]:
    """One row under `HEADER`."""
    bold = f"**{line.row.name}**" if line.row.kind == "ours" else line.row.name
    return [
        line.row.title.replace(line.row.name, bold),
        str(found.tasks),
        *map(text.regret, (found.mean, found.median)),
        *map(text.share, (found.within_05, found.within_10, found.over_50)),
        text.decades(found.distance),
        text.signed(found.bias),
        *map(text.decades, (found.off_band, found.seed_sd)),
        text.share(found.refused),
        text.regret(found.full),
    ]


def differences(board: Board, mask: Array) -> str:
    """Mean regrets with intervals, and what each loses beside two others on the same tasks."""
    draws = Draws.of(board.tasks.data[mask])
    beside = [name for name in (VALLEY, JUDGED) if name in board.lines]
    rows = []
    for line, _ in ranked(board, mask):
        mine = line.judged.only(mask).task_regret
        others = [board[name].judged.only(mask).task_regret for name in beside]
        rows.append(
            [line.row.title, text.interval(draws.mean(mine))]
            + [text.difference(draws.mean(mine - other)) for other in others]
        )
    header = ["suggester", "mean regret [90 %]", *(f"minus {name} [90 %]" for name in beside)]
    return text.table(header, rows)


def by_kind(board: Board, masks: dict[str, Array], within: Array) -> str:
    """For each kind of tasks the mean regret of a few, ours with interval and disasters."""
    rows = []
    for name, mask in masks.items():
        chosen = mask & within
        if not chosen.any():
            continue
        found = {few: figures(board[few].judged.only(chosen)) for few in FEW}
        draws = Draws.of(board.tasks.data[chosen])
        ours = board[JUDGED].judged.only(chosen)
        rows.append(
            [
                name,
                str(int(chosen.sum())),
                text.interval(draws.mean(ours.task_regret)),
                text.share(found[JUDGED].over_50),
                text.share(found[JUDGED].refused),
                *(
                    f"{text.regret(found[few].mean)} ({text.share(found[few].over_50)})"
                    for few in FEW[1:]
                ),
            ]
        )
    header = ["tasks", "number", f"{JUDGED} * [90 %]", "≥ .5", "refused"]
    return text.table(header + [board[few].row.title for few in FEW[1:]], rows)
