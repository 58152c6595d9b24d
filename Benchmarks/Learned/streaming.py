"""How soon the recurrent network knows: its answers while sweeps of 100 steps still run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

import costs
import kept
from judging import Consensus, figures, regret_at
from reading import Read
from report import text
from stages import COPIES, folded, saved
from training import Inputs
from wording import cells_header, pairs

ROWS = (40, 50, 60, 70, 75, 80, 90, 100)
"""Steps after which it is asked; a step of a sweep of 100 over eight decades is a row."""
FIRST, DECADES_A_STEP = -7.0, 0.08
SINCE_LOWEST, HALF = 4, 0.5
"""Where a row says how many decades ago the average was lowest, and its scale there."""


def left_out(folder: Path) -> Path:
    """Beliefs (copies, judged lines, rows, 41) on data sets that were left out."""
    path = folder / "left-out-gru-data-at-rows.npy"
    if path.is_file():
        return path
    recorded = kept.load(folder / "recorded")
    judged = np.flatnonzero(recorded.judged)
    said = np.zeros((COPIES["gru"], len(judged), len(ROWS), costs.OFFSETS.size), np.float32)
    for copy, network, read, left in folded(folder, recorded, "gru", "data"):
        asked = np.flatnonzero(left[judged])
        said[copy, asked] = at_rows(network, read, judged[asked])
    saved(path, said)
    return path


@torch.no_grad()
def at_rows(network: torch.nn.Module, read: Inputs, lines: NDArray[np.int64]) -> np.ndarray:
    """Beliefs (lines, rows, 41) after each of `ROWS`, or after the last row before it."""
    stream, conditions, rows = (part[torch.from_numpy(lines)] for part in read.seen)
    every = network.at_every_row(stream[:, : max(ROWS)], conditions)
    found = [every[torch.arange(len(lines)), torch.clamp(rows, max=row) - 1] for row in ROWS]
    return torch.softmax(torch.stack(found, 1).double(), 2).numpy()


def anchors(read: Read, lines: NDArray[np.int64]) -> np.ndarray:
    """log10 of the rates (lines, rows) that its answers are measured from."""
    stream, rows = np.asarray(read.samples.stream[lines]), np.asarray(read.samples.rows[lines])
    last = np.minimum(rows[:, None], ROWS) - 1
    since = stream[np.arange(len(lines))[:, None], last, SINCE_LOWEST] / HALF
    return FIRST + DECADES_A_STEP * last - since


def steps_needed(folder: Path, read: Read, whole: Consensus) -> str:
    """The regret of the recurrent network after part of the sweep, beside the whole formula."""
    belief = np.load(left_out(folder)).astype(float).mean(axis=0)
    judged = np.flatnonzero(read.judged)
    table, where = costs.costs(read.tasks), anchors(read, judged)
    one_cycle = np.asarray(read.samples.one_cycle[judged])
    chosen = read.judged & whole.answered
    rows = []
    for place, row in enumerate(ROWS):
        rates = where[:, place] + costs.decided(belief[:, place], one_cycle, table)
        lost = np.zeros(len(read.samples))
        tasks = np.asarray(read.samples.task[judged])
        for task in np.unique(tasks):
            own = tasks == task
            lost[judged[own]] = read.tasks[task].truth.regret_at(10.0 ** rates[own])
        rows.append([f"gru after {row} of 100 steps", *pairs(figures(read, lost, chosen))])
    regret = regret_at(np.asarray(read.samples.regret, float), np.nan_to_num(whole.offset))
    rows.append(["lrsuggest's formula *, whole sweep", *pairs(figures(read, regret, chosen))])
    return text.table(cells_header("mean regret (half lost or more)"), rows)
