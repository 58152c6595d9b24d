"""Ten million rows are read without swapping."""

from __future__ import annotations

import math
import resource
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest

from conftest import PROGRAM, QUIET

ROWS = 10_000_000
BLOCK = 100_000
MEMORY = 1 << 30


@pytest.mark.large
def test_ten_million_rows_need_less_than_a_gibibyte(tmp_path: Path):
    path = tmp_path / "large.csv"
    write(path)
    began = time.monotonic()
    ran = subprocess.run(
        [PROGRAM, "suggest", "--bare", str(path)],
        capture_output=True,
        text=True,
        env=QUIET,
        check=True,
    )
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{ROWS} rows, {path.stat().st_size >> 20} MiB: {seconds:.1f} s, {peak >> 20} MiB")
    assert 1e-3 < float(ran.stdout) < 1e-1
    assert peak < MEMORY


def write(path: Path) -> None:
    """Write a noisy descent over seven decades."""
    random = np.random.default_rng(0)
    steps = np.arange(ROWS)
    lrs = 1e-6 * np.exp(steps * (7 * math.log(10) / (ROWS - 1)))
    losses = 0.3 + 2 / (1 + lrs / 0.01) + (lrs / 0.7) ** 2 + 0.1 * random.standard_normal(ROWS)
    with path.open("w") as file:
        file.write("step,lr,loss\n")
        for first in range(0, ROWS, BLOCK):
            block = slice(first, first + BLOCK)
            rows = zip(
                steps[block].tolist(), lrs[block].tolist(), losses[block].tolist(), strict=False
            )
            file.writelines(f"{step},{lr!r},{loss:.6f}\n" for step, lr, loss in rows)
