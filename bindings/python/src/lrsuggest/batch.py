"""From many curves to as many answers, in one call of the library."""

from __future__ import annotations

from ctypes import byref, c_int32, c_void_p
from typing import TYPE_CHECKING

from ._abi import LRS_SUGGESTION_INIT, lrs_error, lrs_suggestion
from ._batches import curves_of, threads_of
from ._check import call, check
from ._context import Context
from ._reading import Reading
from .suggesting import verdict

if TYPE_CHECKING:
    from ._handles import CurveHandle
    from ._typing import ArrayLike, ArraysLike, Optimizer, Schedule
    from .refusal import Refusal
    from .suggestion import Suggestion

__all__ = ["suggest_batch"]


def suggest_batch(
    lrs: ArrayLike | ArraysLike,
    losses: ArraysLike,
    *,
    schedule: Schedule = "one_cycle",
    optimizer: Optimizer | None = None,
    steps: int | None = None,
    batch_size: int | None = None,
    fine_tuning: bool = False,
    smoothing: float | None = None,
    ema_beta: float | None = None,
    epochs: float | None = None,
    threads: int | None = None,
) -> list[Suggestion | Refusal]:
    """Suggest a learning rate for each of many curves, on several threads.

    Parameters
    ----------
    lrs : array-like
        One row of learning rates for all curves, or one row for each.
    losses : sequence of array-like
        One row of losses for each curve, or a two-dimensional array. Rows may differ
        in length where each has its own learning rates.
    schedule, optimizer, steps, batch_size, fine_tuning, smoothing, ema_beta, epochs
        As in :func:`lrsuggest.suggest`, for all curves.
    threads : int, optional
        At least 1; one per processor where left out.

    Returns
    -------
    list of Suggestion or Refusal
        In the order of the curves; the same answers as :func:`lrsuggest.suggest` gives.

    Raises
    ------
    LRSuggestError
        A row is no curve (the message says which), or an argument is outside its range.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> falling = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> flat = [2.3] * 101
    >>> [bool(answer) for answer in lrsuggest.suggest_batch(lrs, [falling, flat])]
    [True, False]
    """
    context = Context.checked(
        schedule=schedule,
        optimizer=optimizer,
        steps=steps,
        batch_size=batch_size,
        fine_tuning=fine_tuning,
        smoothing=smoothing,
        ema_beta=ema_beta,
        epochs=epochs,
    )
    workers = threads_of(threads)
    curves = curves_of(lrs, losses)
    return ask(curves, context, workers) if curves else []


def ask(curves: list[CurveHandle], context: Context, threads: int) -> list[Suggestion | Refusal]:
    """Ask the library about all curves at once."""
    count = len(curves)
    handles = (c_void_p * count)(*(curve.value for curve in curves))
    answers = (lrs_suggestion * count)()
    answers[0].struct_size = LRS_SUGGESTION_INIT[0]
    statuses = (c_int32 * count)()
    call("lrs_suggest_batch", handles, count, byref(context.struct()), threads, answers, statuses)
    return [
        verdict(check(status, lrs_error()), out, Reading(curve, context))
        for status, out, curve in zip(statuses, answers, curves)
    ]
