"""The loss in the output of an iteration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...errors import LRSuggestError

__all__ = ["loss_of"]


def loss_of(transform: Callable[[Any], Any]) -> Callable[[Any], float]:
    """Return the function from outputs to losses that are numbers."""
    if not callable(transform):
        raise LRSuggestError(f"output_transform must be a function, not {transform!r:.80}")

    def loss(output: Any) -> float:
        value = transform(output)
        try:
            return float(value)
        except (TypeError, ValueError, RuntimeError):
            raise LRSuggestError(
                f"output_transform must return the loss of an iteration as a number, not "
                f"{value!r:.80}: pass for example output_transform=lambda output: output['loss']"
            ) from None

    return loss
