"""The tables of what a confidence is worth."""

from __future__ import annotations

from collections.abc import Sequence

from recordings import Array
from report import text
from scoring.board import Board
from scoring.reliability import reliability
from scoring.selective import selective

SHARES = (1.0, 0.9, 0.8, 0.7, 0.5)


def selections(board: Board, mask: Array) -> str:
    """Mean regret and disasters when only the surest curves are answered."""
    rows = []
    for line in board.lines.values():
        if line.row.confidence is None:
            continue
        judged = line.judged.only(mask)
        found, ideal = selective(judged, line.row.confidence[mask]), selective(judged, -judged.full)
        cells = (found.at(share) for share in SHARES)
        rows.append(
            [line.row.title, text.regret(found.area), text.regret(ideal.area)]
            + [f"{text.regret(mean)} ({text.share(lost)})" for mean, lost in cells]
        )
    header = [
        "mean regret (≥ .5) of the surest",
        "area",
        "ideal",
        *map(text.percent, SHARES),
    ]
    return text.table(header, rows)


def errors(board: Board, names: Sequence[str], mask: Array) -> str:
    """The calibration errors of further rows, in one sentence."""
    found = (
        (name, reliability(board[name].judged.only(mask), board[name].row.confidence[mask]).error)
        for name in names
    )
    return (
        "; ".join(f"{name}: expected calibration error {error:.3f}" for name, error in found) + "."
    )


def calibration(board: Board, name: str, mask: Array) -> str | None:
    """What confidences say beside what came of it; None where they are no probabilities."""
    line = board[name]
    sure = line.row.confidence[mask]
    judged = line.judged.only(mask)
    known = sure[judged.answered]
    if not len(known) or not ((known >= 0) & (known <= 1)).all():
        return None
    found = reliability(judged, sure)
    rows = [[f"{one.predicted:.2f}", f"{one.observed:.2f}", str(one.curves)] for one in found.bins]
    return "\n".join(
        [
            text.table(["said", "came true", "curves"], rows),
            "",
            f"Expected calibration error {found.error:.3f}; Brier score {found.brier:.3f}, "
            f"{found.brier_of_base:.3f} for always saying the mean.",
        ]
    )
