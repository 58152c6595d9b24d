"""What is said of an answer beside its picture."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Words", "worth"]


class Words(NamedTuple):
    """What the answer is worth, single points to heed, the whole explanation, pages with more."""

    worth: str
    points: tuple[str, ...]
    explanation: str
    pages: tuple[str, ...] = ()


def worth(confidence: float) -> str:
    """Say what a confidence means."""
    return (
        f"Confidence: {100 * confidence:.0f} %, the chance that this rate loses at most a tenth "
        "of what the best one achieves."
    )
