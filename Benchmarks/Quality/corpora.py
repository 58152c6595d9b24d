"""The recorded corpora as the cells that everything here is fitted to and judged on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fitting import Cell, cells
from formula import Constants, readings
from recordings import Corpus, load

FILES = ("public", "public-long")
LABELS = ("short one-cycle", "short constant", "long one-cycle", "long constant")


@cache
def corpora() -> list[Corpus]:
    """The corpora of short and of long trainings."""
    return [load(Path(__file__).parent / "corpus" / f"{name}.npz") for name in FILES]


def parts_of(sweep: str, chosen: Constants) -> list[Cell]:
    """The four cells of `LABELS`, each with the sweeps of one length."""
    return cells(sweep, [(corpus, readings(corpus, sweep, chosen)) for corpus in corpora()])
