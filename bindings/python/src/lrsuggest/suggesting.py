"""From one curve to an answer."""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING

from ._abi import LRS_SUGGESTION_INIT, lrs_suggestion
from ._arrays import doubles
from ._check import call
from ._context import Context
from ._reading import Reading, curve_of
from .refusal import Refusal
from .suggestion import Suggestion

if TYPE_CHECKING:
    from ._typing import ArrayLike, Optimizer, Schedule

__all__ = ["answer", "suggest", "verdict"]


def suggest(
    lrs: ArrayLike,
    losses: ArrayLike,
    *,
    schedule: Schedule = "one_cycle",
    optimizer: Optimizer | None = None,
    steps: int | None = None,
    batch_size: int | None = None,
    fine_tuning: bool = False,
    smoothing: float | None = None,
    ema_beta: float | None = None,
    epochs: float | None = None,
) -> Suggestion | Refusal:
    """Suggest a learning rate from a range test.

    The more is said of the training that follows, the better the answer; what is left
    out is assumed, and :attr:`Suggestion.assumptions` says so.

    Parameters
    ----------
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The raw loss recorded with each; NaN and infinity are welcome.
    schedule : {"one_cycle", "constant", "linear", "cosine"}
        How the learning rate will move: warm-up then annealing (the answer is its
        maximum), not at all, or decay to zero from the answer.
    optimizer : str, optional
        ``"sgd"``, ``"momentum"``, ``"nesterov"``, ``"adam"``, ``"adamw"``, ``"rmsprop"``,
        ``"adagrad"`` or ``"lion"``.
    steps : int, optional
        Updates the training will make, at least 1.
    batch_size : int, optional
        Examples per update, at least 1.
    fine_tuning : bool
        Whether the network is pre-trained.
    smoothing : float, optional
        Whittaker penalty, 0 to 1e8; chosen from the data (REML) where left out.
    ema_beta : float, optional
        The memory of the exponential moving average that the losses are: 0 where they are
        raw. Found out where left out. An average is undone before the curve is read.
    epochs : float, optional
        How often the training will see each row of its data, above 0: ``steps * batch_size``
        over the number of rows. It is not in the formula of the rate; it says how sure the
        rate is, for a range test does not show over-fitting.

    Returns
    -------
    Suggestion or Refusal
        True and convertible by ``float()``, or false and with reasons.

    Raises
    ------
    LRSuggestError
        The points are no curve, or an argument is outside its range.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> suggestion = lrsuggest.suggest(lrs, losses, optimizer="sgd", steps=2000)
    >>> 1e-4 < suggestion.lr < 1
    True
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
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    return answer(Reading(curve, context))


def answer(reading: Reading) -> Suggestion | Refusal:
    """Ask the library about one curve."""
    out = lrs_suggestion(*LRS_SUGGESTION_INIT)
    context = reading.context.struct()
    status = call("lrs_suggest", reading.curve.value, byref(context), byref(out))
    return verdict(status, out, reading)


def verdict(status: int, out: lrs_suggestion, reading: Reading) -> Suggestion | Refusal:
    """Turn a status that is not negative into an answer."""
    return Refusal.of(status, None, reading) if status else Suggestion.of(out, reading)
