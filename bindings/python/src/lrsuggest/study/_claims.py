"""Who does a unit, where several processes share a folder.

A claim is a lock on one byte of the file ``.claims``, at a place that follows from the key. The
system gives it back when its process ends, however it ends: there are no stale claims. POSIX
locks are neither inherited by children nor seen within one process, and closing the file gives
all of them back, so a process keeps the file open, and a set of what it holds.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from threading import Lock

__all__ = ["Claims"]

NAME = ".claims"
GUARD = Lock()
OPENED: dict[tuple[int, int], int] = {}
"""The file descriptor of every file of claims this process opened, by device and inode."""

HELD: set[tuple[int, int]] = set()
"""What this process holds: descriptors and places."""


class Claims:
    """The claims of one run on the units of one folder."""

    def __init__(self, folder: Path) -> None:
        self.file = opened(folder / NAME)
        self.mine: set[int] = set()

    def take(self, key: str) -> bool:
        """Claim a unit; False if another process, or another run of this one, has it."""
        place = place_of(key)
        with GUARD:
            if (self.file, place) in HELD:
                return False
            try:
                fcntl.lockf(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            except OSError as problem:
                if problem.errno in (errno.EACCES, errno.EAGAIN):
                    return False
                raise
            HELD.add((self.file, place))
        self.mine.add(place)
        return True

    def give_back(self, keys: Iterable[str] | None = None) -> None:
        """Let others have units, or all that are held."""
        places = set(self.mine) if keys is None else {place_of(key) for key in keys}
        with GUARD:
            for place in places & self.mine:
                fcntl.lockf(self.file, fcntl.LOCK_UN, 1, place)
                HELD.discard((self.file, place))
        self.mine -= places


def place_of(key: str) -> int:
    """Return a byte in the first 2^62; two keys share one by a chance of 2^-62."""
    return int.from_bytes(sha256(key.encode()).digest()[:8], "big") >> 2


def opened(path: Path) -> int:
    """Open the file of claims once for each process: closing a second one would lose them all."""
    with GUARD:
        try:
            found = path.stat()
        except FileNotFoundError:
            pass
        else:
            if (found.st_dev, found.st_ino) in OPENED:
                return OPENED[found.st_dev, found.st_ino]
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        made = os.fstat(descriptor)
        OPENED[made.st_dev, made.st_ino] = descriptor
        return descriptor
