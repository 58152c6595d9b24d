"""The range test of an estimator of scikit-learn."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import clone, is_classifier
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import SGDClassifier, SGDRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.utils.validation import check_consistent_length, check_is_fitted

from ..._numbers import integer
from ...errors import LRSuggestError
from ...sweep import Sweep
from .._loop import run
from .._range_test import RangeTest
from ..keeping import Values, undone
from ._rows import Rows
from ._steps import Linear, Network, Stepping

if TYPE_CHECKING:
    from ..._typing import ContextArguments, Mode, Optimizer, StopRule
    from .._progress import ProgressArgument

__all__ = ["range_test"]

NETWORKS = (MLPClassifier, MLPRegressor)
LINEAR = (SGDClassifier, SGDRegressor)


def range_test(
    estimator: Any,
    X: Any,  # noqa: N803
    y: Any,
    *,
    batch_size: int | None = None,
    classes: Any = None,
    seed: int = 0,
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    progress: ProgressArgument = True,
) -> RangeTest:
    """Train a copy of an estimator for a while with a growing learning rate.

    The estimator does not change, nor do the random generators. One that is fitted is trained
    on from where it is.

    Parameters
    ----------
    estimator : estimator
        ``MLPClassifier`` or ``MLPRegressor`` with the solver ``"sgd"`` or ``"adam"``,
        ``SGDClassifier``, ``SGDRegressor``, or a ``Pipeline`` that ends with one of them: the
        steps before it are fitted on `X`, unless they are already.
    X, y : array-like
        The training data.
    batch_size : int, optional
        Rows for each rate. That of the network where left out; 32 for linear models, which make
        an update after each row.
    classes : array-like, optional
        What the labels can be; those in `y` where left out.
    seed : int
        For the order of the rows.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`.
    progress : bool or "plot"
        A bar, nothing, or a picture that grows (in notebooks).

    Returns
    -------
    RangeTest
        Ask it to ``suggest(steps=...)``. The answer is the ``learning_rate_init`` of networks, and
        the ``eta0`` of linear models with ``learning_rate="constant"``.

    Raises
    ------
    LRSuggestError
        The estimator has no learning rate to be set, or an argument does not fit. What
        scikit-learn raises passes through.

    Notes
    -----
    The losses are what is minimised: the loss of the estimator itself, with its penalty.

    Examples
    --------
    >>> from sklearn.datasets import load_digits
    >>> from sklearn.neural_network import MLPClassifier
    >>> from lrsuggest.integrations.sklearn import range_test
    >>> X, y = load_digits(return_X_y=True)
    >>> network = MLPClassifier((32,), random_state=0)
    >>> answer = range_test(network, X / 16, y, progress=False).suggest(steps=500)
    >>> network = network.set_params(learning_rate_init=answer.lr)
    >>> 1e-3 < network.learning_rate_init < 0.1
    True
    """
    sweep = Sweep(start_lr, end_lr, num_iter, mode, stop=stop)
    check_consistent_length(X, y)
    with undone(Values(lambda _value: None)), np.errstate(all="ignore"):
        last, X = unpiped(estimator, X, y)  # noqa: N806
        checked(last)
        rows = Rows(X, y, size_of(last, batch_size, len(y)), seed)
        stepping = stepping_of(deepcopy(last), y, classes)
        run(sweep, lambda lr: stepping.step(*rows.take(), lr), num_iter, progress)
    return RangeTest.of(sweep, context_of(last, rows.size))


def unpiped(estimator: Any, X: Any, y: Any) -> tuple[Any, Any]:  # noqa: N803
    """Return the last step of a pipeline, and what it gets to see."""
    if not isinstance(estimator, Pipeline):
        return estimator, X
    before = estimator[:-1]
    if not len(before):
        return estimator[-1], X
    try:
        check_is_fitted(before)
    except NotFittedError:
        before = clone(before).fit(X, y)
    return estimator[-1], before.transform(X)


def checked(estimator: Any) -> None:
    """Refuse what has no learning rate."""
    if not isinstance(estimator, (*NETWORKS, *LINEAR)):
        raise LRSuggestError(
            "estimator must be an MLPClassifier, MLPRegressor, SGDClassifier or SGDRegressor, or a "
            f"Pipeline that ends with one, not {estimator!r:.80}"
        )
    if isinstance(estimator, NETWORKS) and estimator.solver not in ("sgd", "adam"):
        raise LRSuggestError(
            f"solver={estimator.solver!r} has no learning rate: call "
            'estimator.set_params(solver="adam") or "sgd"'
        )
    if getattr(estimator, "class_weight", None) == "balanced":
        raise LRSuggestError(
            'class_weight="balanced" cannot be trained in steps: call estimator.set_params('
            "class_weight=...) with what sklearn.utils.class_weight.compute_class_weight says"
        )


def size_of(estimator: Any, wanted: int | None, count: int) -> int:
    """Return the number of rows for each rate."""
    if wanted is not None:
        size = integer(wanted, "batch_size")
        if not 1 <= size <= count:
            raise LRSuggestError(f"batch_size must lie between 1 and {count} rows, not {size}")
        return size
    own = getattr(estimator, "batch_size", 32)
    return min(200 if own == "auto" else own, count)


def stepping_of(estimator: Any, y: Any, classes: Any) -> Stepping:
    """Choose how an estimator is trained."""
    if not is_classifier(estimator):
        classes = None
    elif classes is None:
        classes = np.unique(y)
    return (Network if isinstance(estimator, NETWORKS) else Linear)(estimator, classes)


def context_of(estimator: Any, size: int) -> ContextArguments:
    """Return what an estimator says of its training."""
    if isinstance(estimator, LINEAR):  # each row is an update
        return {"optimizer": "sgd", "batch_size": 1, "schedule": "constant"}
    known: ContextArguments = {"optimizer": family(estimator), "batch_size": size}
    if estimator.solver == "adam" or estimator.learning_rate == "constant":
        known["schedule"] = "constant"
    return known


def family(network: Any) -> Optimizer:
    """Return the name of the rule by which a network is trained."""
    if network.solver == "adam":
        return "adam"
    if not network.momentum:
        return "sgd"
    return "nesterov" if network.nesterovs_momentum else "momentum"
