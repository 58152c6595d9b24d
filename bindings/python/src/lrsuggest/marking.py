"""Finding the points of a range test that carry a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._arrays import doubles
from ._context import Context
from ._reading import Reading, curve_of
from .landmark import Landmarks

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["landmarks"]


def landmarks(
    lrs: ArrayLike,
    losses: ArrayLike,
    *,
    smoothing: float | None = None,
    ema_beta: float | None = None,
) -> Landmarks:
    """Find the named points of a range test.

    Parameters
    ----------
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The raw loss recorded with each, not smoothed; NaN and infinity are welcome.
    smoothing : float, optional
        Whittaker penalty, 0 to 1e8; chosen from the data (REML) where left out.
    ema_beta : float, optional
        As in :func:`suggest`.

    Returns
    -------
    Landmarks
        Five landmarks, each None where this curve has none of that kind.

    Raises
    ------
    LRSuggestError
        The points are no curve, or `smoothing` is outside its range.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> marks = lrsuggest.landmarks(lrs, losses)
    >>> 0.08 < marks.minimum.lr < 0.18
    True
    >>> marks.steepest.lr < marks.minimum.lr
    True
    """
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    return Landmarks.of(Reading(curve, Context.checked(smoothing=smoothing, ema_beta=ema_beta)))
