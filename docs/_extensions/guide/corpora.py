"""The recorded trainings, each corpus read once a build."""

from __future__ import annotations

from functools import cache

from recordings import Corpus, load

from . import QUALITY

FOLDER = QUALITY / "corpus"


@cache
def read(name: str) -> Corpus:
    """Read a corpus by its name."""
    return load(FOLDER / f"{name}.npz")


def names() -> list[str]:
    """Name all of them."""
    return sorted((path.stem for path in FOLDER.glob("*.npz")), reverse=True)
