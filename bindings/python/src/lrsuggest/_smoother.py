"""A smoother and its parameters, as the C library wants them."""

from __future__ import annotations

from typing import Any

from ._abi import LRS_SMOOTHER_INIT, lrs_smoother
from ._numbers import enumerator, integer, known

__all__ = ["parameters"]


def parameters(smoother: Any, beta: Any, window: Any, order: Any, penalty: Any) -> lrs_smoother:
    """Check what a caller gave; ranges are the library's business."""
    options = lrs_smoother(*LRS_SMOOTHER_INIT)
    options.kind = enumerator(smoother, "smoother", "lrs_smoother_named")
    if beta is not None:
        options.beta = known(beta, "beta")
    if window is not None:
        options.window = integer(window, "window")
    if order is not None:
        options.order = integer(order, "order", bits=32)
    if penalty is not None:
        options.penalty = known(penalty, "penalty")
    return options
