"""The whole of `make quality` on a corpus that has no more than it must, and what is committed."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import numpy as np

from compare import Progress, compare
from library import ROOT
from quality import HERE, PAGE, PICTURE
from recordings import load
from report.page import page
from report.picture import draw
from report.summary import block_of
from rows.ours import JUDGED
from scoring.figures import figures
from synthetic import arrays, entry, write


class Strange(unittest.TestCase):
    """Three curves a task, one not recorded, one schedule measured, unknown names, no extras."""

    def test_is_scored(self) -> None:
        ids = [f"new{index % 3}.{index}" for index in range(6)]
        stored = arrays(ids, [-2.0, -2.25, -1.75, -2.5, -2.0, -1.5], curves=5)
        stored["rt100_loss"][0, 1] = np.nan
        stored["gt_held"][:, 1] = np.nan
        meta = [entry(name, opt="muon", family="kan", bs=None, norm=None) for name in ids]
        meta[5] |= {"opt": "sgd", "steps": 5000}
        del meta[4]["chance"], meta[4]["tags"], meta[4]["family"], meta[4]["opt"]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            scored = compare([load(write(folder, stored, meta))], Progress())
            draw(scored.boards, folder / PICTURE)
            text = page(scored, PICTURE, "make quality")
            self.assertIn("<svg", (folder / PICTURE).read_text())
        self.assertEqual(list(scored.boards), ["constant"])
        found = scored.boards["constant"]
        self.assertEqual(figures(found["oracle"].judged).mean, 0.0)
        ours = figures(found[JUDGED].judged)
        self.assertEqual((ours.tasks, ours.refused), (6, 0.0))
        self.assertLess(ours.mean, 0.9)
        self.assertEqual(int(found[JUDGED].judged.present.sum()), 29)
        groups = found[f"{JUDGED}, 4 curves"].judged.present
        self.assertEqual(groups.tolist(), [[False]] + [[True]] * 5)
        self.assertIn("| `made` | 6 | 6 | 3 | 2 | 400 to 5,000 | 29 of 100 steps |", text)


class Committed(unittest.TestCase):
    def test_readme_shows_what_the_page_shows(self) -> None:
        self.assertEqual(block_of(ROOT / "README.md"), block_of(HERE / PAGE))


if __name__ == "__main__":
    unittest.main()
