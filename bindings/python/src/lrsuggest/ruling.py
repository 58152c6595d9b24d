"""Applying a rule to a curve."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import TYPE_CHECKING

from ._abi import lrs_error
from ._arrays import doubles
from ._check import call, text
from ._context import Context
from ._numbers import utf8
from ._reading import Reading, curve_of
from .refusal import Refusal

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._typing import ArrayLike, ContextArguments

__all__ = ["rule"]


def rule(
    name: str, lrs: ArrayLike, losses: ArrayLike, **context: Unpack[ContextArguments]
) -> float | Refusal:
    """Apply a rule to a curve.

    What it does to the losses first is part of the rule (:func:`rule_info` says it). It
    knows nothing of noise: for an answer to train with, see :func:`lrsuggest.suggest`.

    Parameters
    ----------
    name : str
        One of :func:`rules`.
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The loss recorded with each.
    **context
        What :func:`lrsuggest.suggest` takes after the curve: `schedule`, `steps`, `optimizer`
        and so on. Rules of the family ``"learned"`` use it, all others ignore it.

    Returns
    -------
    float or Refusal
        The learning rate, in the units of the curve; a refusal where the rule needs
        more points (code ``"too_few_points"``) or finds none to point at (``"no_answer"``).

    Raises
    ------
    LRSuggestError
        The rule is unknown (the message names those nearest), the points are no curve,
        or the context makes no sense.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-4, 1e-3, 1e-2, 1e-1, 1.0]
    >>> lrsuggest.rule("minimum", lrs, [2.3, 2.2, 1.5, 1.0, 9.0])
    0.01
    """
    encoded = utf8(name, "name")
    known = Context.checked(**context)
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    return answer_of(encoded, Reading(curve, known))


def answer_of(name: bytes, read: Reading) -> float | Refusal:
    """Return what a rule answers to a curve."""
    out, error = c_double(), lrs_error()
    arguments = (name, read.curve.value, byref(read.context.struct()), byref(out))
    status = call("lrs_rule_apply_in", *arguments, error=error)
    return Refusal.of(status, text(error.message), read) if status else out.value
