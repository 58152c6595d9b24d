"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

__all__ = ["PART", "Array", "npz", "write"]

Array = NDArray[Any]

PART = ".part"
"""The ending of a file that is being written; a kill leaves it behind."""


def npz(arrays: Mapping[str, Array], *, compressed: bool = False) -> bytes:
    """Return an .npz of the arrays: the same bytes for the same arrays, whenever it is made."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy")  # dated 1980
            entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            with archive.open(entry, "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array, allow_pickle=False)
    return buffer.getvalue()


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
