"""The formula that is fitted must be the formula that the library uses.

python3 -m unittest discover -s Benchmarks/Quality
"""

from __future__ import annotations

import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np

import confidence
from corpora import parts_of
from fitting import folds, left_out, looked_up
from formula import Readings, shipped, shipped_epochs
from layout import table
from recordings import epochs
from suggesters import asked, context
from told import EVERYTHING, NO_EPOCHS, NOTHING


def without_elbows(readings: Readings) -> Readings:
    """The same readings of curves whose loss never rises."""
    return replace(
        readings, elbow=np.full_like(readings.elbow, np.nan), onset_share=0 * readings.valley
    )


class Formula(unittest.TestCase):
    def test_gives_the_answers_of_the_package(self) -> None:
        constants = shipped()
        for sweep in ("rt50", "rt100", "rt400"):
            for part in parts_of(sweep, constants):
                answers = np.log10(asked(part).lr)
                answered = np.isfinite(answers)
                expected = part.log_rate(constants)
                with self.subTest(sweep=sweep, schedule=part.schedule, corpus=part.corpus.path):
                    self.assertGreater(answered.mean(), 0.75)
                    np.testing.assert_allclose(answers[answered], expected[answered], atol=1e-9)

    def test_gives_the_confidence_of_the_package(self) -> None:
        odds = confidence.shipped()
        for part in parts_of("rt50", shipped()):
            # Budgets beyond those measured cost what is not fitted.
            inside = (part.steps >= 200) & (part.steps <= 8000)
            for told in (EVERYTHING, NO_EPOCHS, NOTHING):
                said, expected = asked(part, told).confidence, odds.probability(part, told)
                checked = np.isfinite(said) & (inside | (not told.steps))[:, None]
                with self.subTest(told=told, schedule=part.schedule, corpus=part.corpus.path):
                    np.testing.assert_allclose(said[checked], expected[checked], atol=1e-9)

    def test_a_constant_that_is_gone_is_missed(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Calibration.swift"
            path.write_text("static let bottomWeight = 0.55")
            with self.assertRaisesRegex(ValueError, "bandwidthExponent|limits|case"):
                shipped(path)
            with self.assertRaisesRegex(ValueError, "measuredEpochs"):
                shipped_epochs(path)


class Epochs(unittest.TestCase):
    def test_are_how_often_a_row_is_seen(self) -> None:
        self.assertEqual(epochs({"steps": 400, "bs": 32, "n_train": 1280}), 10.0)

    def test_are_unknown_where_the_metadata_are_silent(self) -> None:
        for entry in (
            {},
            {"bs": 32},
            {"n_train": 9},
            {"bs": None, "n_train": 9},
            {"bs": 8, "n_train": 0},
        ):
            self.assertTrue(np.isnan(epochs({"steps": 400, **entry})), entry)

    def test_unknown_ones_are_told_neither_to_the_package_nor_to_the_law(self) -> None:
        part = parts_of("rt50", shipped())[0]
        meta = [{**entry, "n_train": None} for entry in part.corpus.meta]
        blank = replace(part, corpus=replace(part.corpus, meta=meta))
        self.assertNotIn("epochs", context(blank, 0))
        self.assertIn("epochs", context(part, 0))
        odds = confidence.shipped()
        np.testing.assert_array_equal(odds.probability(blank), odds.probability(part, NO_EPOCHS))


class LeavingOut(unittest.TestCase):
    def test_every_task_is_judged_by_the_fold_without_it(self) -> None:
        constants = shipped()
        part = parts_of("rt50", constants)[0]
        part = replace(part, readings=without_elbows(part.readings))  # nothing holds the shifts
        names = sorted(set(part.data.tolist()))
        refitted = folds(
            [part], lambda name: replace(constants, one_cycle=float(names.index(name)))
        )
        shift = left_out(part, refitted) - part.log_rate(replace(constants, one_cycle=0.0))
        wanted = [names.index(name) for name in part.data]
        np.testing.assert_allclose(np.nanmax(shift, axis=1), wanted)

    def test_looked_up_regret_is_that_of_the_truth(self) -> None:
        part = parts_of("rt50", shipped())[0]
        rates = np.linspace(-7.4, 1.7, 40)
        found = looked_up(part.regret, np.tile(rates, (len(part.kept), 1)))
        wanted = [part.truth[task].regret_at(10.0**rates) for task in part.kept]
        np.testing.assert_allclose(found, wanted, atol=1e-6)


class Layout(unittest.TestCase):
    def test_columns_line_up(self) -> None:
        lines = table(["a", "long"], [["first", "1"], ["b", "22"]]).splitlines()
        self.assertEqual(lines, ["a      long", "-----  ----", "first     1", "b        22"])


if __name__ == "__main__":
    unittest.main()
