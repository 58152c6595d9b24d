"""Files and folders, looked at before they are read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

__all__ = ["EVENTS", "File", "found_in"]

HEAD = 1 << 16
UTF16 = (b"\xff\xfe", b"\xfe\xff")
KNOWN = ("metrics.csv", "trainer_state.json")
EVENTS = "*tfevents*"
SHOWN = 8


class File(NamedTuple):
    """A path, and how the file begins; no beginning for a folder."""

    path: Path
    head: bytes

    def __str__(self) -> str:
        """Return the path."""
        return str(self.path)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder that is a log itself."""
        return self.path.is_dir()

    @contextmanager
    def lines(self) -> Iterator[TextIO]:
        """Open it as text; bytes that are no UTF-8 are kept, to be named where they matter.

        Raises
        ------
        LRSuggestError
            It is empty, or no text.
        """
        if not self.head.strip():
            raise LRSuggestError(f"{self} is empty")
        if self.head.startswith(UTF16):
            raise LRSuggestError(f"{self} is UTF-16: save it as UTF-8")
        if b"\0" in self.head:
            raise LRSuggestError(
                f"{self} is a binary file of no known format; read it by its own library, as "
                "pandas.read_parquet, and pass the frame"
            )
        with self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
            yield text


def found_in(path: Path) -> File:
    """Return a file, or what a folder holds: the files of a logger, or the folder itself.

    Raises
    ------
    LRSuggestError
        There is no such file, or the folder holds no log or several.
    """
    try:
        if not path.is_dir():
            with path.open("rb") as file:
                return File(path, file.read(HEAD))
        if (path / "metrics").is_dir():
            return File(path, b"")
        found = logs(path.glob) or logs(path.rglob)
    except (OSError, ValueError) as problem:
        raise LRSuggestError(f"{path} cannot be read: {problem}") from problem
    if not found:
        raise LRSuggestError(
            f"{path} is a folder that holds neither {' nor '.join(KNOWN)}, nor events of "
            "TensorBoard, nor metrics of MLflow"
        )
    if len(found) > 1:
        several = ", ".join(map(str, found[:SHOWN]))
        raise LRSuggestError(f"{path} holds {len(found)} logs ({several}): pass the path of one")
    return File(found[0], b"") if found[0].is_dir() else found_in(found[0])


def logs(search: Callable[[str], Iterable[Path]]) -> list[Path]:
    """List the files of loggers, and the folders that hold events."""
    files = {path for name in KNOWN for path in search(name)}
    return sorted(files | {path.parent for path in search(EVENTS)})
