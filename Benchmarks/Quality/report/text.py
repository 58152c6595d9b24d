"""Numbers and tables in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scoring.bootstrap import Estimate

NONE = "–"


def regret(value: float) -> str:
    """A regret, to the third digit."""
    return NONE if np.isnan(value) else f"{value:.3f}".removeprefix("0") if value < 1 else "1.000"


def share(value: float) -> str:
    """A share, in percent."""
    return NONE if np.isnan(value) else f"{value:.1%}".replace("%", " %")


def percent(value: float) -> str:
    """A share, in whole percent."""
    return NONE if np.isnan(value) else f"{value:.0%}".replace("%", " %")


def decades(value: float) -> str:
    """A distance."""
    return NONE if np.isnan(value) else f"{value:.2f}"


def signed(value: float) -> str:
    """A distance with its direction."""
    return NONE if np.isnan(value) else f"{value:+.2f}"


def interval(found: Estimate) -> str:
    """A mean with its 90 % interval."""
    if np.isnan(found.value):
        return NONE
    return f"{regret(found.value)} [{regret(found.low)}, {regret(found.high)}]"


def difference(found: Estimate) -> str:
    """A difference with its 90 % interval."""
    if np.isnan(found.value):
        return NONE
    return f"{found.value:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
