"""Rows of data in an order drawn at random, for as long as they are wanted."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["Rows"]


class Rows:
    """Goes through data again and again, in a new order each time, in batches of one size.

    Parameters
    ----------
    X, y : array-like
        Arrays, sparse matrices, data frames or lists.
    size : int
        The number of rows in a batch; what is left over at the end is left out.
    seed : int
        Of the order.
    """

    def __init__(self, X: Any, y: Any, size: int, seed: int) -> None:  # noqa: N803
        self.size = size
        self._parts = tuple(indexed(part) for part in (X, y))
        self._count = len(y)
        self._random = np.random.default_rng(seed)
        self._order, self._next = np.arange(0), 0

    def take(self) -> tuple[Any, Any]:
        """Return the next rows."""
        if self._next + self.size > len(self._order):
            self._order, self._next = self._random.permutation(self._count), 0
        rows = self._order[self._next : self._next + self.size]
        self._next += self.size
        X, y = (part[rows] for part in self._parts)  # noqa: N806
        return X, y


def indexed(part: Any) -> Any:
    """Return data from which rows can be taken by their numbers."""
    if hasattr(part, "iloc"):
        return part.iloc
    if hasattr(part, "tocsr"):
        return part.tocsr()
    return np.asarray(part)
