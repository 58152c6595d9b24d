"""The tables that say on what was scored, and how it depends on that."""

from __future__ import annotations

from collections import Counter

import numpy as np

from recordings import Array, Corpus
from report import text
from report.leaderboards import FEW
from rows.ours import BLIND
from scoring.board import Board
from scoring.figures import figures
from scoring.tasks import Tasks
from suggesters import Answers


def contents(corpora: list[Corpus], tasks: dict[str, Tasks]) -> str:
    """What each corpus holds."""
    rows = []
    for corpus in corpora:
        learnable = [str(int((one.corpus == corpus.name).sum())) for one in tasks.values()]
        losses = corpus.sweep(corpus.main_sweep)[1]
        steps = corpus.steps
        rows.append(
            [
                f"`{corpus.name}`",
                str(len(corpus.meta)),
                " / ".join(learnable),
                str(len({entry["data"] for entry in corpus.meta})),
                str(len({str(entry.get("family")) for entry in corpus.meta})),
                " to ".join(f"{one:,}" for one in np.unique([steps.min(), steps.max()])),
                f"{int(np.isfinite(losses).any(axis=-1).sum()):,} of {losses.shape[-1]} steps",
            ]
        )
    header = ["corpus", "tasks", "learnable", "data sets", "families", "training steps", "sweeps"]
    header[2] += " (" + " / ".join(tasks) + ")"
    return text.table(header, rows)


def budgets(board: Board, within: Array) -> str:
    """Mean regret by the number of training steps."""
    rows = []
    steps = board.tasks.steps
    names = (*FEW, BLIND)
    for budget in np.unique(steps[within]):
        mask = within & (steps == budget)
        found = [figures(board[name].judged.only(mask)) for name in names]
        cells = (f"{text.regret(one.mean)} ({text.share(one.over_50)})" for one in found)
        rows.append([f"{budget:,}", str(int(mask.sum())), *cells])
    header = ["steps", "tasks", *(board[name].row.title for name in names)]
    return text.table(header, rows)


def refusals(tasks: Tasks, answers: list[Answers]) -> str:
    """Why curves are refused, and of which tasks."""
    codes = Counter(code for one in answers for task in one.code for code in task if code)
    total = int(tasks.present.sum())
    rows = [
        [code.replace("_", " "), str(count), text.share(count / total)]
        for code, count in codes.most_common()
    ]
    return text.table(["reason", "curves", "share"], rows)
