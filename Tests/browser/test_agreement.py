"""The page answers to five hundred curves as the library does.

Sums, products and roots are the same everywhere. What may differ is the last bit of ``exp``,
``log`` and their kin of two C libraries, and what a long computation makes of that bit. glibc takes
a variant of these functions with fused multiply-adds where the processor has them; told not to, it
computes as the page does, but for ``sinh`` and ``asinh``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import Browser

from conftest import PAGE
from curves import Sweep, sweeps
from ulps import Distances

UNFUSED = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2"}
SCHEDULES = ("one_cycle", "constant", "linear", "cosine")
OPTIMIZERS = ("sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad", "lion")
SAMPLED = ("elbow", "level_", "learned")
"""Rules that interpolate the smooth curve; the others point at losses that were given."""


def told(context: dict[str, object]) -> dict[str, object]:
    """Write a context as the page's script takes it."""
    names = {"batch_size": "batchSize", "fine_tuning": "fineTuning", "ema_beta": "emaBeta"}
    page = {names.get(name, name): value for name, value in context.items()}
    for name, choices in (("schedule", SCHEDULES), ("optimizer", OPTIMIZERS)):
        if name in page:
            page[name] = choices.index(str(page[name]))
    return page


@pytest.fixture(scope="module")
def by_page(browser: Browser) -> list[dict[str, Any]]:
    """What the page answers."""
    page = browser.new_page()
    page.goto(PAGE.as_uri())
    ask = "([lrs, losses, told]) => lrsuggest.answer(lrs, losses, told)"
    found = [page.evaluate(ask, [s.lrs, s.losses, told(s.context)]) for s in sweeps()]
    page.close()
    return found


def by_library(**environment: str) -> list[dict[str, Any]]:
    """Answer to the same curves natively, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "native.py"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def compared(native: list[dict[str, Any]], page: list[dict[str, Any]]) -> Distances:
    """Require that all words are the same, and measure how far the numbers lie apart."""
    distances = Distances()
    for sweep, ours, theirs in zip(sweeps(), native, page, strict=True):
        same_words(sweep, ours, theirs)
        measure(distances, sweep.name, ours, theirs)
    print(distances)
    return distances


def same_words(sweep: Sweep, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Compare the kind of the answer and every text."""
    refusal = theirs["refusal"] or {}
    for name in ("answer", "explanation", "doubts", "assumptions"):
        assert ours.get(name, theirs[name]) == theirs[name], (sweep.name, name)
    assert (ours.get("code"), ours.get("reasons")) == (refusal.get("code"), refusal.get("reasons"))


def measure(distances: Distances, name: str, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Measure one answer."""
    for field in ("lr", "max_safe_lr", "confidence"):
        distances.add("answer", f"{name}, {field}", ours.get(field), theirs[field])
    for field in ("interval", "search_range"):
        for pair in zip(ours.get(field, ()), theirs[field] or (), strict=True):
            distances.add("answer", f"{name}, {field}", *pair)
    marks = {mark["name"]: mark for mark in theirs["landmarks"]}
    assert ours["landmarks"].keys() == marks.keys(), name
    for kind, mark in ours["landmarks"].items():
        assert mark["index"] == marks[kind]["index"], (name, kind)
        for field in ("lr", "loss"):
            distances.add("landmarks", f"{name}, {kind}", mark[field], marks[kind][field])
        pairs = zip(mark["interval"] or (), marks[kind]["interval"] or (), strict=True)
        for pair in pairs:
            distances.add("intervals", f"{name}, {kind}", *pair)
    for rule, rate in ours["rules"].items():
        kind = "sampled" if rule.startswith(SAMPLED) else "rules"
        distances.add(kind, f"{name}, {rule}", rate, theirs["rules"][rule])
    assert (ours["smooth"] is None) == (theirs["smooth"] is None), name
    for column, values in (ours["smooth"] or {}).items():
        for pair in zip(values, theirs["smooth"][column], strict=True):
            distances.add("smooth", f"{name}, {column}", *pair)


def test_five_hundred_curves_are_answered_as_by_the_library(by_page):
    distances = compared(by_library(), by_page)
    answers = [answer["answer"] for answer in by_page]
    assert len(answers) == 500
    assert answers.count("refusal") > 50
    assert distances.most("answer") <= 4
    assert distances.most("rules") <= 4
    # What is interpolated on, or taken from, the smooth curve: its system of equations makes more
    # of a last bit, most where the loss comes near 0.
    assert distances.most("sampled") <= 64
    for kind in ("landmarks", "intervals", "smooth"):
        assert distances.share_within(kind, 4) > 0.99, kind
    assert distances.most("landmarks") <= 1 << 10
    assert distances.most("intervals") <= 1 << 12


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="other processors always fuse")
def test_without_fused_multiply_adds_all_but_the_smooth_curve_is_within_two_ulps(by_page):
    distances = compared(by_library(**UNFUSED), by_page)
    assert distances.most("answer") == 0
    for kind in ("rules", "sampled", "landmarks", "intervals"):
        assert distances.most(kind) <= 2, kind
    assert distances.share_within("smooth", 4) > 0.999
