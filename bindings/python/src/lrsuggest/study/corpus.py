"""A corpus: range tests, and what training at each rate of a grid led to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from .._arrays import shown
from ..errors import LRSuggestError
from ._corpus_files import read, written
from ._files import Array
from ._stacking import corpus_of, taken_apart
from .pairs import Pair, pairs_of
from .record import Record
from .truth import Truth, known, truth_of

__all__ = ["Corpus"]


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """Range tests of several tasks, and what training at each rate of a grid led to.

    Parameters
    ----------
    arrays : dict of str to numpy.ndarray
        The arrays of ``NAME.npz``; their first axis is the task, but for rates.
    meta : list of dict
        The entries of ``NAME.meta.json``, one for each task.
    """

    arrays: dict[str, Array]
    meta: list[dict[str, Any]]

    @classmethod
    def of(cls, records: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Corpus:
        """Stack tasks, in the order they come in.

        Parameters
        ----------
        records : iterable of (arrays, meta)
            For each task the arrays of the schema without their first axis, ``gt_lr``,
            ``gt_held`` and ``gt_measured`` (2, rates, seeds) at least; and its metadata, ``id``
            and ``steps`` at least. What a task has less than another, of curves, seeds or
            rates, is NaN, or not measured.

        Raises
        ------
        LRSuggestError
            Something is missing, of another shape, or there twice.
        """
        return cls(*corpus_of(records))

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Corpus:
        """Read ``NAME.npz`` and the ``NAME.meta.json`` beside it.

        Raises
        ------
        LRSuggestError
            The two are not of the same tasks.
        """
        return cls(*read(Path(fspath(path))))

    def save(self, path: str | PathLike[str]) -> None:
        """Write ``NAME.npz`` and ``NAME.meta.json``, each whole or not at all.

        Parameters
        ----------
        path : path
            It ends in ``.npz``, with no other dot in its name.
        """
        written(Path(fspath(path)), self.arrays, self.meta)

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
        for place, meta in enumerate(self.meta):
            yield Record(taken_apart(self.arrays, place), meta)

    def truth(self, name: str, schedule: str = "one_cycle") -> Truth:
        """Return what training at each rate led to.

        Raises
        ------
        LRSuggestError
            There is no task of that id, or it was never trained under that schedule.
        """
        if name not in self.ids:
            raise LRSuggestError(f"there is no task {shown(name)}")
        place = self.ids.index(name)
        return truth_of(taken_apart(self.arrays, place), self.meta[place], schedule)

    def pairs(
        self, schedule: str = "one_cycle", *, sweep: int = 100, learnable: bool = True
    ) -> Iterator[Pair]:
        """Iterate over range tests, each with what training at each rate led to.

        Parameters
        ----------
        schedule : {"one_cycle", "constant"}
            How it was trained; tasks that were not trained so are left out.
        sweep : int
            The length of the range tests.
        learnable : bool
            Leave out tasks that no rate improves beyond their noise; see :class:`Truth`.

        Yields
        ------
        Pair
            One for each range test, in the order of the tasks.

        Examples
        --------
        ``sum(pair.regret(suggest(pair)) for pair in pairs)`` scores a rule; for learning one,
        ``pair.losses`` are the inputs and ``pair.truth.regrets`` at ``pair.truth.lrs`` what is
        to be predicted.
        """
        if f"rt{sweep}_loss" not in self.arrays:
            raise LRSuggestError(f"there are no range tests of {shown(sweep)} steps")
        yield from pairs_of(self.tasks(), known(schedule), sweep, learnable=learnable)

    @property
    def ids(self) -> list[str]:
        """The names of the tasks."""
        return [entry["id"] for entry in self.meta]

    def __len__(self) -> int:
        """Count the tasks."""
        return len(self.meta)

    def __repr__(self) -> str:
        """Say how many tasks there are."""
        return f"<Corpus of {len(self)} tasks>"
