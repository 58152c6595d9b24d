"""Libraries that a call may need and the package does not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import LRSuggestError

__all__ = ["needed"]


def needed(module: str, purpose: str, requirement: str) -> Any:
    """Import a module where it is used.

    Raises
    ------
    LRSuggestError
        It is not installed: the message says what needs it, and what pip should install.
    """
    try:
        return import_module(module)
    except ImportError as problem:
        library = module.partition(".")[0]
        message = f"{purpose} needs {library}: pip install {requirement}"
        raise LRSuggestError(message) from problem
