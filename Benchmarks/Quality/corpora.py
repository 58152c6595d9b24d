"""The recorded corpora of this folder, and the cells that the formula is fitted to."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from fitting import Cell, cells
from formula import Constants, readings
from recordings import Corpus, CorpusError, load

FOLDER = Path(__file__).parent / "corpus"


def paths() -> list[Path]:
    """Every corpus of the folder, those named public first."""
    return sorted(FOLDER.glob("*.npz"), key=lambda path: ("public" not in path.stem, path.stem))


@cache
def corpora() -> list[Corpus]:
    """The corpora of the folder."""
    return [load(path) for path in paths()]


LABELS = tuple(
    f"{path.stem} {schedule}" for path in paths() for schedule in ("one-cycle", "constant")
)
"""The names of the cells of `parts_of`."""


def parts_of(sweep: str, chosen: Constants) -> list[Cell]:
    """The cells of `LABELS`, each with the sweeps of one length."""
    return cells(sweep, [(corpus, readings(corpus, sweep, chosen)) for corpus in corpora()])


def verify(readme: Path = FOLDER / "README.md") -> int:
    """Compare the files with the checksums of the README; the number of those compared."""
    listed = re.findall(r"^\| `([\w.-]+)` \|.*\| `([0-9a-f]{64})` \|$", readme.read_text(), re.M)
    for name, wanted in listed:
        path = readme.parent / name
        if not path.is_file():
            raise CorpusError(f"{path}: {readme.name} names this file, and there is none")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != wanted:
            raise CorpusError(f"{path}: its sha256 is {found}, and {readme.name} says {wanted}")
    return len(listed)
