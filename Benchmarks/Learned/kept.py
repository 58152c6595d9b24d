"""Keeps what was read on the disk, field by field, so that a network loads only what it sees."""

from __future__ import annotations

import pickle
from dataclasses import fields
from pathlib import Path

import numpy as np

from reading import Read
from samples import Samples


def save(read: Read, folder: Path) -> None:
    """Write samples and tasks; the last file that is written says that all are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for field in fields(Samples):
        np.save(folder / f"{field.name}.npy", getattr(read.samples, field.name))
    (folder / "tasks.pickle").write_bytes(pickle.dumps(read.tasks))


def is_kept(folder: Path) -> bool:
    """Whether `save` has finished there."""
    return (folder / "tasks.pickle").is_file()


def load(folder: Path) -> Read:
    """What `save` wrote; arrays stay on the disk until they are looked at."""
    names = [field.name for field in fields(Samples)]
    arrays = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in names]
    return Read(pickle.loads((folder / "tasks.pickle").read_bytes()), Samples(*arrays))
