"""Compares corpora by what is read off their curves and where their best rates lie.

    python Benchmarks/Learned/simulated/likeness.py Benchmarks/Quality/corpus/public.npz mine.npz

Prints, for every quantity, the quantiles in each corpus, one line a corpus. Needs the library, as
`Quality/quality.py` does.
"""

from __future__ import annotations

import sys
import warnings
from collections import defaultdict
from dataclasses import replace

import numpy as np

import neighbours  # noqa: F401
from formula import readings, shipped
from recordings import Array, Corpus, load
from truth import SCHEDULES, truths

QUANTILES = (5, 25, 50, 75, 95)
CURVES, TASKS = 2, 600
"""Curves a task and tasks a corpus that are looked at."""


def some(corpus: Corpus) -> Corpus:
    """A part of a corpus: at most `TASKS` tasks, spread evenly over it."""
    chosen = np.unique(np.linspace(0, len(corpus.ids) - 1, TASKS).astype(int))
    per_task = {
        name: part[chosen]
        for name, part in corpus.arrays.items()
        if not name.endswith("_lr") and len(part) == len(corpus.ids)
    }
    return Corpus(corpus.path, {**corpus.arrays, **per_task}, [corpus.meta[i] for i in chosen])


def of_curves(corpus: Corpus) -> dict[str, Array]:
    """What the raw losses look like, one number a curve."""
    losses = corpus.sweep(corpus.main_sweep)[1].reshape(-1, len(corpus.sweep(corpus.main_sweep)[0]))
    finite = np.where(np.isfinite(losses), losses, np.nan)
    first = np.abs(np.nanmean(finite[:, :5], axis=1))
    head = finite[:, : losses.shape[1] // 7]
    return {
        "raw: highest / first, log10": np.log10(np.nanmax(finite, axis=1) / first),
        "raw: lowest / first": np.nanmin(finite, axis=1) / first,
        "raw: noise of the first seventh": np.nanstd(head, 1) / np.abs(np.nanmean(head, 1)),
        "raw: share not finite at the end": (~np.isfinite(losses)).any(1) * 1.0,
    }


def of_outcomes(corpus: Corpus, schedule: str) -> dict[str, Array]:
    """Where the best rates lie, one number a task or a curve; learnable tasks only."""
    constants = shipped()
    found = readings(corpus, corpus.main_sweep, constants)
    answers = found.log_rate(constants, schedule, corpus.steps)
    gathered = defaultdict(list)
    for task, told in enumerate(truths(corpus, schedule)):
        gathered["learnable"].append(float(told.learnable))
        if not told.learnable:
            continue
        worse = told.log_lr[told.regret > 0.5]
        above, below = worse[worse > told.best] - told.best, told.best - worse[worse < told.best]
        gathered["best"].append(told.best)
        gathered["best - valley"].extend(told.best - found.valley[task])
        gathered["best - elbow"].extend(told.best - found.elbow[task])
        gathered["best - consensus"].extend(told.best - answers[task])
        gathered["regret of consensus"].extend(told.regret_at(10.0 ** answers[task]))
        gathered["width of band"].append(np.ptp(told.band))
        gathered["to regret .5 above best"].append(above.min(initial=np.inf))
        gathered["to regret .5 below best"].append(below.min(initial=np.inf))
        if schedule == SCHEDULES[0]:
            gathered["drop / noise"].extend(found.clarity[task])
            gathered["elbow - valley"].extend(found.elbow[task] - found.valley[task])
            gathered["onset - valley"].extend(found.onset[task] - found.valley[task])
            gathered["bandwidth, log10"].extend(found.bandwidth[task])
    return {f"{schedule}: {name}": np.array(values) for name, values in gathered.items()}


def looked_at(path: str) -> dict[str, Array]:
    """Every quantity of a corpus."""
    corpus = some(load(path))
    kind = f"{corpus.main_sweep}_loss"
    arrays = {**corpus.arrays, kind: corpus.arrays[kind][:, :CURVES]}
    corpus = replace(corpus, arrays=arrays)
    parts = [of_outcomes(corpus, schedule) for schedule in SCHEDULES]
    return {name: value for part in (of_curves(corpus), *parts) for name, value in part.items()}


def main() -> None:
    """Look at every corpus that is named, and print."""
    warnings.simplefilter("ignore", RuntimeWarning)
    paths = sys.argv[1:]
    if not paths:
        sys.exit((__doc__ or "").strip())
    corpora = [looked_at(path) for path in paths]
    print(f"{'':40}{'there':>6}{'mean':>8}" + "".join(f"{q:>7}%" for q in QUANTILES))
    for name in corpora[0]:
        print(name)
        for path, numbers in zip(paths, corpora, strict=True):
            values = numbers[name]
            kept = values[np.isfinite(values)]
            row = [kept.mean(), *np.percentile(kept, QUANTILES)] if len(kept) else []
            there = f"{len(kept) / max(1, len(values)):6.2f}"
            print(f"  {path[-36:]:38}{there}" + "".join(f"{number:8.2f}" for number in row))


if __name__ == "__main__":
    main()
