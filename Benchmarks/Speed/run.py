"""Times lrsuggest, and beside it fastai's valley and SciPy's smoothing spline."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import lrsuggest
import numpy as np
import scipy
from scipy.interpolate import make_smoothing_spline

import swift
from board import line, section
from curves import Array, sweep
from ours import batch_s, record_us
from processes import (
    FIRST_ANSWER,
    IMPORT,
    IMPORT_EVERYTHING,
    fresh_ms,
    load,
    stripped_bytes,
)
from rivals import fastai
from timing import median_us

COUNTS = (100, 1_000, 10_000)
BATCH = 10_000
Curves = dict[int, tuple[Array, Array]]
LIBRARY = Path(
    os.environ.get("LRSUGGEST_LIBRARY")
    or Path(__file__).resolve().parents[2] / ".build-release/release/liblrsuggest.so"
)


def suggest(curves: Curves, in_swift: dict[tuple[str, int], float]) -> dict[int, float]:
    """A whole suggestion: microseconds by number of points, from Python."""
    section("Suggest", "one curve: smooth, read, suggest")
    python = {
        count: median_us(partial(lrsuggest.suggest, *points, steps=1000))
        for count, points in curves.items()
    }
    for count, taken in python.items():
        line(f"{count:,} points, from Python", taken, "us", most=500 if count == 100 else None)
    for count in curves:
        line(f"{count:,} points, from Swift", in_swift["suggest", count] / 1e3, "us")
    growth = python[max(curves)] / python[min(curves)]
    line(f"{max(curves):,} points take, of {min(curves)}", growth, "x", most=100)
    return python


def others(curves: Curves, ours: dict[int, float]) -> None:
    """One step of what others do, on the same points."""
    known = fastai()
    section("fastai's valley alone", known.note if known else "fastai is not installed")
    for count in COUNTS[:2] if known else ():
        for kind, column in known.columns.items():
            columns = [column(values) for values in curves[count]]
            taken = median_us(partial(known.valley, *columns, count), least=3)
            line(f"{count:,} points, {kind}", taken, "us", ratio=taken / ours[count])
    section("lrsuggest.rule('valley')", "the same rule in O(n log n)")
    for count in COUNTS:
        taken = median_us(partial(lrsuggest.rule, "valley", *curves[count]))
        line(f"{count:,} points", taken, "us", ratio=taken / ours[count])
    section("SciPy's make_smoothing_spline alone", f"scipy {scipy.__version__}, penalty by GCV")
    for count in COUNTS[:2]:
        lr, loss = curves[count]
        taken = median_us(partial(make_smoothing_spline, np.log10(lr), loss), least=3)
        line(f"{count:,} points", taken, "us", ratio=taken / ours[count])


def record(in_swift: dict[tuple[str, int], float]) -> None:
    """Recording one loss in a sweep."""
    section("Sweep.record", "one loss; mean over a sweep, median of sweeps")
    for count in (100, 10_000):
        line(f"in a sweep of {count:,}, from Swift", in_swift["record", count] / 1e3, "us", most=2)
    for count in (100, 10_000):
        alone, turn = record_us(count)
        line(f"in a sweep of {count:,}, from Python", alone, "us")
        line("  the whole turn: next learning rate, record", turn, "us")


def batch() -> None:
    """Many curves on one thread and on all."""
    section("suggest_batch", f"{BATCH:,} curves of 100 points, from Python")
    one, all_threads = batch_s(BATCH)
    line("one thread", one, "s")
    line(f"all threads, {os.cpu_count()} processors", all_threads, "s")
    line("speed-up", one / all_threads, "x", least=1.6)


def start() -> None:
    """Size and first use."""
    section("Size and start", "each in fresh processes")
    line("liblrsuggest.so, stripped", stripped_bytes(LIBRARY) / 1e6, "MB", most=7)
    line("loading it (dlopen)", fresh_ms(load(LIBRARY)), "ms", most=5)
    line(IMPORT, fresh_ms(IMPORT), "ms", most=40)
    line(IMPORT_EVERYTHING, fresh_ms(IMPORT_EVERYTHING), "ms", most=40)
    line("import, load, and a first answer", fresh_ms(FIRST_ANSWER), "ms")


def main() -> None:
    """Print everything."""
    print(f"lrsuggest {lrsuggest.__version__}, {os.cpu_count()} processors,", end=" ")
    print(f"load average {os.getloadavg()[0]:.1f} before starting")
    curves = {count: sweep(count) for count in COUNTS}
    in_swift = swift.timed(list(curves.values()))
    others(curves, suggest(curves, in_swift))
    record(in_swift)
    batch()
    start()


if __name__ == "__main__":
    main()
