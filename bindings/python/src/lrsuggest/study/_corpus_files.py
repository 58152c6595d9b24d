"""The two files of a corpus: ``NAME.npz`` and ``NAME.meta.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .._files import write
from ..errors import LRSuggestError
from ._files import Array, npz

__all__ = ["read", "writable", "written"]


def read(path: Path) -> tuple[dict[str, Array], list[dict[str, Any]]]:
    """Return the arrays and the metadata, or raise where they are not of the same tasks."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    meta = json.loads(beside(path).read_text(encoding="utf-8"))
    if [entry["id"] for entry in meta] != arrays["id"].tolist():
        raise LRSuggestError(f"{path} and {beside(path).name} are not of the same tasks")
    return arrays, meta


def written(path: Path, arrays: Mapping[str, Array], meta: Sequence[Mapping[str, Any]]) -> None:
    """Write both, each whole or not at all."""
    entries = ",\n ".join(json.dumps(entry) for entry in meta)
    write(beside(writable(path)), f"[{entries}]\n".encode())
    write(path, npz(arrays, compressed=True))


def writable(path: Path) -> Path:
    """Return a path that others find the metadata of, or raise."""
    if path.suffix != ".npz" or "." in path.stem:
        raise LRSuggestError(f"path must be NAME.npz without a dot in NAME, not {str(path)!r}")
    return path


def beside(path: Path) -> Path:
    """Return where the metadata of a corpus is."""
    return path.with_suffix("").with_suffix(".meta.json")
