"""What a range test leaves behind of each group of weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any

from .._sums import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GroupSums"]


@dataclass(frozen=True)
class GroupSums:
    """Six sums over the weights of each group, at each step of a range test.

    It holds numbers and names only, so it pickles and compares by value, and keeps no model alive.

    Parameters
    ----------
    names : tuple of str
        What the groups are called.
    ratios : tuple of float
        The rate of each group as a share of that of the range test.
    homes : tuple of int or None
        The parameter group of the optimizer that holds the weights; None where several do.
    left_out : dict of str to str
        The groups that were not trained, and why.
    values : bytes
        The sums as doubles of this machine; see `rows`.
    note : str
        Where and why the sums end before the losses do; empty where they do not.
    """

    names: tuple[str, ...]
    ratios: tuple[float, ...]
    homes: tuple[int | None, ...]
    left_out: dict[str, str]
    values: bytes = field(repr=False)
    note: str = ""

    def __hash__(self) -> int:
        """Hash the names and the numbers."""
        return hash((self.names, self.values))

    @property
    def rows(self) -> memoryview[float]:
        """The sums by step, group and column; ``numpy.asarray`` takes it without a copy.

        The columns are: gradient times step, gradient times the step before, gradient of the same
        batch after the step times the step, and the squared norms of step, weights and gradient.
        All are NaN where a step was not made, as with gradients that a scaler found infinite, or
        where a gradient was lost, as in the first step of an optimizer that writes to them.
        """
        steps = len(self.values) // (8 * len(FIELDS) * len(self.names))
        return memoryview(self.values).cast("d", (steps, len(self.names), len(FIELDS)))

    def known(self) -> Iterator[tuple[int, list[list[float]]]]:
        """List the steps that have sums, and these."""
        table: Any = self.rows.tolist()
        return ((step, row) for step, row in enumerate(table) if isfinite(row[0][-1]))
