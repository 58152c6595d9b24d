"""The name that lrsuggest has for the rule of an optimizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._families import named

if TYPE_CHECKING:
    from ..._typing import Optimizer

__all__ = ["family"]


def family(optimizer: Any) -> Optimizer | None:
    """Recognise an optimizer by the name of its class and by its momentum; None for others."""
    inner = getattr(optimizer, "optimizer", optimizer)  # what Accelerate and others wrap
    name = type(inner).__name__
    if name.lower() == "sgd":
        group = inner.param_groups[0]
        if group.get("nesterov"):
            return "nesterov"
        return "momentum" if group.get("momentum") else "sgd"
    return named(name)
