"""The rows of the networks: what was stored of our tasks, what is asked of others."""

from __future__ import annotations

import gzip
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import lrsuggest
import numpy as np

import formula
from compare import cells_of
from corpora import corpora
from recordings import load
from rows.learned import LEFT_OUT, read, said
from suggesters import context
from synthetic import arrays, entry, write


class Networks(unittest.TestCase):
    def test_stored_rates_are_taken_of_our_corpora_alone(self) -> None:
        ids = ["mine.0", "yours.0"]
        with tempfile.TemporaryDirectory() as folder:
            made = arrays(ids, [-2.0, -1.0], curves=2)
            corpus = load(write(Path(folder), made, [entry(one) for one in ids]))
            table = Path(folder) / "rates.csv.gz"
            with gzip.open(table, "wt") as stream:
                stream.write("corpus,id,schedule,curve,data,family\n")
                stream.write(f"{corpus.name},mine.0,constant,0,0.01,0.02\n")
            cell = next(
                one
                for one in cells_of(corpus, "rt100", formula.shipped())
                if one.schedule == "constant"
            )
            known, (lr, losses) = read(table, "data"), cell.sweeps
            foreign = 10.0 ** said(cell, known)
            with mock.patch("rows.learned.FOLDER", corpus.path.parent):
                ours = 10.0 ** said(cell, known)
        for task, curve in np.ndindex(2, 2):
            asked = lrsuggest.rule("learned", lr, losses[task, curve], **context(cell, task))
            self.assertAlmostEqual(foreign[task, curve], asked)
        self.assertAlmostEqual(ours[0, 0], 0.01)
        self.assertTrue(np.isnan(ours[0, 1]))  # ours, and without an anchor
        self.assertAlmostEqual(ours[1, 0], foreign[1, 0])

    def test_a_curve_that_stands_there_twice_is_an_error(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "rates.csv.gz"
            with gzip.open(table, "wt") as stream:
                stream.write("corpus,id,schedule,curve,data,family\n" + "a,b,constant,0,1,2\n" * 2)
            with self.assertRaisesRegex(ValueError, "stands there twice"):
                read(table, "data")

    def test_what_is_shipped_is_of_our_tasks(self) -> None:
        known = {(corpus.name, task) for corpus in corpora() for task in corpus.ids}
        rates = read(LEFT_OUT, "data")
        self.assertEqual({key[:2] for key in rates} - known, set())
        self.assertGreater(len(rates), 5000)
        self.assertTrue(all(0 < rate < 1e4 for rate in rates.values()))


if __name__ == "__main__":
    unittest.main()
