"""What is wrong with a corpus is said with array, index and value; what may be missing may."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path
from typing import Any

import numpy as np

from corpora import FOLDER, verify
from recordings import Array, Corpus, CorpusError, load
from synthetic import GRID, LOWEST, TOP, arrays, entry, sweeps, write
from truth import task_truth

IDS = ["a.one", "b.two"]


def stored(**changed: Array | None) -> dict[str, Array]:
    """The arrays of a sound corpus, some of them changed; None: left out."""
    found = {**arrays(IDS, [-2.0, -1.0]), **changed}
    return {name: value for name, value in found.items() if value is not None}


def at(values: Array, place: object, value: float) -> Array:
    """The same with another value at one place."""
    copy = values.copy()
    copy[place] = value
    return copy


class Complaints(unittest.TestCase):
    def read(self, found: dict[str, Array], meta: list[dict[str, Any]] | None = None) -> Corpus:
        with tempfile.TemporaryDirectory() as folder:
            return load(write(Path(folder), found, meta or [entry(name) for name in IDS]))

    def test_arrays(self) -> None:
        held = stored()["gt_held"]
        cases: list[tuple[str, dict[str, Array | None]]] = [
            ("no array gt_held", {"gt_held": None}),
            ("no array gt_lr", {"gt_lr": None}),
            ("there is no sweep", {"rt100_lr": None}),
            ("there is no sweep", {"rt100_loss": np.full((2, 4, 100), np.nan)}),
            (r"gt_lr\[3\] is -1.0", {"gt_lr": at(GRID, 3, -1.0)}),
            (r"gt_lr\[4\] is nan", {"gt_lr": at(GRID, 4, np.nan)}),
            (r"gt_lr\[7\] is 1e-06: rates increase", {"gt_lr": at(GRID, 7, 1e-6)}),
            (r"gt_held has shape \(2, 2, 28, 1\), not", {"gt_held": held[:, :, 1:]}),
            (r"gt_measured\[1, 0, 2, 0\] is 2", {"gt_measured": at(held * 0, (1, 0, 2, 0), 2)}),
            (r"rt100_loss has shape \(2, 4, 99\)", {"rt100_loss": np.ones((2, 4, 99))}),
            ("rt100_loss has 2 axes", {"rt100_loss": np.ones((2, 100))}),
            (r"id\[1\] is 'a.one', and so is id\[0\]", {"id": np.array(["a.one", "a.one"])}),
            ("gt_held holds <U4, not numbers", {"gt_held": np.full(held.shape, "much")}),
            (r"init_held has shape \(3,\)", {"init_held": np.ones(3)}),
        ]  # fmt: skip
        for message, changed in cases:
            with self.subTest(message), self.assertRaisesRegex(CorpusError, message):
                self.read(stored(**changed))

    def test_metadata(self) -> None:
        sound = [entry(name) for name in IDS]
        cases = [
            ("1 entries for 2 ids", sound[:1]),
            (r"metadata\[0\] is of 'b.two', id\[0\] 'a.one'", sound[::-1]),
            (r"metadata\[1\] \(b.two\) has steps 0", [sound[0], {**sound[1], "steps": 0}]),
            (r"metadata\[0\] \(a.one\) has data 7: a name", [{**sound[0], "data": 7}, sound[1]]),
        ]
        for message, meta in cases:
            with self.subTest(message), self.assertRaisesRegex(CorpusError, message):
                self.read(stored(), meta)

    def test_files(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with self.assertRaisesRegex(CorpusError, "made.npz: there is no such file"):
                load(folder / "made.npz")
            (folder / "made.npz").write_text("not an archive")
            with self.assertRaisesRegex(CorpusError, "made.meta.json: there is no such file"):
                load(folder / "made.npz")
            (folder / "made.meta.json").write_text("{")
            with self.assertRaisesRegex(CorpusError, "cannot be read as an archive"):
                load(folder / "made.npz")
            np.savez(folder / "made.npz", **stored())
            with self.assertRaisesRegex(CorpusError, "is no JSON"):
                load(folder / "made.npz")

    def test_what_may_be_missing(self) -> None:
        held = stored()["gt_held"]
        held[0, 0, 4], held[0, 0, 27] = np.nan, np.inf
        corpus = self.read(stored(gt_held=held, init_held=None))
        truth = task_truth(corpus, 0, "constant")
        self.assertEqual(len(truth.log_lr), 28)  # a run that was not made
        self.assertAlmostEqual(float(truth.regret_at(GRID[27])), 1.0)  # one that diverged
        self.assertAlmostEqual(float(truth.regret_at(GRID[15])), 0.25**2)
        self.assertEqual(corpus.main_sweep, "rt100")

    def test_the_worst_outcome_stands_in_for_start_and_chance(self) -> None:
        meta = [entry(name, chance=None, data=None) for name in IDS]
        corpus = self.read(stored(init_held=None), meta)
        truth = task_truth(corpus, 0, "constant")
        self.assertTrue(truth.learnable)
        self.assertAlmostEqual(truth.scale, TOP - LOWEST)
        self.assertEqual([one["data"] for one in corpus.meta], IDS)

    def test_data_sets_of_the_same_rows_are_one(self) -> None:
        meta = [
            entry(name, data=data) for name, data in zip(IDS, ("digits", "optdigits"), strict=True)
        ]
        self.assertEqual([one["data"] for one in self.read(stored(), meta).meta], ["digits"] * 2)

    def test_the_sweep_nearest_to_100_steps_is_scored(self) -> None:
        unused = np.full((2, 4, 100), np.nan)
        lr, loss = sweeps(2, 3, steps=60)
        more_lr, more_loss = sweeps(2, 1, steps=200)
        found = {"rt60_lr": lr, "rt60_loss": loss, "rt200_lr": more_lr, "rt200_loss": more_loss}
        self.assertEqual(self.read(stored(rt100_loss=unused, **found)).main_sweep, "rt60")


class Checksums(unittest.TestCase):
    def test_those_of_the_readme(self) -> None:
        self.assertGreaterEqual(verify(), 4)

    def test_a_changed_file_is_named(self) -> None:
        line = f"| `one.npz` | x | `{'0' * 64}` |\n"
        with tempfile.TemporaryDirectory() as folder:
            readme = Path(folder) / "README.md"
            readme.write_text(line)
            with self.assertRaisesRegex(CorpusError, "there is none"):
                verify(readme)
            (Path(folder) / "one.npz").write_text("")
            with self.assertRaisesRegex(CorpusError, "its sha256 is e3b0c44298"):
                verify(readme)

    def test_every_corpus_is_listed(self) -> None:
        text = (FOLDER / "README.md").read_text()
        for path in FOLDER.glob("*.npz"):
            self.assertIn(f"`{path.name}`", text)


if __name__ == "__main__":
    unittest.main()
