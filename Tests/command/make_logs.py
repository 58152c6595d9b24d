"""Write the logs of the golden files: the same numbers each time.

Usage: make_logs.py FOLDER
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

COUNT = 100
RATES = [1e-6 * 1e7 ** (step / (COUNT - 1)) for step in range(COUNT)]


def loss(rate: float, step: int) -> float:
    """Fall from 2.3 to 0.4, rise beyond 0.3; the ripple stands for the noise of batches."""
    return 0.3 + 2 / (1 + rate / 0.01) + (rate / 0.7) ** 2 + 0.1 * math.sin(step * step)


def main() -> None:
    """Write them all."""
    folder = Path(sys.argv[1])
    losses = [loss(rate, step) for step, rate in enumerate(RATES)]
    rows = [
        f"{step},{rate},{value}"
        for step, (rate, value) in enumerate(zip(RATES, losses, strict=False))
    ]
    write(folder / "descent.csv", ["step,learning_rate,loss", *rows])
    write(folder / "short.csv", ["step,learning_rate,loss", *rows[:8]])
    write(folder / "broken.csv", ["step,learning_rate,loss", *rows[:40], "40,6e-4,=1+1"])
    shifted = [loss(rate, step + 7) for step, rate in enumerate(RATES)]
    lines = [
        json.dumps({"lr": rate, "train": {"loss": it}})
        for rate, it in zip(RATES, shifted, strict=False)
    ]
    write(folder / "again.jsonl", lines)
    flat = [2 + 0.3 * math.sin(step * step) for step in range(COUNT)]
    write(
        folder / "flat.tsv",
        ["lr\tloss", *(f"{r}\t{it}" for r, it in zip(RATES, flat, strict=False))],
    )
    write(folder / "columns.json", [json.dumps({"lr": RATES, "loss": [*losses[:-1], math.nan]})])


def write(path: Path, lines: list[str]) -> None:
    """Write lines."""
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
