"""A corpus whose every figure is known by hand, for the tests.

The regret of a task is the square of the distance, in decades, to its best rate. A sweep falls
and explodes; its landmarks are of no interest here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from recordings import Array

GRID = 10.0 ** np.arange(-6.0, 1.01, 0.25)
TOP, LOWEST = 3.0, 1.0


def losses(best: float) -> Array:
    """The outcome (rates,) of a task whose best rate is 10**best."""
    return LOWEST + (TOP - LOWEST) * np.minimum(1.0, (np.log10(GRID) - best) ** 2)


def entry(name: str, **more: object) -> dict[str, Any]:
    """The metadata of a task `data.anything`."""
    plain = {"id": name, "data": name.split(".")[0], "steps": 400, "chance": TOP}
    return {**plain, "family": "mlp", "opt": "adam", "bs": 32, "norm": "std", "tags": [], **more}


def sweeps(tasks: int, curves: int, steps: int = 100) -> tuple[Array, Array]:
    """Rates, and losses that fall around 0.01 and explode beyond 1, with a little noise."""
    lr = 1e-7 * 1e8 ** (np.arange(steps) / steps)
    seeds = np.random.default_rng(1)
    clean = 1.0 + 2.0 / (1.0 + lr / 0.01) + lr**2
    return lr, clean * (1.0 + 0.02 * seeds.standard_normal((tasks, curves, steps)))


def arrays(ids: list[str], bests: list[float], curves: int = 4) -> dict[str, Array]:
    """The fewest arrays that a corpus can have: both schedules alike, one training seed."""
    lr, loss = sweeps(len(ids), curves)
    held = np.array([[losses(best)] * 2 for best in bests])[..., None]
    return {
        "id": np.array(ids), "rt100_lr": lr, "rt100_loss": loss, "gt_lr": GRID, "gt_held": held,
        "init_held": np.full(len(ids), TOP),
    }  # fmt: skip


def write(
    folder: Path, stored: dict[str, Array], meta: list[dict[str, Any]], name: str = "made"
) -> Path:
    """Write the two files of a corpus."""
    np.savez(folder / f"{name}.npz", **stored)
    (folder / f"{name}.meta.json").write_text(json.dumps(meta))
    return folder / f"{name}.npz"
