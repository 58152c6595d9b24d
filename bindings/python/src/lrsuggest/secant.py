"""Curvature along steps, from gradients of one batch."""

from __future__ import annotations

from ctypes import byref, c_double
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from ._abi import LRS_NOT_FOUND, LRS_SECANT_INIT, lrs_secant
from ._arrays import doubles
from ._check import call
from ._numbers import real
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["SecantEstimate", "SecantEstimator"]


class SecantEstimate(NamedTuple):
    """What :class:`SecantEstimator` read off steps and gradients.

    Parameters
    ----------
    curvature : float
        ΔθᵀΔg / ΔθᵀΔθ; negative where the loss bends down.
    long_step : float or None
        ΔθᵀΔθ / ΔθᵀΔg, a learning rate; None where the curvature is not positive.
    short_step : float or None
        ΔθᵀΔg / ΔgᵀΔg, never longer; None where the curvature is not positive.
    """

    curvature: float
    long_step: float | None
    short_step: float | None


class SecantEstimator:
    """The curvature along the steps of a training (Barzilai and Borwein 1988).

    Take the gradient of the *same* batch before and after a step: the noise of batches cancels
    in the difference. The sums over all pairs count. One estimator for each layer group gives
    the curvature of each, and :func:`stability_edge` of that its edge.

    Examples
    --------
    >>> import lrsuggest
    >>> secant = lrsuggest.SecantEstimator()
    >>> secant.add([-0.5, 0.25], [-2.0, 1.0])
    >>> secant.estimate
    SecantEstimate(curvature=4.0, long_step=0.25, short_step=0.25)
    """

    def __init__(self) -> None:
        self._state = lrs_secant(*LRS_SECANT_INIT)

    def add(self, step: ArrayLike, gradient_change: ArrayLike) -> None:
        """Add a step Δθ of the weights and the change Δg of the gradient along it.

        Parameters
        ----------
        step, gradient_change : array-like
            All weights (of a group) in one row; finite, equally many.

        Raises
        ------
        LRSuggestError
            The lengths differ, or a number is not finite; nothing is added then.
        """
        steps, changes = doubles(step, "step"), doubles(gradient_change, "gradient_change")
        if steps.length != changes.length:
            raise LRSuggestError(
                f"gradient_change has {changes.length} values, but step has {steps.length}"
            )
        call("lrs_secant_add", byref(self._state), steps.first, changes.first, steps.length)

    def add_sums(self, step_step: float, step_gradient: float, gradient_gradient: float) -> None:
        """Add ΔθᵀΔθ, ΔθᵀΔg and ΔgᵀΔg of a pair whose arrays lie elsewhere."""
        sums = (
            real(step_step, "step_step"),
            real(step_gradient, "step_gradient"),
            real(gradient_gradient, "gradient_gradient"),
        )
        call("lrs_secant_add_sums", byref(self._state), *sums)

    @property
    def estimate(self) -> SecantEstimate | None:
        """What the pairs so far say; None where no weight has moved."""
        found = [c_double() for _ in SecantEstimate._fields]
        if call("lrs_secant_estimate", byref(self._state), *found) == LRS_NOT_FOUND:
            return None
        curvature, *steps = (number.value for number in found)
        return SecantEstimate(curvature, *(None if isnan(step) else step for step in steps))
