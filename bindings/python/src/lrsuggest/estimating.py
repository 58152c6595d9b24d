"""Asking networks about a curve."""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING

from ._abi import LRS_LEARNED_ESTIMATE_INIT, lrs_learned_estimate
from ._arrays import doubles
from ._check import call
from ._context import Context
from ._numbers import enumerator
from ._reading import Reading, curve_of
from .estimate import LearnedEstimate

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._typing import ArrayLike, ContextArguments, Member

__all__ = ["learned"]


def learned(
    lrs: ArrayLike,
    losses: ArrayLike,
    member: Member = "ensemble",
    **context: Unpack[ContextArguments],
) -> LearnedEstimate | None:
    """Ask networks that were trained on range tests and what came of them.

    Parameters
    ----------
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The raw loss recorded with each; NaN and infinity end what is read.
    member : {"ensemble", "features", "cnn", "gru", "image"}
        Who is asked: one network, by what it reads, or all four together.
    **context
        What :func:`lrsuggest.suggest` takes after the curve: `schedule`, `steps`, `optimizer`,
        `batch_size`, `fine_tuning`, `smoothing`, `ema_beta`, `epochs`.

    Returns
    -------
    LearnedEstimate or None
        None where the curve has no anchor: neither a descent nor the onset of a rise.

    Raises
    ------
    LRSuggestError
        The points are no curve, the member is unknown, or the context makes no sense.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [10 ** (-5 + i / 10) for i in range(51)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> estimate = lrsuggest.learned(lrs, losses, steps=1000, optimizer="adam")
    >>> estimate.interval.low <= estimate.lr <= estimate.interval.high
    True
    """
    number = enumerator(member, "member", "lrs_member_named")
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    reading = Reading(curve, Context.checked(**context))
    out = lrs_learned_estimate(*LRS_LEARNED_ESTIMATE_INIT)
    status = call("lrs_analysis_learned", reading.analysis.value, number, byref(out))
    return None if status else LearnedEstimate.of(out)
