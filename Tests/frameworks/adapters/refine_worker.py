"""A worker of a search that another process may kill: started by test_refine_workers.py."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import lrsuggest
import optuna
from optuna.storages.journal import JournalFileBackend, JournalStorage

START = (1e-3, 1e-4, 1e-1)
STEPS, PAUSE = 4, 0.05
HEARTBEAT = 1.0
"""Four without a sign are a death: a busy machine with a slow disk must not look like one."""


def opened(where: str) -> str | JournalStorage:
    """Return the storage that an argument names: a journal where it ends so, else a file or URL."""
    return JournalStorage(JournalFileBackend(where)) if where.endswith(".journal") else where


def main(where: str, budget: int, study: str, hang: str = "") -> None:
    """Search; where `hang` names a file, write it and stay in the middle of the second training."""
    trainings = 0

    def train(lr: float, report: Callable[[int, float], None]) -> float:
        nonlocal trainings
        trainings += 1
        for step in range(1, STEPS + 1):
            if hang and (trainings, step) == (2, STEPS // 2):
                Path(hang).write_text(repr(lr))
                time.sleep(600)
            report(step, lr / step)
            time.sleep(PAUSE)
        return lr

    settings = {"storage": opened(where), "study": study, "heartbeat": HEARTBEAT}
    lrsuggest.refine(train, START, budget, pruner=optuna.pruners.NopPruner(), **settings)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
