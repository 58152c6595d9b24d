"""Writes RESULTS.md: what the networks are worth on data sets and families they never saw."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

import kept
from beliefs import quantile
from folds import KINDS, folds
from judging import CELLS, Consensus, consensus, difference, figures, in_cell, regret_at, surest
from opinions import MEMBERS, Opinions, opinions, several
from pictures import learning_curves
from reading import SWEEPS, Read
from report import text
from scoring.bootstrap import Estimate
from shipping import middles, widening
from stages import VARIED
from streaming import steps_needed
from wording import HEAD, VERDICT, cells_header, goal, named, pairs

WANTED = (0.075, 0.070, 0.065, 0.065)
WANTED_OF_FOUR = (0.060, 0.058)
MOST_LOST = 0.03
TOGETHER = "all together"
VARIANTS = {
    "without pre-training": "scratch",
    "without recorded trainings": "simulated",
    "changed curves too in the second training": "changed",
    "conditions kept from the second training": "blind",
}


class Report:
    """The tables, section by section."""

    def __init__(self, folder: Path) -> None:
        """Read what `stages` left in a folder."""
        self.folder = folder
        self.read: Read = kept.load(folder / "recorded")
        self.formula: Consensus = consensus(self.read)
        self.lines = self.read.judged & self.formula.answered
        self.regret = np.asarray(self.read.samples.regret, float)

    @cache  # noqa: B019 - one report, which lives as long as the program
    def said(self, kind: str) -> Opinions:
        """What all members say with data sets or families left out."""
        return opinions(self.folder, self.read, kind)

    def lost(self, offsets: np.ndarray) -> np.ndarray:
        """The regret of answers, line by line."""
        return regret_at(self.regret, np.nan_to_num(offsets))

    def row(self, name: str, offsets: np.ndarray, lines: np.ndarray | None = None) -> list[str]:
        """A line of a table."""
        found = figures(self.read, self.lost(offsets), self.lines if lines is None else lines)
        return [name, *pairs(found)]

    def verdict(self) -> str:
        """Whether `learned` should answer `suggest`."""
        wins = []
        for kind in KINDS:
            said = self.said(kind)
            drawn = self.differences(said.offsets(said.ensemble()))
            wins += [
                f"{named(cell)} ({kind} left out)"
                for cell, found in zip(CELLS, drawn, strict=True)
                if found.high < 0
            ]
        where, of = "; ".join(wins) or "nowhere", len(KINDS) * len(CELLS)
        return VERDICT.format(count=len(wins), of=of, where=where)

    def differences(self, offsets: np.ndarray) -> list[Estimate]:
        """How much more answers lose than the formula, cell by cell."""
        ours, theirs = self.lost(offsets), self.lost(self.formula.offset)
        return [difference(self.read, ours, theirs, self.lines, cell) for cell in CELLS]

    def goals(self) -> str:
        """What was wanted, and what was reached."""
        rows = []
        for kind in KINDS:
            said = self.said(kind)
            one = figures(self.read, self.lost(said.offsets(said.ensemble())), self.lines)
            many = figures(self.read, *self.of_four(said, said.ensemble()))
            for cell, found, wanted in zip(CELLS, one, WANTED, strict=True):
                rows.append(goal(f"one curve, {named(cell)}, {kind} left out", found[0], wanted))
            for cell, found, wanted in zip(CELLS, many, WANTED_OF_FOUR, strict=False):
                rows.append(goal(f"four curves, {named(cell)}, {kind} left out", found[0], wanted))
            for cell, found in zip(CELLS, one, strict=True):
                title = f"half lost or more, {named(cell)}, {kind} left out"
                rows.append(goal(title, found[1], MOST_LOST, text.share))
        return text.table(["goal", "reached", "wanted", ""], rows)

    def of_four(self, said: Opinions, belief: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What four curves together lose, and on which lines."""
        lines, offsets = several(said, belief, self.lines)
        mask = np.zeros(len(self.lines), bool)
        mask[lines] = True
        return self.lost(offsets), mask

    def members(self, kind: str) -> str:
        """Each member, all together, all but one; data sets or families left out."""
        said = self.said(kind)
        rows = [self.row("lrsuggest's formula *", self.formula.offset)]
        rows += [self.row(name, said.offsets(said.members[name])) for name in MEMBERS]
        together = said.offsets(said.ensemble())
        rows.append(self.row("**all together: `learned`**", together))
        for name in MEMBERS:
            rows.append(self.row(f"all but {name}", said.offsets(said.ensemble(name))))
        drawn = map(text.difference, self.differences(together))
        rows.append(["`learned` less the formula [90 %]", *drawn])
        return text.table(cells_header("mean regret (half lost or more)"), rows)

    def variants(self) -> str:
        """What each part of the recipe is worth; the recurrent network aside."""
        recipes = {
            title: opinions(self.folder, self.read, "data", variant, VARIED)
            for title, variant in {"as shipped": "", **VARIANTS}.items()
        }
        rows = []
        for name in (*VARIED, TOGETHER):
            for title, said in recipes.items():
                rows.append(self.row(f"{name}: {title}", said.offsets(chosen(said, name))))
        return text.table(cells_header("mean regret (half lost or more)"), rows)

    def lengths(self) -> str:
        """Sweeps of 50 to 400 steps; every curve with an anchor."""
        said = self.said("data")
        number = np.asarray(self.read.samples.number)
        rows = []
        for kind in ("rt50", "rt100", "rt200", "rt400"):
            own = (number >= SWEEPS[kind]) & (number < SWEEPS[kind] + 100)
            rows.append(self.row(f"{kind[2:]} steps", said.offsets(said.ensemble()), own))
        return text.table(cells_header("mean regret (half lost or more)"), rows)

    def together(self) -> str:
        """Four curves of one task."""
        said = self.said("data")
        rows = []
        for name in (*MEMBERS, TOGETHER):
            found = figures(self.read, *self.of_four(said, chosen(said, name)))
            rows.append([name, *pairs(found)])
        return text.table(cells_header("mean regret (half lost or more)"), rows)

    def doubt(self) -> str:
        """The surest answers, by what is expected to be lost; by what the formula says."""
        said = self.said("data")
        belief = said.ensemble()
        lost, expected = self.lost(said.offsets(belief)), said.expected(belief)
        rows = []
        for part in (1.0, 0.9, 0.8, 0.7, 0.5):
            found = surest(self.read, lost, -expected, self.lines, part)
            rows.append([f"surest {part:.0%}, by expected regret",
                         *pairs(found)])  # fmt: skip
        sure = np.nan_to_num(self.formula.confidence)
        found = surest(self.read, lost, sure, self.lines, 0.7)
        rows.append(["surest 70%, by the formula's confidence",
                     *pairs(found)])  # fmt: skip
        return text.table(cells_header("mean regret (half lost or more)"), rows)

    def intervals(self) -> str:
        """How often the interval of the ensemble holds the middle of the good rates."""
        belief = self.said("data").ensemble()
        anchor = np.asarray(self.read.samples.anchor)
        middle = middles(self.read) - anchor
        low, high = quantile(belief, 0.1), quantile(belief, 0.9)
        fold = folds(self.read.of("data"), KINDS["data"])
        for number in np.unique(fold):
            # Widened by what the other data sets ask for.
            others = self.read.weight * (fold != number)
            below, above = widening(self.read, belief, anchor, others)
            low[fold == number] -= below
            high[fold == number] += above
        held = np.where((middle >= low) & (middle <= high), 1.0, 0.0)
        rows = []
        for cell in CELLS:
            own = self.lines & in_cell(self.read, cell)[self.read.samples.task]
            weight = self.read.weight[own]
            rows.append([named(cell), text.share(float(np.average(held[own], weights=weight))),
                         f"{np.average((high - low)[own], weights=weight):.2f}"])  # fmt: skip
        return text.table(["80 % intervals of `learned`", "hold the middle", "decades wide"], rows)


def chosen(said: Opinions, name: str) -> np.ndarray:
    """The beliefs of a member, or of all four."""
    return said.ensemble() if name == TOGETHER else said.members[name]


def write(folder: Path, path: Path) -> None:
    """Write the page."""
    own = Report(folder)
    parts: Sequence[tuple[str, str]] = (
        ("Goals", own.goals()),
        ("The default", own.verdict()),
        ("Data sets left out", own.members("data")),
        ("Families of networks left out", own.members("family")),
        ("What each part of the recipe is worth", own.variants()),
        ("Sweeps of other lengths", own.lengths()),
        ("Four curves of one problem", own.together()),
        ("While the sweep runs", steps_needed(folder, own.read, own.formula)),
        ("The surest answers", own.doubt()),
        ("Intervals", own.intervals()),
    )
    sections = [f"## {title}\n\n{body}" for title, body in parts]
    path.write_text("\n\n".join([HEAD.format(**KINDS), *sections]) + "\n")
    learning_curves(folder, path.with_name("learning_curves.svg"))
