"""The rules that others have published, for comparison."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import TYPE_CHECKING

from ._abi import lrs_error
from ._arrays import doubles
from ._check import call, text
from ._context import Context
from ._library import library
from ._numbers import utf8
from ._reading import Reading, curve_of
from .refusal import Refusal

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["rule", "rules"]


def rules() -> tuple[str, ...]:
    """Return the names of the published rules.

    Examples
    --------
    >>> import lrsuggest
    >>> "valley" in lrsuggest.rules()
    True
    """
    count = library().lrs_rule_count()
    return tuple(text(library().lrs_rule_name(index)) for index in range(count))


def rule(name: str, lrs: ArrayLike, losses: ArrayLike) -> float | Refusal:
    """Apply a published rule to exactly the points given.

    Nothing is smoothed or trimmed, and nothing is known of noise: this is what others
    would have answered. For an answer to train with, see :func:`lrsuggest.suggest`.

    Parameters
    ----------
    name : str
        One of :func:`rules`.
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The loss recorded with each.

    Returns
    -------
    float or Refusal
        The learning rate, in the units of the curve; a refusal where the rule needs
        more points.

    Raises
    ------
    LRSuggestError
        The rule is unknown (the message lists the known ones), or the points are no curve.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-4, 1e-3, 1e-2, 1e-1, 1.0]
    >>> lrsuggest.rule("minimum", lrs, [2.3, 2.2, 1.5, 1.0, 9.0])
    0.01
    """
    encoded = utf8(name, "name")
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    out, error = c_double(), lrs_error()
    status = call("lrs_rule_apply", encoded, curve.value, byref(out), error=error)
    if status:
        return Refusal.of(status, text(error.message), Reading(curve, Context.checked()))
    return out.value
