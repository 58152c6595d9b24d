"""What the arguments may be, for type checkers and for readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, Protocol, SupportsFloat, TypedDict, Union

__all__ = [
    "ArrayLike",
    "ArraysLike",
    "ContextArguments",
    "Member",
    "Mode",
    "Optimizer",
    "Schedule",
    "StopReason",
    "StopRule",
]

Schedule = Literal["one_cycle", "constant", "linear", "cosine"]
Optimizer = Literal["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad", "lion"]
Member = Literal["ensemble", "features", "cnn", "gru", "image"]
Mode = Literal["exponential", "linear"]
StopRule = Literal["never", "cusum", "four_times_best", "five_times_best"]
StopReason = Literal["running", "completed", "diverged", "non_finite"]


class ContextArguments(TypedDict, total=False):
    """What :func:`lrsuggest.suggest` takes after the curve."""

    schedule: Schedule
    optimizer: Optimizer | None
    steps: int | None
    batch_size: int | None
    fine_tuning: bool
    smoothing: float | None
    ema_beta: float | None
    epochs: float | None


class SupportsArray(Protocol):
    """Anything NumPy could convert."""

    def __array__(self, *arguments: Any, **keywords: Any) -> Any:
        """Return a NumPy array."""


ArrayLike = Union[Iterable[SupportsFloat], SupportsArray]
"""One row of numbers: list, tuple, range, array.array, NumPy, pandas, PyTorch, JAX, ..."""

ArraysLike = Union[Sequence[ArrayLike], SupportsArray]
"""Rows of numbers, or a two-dimensional array."""
