"""Scores learning-rate suggestions against trainings that were really run.

python3 regret.py corpus/public.npz                        fastai's valley and minimum
python3 regret.py corpus/public.npz --table mine.csv       a table `id,curve,lr`
python3 regret.py corpus/public-long.npz --by-steps        one row per training budget
python3 regret.py corpus/public.npz --scale 3.5            the baselines, times a constant
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from baselines import RULES, suggest_all
from recordings import Array, Corpus, load
from scoreboard import HEADER, row, score
from suggestions import read_suggestions
from truth import SCHEDULES, truths


def tables(corpus: Corpus, options: argparse.Namespace) -> dict[str, Array]:
    """The suggestions to be scored, by name."""
    if options.table:
        return {Path(path).stem: read_suggestions(path, corpus) for path in options.table}
    lr, losses = corpus.sweep(options.sweep)
    return {
        f"fastai_{name}": options.scale * suggest_all(rule, lr, losses)
        for name, rule in RULES.items()
    }


def report(corpus: Corpus, options: argparse.Namespace) -> str:
    """The Markdown scoreboard."""
    lines: list[str] = []
    budgets = sorted(set(corpus.steps.tolist())) if options.by_steps else [None]
    named = tables(corpus, options)
    for schedule in options.schedule:
        truth = truths(corpus, schedule, options.metric)
        lines += ["", f"## {corpus.path.name}, {options.metric} loss, {schedule}", "", HEADER]
        for budget in budgets:
            keep = corpus.steps == budget if budget else np.full(len(truth), True)
            label = f" {budget}" if budget else ""
            lines += [row(name + label, score(table, truth, keep)) for name, table in named.items()]
    return "\n".join(lines).strip()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", help="path of an .npz with its .meta.json beside it")
    parser.add_argument("--table", action="append", help="CSV `id,curve,lr`; may be repeated")
    parser.add_argument("--schedule", nargs="+", choices=SCHEDULES, default=list(SCHEDULES))
    parser.add_argument("--metric", choices=("held", "train"), default="held")
    parser.add_argument("--sweep", default="rt100", help="rt50, rt100, rt200, rt400 or rtinit")
    parser.add_argument("--by-steps", action="store_true", help="one row per training budget")
    parser.add_argument("--scale", type=float, default=1.0, help="multiply the baselines by this")
    options = parser.parse_args()
    print(report(load(options.corpus), options))


if __name__ == "__main__":
    main()
