"""Builds and runs the Swift part on the same curves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from curves import Array

HERE = Path(__file__).resolve().parent
SCRATCH = HERE.parents[1] / ".build-bench"


def timed(curves: list[tuple[Array, Array]]) -> dict[tuple[str, int], float]:
    """Nanoseconds by (what, number of points).

    What: `suggest`, and the name of every rule that reads no landmarks, on the curves; `record`
    in sweeps.
    """
    command = ["swift", "build", "--configuration", "release"]
    command += ["--package-path", str(HERE), "--scratch-path", str(SCRATCH)]
    environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    built = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if built.returncode:
        raise SystemExit(f"{' '.join(command)}\n{built.stdout}{built.stderr}")
    text = "".join(
        f"{len(lr)}\n" + "".join(f"{rate!r} {value!r}\n" for rate, value in points(lr, loss))
        for lr, loss in curves
    )
    program = SCRATCH / "release" / "SpeedBenchmark"
    printed = subprocess.run([program], input=text, capture_output=True, text=True, check=True)
    results = {}
    for line in printed.stdout.splitlines():
        what, count, nanoseconds = line.split()
        results[what, int(count)] = float(nanoseconds)
    return results


def points(lr: Array, loss: Array) -> Iterator[tuple[float, float]]:
    """The points of a curve as Python's floats, whose text is exact."""
    return zip(lr.tolist(), loss.tolist(), strict=True)
