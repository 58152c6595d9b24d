"""What the linear models of stochastic gradient descent minimise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from sklearn.base import is_classifier

__all__ = ["objective", "sample_loss"]

OF_MARGINS: dict[str, Callable[[Any], Any]] = {
    "hinge": lambda m: np.maximum(0.0, 1.0 - m),
    "perceptron": lambda m: np.maximum(0.0, -m),
    "squared_hinge": lambda m: np.maximum(0.0, 1.0 - m) ** 2,
    "log_loss": lambda m: np.logaddexp(0.0, -m),
    "modified_huber": lambda m: np.where(m >= -1.0, np.maximum(0.0, 1.0 - m) ** 2, -4.0 * m),
}
"""Losses of a score times the sign of its class."""

OF_ERRORS: dict[str, Callable[[Any, float], Any]] = {
    "squared_error": lambda e, _: 0.5 * e**2,
    "huber": lambda e, most: np.where(e <= most, 0.5 * e**2, most * (e - 0.5 * most)),
    "epsilon_insensitive": lambda e, free: np.maximum(0.0, e - free),
    "squared_epsilon_insensitive": lambda e, free: np.maximum(0.0, e - free) ** 2,
}
"""Losses of the size of an error, and of the parameter epsilon."""


def objective(estimator: Any, X: Any, y: Any, classes: Any) -> float:  # noqa: N803
    """Return the mean loss of rows, and the penalty, with the weights as they are.

    With more than two classes it is the mean over the models "one against the rest".
    """
    scores = scored(estimator, X)
    if not is_classifier(estimator):
        return float(sample_loss(estimator, np.asarray(y), scores).mean()) + penalty(estimator)
    classes = np.asarray(getattr(estimator, "classes_", classes))
    given = estimator.class_weight or {}
    weights = np.array([given.get(label, 1.0) for label in classes])
    if len(classes) == 2:
        positive = np.asarray(y) == classes[1]
        weight = np.where(positive, weights[1], weights[0])
    else:
        positive = np.asarray(y)[:, None] == classes
        weight = np.where(positive, weights, 1.0)
    losses = sample_loss(estimator, np.where(positive, 1.0, -1.0), scores)
    return float((weight * losses).mean()) + penalty(estimator)


def scored(estimator: Any, X: Any) -> Any:  # noqa: N803
    """Return what the linear models say of rows; nothing before they have weights."""
    if getattr(estimator, "coef_", None) is None:
        return 0.0
    return estimator.decision_function(X) if is_classifier(estimator) else estimator.predict(X)


def sample_loss(estimator: Any, y: Any, p: Any) -> Any:
    """Return the loss of each row: of scores `p`, and of targets or of signs `y`."""
    if estimator.loss in OF_MARGINS:
        return OF_MARGINS[estimator.loss](y * p)
    return OF_ERRORS[estimator.loss](np.abs(y - p), estimator.epsilon)


def penalty(estimator: Any) -> float:
    """Return the penalty of the weights, without the intercept."""
    weights = getattr(estimator, "coef_", None)
    if weights is None or estimator.penalty is None:
        return 0.0
    share = {"l2": 0.0, "l1": 1.0}.get(estimator.penalty, estimator.l1_ratio)
    each = (1 - share) * 0.5 * weights**2 + share * np.abs(weights)
    models = weights.shape[0] if weights.ndim == 2 else 1
    return float(estimator.alpha * each.sum() / models)
