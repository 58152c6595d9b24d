"""Comparing the answers of two range tests."""

from __future__ import annotations

from typing import Any


def agree(one: Any, other: Any) -> bool:
    """Say whether each of two suggestions lies in the interval of the other.

    The noise of losses below zero is read otherwise than that of losses above.
    """
    return all(
        this.interval[0] <= that.lr <= this.interval[1]
        for this, that in ((one, other), (other, one))
    )
