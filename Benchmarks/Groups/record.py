"""Records the corpus of this bench: range tests with their sums, and what trainings led to.

    python3 record.py                    all tasks, some ten minutes of one core
    python3 record.py --only texture     those whose id holds a word

Every finished task is kept in `.groups/records`; a run that was stopped goes on from there.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np  # noqa: E402
import torch  # noqa: E402

import beside  # noqa: E402, F401
from corpus import CORPUS, write  # noqa: E402
from grid import outcomes_of  # noqa: E402
from group_declared import ALL  # noqa: E402
from group_tasks import GroupTask, key_of  # noqa: E402
from store import kept, written  # noqa: E402
from sweeping import sweeps  # noqa: E402


def record(task: GroupTask) -> Path:
    """Measure a task, or find it measured."""
    path = kept("records", f"{key_of(task)}.npz")
    if not path.is_file():
        began = time.perf_counter()
        measured = {**sweeps(task), **outcomes_of(task)}
        written(path, lambda unfinished: np.savez(unfinished, **measured))
        print(f"{task.id}: {time.perf_counter() - began:.0f} s", flush=True)
    return path


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="tasks whose id holds this")
    parser.add_argument("--out", type=Path, default=CORPUS, help="the corpus to write")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    tasks = [task for task in ALL if options.only in task.id]
    write([(task, dict(np.load(record(task)))) for task in tasks], options.out)


if __name__ == "__main__":
    main()
