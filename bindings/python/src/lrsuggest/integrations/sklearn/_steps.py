"""One step of an estimator at a rate, and the loss before it."""

from __future__ import annotations

import math
from typing import Any, Protocol

import numpy as np

from ...errors import LRSuggestError
from ._objective import objective

__all__ = ["Linear", "Network", "Stepping"]


class Stepping(Protocol):
    """Trains an estimator that nobody else uses."""

    def step(self, X: Any, y: Any, lr: float) -> float:  # noqa: N803
        """Train on some rows; return their loss before."""


class Network:
    """Steps of ``MLPClassifier`` and ``MLPRegressor``.

    Parameters
    ----------
    estimator : estimator
        Trained, and changed.
    classes : array or None
        What the labels can be, for the first step of a classifier.
    """

    def __init__(self, estimator: Any, classes: Any) -> None:
        estimator.set_params(early_stopping=False, verbose=False)
        if getattr(estimator, "best_loss_", 0.0) is None:
            estimator.best_loss_ = math.inf  # there was early stopping in the training so far
        self._estimator, self._first = estimator, first(estimator, "coefs_", classes)

    def step(self, X: Any, y: Any, lr: float) -> float:  # noqa: N803
        """Make one update, of one batch; the estimator knows the loss before it."""
        estimator = self._estimator
        weights = getattr(estimator, "coefs_", ())
        if not all(np.isfinite(weight).all() for weight in weights):
            return math.nan
        estimator.set_params(learning_rate_init=lr, batch_size=len(y))
        if weights:
            self._set(lr)
        try:
            estimator.partial_fit(X, y, **self._first)
        except ValueError:
            if all(np.isfinite(weight).all() for weight in getattr(estimator, "coefs_", ())):
                raise
        self._first = {}
        return float(estimator.loss_)

    def _set(self, lr: float) -> None:
        """Tell the optimizer, which reads the parameter once, at the first step."""
        optimizer: Any = getattr(self._estimator, "_optimizer", None)
        if not hasattr(optimizer, "learning_rate_init") or not hasattr(optimizer, "learning_rate"):
            raise LRSuggestError(
                "this version of scikit-learn keeps the rate of a network where lrsuggest does not "
                "find it: pass an estimator that is not fitted, and report it"
            )
        optimizer.learning_rate_init = lr  # Adam multiplies this one
        optimizer.learning_rate = lr  # SGD takes this one


class Linear:
    """Steps of ``SGDClassifier`` and ``SGDRegressor``: as many updates as there are rows.

    Parameters
    ----------
    estimator : estimator
        Trained, and changed.
    classes : array or None
        What the labels can be, for the first step of a classifier.
    """

    def __init__(self, estimator: Any, classes: Any) -> None:
        trained = getattr(estimator, "_standard_coef", None)
        if estimator.average and trained is not None:  # the mean of the weights lags behind them
            estimator.coef_ = trained.reshape(estimator.coef_.shape).copy()
            estimator.intercept_ = np.atleast_1d(estimator._standard_intercept).copy()
        estimator.set_params(average=False, early_stopping=False, verbose=0)
        estimator.set_params(learning_rate="constant")
        self._estimator, self._classes = estimator, classes
        self._first = first(estimator, "coef_", classes)
        self._broken = False

    def step(self, X: Any, y: Any, lr: float) -> float:  # noqa: N803
        """Train row by row; return what is minimised, before."""
        if self._broken:
            return math.nan
        loss = objective(self._estimator, X, y, self._classes)
        self._estimator.set_params(eta0=lr)
        try:
            self._estimator.partial_fit(X, y, **self._first)
        except ValueError as error:
            if "overflow" not in str(error):
                raise
            self._broken = True
        self._first = {}
        return loss


def first(estimator: Any, weights: str, classes: Any) -> dict[str, Any]:
    """Return what the first step has to be told."""
    fitted = getattr(estimator, weights, None) is not None
    return {} if fitted or classes is None else {"classes": classes}
