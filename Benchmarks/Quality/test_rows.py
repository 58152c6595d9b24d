"""The suggesters that the scorer makes itself, the kinds of tasks, and what is written of them."""

from __future__ import annotations

import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np

from recordings import load
from report.confidences import calibration
from report.goals import Goal, of
from report.summary import BEGIN, END, block_of, replace_block
from rows.bounds import oracle
from rows.budgeted import budgeted
from rows.constants import constants
from rows.table import tabled
from scoring.board import Board, board
from scoring.figures import figures
from scoring.row import Row
from scoring.slices import slices
from scoring.tasks import Tasks
from synthetic import arrays, entry, write
from truth import task_truth


def made(
    bests: list[float], names: list[str] | None = None, meta: list[dict[str, object]] | None = None
) -> Tasks:
    """Tasks of two curves each, with these best rates, of a data set each unless named."""
    names = names or [f"set{index}" for index in range(len(bests))]
    ids = [f"{name}.{index}" for index, name in enumerate(names)]
    entries = [entry(one, **more) for one, more in zip(ids, meta or [{}] * len(ids), strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        corpus = load(write(Path(folder), arrays(ids, bests, curves=2), entries))
    shape = (len(ids), 2)
    return Tasks(
        schedule="constant",
        cells=[],
        truth=[task_truth(corpus, task, "constant") for task in range(len(ids))],
        meta=corpus.meta,
        corpus=np.array(["made"] * len(ids)),
        data=np.array(names),
        steps=corpus.steps,
        present=np.full(shape, True),
        clarity=np.full(shape, 8.0),
        negative=np.full(len(ids), False),
    )


def rates(rows: list[Row]) -> dict[str, list[float]]:
    """log10 of the one rate of every task, by the name of the row."""
    return {row.name: np.round(row.log_rate[:, 0], 6).tolist() for row in rows}


class Constants(unittest.TestCase):
    def test_chosen_by_the_other_data_sets(self) -> None:
        meta = [{"opt": opt} for opt in ("sgd", "sgd", "adam", "adam", "lion")]
        found = rates(constants(made([-1.0, -1.5, -3.0, -3.5, -2.0], meta=meta)))
        each = found["a constant per optimizer"]
        self.assertEqual(each[:4], [-1.5, -1.0, -3.5, -3.0])
        hindsight = found["a constant per optimizer, in hindsight"]
        self.assertEqual(hindsight, [-1.25, -1.25, -3.25, -3.25, -2.0])
        single = found["one constant"]
        self.assertEqual(each[4], single[4])  # no other data set knows lion
        self.assertEqual(len(set(found["one constant, in hindsight"])), 1)

    def test_short_and_long_trainings_apart(self) -> None:
        meta = [{"steps": steps} for steps in (400, 400, 4000, 4000)]
        found = rates(constants(made([-1.0, -1.5, -2.0, -2.5], meta=meta)))
        self.assertEqual(found["one constant"], [-1.5, -1.0, -2.5, -2.0])

    def test_a_single_data_set_has_none(self) -> None:
        found = rates(constants(made([-1.0, -1.5], names=["same", "same"])))
        self.assertTrue(np.isnan(found["one constant"]).all())
        self.assertEqual(found["one constant, in hindsight"], [-1.25, -1.25])


class Budgeted(unittest.TestCase):
    def test_the_factor_is_of_other_data_sets(self) -> None:
        tasks = made([-2.0, -2.5], meta=[{"steps": 400}, {"steps": 4000}])
        rule = Row("rule", "library", np.array([[-2.2, -2.2], [-2.3, np.nan]]))
        found = budgeted(tasks, rule).log_rate
        # the first wants 10**.2 times its -2.2, the second 10**.3 times its -2.3 - .5
        np.testing.assert_allclose(found, [[-1.9, -1.9], [-2.6, np.nan]], atol=0.03)


class Bounds(unittest.TestCase):
    def test_the_oracle_loses_nothing(self) -> None:
        tasks = made([-1.0, -3.25])
        found = board(tasks, [oracle(tasks)], instead=oracle(tasks))["oracle"]
        self.assertEqual(figures(found.judged).mean, 0.0)


class Kinds(unittest.TestCase):
    def test_slices(self) -> None:
        meta: list[dict[str, object]] = [
            {"opt": "mom", "bs": 8, "steps": 299, "n_params": 9999},
            {"opt": "lion", "bs": 9, "norm": "raw", "steps": 300, "n_params": 10_000},
            {"opt": None, "bs": 200, "transfer": {"mode": "resume"}, "family": "gru_cls"},
            {"transfer": "full", "tags": ["unnormalised"], "family": "trf_pre", "steps": 10_000},
            {"family": "unheard of", "bs": None},
        ]
        tasks = made([-2.0] * 5, meta=meta)
        tasks.negative[4] = True
        tasks.clarity[0] = [3.0, 4.0]
        found = {name: np.flatnonzero(mask).tolist() for name, mask in slices(tasks).items()}
        wanted = {
            "sgd, with or without momentum": [0],
            "adaptive optimizers": [1, 3, 4],
            "batch up to 8": [0],
            "batch 9 to 32": [1, 3],
            "batch 129 or more": [2],
            "inputs not normalised": [1, 3],
            "inputs normalised": [0, 2, 4],
            "negative loss": [4],
            "fine-tuning": [2, 3],
            "of it, training resumed": [2],
            "sequence models": [2, 3],
            "attention": [3],
            "noisy curves": [0],
            "clear curves": [1, 2, 3, 4],
            "parameters up to 9,999": [0],
            "parameters 10,000 to 99,999": [1],
            "steps up to 299": [0],
            "steps 300 to 999": [1, 2, 4],
            "steps 10,000 or more": [3],
        }
        self.assertEqual(found, wanted)

    def test_pools(self) -> None:
        tasks = made([-2.0, -2.0], meta=[{"steps": 999}, {"steps": 1000}])
        found = {name: mask.tolist() for name, mask in tasks.pools.items()}
        wanted = {"under 1,000 steps": [True, False], "1,000 steps or more": [False, True]}
        self.assertEqual(found, wanted)


class Goals(unittest.TestCase):
    def lines(self, best: float) -> Board:
        """Lrsuggest naming 0.01 to three tasks with that best rate."""
        tasks = made([best] * 3, meta=[{}, {}, {"norm": "raw"}])
        table = np.full((3, 2), -2.0)
        names = ("lrsuggest", "lrsuggest, 4 curves", "lrsuggest, steps not given")
        rows = [Row(name, "ours", table, confidence=np.full((3, 2), 0.5)) for name in names]
        return board(tasks, rows, instead=oracle(tasks))

    def test_met_and_not_met(self) -> None:
        for best, verdict in ((-2.0, "met"), (-1.0, "**not met**")):
            found = {goal.text: goal.cells[-1] for goal in of(self.lines(best))}
            self.assertEqual(found.pop("spread over data orders, decades"), "met")
            self.assertEqual(len(found), 6)
            self.assertEqual(set(found.values()), {verdict})

    def test_confidence_is_compared_with_what_came_true(self) -> None:
        found = self.lines(-2.0)
        everywhere = np.full(3, True)
        text = calibration(found, "lrsuggest", everywhere) or ""
        self.assertIn("| 0.50 | 1.00 | 6 |", text)
        self.assertIn("error 0.500; Brier score 0.250, 0.000", text)
        line = found["lrsuggest"]
        found.lines["lrsuggest"] = replace(
            line, row=replace(line.row, confidence=np.full((3, 2), 8.0))
        )
        self.assertIsNone(calibration(found, "lrsuggest", everywhere))  # an order, no probability

    def test_what_is_not_there_is_not_measured(self) -> None:
        self.assertEqual(Goal("x", "constant", np.nan, 0.1).cells[-1], "not measured")


class Tables(unittest.TestCase):
    def test_a_row_from_a_file(self) -> None:
        tasks = made([-2.0, -2.0])
        good = "id,curve,lr\nset0.0,0,0.1\nset0.0,1,\nset1.1,0,nan\nset1.1,1,1e-3\n"
        cases = {
            "line 2: not a task": "id,curve,lr\nset0.0,zero,0.1\n",
            "names no column lr": "id,curve\n",
            "no line for curve 1 of set0.0": "id,curve,lr\nset0.0,0,0.1\n",
            "line 3: .* stands there already": "id,curve,lr\nset0.0,0,0.1\nset0.0,0,0.1\n",
        }
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "mine.csv"
            path.write_text(good)
            row = tabled(tasks, path)
            self.assertEqual(row.name, "mine")
            np.testing.assert_allclose(row.log_rate, [[-1, np.nan], [np.nan, -3]])
            for message, text in cases.items():
                path.write_text(text)
                with self.subTest(message), self.assertRaisesRegex(ValueError, message):
                    tabled(tasks, path)


class Readme(unittest.TestCase):
    def test_the_block_is_replaced_and_nothing_else(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "README.md"
            path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
            replace_block(path, f"{BEGIN}\nnew \\1\n{END}")
            self.assertEqual(path.read_text(), f"before\n{BEGIN}\nnew \\1\n{END}\nafter\n")
            path.write_text("no block")
            with self.assertRaisesRegex(ValueError, "0 times"):
                block_of(path)


if __name__ == "__main__":
    unittest.main()
