"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PART", "write"]

PART = ".part"
"""The ending of a file that is being written; a kill leaves it behind."""


def write(path: Path, content: bytes) -> None:
    """Put a whole file in place of whatever is there, and on the disk before returning.

    Killed at any point, it leaves the old file or the new one, and perhaps a ``.part``.
    """
    part = path.with_name(f"{path.name}.{uuid4().hex}{PART}")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
