"""Takes times: the median of many calls, which what else the machine does moves least."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter_ns


def median_us(work: Callable[[], object], budget_s: float = 0.5, least: int = 5) -> float:
    """Microseconds one call takes: the median over about `budget_s`, after one call unmeasured."""
    work()
    taken: list[int] = []
    end = perf_counter_ns() + budget_s * 1e9
    while len(taken) < least or perf_counter_ns() < end:
        start = perf_counter_ns()
        work()
        taken.append(perf_counter_ns() - start)
    return median(taken) / 1e3


def timer_us() -> float:
    """Microseconds that taking a time takes itself."""
    empty = []
    for _ in range(10_000):
        start = perf_counter_ns()
        empty.append(perf_counter_ns() - start)
    return median(empty) / 1e3
