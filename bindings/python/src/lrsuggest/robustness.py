"""What each layer is worth: the error with its weights put back."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from ._table import html_table, number, text_table

__all__ = ["LayerRobustness", "RobustnessReport"]

ROBUST, CRITICAL = 0.1, 0.5
"""Shares of the way from the trained to the untrained error."""

HEAD = ("layer", "rise", "verdict", "fresh rise", "fresh verdict")
MEANING = (
    "A layer is robust where putting it back raises the error by at most a tenth of the way to "
    "that of the untrained network, critical from half of it on (after Zhang, Bengio and Singer, "
    "arXiv 1902.01996; the shares are lrsuggest's). Robust layers can do with a small learning "
    "rate. Layers were put back one at a time: two robust ones need not be robust together."
)
NO_SCALE = "The untrained network is not worse, so that no layer is called robust or critical."
NOT_REPEATABLE = (
    "The error of the same weights came out differently at the end, by more than a twentieth of "
    "the way: evaluate on fixed data, with dropout off."
)


class LayerRobustness(NamedTuple):
    """By how much the error rises with one layer put back.

    Parameters
    ----------
    name : str
        What the names of its entries have in common, up to the last dot.
    rise : float
        Error with the values at first, less that of the trained network.
    verdict : str or None
        ``"robust"``, ``"between"`` or ``"critical"``; None without a scale.
    fresh_rise : float or None
        The same with fresh random values; None where there are none.
    fresh_verdict : str or None
        The verdict on that.
    """

    name: str
    rise: float
    verdict: str | None
    fresh_rise: float | None = None
    fresh_verdict: str | None = None


@dataclass(frozen=True, repr=False)
class RobustnessReport:
    """Which layers a trained network can do without; printed, it is a table.

    Parameters
    ----------
    layers : tuple of LayerRobustness
        In the order of the checkpoint.
    skipped : dict of str to str
        Layers that were not put back, with the reason.
    error : float
        Of the trained network.
    repeated_error : float
        Of the same network, evaluated once more at the end.
    untrained_error : float
        With all layers put back at once.
    """

    layers: tuple[LayerRobustness, ...]
    skipped: dict[str, str]
    error: float
    repeated_error: float
    untrained_error: float

    @property
    def explanation(self) -> str:
        """What the verdicts mean, whose finding that is, and what they do not say."""
        way = self.untrained_error - self.error
        said = f"Error {number(self.error)}, untrained {number(self.untrained_error)}."
        if not (way > 0 and isfinite(way)):
            return f"{said} {NO_SCALE}"
        unsteady = abs(self.repeated_error - self.error) > way / 20
        return f"{said} {MEANING}" + f" {NOT_REPEATABLE}" * unsteady

    def __str__(self) -> str:
        """Write the table, what it means, and what was skipped."""
        return text_table(HEAD, self._rows(), self._notes())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Show the same in notebooks."""
        return html_table(HEAD, self._rows(), self._notes())

    def _rows(self) -> list[list[str]]:
        return [
            [
                layer.name,
                number(layer.rise),
                layer.verdict or "-",
                number(layer.fresh_rise),
                layer.fresh_verdict or "-",
            ]
            for layer in self.layers
        ]

    def _notes(self) -> list[str]:
        skipped = [f"{name} ({reason})" for name, reason in self.skipped.items()]
        return [self.explanation, *(["Not put back: " + ", ".join(skipped) + "."] * bool(skipped))]


def verdict(rise: float | None, way: float) -> str | None:
    """Name how much of the way to the untrained error a layer accounts for."""
    if rise is None or not (way > 0 and isfinite(way)):
        return None
    if rise <= ROBUST * way:
        return "robust"
    return "critical" if rise >= CRITICAL * way else "between"
