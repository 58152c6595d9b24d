"""What collecting needs beside the base package, and the error where it is missing."""

from __future__ import annotations

from importlib import import_module

__all__ = ["require"]

NEEDED = ("numpy", "joblib", "tqdm")


def require() -> None:
    """Import what the extra ``study`` brings.

    Raises
    ------
    ImportError
        Something is not installed: the message names it and the extra.
    """
    for name in NEEDED:
        try:
            import_module(name)
        except ImportError as problem:
            message = f"lrsuggest.study needs {name}: pip install 'lrsuggest[study]'"
            raise ImportError(message, name=name) from problem
