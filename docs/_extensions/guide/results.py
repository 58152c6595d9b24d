"""The tables of `Benchmarks/Quality/RESULTS.md`, which `make quality` writes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from . import QUALITY

PAGE = QUALITY / "RESULTS.md"

REGIMES = {
    "one-cycle, short": "one-cycle, under 1,000 steps",
    "constant, short": "constant, under 1,000 steps",
    "one-cycle, long": "one-cycle, 1,000 steps or more",
    "constant, long": "constant, 1,000 steps or more",
}
"""Schedule and length of the trainings, and the section that has every suggester for them."""


class Table(NamedTuple):
    """The head and the rows of a table, cell by cell."""

    head: list[str]
    rows: list[list[str]]

    def row(self, name: str) -> dict[str, str]:
        """Return the row that begins with a name, by column.

        Raises
        ------
        ValueError
            There is none.
        """
        for row in self.rows:
            if plain(row[0]) == name:
                return dict(zip(self.head, row, strict=True))
        raise ValueError(
            f"{PAGE.name} has no row {name!r} among {', '.join(self.head)}"
        )

    def part(self, names: list[str], columns: list[str]) -> Table:
        """Return some rows, and some columns beside the first; all where none is named."""
        kept = [list(self.row(name).values()) for name in names] if names else self.rows
        missing = [column for column in columns if column not in self.head]
        if missing:
            raise ValueError(
                f"{PAGE.name} has no column {missing[0]!r}: {', '.join(self.head)}"
            )
        shown = [0, *(self.head.index(one) for one in columns or self.head[1:])]
        return Table(
            [self.head[i] for i in shown], [[row[i] for i in shown] for row in kept]
        )

    def markdown(self) -> str:
        """Write the table."""
        lines = [self.head, ["---", *["---:"] * (len(self.head) - 1)], *self.rows]
        text = "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
        return re.sub(r" (?=[(%*])", "\N{NO-BREAK SPACE}", text)


def plain(name: str) -> str:
    """Leave out what makes a name stand out, and the star of what was judged on other data."""
    return re.sub(r"[*`]", "", name).strip()


@cache
def sections() -> dict[str, list[Table]]:
    """Return the tables below each heading."""
    found: dict[str, list[Table]] = {}
    for part in re.split(r"(?m)^#+ ", PAGE.read_text())[1:]:
        title, _, text = part.partition("\n")
        blocks = re.findall(r"(?m)(?:^\|.*\|\n?)+", text)
        found[title.strip()] = [table(block) for block in blocks]
    return found


def table(block: str) -> Table:
    """Read a table in Markdown."""
    head, _, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in block.split("\n")
        if line
    )
    return Table(head, rows)


def tables(section: str) -> list[Table]:
    """Return the tables of a section.

    Raises
    ------
    ValueError
        The page has no such section.
    """
    if section not in sections():
        raise ValueError(f"{PAGE.name} has no section {section!r}")
    return sections()[section]


def figure(suggester: str, regime: str, column: str = "mean regret") -> float:
    """Return a figure of a suggester as a number; shares are of one."""
    text = tables(REGIMES[regime])[0].row(suggester)[column]
    return float(text.removesuffix(" %")) / 100 if text.endswith("%") else float(text)


def regrets(rule: str) -> str:
    """Write the mean regret of a rule, and how often it lost half, for each kind of training."""
    parts = []
    for regime, section in REGIMES.items():
        row = tables(section)[0].row(rule)
        parts.append([regime, row["mean regret"], row["≥ .5"], row["refused"]])
    return Table(
        ["trainings", "mean regret", "half lost or more", "no answer"], parts
    ).markdown()
