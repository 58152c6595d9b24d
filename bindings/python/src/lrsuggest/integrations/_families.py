"""The names that lrsuggest has for the rules of optimizers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._typing import Optimizer

__all__ = ["named"]

FAMILIES: tuple[tuple[str, Optimizer], ...] = (
    ("adamw", "adamw"),
    ("nadam", "adam"),
    ("radam", "adam"),
    ("adamax", "adam"),
    ("adam", "adam"),
    ("rmsprop", "rmsprop"),
    ("adagrad", "adagrad"),
    ("lion", "lion"),
)


def named(name: str) -> Optimizer | None:
    """Recognise an optimizer by what its library calls it; None for others, and for SGD.

    Whether SGD has momentum is in no name.
    """
    return next((known for start, known in FAMILIES if name.lower().startswith(start)), None)
