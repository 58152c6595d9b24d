"""What a longer sweep is worth."""

from __future__ import annotations

from dataclasses import dataclass

from report import text
from rows.ours import JUDGED
from scoring.figures import figures
from scoring.judged import Judged
from scoring.tasks import Tasks


@dataclass(frozen=True)
class Length:
    """lrsuggest, judged on sweeps of one number of steps."""

    steps: int
    tasks: Tasks
    judged: Judged


def lengths_table(lengths: list[Length]) -> str:
    """Mean regret, disasters and refusals by the steps of the sweep."""
    columns: dict[str, dict[int, str]] = {}
    for one in lengths:
        for name, mask in one.tasks.pools.items():
            found = figures(one.judged.only(mask))
            shares = f"{text.share(found.over_50)}, {text.share(found.refused)}"
            column = columns.setdefault(f"{one.tasks.schedule}, {name}", {})
            column[one.steps] = f"{text.regret(found.mean)} ({shares})"
    rows = [
        [str(steps), *(column.get(steps, text.NONE) for column in columns.values())]
        for steps in sorted({one.steps for one in lengths})
    ]
    return text.table([f"{JUDGED} *: steps of the sweep", *columns], rows)
