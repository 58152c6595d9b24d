"""Times lrsuggest, and beside it fastai's valley and SciPy's smoothing spline."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

import lrsuggest
import numpy as np
import scipy
from scipy.interpolate import make_smoothing_spline

import history
import native
import swift
from board import line, measured, section
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
MOST_US = {100: 250, 1_000: 1_500, 10_000: 15_000}
IN_MEMORY = [100, 1_000, 10_000, 100_000, 1_000_000]
BATCH = 10_000
CLASSIC = ("gradient_raw", "gradient_ema", "ema_")
"""How the rules begin that look at slopes and averages, and fit nothing."""
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
        line(f"{count:,} points, from Python", taken, "us", most=MOST_US[count])
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


def classic(in_swift: dict[tuple[str, int], float]) -> None:
    """The rules that take the points as they are, or a slope of them or of their average."""
    section("Classic rules", "1,000 points, from Swift")
    for name in lrsuggest.rules():
        if lrsuggest.rule_info(name).family == "arrays" or name.startswith(CLASSIC):
            line(name, in_swift[name, 1_000] / 1e3, "us", most=20)


def record(in_swift: dict[tuple[str, int], float], in_c: dict[tuple[str, int], float]) -> None:
    """Recording one loss in a sweep."""
    section("Sweep.record", "one loss; mean over a sweep, median of sweeps")
    for count in (100, 10_000):
        line(f"in a sweep of {count:,}, from Swift", in_swift["record", count], "ns", most=300)
        line(f"in a sweep of {count:,}, from C", in_c["record", count], "ns", most=500)
    for count in (100, 10_000):
        alone, turn = record_us(count)
        line(f"in a sweep of {count:,}, from Python", alone, "us", most=1.5)
        line("  the whole turn: next learning rate, record", turn, "us")


def batch(in_c: dict[tuple[str, int], float]) -> None:
    """Many curves on one thread and on all."""
    section("Batches from C", "curves of 100 points, a second")
    for what, least in (("suggest", 8_000), ("valley", 300_000), ("minimum", 300_000)):
        line(f"{what}, one thread", in_c[what, 1], "/s")
        line(f"{what}, {os.cpu_count()} processors", in_c[what, 0], "/s", least=least)
    section("suggest_batch", f"{BATCH:,} curves of 100 points, from Python")
    one, all_threads = batch_s(BATCH)
    line("one thread", one, "s")
    line(f"all threads, {os.cpu_count()} processors", all_threads, "s")
    line("speed-up", one / all_threads, "x", least=1.6)


def memory() -> None:
    """What a warmed suggestion allocates."""
    section("Memory", "from C: a suggestion after two others")
    for count, (allocations, peak) in native.memory(LIBRARY, IN_MEMORY).items():
        line(f"{count:,} points, allocations", allocations, "")
        if count == max(IN_MEMORY):
            line(f"{count:,} points, peak over the input", peak, "x", most=12)


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--history", type=Path, help="a file to which the lines are appended")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"lrsuggest {lrsuggest.__version__}, {os.cpu_count()} processors,", end=" ")
    print(f"load average {load:.1f} before starting")
    curves = {count: sweep(count) for count in COUNTS}
    in_swift = swift.timed(list(curves.values()))
    in_c = native.rates(LIBRARY)
    others(curves, suggest(curves, in_swift))
    classic(in_swift)
    record(in_swift, in_c)
    batch(in_c)
    memory()
    start()
    if arguments.history:
        history.append(arguments.history, measured, load)


if __name__ == "__main__":
    main()
