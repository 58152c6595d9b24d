"""The learning rate of an optimizer, whatever it was given as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._families import named

if TYPE_CHECKING:
    from ..._typing import Optimizer

__all__ = ["accumulated", "family", "innermost", "rate_of", "replaced"]


def innermost(optimizer: Any) -> Any:
    """Return the optimizer that has the rate, inside one that scales losses."""
    while hasattr(optimizer, "inner_optimizer"):
        optimizer = optimizer.inner_optimizer
    return optimizer


def rate_of(optimizer: Any) -> Any:
    """Return the variable that is the rate; None where a schedule or a function gives it."""
    rate = optimizer.learning_rate
    return rate if any(rate is known for known in optimizer.variables) else None


def replaced(optimizer: Any) -> Any:
    """Return a variable that is the rate from now on, instead of a schedule.

    A schedule cannot be assigned to. A variable of the optimizer's own is handed to a compiled
    step each time; any other number would be compiled into it.
    """
    rate = optimizer.add_variable(shape=(), dtype="float32", name="learning_rate")
    optimizer.learning_rate = lambda: rate
    return rate


def family(optimizer: Any) -> Optimizer | None:
    """Recognise an optimizer by the name of its class and by its momentum; None for others."""
    name = type(optimizer).__name__
    if name.lower() == "sgd":
        if not optimizer.momentum:
            return "sgd"
        return "nesterov" if optimizer.nesterov else "momentum"
    return named(name)


def accumulated(optimizer: Any) -> tuple[int, int]:
    """Return how many batches make an update, and how many of them are there already."""
    count = getattr(optimizer, "gradient_accumulation_steps", None) or 1
    batches = optimizer.variables[0]  # ``iterations`` counts updates
    return count, int(batches.value) % count
