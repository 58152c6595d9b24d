"""Layer by layer: what the error becomes without what the layer has learned."""

from __future__ import annotations

from math import inf, isfinite, isnan
from typing import TYPE_CHECKING, Any, Callable

from ._checkpoints import checked, paired, refuse_unchanged
from ._numbers import real
from ._putting_back import Layers, misfit, owned
from .errors import LRSuggestError
from .robustness import LayerRobustness, RobustnessReport, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["layer_robustness"]

Evaluate = Callable[[Any], float]


def layer_robustness(
    model_state: Mapping[str, Any],
    initial_state: Mapping[str, Any],
    evaluate: Evaluate,
    *,
    fresh: Mapping[str, Any] | None = None,
) -> RobustnessReport:
    """Say by how much the error rises with each layer put back to its values at first.

    A layer is all entries whose names are alike up to the last dot: weights, bias, and running
    statistics. It is robust where the error rises by at most a tenth of the way to that of the
    untrained network, and critical from half of it on. Robust layers have learned little that
    counts: they can do with a small learning rate, or none. Source: Zhang, Bengio and Singer,
    "Are all layers created equal?", arXiv 1902.01996; the shares are lrsuggest's.

    Parameters
    ----------
    model_state, initial_state : mapping of str to array
        The trained checkpoint and the one before the training, such as state_dicts. Keep a
        *copy* of the latter: ``copy.deepcopy(model.state_dict())``.
    evaluate : callable
        Takes a checkpoint and returns its error, or loss, on data that were held out: lower is
        better. It must not change the values that it is given; loading copies of them, as
        ``load_state_dict`` does, is fine. It is called with the trained values first and last,
        so that a model it loads them into is left trained, and with each layer put back.
    fresh : mapping of str to array, optional
        Other random values of the same kind, such as the state_dict of a new model: the error
        with those says whether a layer needs its own values at first.

    Returns
    -------
    RobustnessReport
        A table when printed, and in notebooks.

    Raises
    ------
    LRSuggestError
        The error of the trained network is not finite, or none of its layers can be put back.

    Examples
    --------
    >>> import lrsuggest
    >>> def evaluate(state):
    ...     return abs(state["a.w"][0] - 1) + abs(state["b.w"][0] - 2)
    >>> from numpy import array
    >>> trained = {"a.w": array([1.0]), "b.w": array([2.0])}
    >>> initial = {"a.w": array([0.9]), "b.w": array([0.0])}
    >>> for layer in lrsuggest.layer_robustness(trained, initial, evaluate).layers:
    ...     print(layer.name, round(layer.rise, 3), layer.verdict)
    a 0.1 robust
    b 2.0 critical
    """
    trained = checked(model_state, "model_state")
    initial = checked(initial_state, "initial_state")
    other = None if fresh is None else owned(checked(fresh, "fresh"))
    if not callable(evaluate):
        raise LRSuggestError(f"evaluate must be callable, unlike {type(evaluate).__name__}")
    refuse_unchanged(paired(initial, trained)[0], "initial_state and model_state")
    layers = Layers(trained, initial)
    if not layers.entries:
        reasons = "; ".join(f"{name}: {why}" for name, why in layers.skipped.items())
        raise LRSuggestError(f"no layer of model_state can be put back: {reasons}")
    return report(layers, evaluate, other)


def report(layers: Layers, evaluate: Evaluate, fresh: Mapping[str, Any] | None) -> RobustnessReport:
    """Evaluate the trained network, all layers put back, each of them, and the first again."""
    error = finite(evaluate(layers.with_values((), {})))
    untrained = measured(evaluate(layers.with_values(layers.entries, layers.initial)))
    rows = []
    for name, entries in layers.entries.items():
        rise = measured(evaluate(layers.with_values([name], layers.initial))) - error
        again = None
        if fresh is not None and not misfit(entries, layers.trained, fresh):
            again = measured(evaluate(layers.with_values([name], fresh))) - error
        way = untrained - error
        rows.append(LayerRobustness(name, rise, verdict(rise, way), again, verdict(again, way)))
    repeated = finite(evaluate(layers.with_values((), {})))
    return RobustnessReport(tuple(rows), layers.skipped, error, repeated, untrained)


def measured(found: Any) -> float:
    """Return what was evaluated; an error that is NaN is as bad as can be."""
    error = real(found, "what evaluate returned")
    return inf if isnan(error) else error


def finite(found: Any) -> float:
    """Return the error of the trained network."""
    error = real(found, "what evaluate returned")
    if not isfinite(error):
        raise LRSuggestError(f"evaluate returned {error} for model_state: it must be finite")
    return error
