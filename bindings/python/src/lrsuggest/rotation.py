"""How far the weights of one layer have turned, and moved."""

from __future__ import annotations

from ctypes import byref, c_double
from math import isnan
from typing import TYPE_CHECKING

from ._abi import LRS_NOT_FOUND, LRS_ROTATION_INIT, lrs_rotation
from ._arrays import doubles
from ._check import call
from ._numbers import integer, real
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["LayerRotation"]


class LayerRotation:
    """The turn of one layer since a training began (Carbonnelle and De Vleeschouwer 2019).

    Networks whose layers all come near a cosine distance of 1 were found to generalise best
    (arXiv 1806.01603). That holds for trainings from random weights, not for fine-tuning, and
    for matrices and filters, not for biases and scales. :func:`layer_report` measures all
    layers of a network.

    Examples
    --------
    >>> import lrsuggest
    >>> rotation = lrsuggest.LayerRotation()
    >>> rotation.add([3.0, 4.0], [-4.0, 3.0])
    >>> rotation.distance
    1.0
    """

    def __init__(self) -> None:
        self._state = lrs_rotation(*LRS_ROTATION_INIT)

    def add(self, initial: ArrayLike, current: ArrayLike) -> None:
        """Add weights of the layer; chunks of any size yield the same, to the last bit.

        Parameters
        ----------
        initial, current : array-like
            The weights at first and now, in one row, in the same order; finite.

        Raises
        ------
        LRSuggestError
            The lengths differ, or a number is not finite; nothing is added then.
        """
        before, now = doubles(initial, "initial"), doubles(current, "current")
        if before.length != now.length:
            raise LRSuggestError(
                f"current has {now.length} values, but initial has {before.length}"
            )
        call("lrs_rotation_add", byref(self._state), before.first, now.first, before.length)

    def add_sums(
        self,
        count: int,
        dot: float,
        initial_square: float,
        current_square: float,
        change_square: float,
    ) -> None:
        """Add sums over `count` weights whose arrays lie elsewhere, as on an accelerator.

        Parameters
        ----------
        count : int
            How many weights they sum over.
        dot : float
            Sum of ``initial * current``.
        initial_square, current_square : float
            Sums of the squared weights at first and now.
        change_square : float
            Sum of ``(current - initial) ** 2``: taken from the other sums, small changes would
            be lost in rounding.
        """
        sums = (
            real(dot, "dot"),
            real(initial_square, "initial_square"),
            real(current_square, "current_square"),
            real(change_square, "change_square"),
        )
        call("lrs_rotation_add_sums", byref(self._state), integer(count, "count", least=1), *sums)

    @property
    def count(self) -> int:
        """How many weights were added."""
        return int(self._state.count)

    @property
    def distance(self) -> float | None:
        """Cosine distance: 0 same direction, 1 orthogonal, 2 opposite; None for zeros alone."""
        found = self._estimate()
        return None if found is None or isnan(found[0]) else found[0]

    @property
    def relative_update(self) -> float | None:
        """Length of the change over length at first; None where all weights were zero."""
        found = self._estimate()
        return None if found is None else found[1]

    def _estimate(self) -> tuple[float, float] | None:
        distance, update = c_double(), c_double()
        if call("lrs_rotation_estimate", byref(self._state), distance, update) == LRS_NOT_FOUND:
            return None
        return distance.value, update.value
