"""From many curves to as many answers, in one call of the library."""

from __future__ import annotations

from ctypes import byref, c_double, c_int32, c_void_p
from typing import TYPE_CHECKING, Any

from ._abi import LRS_SUGGESTION_INIT, lrs_error, lrs_suggestion
from ._arrays import Doubles, doubles
from ._check import call, check
from ._context import Context
from ._numbers import integer, utf8
from ._reading import Reading, curve_of
from ._rows import required_rows, rows_or_row
from .errors import LRSuggestError
from .ruling import answer_of
from .suggesting import verdict

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._handles import CurveHandle
    from ._typing import ArrayLike, ArraysLike, ContextArguments, Optimizer, Schedule
    from .refusal import Refusal
    from .suggestion import Suggestion

__all__ = ["rule_batch", "suggest_batch"]


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
    curves = curves_of(lrs, required_rows(losses, "losses"))
    return ask(curves, context, workers) if curves else []


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
    curves = curves_of(lrs, required_rows(losses, "losses"))
    count = len(curves)
    handles = (c_void_p * count)(*(curve.value for curve in curves))
    rates, statuses = (c_double * count)(), (c_int32 * count)()
    struct = byref(known.struct())
    call("lrs_rule_batch", encoded, handles, count, struct, workers, rates, statuses)
    return [
        answer_of(encoded, Reading(curve, known)) if status else rate
        for status, rate, curve in zip(statuses, rates, curves)
    ]


def threads_of(threads: int | None) -> int:
    """Return how many threads the library is to use, 0 for one per processor."""
    if threads is None:
        return 0
    workers = integer(threads, "threads", bits=32)
    if workers < 1:
        raise LRSuggestError(f"threads must be at least 1, not {workers}")
    return workers


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


def curves_of(lrs: Any, losses: list[Any]) -> list[CurveHandle]:
    """Make the curves, naming the one that is none."""
    nested, rates = rows_or_row(lrs, "lrs")
    if not nested:
        shared = doubles(rates, "lrs")
        return [curve(shared, "lrs", row, index) for index, row in enumerate(losses)]
    if len(rates) != len(losses):
        raise LRSuggestError(f"lrs has {len(rates)} rows and losses {len(losses)}")
    return [
        curve(doubles(rates[index], f"lrs[{index}]"), f"lrs[{index}]", row, index)
        for index, row in enumerate(losses)
    ]


def curve(lrs: Doubles, lrs_name: str, losses: Any, index: int) -> CurveHandle:
    """Make one curve of laid out learning rates and losses of any kind."""
    name = f"losses[{index}]"
    column = doubles(losses, name)
    try:
        return curve_of(lrs, column, lrs_name, name)
    except LRSuggestError as error:
        raise LRSuggestError(f"curve {index}: {error}", error.status) from error
