"""Writes RESULTS.md: what the networks are worth on data sets and families they never saw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

import kept
from beliefs import quantile
from folds import KINDS
from judging import CELLS, Consensus, consensus, difference, figures, in_cell, regret_at, surest
from opinions import MEMBERS, Opinions, opinions, several
from pictures import learning_curves
from reading import SWEEPS, Read
from report_text import HEAD, cells_header, estimate, goal, markdown, named, share
from shipping import middles, temperature, widening
from streaming import steps_needed

WANTED = (0.075, 0.070, 0.065, 0.065)
WANTED_OF_FOUR = (0.060, 0.058)
MOST_LOST = 0.03
VARIANTS = {
    "without pre-training": "scratch",
    "without recorded trainings": "simulated",
    "changed curves too in the second training": "changed",
    "nothing told of the training": "blind",
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

    def lost(self, offsets: np.ndarray) -> np.ndarray:
        """The regret of answers, line by line."""
        return regret_at(self.regret, np.nan_to_num(offsets))

    def row(self, name: str, offsets: np.ndarray, lines: np.ndarray | None = None) -> list[str]:
        """A line of a table."""
        found = figures(self.read, self.lost(offsets), self.lines if lines is None else lines)
        return [name, *(f"{mean:.3f} ({share(lost)})" for mean, lost in found)]

    def against(self, name: str, offsets: np.ndarray) -> list[str]:
        """A line of differences to the formula."""
        ours, theirs = self.lost(offsets), self.lost(self.formula.offset)
        drawn = [difference(self.read, ours, theirs, self.lines, cell) for cell in CELLS]
        return [name, *map(estimate, drawn)]

    def goals(self) -> str:
        """What was wanted, and what was reached."""
        rows = []
        for kind in KINDS:
            said = opinions(self.folder, self.read, kind)
            one = figures(self.read, self.lost(said.offsets(said.ensemble())), self.lines)
            many = figures(self.read, *self.of_four(said, said.ensemble()))
            for cell, found, wanted in zip(CELLS, one, WANTED, strict=True):
                rows.append(goal(f"one curve, {named(cell)}, {kind} left out", found[0], wanted))
            for cell, found, wanted in zip(CELLS, many, WANTED_OF_FOUR, strict=False):
                rows.append(goal(f"four curves, {named(cell)}, {kind} left out", found[0], wanted))
            for cell, found in zip(CELLS, one, strict=True):
                title = f"half lost or more, {named(cell)}, {kind} left out"
                rows.append(goal(title, found[1], MOST_LOST, share))
        return markdown(["goal", "reached", "wanted", ""], rows)

    def of_four(self, said: Opinions, belief: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What four curves together lose, and on which lines."""
        lines, offsets = several(said, belief, self.lines)
        mask = np.zeros(len(self.lines), bool)
        mask[lines] = True
        return self.lost(offsets), mask

    def members(self, kind: str) -> str:
        """Each member, all together, all but one; data sets or families left out."""
        said = opinions(self.folder, self.read, kind)
        rows = [self.row("lrsuggest's formula *", self.formula.offset)]
        rows += [self.row(name, said.offsets(said.members[name])) for name in MEMBERS]
        together = said.offsets(said.ensemble())
        rows.append(self.row("**all four: `learned`**", together))
        for name in MEMBERS:
            rows.append(self.row(f"all but {name}", said.offsets(said.ensemble(name))))
        rows.append(self.against("`learned` less the formula [90 %]", together))
        return markdown(cells_header("mean regret (half lost or more)"), rows)

    def variants(self) -> str:
        """What each part of the recipe is worth."""
        plain = opinions(self.folder, self.read, "data")
        recipes = {title: opinions(self.folder, self.read, "data", variant)
                   for title, variant in VARIANTS.items()}  # fmt: skip
        rows = []
        for name in (*MEMBERS, "all four"):
            rows.append(self.row(f"{name}: as shipped", plain.offsets(chosen(plain, name))))
            for title, other in recipes.items():
                rows.append(self.row(f"{name}: {title}", other.offsets(chosen(other, name))))
        return markdown(cells_header("mean regret (half lost or more)"), rows)

    def lengths(self) -> str:
        """Sweeps of 50 to 400 steps; every curve with an anchor."""
        said = opinions(self.folder, self.read, "data")
        number = np.asarray(self.read.samples.number)
        rows = []
        for kind in ("rt50", "rt100", "rt200", "rt400"):
            own = (number >= SWEEPS[kind]) & (number < SWEEPS[kind] + 100)
            rows.append(self.row(f"{kind[2:]} steps", said.offsets(said.ensemble()), own))
        return markdown(cells_header("mean regret (half lost or more)"), rows)

    def together(self) -> str:
        """Four curves of one task."""
        said = opinions(self.folder, self.read, "data")
        rows = []
        for name in (*MEMBERS, "all four"):
            found = figures(self.read, *self.of_four(said, chosen(said, name)))
            rows.append([name, *(f"{mean:.3f} ({share(lost)})" for mean, lost in found)])
        return markdown(cells_header("mean regret (half lost or more)"), rows)

    def doubt(self) -> str:
        """The surest answers, by what is expected to be lost; by what the formula says."""
        said = opinions(self.folder, self.read, "data")
        belief = said.ensemble()
        lost, expected = self.lost(said.offsets(belief)), said.expected(belief)
        rows = []
        for part in (1.0, 0.9, 0.8, 0.7, 0.5):
            found = surest(self.read, lost, -expected, self.lines, part)
            rows.append([f"surest {part:.0%}, by expected regret",
                         *(f"{mean:.3f} ({share(many)})" for mean, many in found)])  # fmt: skip
        sure = np.nan_to_num(self.formula.confidence)
        found = surest(self.read, lost, sure, self.lines, 0.7)
        rows.append(["surest 70%, by the formula's confidence",
                     *(f"{mean:.3f} ({share(many)})" for mean, many in found)])  # fmt: skip
        return markdown(cells_header("mean regret (half lost or more)"), rows)

    def intervals(self) -> str:
        """How often the interval of the ensemble holds the middle of the good rates."""
        plain = opinions(self.folder, self.read, "data")
        said = plain.sharp({name: temperature(plain, plain.members[name]) for name in MEMBERS})
        belief = said.ensemble()
        below, above = widening(said, belief)
        low, high = quantile(belief, 0.1) - below, quantile(belief, 0.9) + above
        middle = middles(self.read)
        held = np.where((middle >= low) & (middle <= high), 1.0, 0.0)
        rows = []
        for cell in CELLS:
            own = self.lines & in_cell(self.read, cell)[self.read.samples.task]
            weight = self.read.weight[own]
            rows.append([named(cell), share(float(np.average(held[own], weights=weight))),
                         f"{np.average((high - low)[own], weights=weight):.2f}"])  # fmt: skip
        title = f"widened by {below:.2f} below and {above:.2f} above"
        return markdown([title, "holds the middle", "decades wide"], rows)


def chosen(said: Opinions, name: str) -> np.ndarray:
    """The beliefs of a member, or of all four."""
    return said.ensemble() if name == "all four" else said.members[name]


def write(folder: Path, path: Path) -> None:
    """Write the page."""
    own = Report(folder)
    parts: Sequence[tuple[str, str]] = (
        ("Goals", own.goals()),
        ("Data sets left out", own.members("data")),
        ("Families of networks left out", own.members("family")),
        ("What each part of the recipe is worth", own.variants()),
        ("Sweeps of other lengths", own.lengths()),
        ("Four curves of one problem", own.together()),
        ("While the sweep runs", steps_needed(folder, own.read)),
        ("The surest answers", own.doubt()),
        ("Intervals", own.intervals()),
    )
    sections = [f"## {title}\n\n{body}" for title, body in parts]
    path.write_text("\n\n".join([HEAD.format(**KINDS), *sections]) + "\n")
    learning_curves(folder, path.with_name("learning_curves.svg"))
