"""Batches for as long as a range test wants them."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import LRSuggestError

__all__ = ["Batches", "once_only", "without_workers"]


class Batches:
    """Goes through an iterable again and again.

    Parameters
    ----------
    loader : iterable
        Gives the batches.
    name : str
        What the caller calls it.
    stacklevel : int
        How far away the caller is, for warnings.

    Raises
    ------
    LRSuggestError
        It is not iterable, or gives no batch at all.
    """

    def __init__(self, loader: Iterable[Any], name: str = "loader", stacklevel: int = 3) -> None:
        if not isinstance(loader, Iterable):
            raise LRSuggestError(
                f"{name} must be iterable, such as a DataLoader, not {loader!r:.80}"
            )
        self.once = isinstance(loader, Iterator)
        if self.once:
            once_only(name, stacklevel)
        self._loader, self._name = self.apart(loader), name
        self._batches = iter(self._loader)
        self._any = False

    def apart(self, loader: Iterable[Any]) -> Iterable[Any]:
        """Return a loader whose iterators do not touch those of the caller."""
        return loader

    def prepared(self, batch: Any) -> Any:
        """Return a batch as the training wants it."""
        return batch

    def begin_again(self, _loader: Iterable[Any]) -> None:
        """Take notice that a pass over a loader begins that is not the first."""

    def take(self, count: int) -> list[Any]:
        """Return the next batches; none where the data end and cannot begin again."""
        batches: list[Any] = []
        while len(batches) < count:
            batch = self._next()
            if batch is None:
                return []
            batches.append(self.prepared(batch[0]))
        return batches

    def _next(self) -> tuple[Any] | None:
        for batch in self._batches:
            self._any = True
            return (batch,)
        if self.once:
            return None
        self.begin_again(self._loader)
        self._batches = iter(self._loader)
        for batch in self._batches:
            self._any = True
            return (batch,)
        if self._any:
            return None
        raise LRSuggestError(
            f"{self._name} gives no batch: its data set is empty, or drop_last drops all"
        )


def once_only(name: str, stacklevel: int) -> None:
    """Warn of data that can be gone through once."""
    warnings.warn(
        f"{name} is an iterator: the batches that the range test takes cannot be put back. "
        "Pass the DataLoader or the data set that it comes from",
        stacklevel=stacklevel + 1,
    )


def without_workers(loader: Any) -> Any:
    """Return a copy of a ``DataLoader`` of PyTorch that shares data and samplers.

    It starts workers of its own: persistent ones belong to whoever is going through the loader.
    """
    own = copy.copy(loader)
    own.__dict__["_iterator"] = None
    return own
