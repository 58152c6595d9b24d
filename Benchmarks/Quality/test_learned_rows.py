"""The rows of the networks: what was stored of our tasks, what is asked of others."""

from __future__ import annotations

import gzip
import tempfile
import unittest
from pathlib import Path

import lrsuggest
import numpy as np

import formula
from compare import cells_of
from recordings import load
from rows.learned import LEFT_OUT, read, said
from suggesters import context
from synthetic import arrays, entry, write


class Networks(unittest.TestCase):
    def test_stored_rates_are_taken_and_others_asked_for(self) -> None:
        ids = ["mine.0", "yours.0"]
        with tempfile.TemporaryDirectory() as folder:
            made = arrays(ids, [-2.0, -1.0], curves=2)
            corpus = load(write(Path(folder), made, [entry(one) for one in ids]))
            table = Path(folder) / "rates.csv.gz"
            with gzip.open(table, "wt") as stream:
                stream.write("id,schedule,curve,data,family\n")
                stream.write("mine.0,constant,0,0.01,0.02\n")
            cell = next(
                one
                for one in cells_of(corpus, "rt100", formula.shipped())
                if one.schedule == "constant"
            )
            for kind, rate in (("data", 0.01), ("family", 0.02)):
                found = 10.0 ** said(cell, read(table, kind))
                self.assertAlmostEqual(found[0, 0], rate)
                self.assertTrue(np.isnan(found[0, 1]))  # ours, and without an anchor
                lr, losses = cell.sweeps
                for curve in range(2):
                    answer = lrsuggest.rule("learned", lr, losses[1, curve], **context(cell, 1))
                    self.assertAlmostEqual(found[1, curve], answer)

    def test_what_is_shipped_is_of_our_tasks(self) -> None:
        known = {
            task
            for path in LEFT_OUT.parents[1].glob("Quality/corpus/*.npz")
            for task in load(path).ids
        }
        rates = read(LEFT_OUT, "data")
        self.assertEqual({task for task, _, _ in rates} - known, set())
        self.assertGreater(len(rates), 5000)
        self.assertTrue(all(0 < rate < 1e4 for rate in rates.values()))


if __name__ == "__main__":
    unittest.main()
