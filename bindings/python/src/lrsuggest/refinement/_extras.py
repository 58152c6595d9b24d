"""What refining needs beside the base package."""

from __future__ import annotations

from typing import Any

from .._optional import needed

__all__ = ["require"]


def require(module: str, purpose: str) -> Any:
    """Import what the extra ``refine`` brings, or raise and name the extra."""
    return needed(module, purpose, "'lrsuggest[refine]'")
