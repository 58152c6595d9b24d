"""Splits by whole names: no data set, and no family of networks, is ever on both sides."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

KINDS = {"data": 12, "family": 8}
"""What is left out as a whole, and into how many folds."""


def folds(names: NDArray[np.str_], count: int) -> NDArray[np.int64]:
    """The fold of every line: names go, the largest first, to the fold that is smallest."""
    known, sizes = np.unique(names, return_counts=True)
    loads = np.zeros(count, dtype=int)
    where = {}
    for index in np.lexsort((known, -sizes)):
        smallest = int(np.argmin(loads))
        where[known[index]] = smallest
        loads[smallest] += sizes[index]
    return np.array([where[name] for name in names])
