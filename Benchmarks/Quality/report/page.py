"""RESULTS.md: every table, in the order in which one asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

import coverage
from recordings import Corpus
from report import corpus, leaderboards, text
from report.confidences import calibration, errors, selections
from report.goals import goals
from report.lengths import Length, lengths_table
from report.summary import summary
from rows.bounds import across_seeds
from rows.ours import BLIND, JUDGED, UNCOUNTED, Ours
from scoring.board import Board
from scoring.figures import mean
from scoring.slices import slices

PREAMBLE = """\
# What a suggested learning rate costs

Written by `{command}`; do not edit. *Regret* is the share of the achievable improvement that
training with the suggested rate loses: 0 for the best rate, 1 for no better than not training.
How it was measured, and on what, is said in `Benchmarks/Quality/corpus/README.md`. Every answer
is made from one sweep. A suggester with a star is judged on data sets to which none of its
constants was fitted; one in hindsight was fitted to what it is judged on.
"""

LEGEND = """\
Figures are means over the answered curves of a task, then over tasks. *median*: of the tasks.
*≤ .05*, *≤ .10*, *≥ .5*: shares of curves. *distance*, *bias*: of log10 of the rate to the best
one, in decades. *off band*: decades to the nearest rate of regret ≤ .05. *seed sd*: of log10 of
the rate over the curves of a task. *with refused*: mean regret with every refused curve counted,
at the rate that lrsuggest's formula would have named, and for others, which name none, at the
cross-validated constant of the optimizer. Intervals hold 90 % of 2,000 draws of data sets with
replacement; a difference is of the tasks that both answered.
"""

CONFIDENCE = """\
The surest answers only, refused curves last. The area is the mean over all shares; ideal is that
of answers ordered by their regret itself. With a star, neither rate nor confidence was fitted to
the data set judged, but for the confidence in four curves together, which is the shipped one.
Without the epochs the rates are the same; only the confidence is another.
"""

INTERVALS = """\
How often a range around the cross-validated rates holds the middle of the good rates, any good
rate, the best measured one; and how often its limit loses less than half.
"""


@dataclass(frozen=True)
class Scored:
    """All that the page tells of, by schedule."""

    corpora: list[Corpus]
    boards: dict[str, Board]
    ours: dict[str, Ours]
    lengths: list[Length]


def page(scored: Scored, picture: str, command: str) -> str:
    """The whole page; `picture` stands beside it, and `command` makes both."""
    tasks = {schedule: board.tasks for schedule, board in scored.boards.items()}
    parts = [
        PREAMBLE.format(command=command),
        summary(scored.boards),
        f"![Mean regret of every suggester]({picture})",
        "## Goals",
        goals(scored.boards),
        rivals(scored),
        "## What was scored",
        corpus.contents(scored.corpora, tasks),
        *by_corpus(scored),
        "## What confidence is worth",
        CONFIDENCE,
        *confidences_of(scored),
        "## Intervals",
        INTERVALS,
        *intervals_of(scored),
        "## Kinds of tasks",
        "Mean regret; in brackets the share of curves with half lost or more.",
        *kinds_of(scored),
        "## Training steps",
        *budgets_of(scored),
        *lengths_of(scored),
        "## Every suggester",
        LEGEND,
        *boards_of(scored),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def rivals(scored: Scored) -> str:
    """The best rules that a library ships, for comparison."""
    found = []
    for schedule, board in scored.boards.items():
        for name, mask in board.tasks.pools.items():
            best, mean = leaderboards.best_of_libraries(board, mask)
            found.append(f"`{best}` {text.regret(mean)} ({schedule}, {name})")
    return f"The best rules that a library ships: {'; '.join(found)}."


def by_corpus(scored: Scored) -> Iterator[str]:
    """The suggesters of most interest, corpus by corpus."""
    for schedule, board in scored.boards.items():
        names = list(dict.fromkeys(board.tasks.corpus.tolist()))
        yield f"{schedule}, mean regret; in brackets the share of curves with half lost or more:"
        masks = {name: board.tasks.corpus == name for name in names}
        yield leaderboards.by_kind(board, masks, np.full(len(board.tasks), True))


def boards_of(scored: Scored) -> Iterator[str]:
    """The leaderboards, then the intervals."""
    for schedule, board in scored.boards.items():
        seeds = text.regret(mean(np.array([across_seeds(one) for one in board.tasks.truth])))
        for name, mask in board.tasks.pools.items():
            yield f"### {schedule}, {name}"
            yield leaderboards.leaderboard(board, mask)
        yield (
            f"A rate chosen by the outcome of the other training seeds loses {seeds}: so much "
            "is noise of the measured outcome."
        )
    for schedule, board in scored.boards.items():
        for name, mask in board.tasks.pools.items():
            yield f"### {schedule}, {name}: intervals and differences"
            yield leaderboards.differences(board, mask)


def confidences_of(scored: Scored) -> Iterator[str]:
    """Selective tables, reliability, and the reasons of refusals."""
    for schedule, board in scored.boards.items():
        for name, mask in board.tasks.pools.items():
            yield f"### {schedule}, {name}: the surest"
            yield selections(board, mask)
            said = calibration(board, JUDGED, mask)
            if said:
                yield "What the confidence says, how often regret was at most .10, and how many:"
                yield said
                yield errors(board, (UNCOUNTED, BLIND), mask)
        yield f"Refused, {schedule}:"
        yield corpus.refusals(board.tasks, scored.ours[schedule].answers)


def intervals_of(scored: Scored) -> Iterator[str]:
    """Coverage, both schedules together."""
    around = [
        coverage.around(cell, answers, rates)
        for schedule, board in scored.boards.items()
        for cell, answers, rates in zip(
            board.tasks.cells,
            scored.ours[schedule].answers,
            scored.ours[schedule].log_rate,
            strict=True,
        )
    ]
    yield text.table(coverage.HEADER, coverage.rows(coverage.pooled(around)))


def kinds_of(scored: Scored) -> Iterator[str]:
    """The slices."""
    for schedule, board in scored.boards.items():
        masks = slices(board.tasks)
        for name, mask in board.tasks.pools.items():
            yield f"### {schedule}, {name}: kinds"
            yield leaderboards.by_kind(board, masks, mask)


def budgets_of(scored: Scored) -> Iterator[str]:
    """The tables by number of steps, of the corpora whose tasks were trained for several."""
    for schedule, board in scored.boards.items():
        tasks = board.tasks
        yield f"### {schedule}: steps"
        yield corpus.budgets(board, np.full(len(tasks), True))


def lengths_of(scored: Scored) -> Iterator[str]:
    """What shorter and longer sweeps are worth, where there are such."""
    if scored.lengths:
        yield "## Length of the sweep"
        yield "Mean regret; in brackets the share of curves with half lost or more, and of refused."
        yield lengths_table(scored.lengths)
