"""Refusing a library that is too old to be range-tested."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["refuse_older"]


def refuse_older(module: Any, lowest: tuple[int, int], pip: str) -> None:
    """Raise where a library is too old, as where it is missing.

    Parameters
    ----------
    module : module
        The library; one that tells no version is taken.
    lowest : tuple of int
        Major and minor version that are known to work.
    pip : str
        What pip calls it.

    Raises
    ------
    ImportError
        It is older.
    """
    version = str(module.__version__)
    numbers = tuple(map(int, re.findall(r"\d+", version)[:2]))
    if numbers and numbers < lowest:
        wanted = ".".join(map(str, lowest))
        raise ImportError(
            f'{pip} {version} is too old for lrsuggest: pip install "{pip}>={wanted}"'
        )
