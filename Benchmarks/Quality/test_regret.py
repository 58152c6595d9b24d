"""The scorer must give fastai's rules the figures published with the corpus.

python3 -m unittest discover -s Benchmarks/Quality
"""

from __future__ import annotations

import tempfile
import unittest
from dataclasses import astuple
from pathlib import Path

import numpy as np

from baselines import RULES, longest_descent, suggest_all
from recordings import load
from scoreboard import score
from suggestions import read_suggestions
from truth import truths

CORPUS = Path(__file__).parent / "corpus"

# (file, budget or None, rule, one-cycle, constant): mean regret on held-out loss
PUBLISHED = [
    ("public", None, "valley", 0.192, 0.126),
    ("public", None, "minimum", 0.110, 0.142),
    ("public-long", 1500, "valley", 0.110, 0.106),
    ("public-long", 4000, "valley", 0.108, 0.132),
    ("public-long", 8000, "valley", 0.035, 0.047),
    ("public-long", 1500, "minimum", 0.137, 0.189),
    ("public-long", 4000, "minimum", 0.171, 0.229),
    ("public-long", 8000, "minimum", 0.100, 0.170),
]

# The other columns on `public`, to the digits given: median, shares of regret <= .05, <= .10 and
# >= .5, distance and bias to the best rate, distance to the band, sd over the data orders.
COLUMNS = {
    ("valley", "one-cycle"): (0.120, 0.35, 0.51, 0.11, 1.00, -0.93, 0.47, 0.25),
    ("valley", "constant"): (0.054, 0.54, 0.69, 0.08, 0.69, -0.44, 0.26, 0.25),
    ("minimum", "one-cycle"): (0.021, 0.67, 0.77, 0.07, 0.70, -0.34, 0.29, 0.27),
    ("minimum", "constant"): (0.044, 0.59, 0.74, 0.10, 0.69, 0.15, 0.29, 0.27),
}


class PublishedFigures(unittest.TestCase):
    def test_other_columns(self) -> None:
        corpus = load(CORPUS / "public.npz")
        for (rule, schedule), wanted in COLUMNS.items():
            table = suggest_all(RULES[rule], *corpus.sweep("rt100"))
            got = astuple(score(table, truths(corpus, schedule)))[2:10]
            digits = np.array([5e-4] + 7 * [5e-3])
            with self.subTest(rule=rule, schedule=schedule):
                self.assertTrue((np.abs(np.subtract(got, wanted)) <= 1.001 * digits).all(), got)

    def test_baselines(self) -> None:
        for name in ("public", "public-long"):
            corpus = load(CORPUS / f"{name}.npz")
            lr, losses = corpus.sweep("rt100")
            tables = {rule: suggest_all(RULES[rule], lr, losses) for rule in RULES}
            truth = {schedule: truths(corpus, schedule) for schedule in ("one-cycle", "constant")}
            for file, budget, rule, *wanted in PUBLISHED:
                if file != name:
                    continue
                keep = [budget in (None, steps) for steps in corpus.steps]
                for schedule, value in zip(truth, wanted, strict=True):
                    with self.subTest(file=file, budget=budget, rule=rule, schedule=schedule):
                        got = score(tables[rule], truth[schedule], keep).mean
                        self.assertAlmostEqual(got, value, delta=0.003)

    def test_best_rate_has_no_regret_and_refusals_are_counted(self) -> None:
        corpus = load(CORPUS / "public.npz")
        truth = truths(corpus, "constant")
        table = np.array([[10.0**task.best, np.nan] for task in truth])
        result = score(table, truth)
        self.assertAlmostEqual(result.mean, 0.0)
        self.assertAlmostEqual(result.refused, 0.5)

    def test_longest_descent(self) -> None:
        self.assertEqual(longest_descent(np.array([3.0, 5.0, 2.0, 4.0, 1.0])), (4, 3))

    def test_table_round_trip_and_complaints(self) -> None:
        corpus = load(CORPUS / "public.npz")
        lines = ["id,curve,lr"] + [f"{task},0," for task in corpus.ids]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "table.csv"
            path.write_text("\n".join(lines))
            self.assertTrue(np.isnan(read_suggestions(path, corpus)).all())
            path.write_text("\n".join(lines[:-1]))
            with self.assertRaises(ValueError):
                read_suggestions(path, corpus)


if __name__ == "__main__":
    unittest.main()
