"""What is known of the training that follows, as the C library wants it."""

from __future__ import annotations

from typing import Any, NamedTuple

from ._abi import LRS_CONTEXT_INIT, LRS_UNKNOWN, lrs_context
from ._numbers import enumerator, flag, integer, known

__all__ = ["Context"]


class Context(NamedTuple):
    """The checked arguments that :func:`lrsuggest.suggest` takes after the curve."""

    schedule: int
    optimizer: int
    fine_tuning: int
    steps: int
    batch_size: int
    smoothing: float
    ema_beta: float
    epochs: float

    @classmethod
    def checked(
        cls,
        *,
        schedule: Any = "one_cycle",
        optimizer: Any = None,
        steps: Any = None,
        batch_size: Any = None,
        fine_tuning: Any = False,
        smoothing: Any = None,
        ema_beta: Any = None,
        epochs: Any = None,
        **unknown: Any,
    ) -> Context:
        """Check what a caller gave; None is what is not known.

        Raises
        ------
        LRSuggestError
            An argument is of the wrong kind or an unknown name. Numbers outside their
            range are left to the library.
        TypeError
            An argument has no such name.
        """
        if unknown:
            names = ", ".join(cls.__annotations__)
            raise TypeError(f"unexpected argument {next(iter(unknown))!r}: a context has {names}")
        return cls(
            schedule=enumerator(schedule, "schedule", "lrs_schedule_named"),
            optimizer=LRS_UNKNOWN
            if optimizer is None
            else enumerator(optimizer, "optimizer", "lrs_optimizer_named"),
            fine_tuning=flag(fine_tuning, "fine_tuning"),
            steps=LRS_UNKNOWN if steps is None else integer(steps, "steps"),
            batch_size=LRS_UNKNOWN if batch_size is None else integer(batch_size, "batch_size"),
            smoothing=LRS_UNKNOWN if smoothing is None else known(smoothing, "smoothing"),
            ema_beta=LRS_UNKNOWN if ema_beta is None else known(ema_beta, "ema_beta"),
            epochs=LRS_UNKNOWN if epochs is None else known(epochs, "epochs"),
        )

    def struct(self) -> lrs_context:
        """Return the struct of the header."""
        return lrs_context(LRS_CONTEXT_INIT[0], *self)
