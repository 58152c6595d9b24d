"""A corpus: range tests, and what training at each rate of a grid led to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import numpy as np

from .._arrays import shown
from ..errors import LRSuggestError
from ._files import Array, npz, write
from ._schema import is_sweep
from ._stacking import stacked
from ._tasks import described, task_arrays
from .record import Record

__all__ = ["Corpus", "write_corpus"]


@dataclass(frozen=True, eq=False)
class Corpus:
    """Range tests of several tasks, and what training at each rate of a grid led to.

    Parameters
    ----------
    arrays : dict of str to numpy.ndarray
        The arrays of ``NAME.npz``; their first axis is the task, but for rates.
    meta : list of dict
        The entries of ``NAME.meta.json``, one for each task.
    """

    arrays: dict[str, Array] = field(repr=False)
    meta: list[dict[str, Any]]

    @classmethod
    def of(cls, records: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Corpus:
        """Stack tasks, in the order they come in.

        Parameters
        ----------
        records : iterable of (arrays, meta)
            For each task the arrays of the schema without their first axis: ``rt100_lr`` and
            ``rt100_loss`` (curves, steps) and other lengths, ``gt_lr``, ``gt_held`` and
            ``gt_measured`` (2, rates, seeds) at least; and its metadata, ``id`` and ``steps``
            at least. A task may have fewer curves, seeds or rates than another: what it lacks
            is NaN, or not measured.

        Raises
        ------
        LRSuggestError
            Something is missing, of another shape, or there twice.
        """
        tasks = [(task_arrays(arrays, meta), described(meta)) for arrays, meta in records]
        if not tasks:
            raise LRSuggestError("a corpus needs at least one task")
        meta = [entry for _, entry in tasks]
        ids = [entry["id"] for entry in meta]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise LRSuggestError(f"more than one task is called {shown(twice[0])}")
        return cls(stacked([arrays for arrays, _ in tasks], ids), meta)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Corpus:
        """Read ``NAME.npz`` and the ``NAME.meta.json`` beside it.

        Raises
        ------
        LRSuggestError
            The two are not of the same tasks.
        """
        place = Path(fspath(path))
        with np.load(place, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        meta = json.loads(beside(place).read_text(encoding="utf-8"))
        if [entry["id"] for entry in meta] != arrays["id"].tolist():
            raise LRSuggestError(f"{place} and {beside(place).name} are not of the same tasks")
        return cls(arrays, meta)

    def save(self, path: str | PathLike[str]) -> None:
        """Write ``NAME.npz`` and ``NAME.meta.json``, each whole or not at all.

        Parameters
        ----------
        path : path
            It ends in ``.npz``, with no other dot in its name.
        """
        place = Path(fspath(path))
        if place.suffix != ".npz" or "." in place.stem:
            raise LRSuggestError(f"path must be NAME.npz without a dot in NAME, not {str(place)!r}")
        entries = ",\n ".join(json.dumps(entry) for entry in self.meta)
        write(beside(place), f"[{entries}]\n".encode())
        write(place, npz(self.arrays, compressed=True))

    def merged(self, *others: Corpus) -> Corpus:
        """Return a corpus of the tasks of this one and others, in that order.

        Raises
        ------
        LRSuggestError
            They swept over different rates, or a task is there twice.
        """
        return Corpus.of(task for corpus in (self, *others) for task in corpus.tasks())

    def tasks(self) -> Iterator[Record]:
        """Take the corpus apart: each task as `of` takes it."""
        shared = {name for name in self.arrays if name.endswith("_lr")}
        for place, meta in enumerate(self.meta):
            own = {
                name: array if name in shared else array[place]
                for name, array in self.arrays.items()
                if name != "id"
            }
            yield Record({n: a for n, a in own.items() if not is_sweep(n) or tried(a)}, meta)

    @property
    def ids(self) -> list[str]:
        """The names of the tasks."""
        return [entry["id"] for entry in self.meta]

    def __len__(self) -> int:
        """Count the tasks."""
        return len(self.meta)


def tried(losses: Array) -> bool:
    """Tell whether any sweep of a kind was made."""
    return not bool(np.isnan(losses).all())


def beside(path: Path) -> Path:
    """Return where the metadata of a corpus is."""
    return path.with_suffix("").with_suffix(".meta.json")


def write_corpus(
    records: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], path: str | PathLike[str]
) -> Corpus:
    """Stack tasks and save them; see :meth:`Corpus.of` and :meth:`Corpus.save`."""
    corpus = Corpus.of(records)
    corpus.save(path)
    return corpus
