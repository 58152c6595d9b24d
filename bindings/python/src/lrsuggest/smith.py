"""Smith's Hessian-free learning rate."""

from __future__ import annotations

from ctypes import addressof, byref, c_double, c_int32, memmove
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from ._abi import LRS_NOT_FOUND, LRS_SMITH_INIT, LRS_UNKNOWN, lrs_smith
from ._arrays import Doubles, doubles, empty, shown
from ._check import call
from ._numbers import real
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["SmithEstimate", "SmithEstimator"]


class SmithEstimate(NamedTuple):
    """What :class:`SmithEstimator` read off the weights.

    Parameters
    ----------
    lr : float
        Smith's running average of ε̂, of memory 0.9 and started at 0.1.
    latest : float or None
        The last ε̂; None where its denominator was zero.
    ratio : float
        ε̂ / ε, over the last ten to twenty steps.
    only_echoes : bool
        Whether `ratio` lies within 20 % of 1 / sqrt(2 (1 - momentum)), as it does where noise
        alone moves the weights: then `lr` only says which rate is in use.
    """

    lr: float
    latest: float | None
    ratio: float
    only_echoes: bool


class SmithEstimator:
    """Smith's Hessian-free estimate of the learning rate, from consecutive weights.

    ``ε̂ = ε · Σ|θ₁ - θ₀| / Σ|2θ₁ - θ₀ - θ₂|`` over every three weight vectors in a row. On a
    quadratic without noise or momentum it is the Newton step, half of the edge; where noise
    moves the weights it echoes the rate in use. Keep the rate constant meanwhile: of a growing
    one it also says how fast it grows.

    Parameters
    ----------
    momentum : float
        The heavy ball's β of the training, 0 to below 1.

    References
    ----------
    Smith and Topin 2017, arXiv:1708.07120, as in L2TermComputation3.py of the repository
    super-convergence.

    Examples
    --------
    >>> import lrsuggest
    >>> smith = lrsuggest.SmithEstimator()
    >>> weights = [3.0, -1.0]
    >>> for step in range(60):
    ...     smith.add(weights, lr=0.125)
    ...     weights = [w - 0.125 * 2 * w for w in weights]  # curvature 2
    >>> round(smith.estimate.lr, 3), smith.estimate.only_echoes
    (0.499, False)
    """

    def __init__(self, momentum: float = 0.0) -> None:
        self._state = lrs_smith(*LRS_SMITH_INIT)
        self._state.momentum = real(momentum, "momentum")
        self._window: tuple[tuple[Doubles, float], ...] = ()
        call("lrs_smith_estimate", byref(self._state), None, None, None)  # refuses a bad momentum

    def add(self, weights: ArrayLike, lr: float) -> None:
        """Add the weights after a step; the first two calls only fill the window.

        Parameters
        ----------
        weights : array-like
            All weights in one row, always in the same order; finite. They are copied.
        lr : float
            The rate of the step that led to them; of no effect in the first call.

        Raises
        ------
        LRSuggestError
            More or fewer weights than before, one that is not finite, or a rate that is not
            positive; nothing is added then.
        """
        column, rate = copied(weights), positive(lr)
        before = self._window
        if before and before[-1][0].length != column.length:
            raise LRSuggestError(
                f"weights has {column.length} values, but had {before[-1][0].length} before"
            )
        if len(before) == 2:
            (first, _), (second, taken) = before
            vectors = first.first, second.first, column.first
            call("lrs_smith_add", byref(self._state), *vectors, column.length, taken)
        self._window = (*before, (column, rate))[-2:]

    def add_sums(self, step: float, step_change: float, lr: float) -> None:
        """Add Σ|θ₁ - θ₀| and Σ|2θ₁ - θ₀ - θ₂| of weights that lie elsewhere.

        Parameters
        ----------
        step, step_change : float
            The sums; not negative.
        lr : float
            The rate of the step from θ₀ to θ₁.
        """
        sums = real(step, "step"), real(step_change, "step_change")
        call("lrs_smith_add_sums", byref(self._state), *sums, positive(lr))

    @property
    def estimate(self) -> SmithEstimate | None:
        """What the steps so far say; None before the first whose step changes."""
        lr, ratio, echoes = c_double(), c_double(), c_int32()
        outputs = byref(lr), byref(ratio), byref(echoes)
        if call("lrs_smith_estimate", byref(self._state), *outputs) == LRS_NOT_FOUND:
            return None
        latest = None if self._state.latest == LRS_UNKNOWN else self._state.latest
        return SmithEstimate(lr.value, latest, ratio.value, bool(echoes.value))


def copied(weights: ArrayLike) -> Doubles:
    """Copy weights, which a training changes in place; all finite, at least one."""
    column = doubles(weights, "weights")
    if column.length == 0:
        raise LRSuggestError("weights is empty")
    numbers, first = empty(column.length)
    memmove(addressof(first), addressof(column.first), 8 * column.length)
    if not isfinite(sum(numbers)):  # or the sum of finite ones overflows
        for index, value in enumerate(numbers):
            if not isfinite(value):
                raise LRSuggestError(f"weights[{index}] is {value}: it must be finite")
    return Doubles(first, column.length)


def positive(lr: float) -> float:
    """Return a learning rate, refusing what is none."""
    rate = real(lr, "lr")
    if not (rate > 0 and isfinite(rate)):
        raise LRSuggestError(f"lr is {shown(rate)}: it must be positive and finite")
    return rate
