"""Files and folders, looked at before they are read."""

from __future__ import annotations

import gzip
import zlib
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, NamedTuple

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import BufferedReader
    from pathlib import Path
    from typing import TextIO

__all__ = ["EVENTS", "File", "found_in", "short_lines"]

HEAD = 1 << 16
LONGEST = 1 << 26
"""Characters of a line: a million columns fit. More is no log, and would fill the memory."""

UTF16, GZIP = (b"\xff\xfe", b"\xfe\xff"), b"\x1f\x8b"
DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error)
KNOWN = ("metrics.csv", "trainer_state.json")
EVENTS = "*tfevents*"
SHOWN = 8


class File(NamedTuple):
    """A path, how the file begins, unpacked and as UTF-8, and its encoding; none for a folder."""

    path: Path
    head: bytes = b""
    encoding: str = "utf-8-sig"

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
            It is empty, no text, or packed and damaged.
        """
        if not self.head.strip():
            raise LRSuggestError(f"{self} is empty")
        if b"\0" in self.head:
            raise LRSuggestError(
                f"{self} is a binary file of no known format; read it by its own library, as "
                "pandas.read_parquet, and pass the frame"
            )
        errors = "surrogateescape" if self.encoding == "utf-8-sig" else "replace"
        with TextIOWrapper(unpacked(self.path), self.encoding, errors, newline="") as text:
            try:
                yield text
            except DAMAGED as problem:
                raise LRSuggestError(f"{self} cannot be unpacked: {problem}") from problem


def short_lines(file: File, text: TextIO) -> Iterator[str]:
    """Yield the lines, as iterating does.

    Raises
    ------
    LRSuggestError
        A line is longer than `LONGEST`; what is behind it has not been read.
    """
    number = 1
    while line := text.readline(LONGEST):
        if len(line) == LONGEST and not line.endswith(("\n", "\r")):
            raise LRSuggestError(
                f"{file}, line {number} is longer than {LONGEST} characters: this is no log"
            )
        yield line
        number += 1


def found_in(path: Path) -> File:
    """Return a file, or what a folder holds: the files of a logger, or the folder itself.

    Raises
    ------
    LRSuggestError
        There is no such file, or the folder holds no log or several.
    """
    try:
        if not path.is_dir():
            return begun(path)
        if (path / "metrics").is_dir():
            return File(path)
        found = logs(path.glob) or logs(path.rglob)
    except (OSError, ValueError, *DAMAGED) as problem:
        raise LRSuggestError(f"{path} cannot be read: {problem}") from problem
    if not found:
        raise LRSuggestError(
            f"{path} is a folder that holds neither {' nor '.join(KNOWN)}, nor events of "
            "TensorBoard, nor metrics of MLflow"
        )
    if len(found) > 1:
        several = ", ".join(map(str, found[:SHOWN]))
        raise LRSuggestError(f"{path} holds {len(found)} logs ({several}): pass the path of one")
    return File(found[0]) if found[0].is_dir() else found_in(found[0])


def begun(path: Path) -> File:
    """Read how a file begins."""
    with unpacked(path) as file:
        head = file.read(HEAD)
    if head.startswith(UTF16):  # as spreadsheets and PowerShell write
        return File(path, head.decode("utf-16", "replace").encode(), "utf-16")
    return File(path, head)


def unpacked(path: Path) -> BufferedReader | gzip.GzipFile:
    """Open a file, by way of gzip where it is packed."""
    file = path.open("rb")
    if not file.peek(len(GZIP)).startswith(GZIP):
        return file
    file.close()
    return gzip.open(path)


def logs(search: Callable[[str], Iterable[Path]]) -> list[Path]:
    """List the files of loggers, and the folders that hold events."""
    files = {path for name in KNOWN for path in search(name)}
    return sorted(files | {path.parent for path in search(EVENTS)})
