"""From many curves to what one rule says of each, in one call of the library."""

from __future__ import annotations

from ctypes import byref, c_double, c_int32, c_void_p
from typing import TYPE_CHECKING

from ._batches import curves_of, threads_of
from ._check import call
from ._context import Context
from ._numbers import utf8
from ._reading import Reading
from .ruling import answer_of

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._typing import ArrayLike, ArraysLike, ContextArguments
    from .refusal import Refusal

__all__ = ["rule_batch"]


def rule_batch(
    name: str,
    lrs: ArrayLike | ArraysLike,
    losses: ArraysLike,
    *,
    threads: int | None = None,
    **context: Unpack[ContextArguments],
) -> list[float | Refusal]:
    """Apply a rule to each of many curves, on several threads.

    Parameters
    ----------
    name : str
        One of :func:`rules`.
    lrs : array-like
        One row of learning rates for all curves, or one row for each.
    losses : sequence of array-like
        One row of losses for each curve, or a two-dimensional array. Rows may differ
        in length where each has its own learning rates.
    threads : int, optional
        At least 1; one per processor where left out.
    **context
        As in :func:`lrsuggest.rule`, for all curves.

    Returns
    -------
    list of float or Refusal
        In the order of the curves; what :func:`lrsuggest.rule` returns for each.

    Raises
    ------
    LRSuggestError
        The rule is unknown, a row is no curve (the message says which), or an argument is outside
        its range.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-4, 1e-3, 1e-2, 1e-1, 1.0]
    >>> losses = [[2.3, 2.2, 1.5, 1.0, 9.0], [2.3, 2.2, 1.5, 4.0, 9.0]]
    >>> lrsuggest.rule_batch("minimum", lrs, losses)
    [0.01, 0.001]
    """
    encoded, known, workers = utf8(name, "name"), Context.checked(**context), threads_of(threads)
    curves = curves_of(lrs, losses)
    count = len(curves)
    handles = (c_void_p * count)(*(curve.value for curve in curves))
    rates, statuses = (c_double * count)(), (c_int32 * count)()
    struct = byref(known.struct())
    call("lrs_rule_batch", encoded, handles, count, struct, workers, rates, statuses)
    return [
        answer_of(encoded, Reading(curve, known)) if status else rate
        for status, rate, curve in zip(statuses, rates, curves)
    ]
