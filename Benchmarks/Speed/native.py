"""Builds and runs the C programs against the library that is timed."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLAGS = ("-std=c99", "-O2", "-Wall", "-Wextra", "-Werror", f"-I{HERE.parents[1] / 'include'}")


@contextmanager
def program(name: str, library: Path) -> Iterator[Path]:
    """Compile a program of the folder `c`, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, name)
        # Programs look for the SONAME, which the build may not have made.
        Path(folder, "liblrsuggest.so.1").symlink_to(library.resolve())
        command = ["cc", *FLAGS, str(HERE / "c" / f"{name}.c"), str(library.resolve())]
        command += [f"-Wl,-rpath,{folder}", "-lm", "-o", str(out)]
        subprocess.run(command, check=True)
        yield out


def rates(library: Path) -> dict[tuple[str, int], float]:
    """Nanoseconds of `record` by steps; curves a second of batches by threads, 0 for all."""
    with program("rates", library) as path:
        printed = subprocess.run([path], capture_output=True, text=True, check=True).stdout
    lines = (line.split() for line in printed.splitlines())
    return {(what, int(number)): float(value) for what, number, value in lines}


def memory(library: Path, counts: list[int]) -> dict[int, tuple[int, float]]:
    """Allocations of a warmed suggestion, and peak memory over the input, by points."""
    found = {}
    with program("memory", library) as path:
        for count in counts:
            command = [path, str(count)]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            allocations, share = printed.split()
            found[count] = int(allocations), float(share)
    return found
