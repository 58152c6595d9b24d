"""The leaderboard in eight lines, for README.md."""

from __future__ import annotations

import re
from pathlib import Path

from report import text
from report.leaderboards import CONSTANT, MINIMUM, VALLEY
from rows.learned import NETWORKS
from rows.ours import JUDGED, TOGETHER
from scoring.board import Board
from scoring.figures import figures

ROWS = (
    (VALLEY, "fastai `valley`"),
    (MINIMUM, "fastai `minimum`"),
    ("torch_lr_finder", "torch-lr-finder"),
    (CONSTANT, "a constant per optimizer *"),
    (JUDGED, "**lrsuggest** *"),
    (f"{JUDGED}, {TOGETHER} curves", "**lrsuggest**, four curves *"),
    (NETWORKS, "**lrsuggest**, rule `learned` *"),
)
BEGIN, END = "<!-- made by `make quality` -->", "<!-- end of what `make quality` makes -->"
BLOCK = re.compile(f"{re.escape(BEGIN)}\n.*?{re.escape(END)}", re.DOTALL)


def summary(boards: dict[str, Board]) -> str:
    """Mean regret and share of curves with half lost, short and long, between the markers."""
    columns = [
        (board, mask, f"{schedule}, {name}")
        for name in ("short", "long")
        for schedule, board in boards.items()
        if (mask := board.tasks.long == (name == "long")).any()
    ]
    rows = []
    for key, title in ROWS:
        found = [figures(board[key].judged.only(mask)) for board, mask, _ in columns]
        cells = (f"{text.regret(one.mean)} ({text.percent(one.over_50)})" for one in found)
        rows.append([title, *cells])
    header = ["mean regret (half lost or more)", *(title for *_, title in columns)]
    return "\n".join([BEGIN, text.table(header, rows), END])


def block_of(path: Path) -> str:
    """What stands between the markers of a file, and they; raise ValueError without them."""
    found = BLOCK.findall(path.read_text())
    if len(found) != 1:
        raise ValueError(f"{path}: {BEGIN!r} ... {END!r} stands there {len(found)} times, not once")
    return found[0]


def replace_block(path: Path, block: str) -> None:
    """Write what belongs between the markers of a file."""
    old = block_of(path)
    path.write_text(path.read_text().replace(old, block))
