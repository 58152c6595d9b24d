"""Keeps what was measured: a line of `history.csv` for each line of the board."""

from __future__ import annotations

import csv
import os
import platform
import subprocess
from datetime import date
from pathlib import Path

from board import Measurement

HERE = Path(__file__).resolve().parent
COLUMNS = ("date", "commit", "processor", "load", "section", "what", "value", "unit")


def append(path: Path, measured: list[Measurement], load: float) -> None:
    """Write the measurements to the end of the file, with its heading where it is new."""
    fresh = not path.exists()
    about = (date.today().isoformat(), commit(), processor(), f"{load:.1f}")
    with path.open("a", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if fresh:
            writer.writerow(COLUMNS)
        for line in measured:
            value = f"{line.value:.4g}"
            writer.writerow((*about, line.section, line.what, value, line.unit))


def commit() -> str:
    """The commit that is measured; a plus says that files have changed since."""
    command = ["git", "describe", "--always", "--dirty=+", "--abbrev=8"]
    ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    return ran.stdout.strip() or "unknown"


def processor() -> str:
    """The model of the processor and how many there are."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} x {names[0] if names else platform.machine()}"
