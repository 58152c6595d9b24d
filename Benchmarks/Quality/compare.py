"""Asks every suggester about every recorded curve, and judges what it says."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import confidence
import formula
from corpora import corpora, parts_of
from fitting import Cell, cells
from formula import Constants, readings
from recordings import Array, Corpus
from report.lengths import Length
from report.page import Scored
from rows.bounds import oracle
from rows.budgeted import budgeted
from rows.constants import constants
from rows.learned import networks
from rows.ours import Ours, crossvalidated, ours, refitted
from rows.published import Answered, published
from rows.table import tabled
from schema import sweep_kinds
from scoring.board import Board, board
from scoring.judged import judge
from scoring.tasks import gathered
from truth import SCHEDULES


class Progress:
    """A line for each stage, with the time since the start."""

    def __init__(self) -> None:
        """Start the clock."""
        self.start = time.monotonic()

    def __call__(self, stage: str) -> None:
        """Name what begins."""
        print(f"{time.monotonic() - self.start:6.1f} s  {stage}", file=sys.stderr, flush=True)


def compare(
    read: list[Corpus], progress: Progress, files: Sequence[Path] = (), *, lengths: bool = True
) -> Scored:
    """Everything the page tells of; `files` are tables of suggestions from elsewhere."""
    chosen = formula.shipped()
    progress("reading the curves")
    parts = [cell for corpus in read for cell in cells_of(corpus, corpus.main_sweep, chosen)]
    names = sorted({name for part in parts for name in part.data.tolist()})
    progress(f"fitting lrsuggest's constants without each of {len(names)} data sets")
    reference = parts if read is corpora() else parts_of("rt100", chosen)
    seen = {name for part in reference for name in part.data.tolist()}
    folds = refitted(reference, chosen, sorted(seen.union(names)))
    odds = confidence.refitted(reference, confidence.shipped(), folds, chosen.assumed_steps)
    boards: dict[str, Board] = {}
    answers: dict[str, Ours] = {}
    answered = Answered()
    for schedule in reversed(SCHEDULES):
        mine = [part for part in parts if part.schedule == schedule]
        if not mine:
            progress(f"{schedule}: no task can be judged")
            continue
        tasks = gathered(schedule, mine)
        progress(f"{schedule}: asking lrsuggest about {int(tasks.present.sum()):,} curves")
        answers[schedule] = ours(tasks, chosen, folds, odds)
        progress(f"{schedule}: asking every rule of the registry")
        rules = published(tasks, answered)
        progress(f"{schedule}: fitting constants, judging")
        fixed = constants(tasks)
        valley = next(rule for rule in rules if rule.name == "fastai_valley")
        rows = [*answers[schedule].rows, *networks(tasks), *fixed, budgeted(tasks, valley)]
        rows += [*rules, oracle(tasks)]
        rows += [tabled(tasks, path) for path in files]
        boards[schedule] = board(tasks, rows, instead=fixed[0])
    if lengths and boards:
        progress("asking lrsuggest about shorter and longer sweeps")
    found = list(other_lengths(read, chosen, folds)) if lengths else []
    return Scored(read, boards, answers, found)


def cells_of(corpus: Corpus, sweep: str, chosen: Constants) -> list[Cell]:
    """The cells of a corpus in which a task can be judged."""
    found = cells(sweep, [(corpus, readings(corpus, sweep, chosen))])
    return [cell for cell in found if len(cell.kept)]


def other_lengths(
    read: list[Corpus], chosen: Constants, folds: dict[str, Constants]
) -> Iterator[Length]:
    """The suggestions from sweeps of every length that is recorded."""
    steps = {kind: len(lr) for corpus in read for kind, lr in sweeps_of(corpus)}
    for kind in sorted(steps, key=steps.__getitem__) if len(steps) > 1 else ():
        having = [corpus for corpus in read if kind in dict(sweeps_of(corpus))]
        parts = [cell for corpus in having for cell in cells_of(corpus, kind, chosen)]
        for schedule in reversed(SCHEDULES):
            mine = [part for part in parts if part.schedule == schedule]
            if mine:
                tasks = gathered(schedule, mine)
                row = crossvalidated(tasks, folds)
                judged = judge(tasks.truth, row.log_rate, tasks.present, row.instead)
                yield Length(steps[kind], tasks, judged)


def sweeps_of(corpus: Corpus) -> list[tuple[str, Array]]:
    """The kinds of sweeps, and the rates of each."""
    return [(kind, corpus.arrays[f"{kind}_lr"]) for kind in sweep_kinds(corpus.arrays)]
