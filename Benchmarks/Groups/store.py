"""What was trained, kept outside of git: deleted, it is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import beside

CACHE = Path(os.environ.get("LRSUGGEST_GROUPS", beside.ROOT / ".groups"))


def kept(*names: str) -> Path:
    """A path below `CACHE`."""
    return CACHE.joinpath(*names)


def written(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file; one that is there is whole, whoever stops or writes beside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{os.getpid()}.{path.name}")  # numpy wants its own ending
    write(unfinished)
    unfinished.rename(path)
