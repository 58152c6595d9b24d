"""The recorded corpus: one file, whose arrays are named `task/array`, with a description."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

import beside
from group_tasks import SEEDS, GroupTask, prepared

CORPUS = beside.HERE / "groups.npz"
VERSION = 1
TRIED = ("grid", "frozen", "profile", "close")
EXACT = ("lrs", "grid_lr", "grid_ratio")
BITS_DROPPED = 10
"""Of the mantissas of the sums: 13 remain, and the file is a third smaller."""


def describe(task: GroupTask) -> dict[str, Any]:
    """The metadata of a task."""
    ready = prepared(task)
    rows = len(ready.data.x)
    return {
        "id": task.id,
        "kind": task.kind,
        "data": task.data,
        "source": task.source,
        "family": task.family,
        "model": dict(task.net),
        "loss": task.loss,
        "opt": task.opt,
        "bs": task.bs,
        "steps": task.steps,
        "epochs": task.steps * min(task.bs, rows) / rows,
        "n_train": rows,
        "groups": [part.name for part in ready.parts],
        "sizes": [part.end - part.first for part in ready.parts],
        "scales": list(task.scales),
        "finished": finished_groups(task),
        "chance": ready.chance,
        "top": ready.top,
    }


def finished_groups(task: GroupTask) -> list[int]:
    """The groups that were trained to the end on the same data, all but those that are new."""
    groups = range(task.groups)
    return list({"body": groups[:-1], "rest": groups[1:]}.get(task.finished, ()))


def shortened(array: np.ndarray) -> np.ndarray:
    """Single precision rounded to fewer digits, which compress better."""
    bits = np.ascontiguousarray(array, np.float32).view(np.uint32).copy()
    finite = np.isfinite(array)
    bits[finite] += np.uint32(1 << (BITS_DROPPED - 1))
    bits[finite] &= np.uint32(0xFFFFFFFF << BITS_DROPPED & 0xFFFFFFFF)
    return bits.view(np.float32)


def stored(name: str, array: np.ndarray) -> np.ndarray:
    """An array as the corpus keeps it."""
    if name == "sums":
        return shortened(array)
    return array if name in EXACT else array.astype(np.float32)


def write(measured: list[tuple[GroupTask, dict[str, np.ndarray]]], path: Path) -> None:
    """Write the corpus."""
    arrays = {
        f"{task.id}/{name}": stored(name, array)
        for task, found in measured
        for name, array in found.items()
    }
    told = {"version": VERSION, "tasks": [describe(task) for task, _ in measured]}
    np.savez_compressed(path, meta=np.array(json.dumps(told)), **arrays)


@dataclass(frozen=True, eq=False)
class Recorded:
    """A recorded task: `meta` says what it is; arrays are those that README.md lists."""

    meta: dict[str, Any]
    arrays: dict[str, np.ndarray]

    def __getitem__(self, name: str) -> np.ndarray:
        """An array by its name."""
        return self.arrays[name]

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.meta["id"])

    @property
    def steps(self) -> int:
        """The budget."""
        return int(self.meta["steps"])

    @cached_property
    def held(self) -> np.ndarray:
        """The held-out loss (vectors, seeds) of all rates that were trained with."""
        return np.concatenate([self[f"{kind}_held"][:, :SEEDS] for kind in TRIED])

    @cached_property
    def tried(self) -> tuple[np.ndarray, np.ndarray]:
        """All rates (vectors, groups) that were trained with, and their mean held-out loss."""
        rates = np.concatenate([self[f"{kind}_rates"] for kind in TRIED])
        return rates, self.held.mean(1)


def load(path: Path = CORPUS) -> list[Recorded]:
    """Read a corpus."""
    with np.load(path) as file:
        told = json.loads(str(file["meta"]))
        if told["version"] != VERSION:
            raise ValueError(f"{path}: version {told['version']}, and {VERSION} is read here")
        arrays: dict[str, dict[str, np.ndarray]] = {task["id"]: {} for task in told["tasks"]}
        for key in file.files:
            if key != "meta":
                identifier, name = key.split("/")
                arrays[identifier][name] = file[key]
    return [Recorded(task, arrays[task["id"]]) for task in told["tasks"]]
