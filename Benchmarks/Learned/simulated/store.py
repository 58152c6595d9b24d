"""Writes measured blocks as one corpus: an .npz of arrays, and the metadata beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import neighbours  # noqa: F401
from measure_block import OTHER_SWEEPS, Arrays
from schedules import GRID, sweep

Measured = tuple[Arrays, list[dict[str, Any]]]


def write(path: Path, blocks: Sequence[Measured]) -> None:
    """Write `path` and its `.meta.json`; the same blocks give the same bytes."""
    meta = []
    for arrays, known in blocks:
        for entry, chance in zip(known, arrays["chance"], strict=True):
            meta.append({**entry, "chance": float(chance) if np.isfinite(chance) else None})
    names = [name for name in blocks[0][0] if name != "chance"]
    arrays = {name: np.concatenate([part[name] for part, _ in blocks]) for name in names}
    rates = {f"rt{steps}_lr": sweep(steps) for steps in (100, *OTHER_SWEEPS)}
    path.parent.mkdir(parents=True, exist_ok=True)
    ids = np.array([entry["id"] for entry in meta])
    np.savez_compressed(path, id=ids, gt_lr=GRID, **rates, **arrays)
    beside = path.with_name(path.name.removesuffix(".npz") + ".meta.json")
    beside.write_text(json.dumps(meta, indent=0) + "\n")
