"""Grows the corpus: trains the declared tasks and writes them as the quality benchmark reads them.

    python3 grow.py --folder RECORDS --out grown.npz        all tasks, on one core
    python3 grow.py --folder RECORDS --only texture         those whose id holds a word
    python3 grow.py --folder RECORDS --jobs 2               two tasks at a time
    python3 grow.py --folder RECORDS --backend dask --address tcp://HOST:8786

Every finished task is a record in the folder: killed and called again, it does what is missing. A
task at its first budget goes to `--out`, at its longer ones to a second file beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lrsuggest import study

from declared import ALL
from measure import SWEEPS, Arrays, measure
from schedules import GRID, sweep
from tasks import Task

Recorded = tuple[Arrays, dict[str, Any]]


def key_of(task: Task) -> str:
    """The task's id, with a digest of all that was declared of it."""
    told = json.dumps(asdict(task), sort_keys=True)
    return f"{task.id}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def packed(task: Task) -> Recorded:
    """Measure a task: one record with a leading axis of budgets."""
    # One thread: a product of small matrices is no faster on two, and tasks run side by side.
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    found = measure(task, device)
    arrays = {name: np.stack([arrays[name] for arrays, _ in found]) for name in found[0][0]}
    return arrays, {"budgets": [meta for _, meta in found]}


def unpacked(record: Recorded) -> Iterator[Recorded]:
    """The budgets of a record, each as a task of a corpus."""
    arrays, meta = record
    rates = {f"rt{steps}_lr": sweep(steps) for steps in SWEEPS}
    for place, described in enumerate(meta["budgets"]):
        yield (
            {**rates, "gt_lr": GRID, **{name: part[place] for name, part in arrays.items()}},
            described,
        )


def write(tasks: Iterable[Task], store: study.Store, out: Path) -> None:
    """Write what the store has of the tasks, in their order."""
    first, longer = [], []
    for task in tasks:
        if key_of(task) in store:
            shortest, *others = unpacked(store.get(key_of(task)))
            first.append(shortest)
            longer += others
    study.write_corpus(first, out)
    if longer:
        study.write_corpus(longer, out.with_name(f"{out.stem}-long.npz"))
    print(f"{len(first)} tasks and {len(longer)} longer budgets written to {out.name}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, required=True, help="where finished tasks are kept")
    parser.add_argument("--out", type=Path, help="the corpus to write at the end")
    parser.add_argument("--only", default="", help="tasks whose id holds this")
    parser.add_argument("--jobs", type=int, help="tasks at a time")
    parser.add_argument("--backend", help="a backend of joblib: loky, dask, ray")
    parser.add_argument("--address", help="the scheduler of an existing Dask cluster")
    options = parser.parse_args()
    tasks = [task for task in ALL if options.only in task.id]
    if not tasks:
        parser.error(f"no task's id holds {options.only!r}")
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
    store = study.Store(options.folder)
    units = [study.Unit(key_of(task), task, task.id) for task in tasks]
    with ExitStack() as stack:
        if options.address:
            from dask.distributed import Client

            stack.enter_context(Client(options.address))
        tally = study.run(
            units, packed, store, jobs=options.jobs, backend=options.backend, progress=True
        )
    print(f"{len(tally.made)} tasks trained, {len(tally.found)} were there")
    if options.out:
        write(tasks, store, options.out)


if __name__ == "__main__":
    main()
