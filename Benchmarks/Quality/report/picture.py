"""The leaderboard as a picture."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from recordings import Array
from report.leaderboards import ranked
from rows.budgeted import BASELINE
from rows.ours import JUDGED
from scoring.board import Board, Line
from scoring.bootstrap import Draws
from scoring.row import KINDS
from scoring.selective import selective
from scoring.tasks import LONG

COLORS = {
    "ours": "#c2410c",
    "constant": "#7c3aed",
    "library": "#1d4ed8",
    "rule": "#64748b",
    "table": "#0f766e",
}
WORST = 0.55
"""The axis ends here; what lies beyond stands at its edge."""


def draw(boards: dict[str, Board], path: Path) -> None:
    """Draw for each schedule the mean regrets, and what is lost when the surest are answered."""
    with mpl.rc_context({"svg.hashsalt": "lrsuggest", "svg.fonttype": "none", "font.size": 9}):
        drawn(boards).savefig(path, metadata={"Date": None}, dpi=100)


def drawn(boards: dict[str, Board]) -> Figure:
    """The whole picture: the same bytes for the same figures."""
    first = next(iter(boards.values()))
    lines = [first[name] for name in shown(first)]
    height = 1.0 + 0.19 * len(lines)
    figure = Figure(figsize=(11, height + 3.2), layout="constrained", facecolor="white")
    axes = figure.subplots(2, len(boards), sharey="row", squeeze=False, height_ratios=(height, 2.4))
    for column, (schedule, board) in enumerate(boards.items()):
        draw_regrets(axes[0, column], board, [line.row.name for line in lines])
        draw_selection(axes[1, column], board)
        axes[0, column].set_title(f"{schedule} schedule")
    axes[0, 0].set_yticks(range(len(lines)), [line.row.title for line in lines])
    axes[0, 0].set_ylim(len(lines) - 0.4, -0.6)
    axes[1, 0].set_ylabel("mean regret")
    kinds = {line.row.kind for line in lines}
    figure.legend(handles=legend(kinds), loc="outside lower center", ncols=3, frameon=False)
    return figure


def shown(board: Board) -> list[str]:
    """All but rules that no library ships, and what knows the outcome; the best first."""
    mask = next(iter(board.tasks.pools.values()))
    lines = [line for line, _ in ranked(board, mask)]
    return [line.row.name for line in lines if of_interest(line)]


def of_interest(line: Line) -> bool:
    """Whether a suggester is drawn."""
    return line.row.kind not in ("rule", "bound") or line.row.name == BASELINE


def lengths(board: Board) -> list[tuple[bool, Array]]:
    """Short and long trainings, and whether they are long."""
    masks = [(long, board.tasks.long == long) for long in (False, True)]
    return [(long, mask) for long, mask in masks if mask.any()]


def draw_regrets(panel: Axes, board: Board, names: list[str]) -> None:
    """A filled mark with its 90 % interval for short trainings, a hollow one for long."""
    for long, mask in lengths(board):
        draws = Draws.of(board.tasks.data[mask])
        for place, name in enumerate(names):
            line = board[name]
            found = draws.mean(line.judged.only(mask).task_regret)
            color = COLORS[line.row.kind]
            height = place + (0.14 if long else -0.14) * (len(board.tasks.pools) > 1)
            panel.plot(
                np.minimum([found.low, found.high], WORST), [height] * 2, color=color, lw=1.3,
                alpha=0.45, solid_capstyle="butt",
            )  # fmt: skip
            panel.plot(
                min(found.value, WORST), height, "o", color=color, ms=4.5,
                mfc="white" if long else color, clip_on=False,
            )  # fmt: skip
    panel.set_xlim(0, WORST)
    panel.set_xlabel("mean regret, with 90 % interval")
    tidy(panel)


def draw_selection(panel: Axes, board: Board) -> None:
    """Mean regret of the surest answers against the share of curves that are answered."""
    line = board[JUDGED]
    for long, mask in lengths(board):
        if line.row.confidence is None:
            continue
        found = selective(line.judged.only(mask), line.row.confidence[mask])
        few = found.share > 0.05
        panel.plot(
            100 * found.share[few], found.regret[few], color=COLORS["ours"], lw=1.6,
            ls="--" if long else "-",
        )  # fmt: skip
    panel.set_xlim(100, 0)
    panel.set_ylim(0, None)
    panel.set_xlabel("surest answers of lrsuggest, % of all curves")
    tidy(panel)


def tidy(panel: Axes) -> None:
    """A light grid and no box."""
    panel.grid(axis="both", color="#e2e8f0", lw=0.7)
    panel.set_axisbelow(True)
    panel.spines[["top", "right"]].set_visible(False)


def legend(shown: set[str]) -> list[Line2D]:
    """What colours and marks mean; of the kinds those that are shown."""
    kinds = [
        Line2D([], [], color=color, marker="o", label=KINDS[kind])
        for kind, color in COLORS.items()
        if kind in shown
    ]
    grey = {"color": "#334155", "marker": "o"}
    return [
        *kinds,
        Line2D([], [], **grey, ls="-", label=f"trainings under {LONG:,} steps"),
        Line2D([], [], **grey, ls="--", mfc="white", label="longer ones"),
    ]
