"""How far each layer has turned, and which lag behind."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, degrees, sqrt
from typing import NamedTuple

from ._table import html_table, number, text_table

__all__ = ["LayerReport", "LayerTurn"]

SOURCE = "Carbonnelle and De Vleeschouwer, arXiv 1806.01603"
LIMITS = (
    "That holds for trainings from random weights, not for fine-tuning. Layers are compared with "
    "their median; biases and scales are left out. The advice is a rule of thumb; try it."
)
NOT_HERE = (
    "No advice: in fine-tuning small turns are wanted, and the rule that all layers shall turn "
    "far does not hold."
)


class LayerTurn(NamedTuple):
    """How one layer has changed between two checkpoints.

    Parameters
    ----------
    name : str
        Its name in the checkpoint.
    distance : float or None
        Cosine distance from the weights at first: 0 same direction, 1 orthogonal, 2 opposite;
        None where the weights were or are all zero.
    relative_update : float or None
        Length of the change over length at first; None where all weights were zero.
    weights : int
        How many weights it has.
    message : str
        What stands out, and what to do about it; empty where nothing does.
    """

    name: str
    distance: float | None
    relative_update: float | None
    weights: int
    message: str = ""

    @property
    def angle(self) -> float | None:
        """By how many degrees the weights have turned."""
        return None if self.distance is None else degrees(2 * asin(sqrt(self.distance / 2)))

    @property
    def moved(self) -> bool:
        """Whether any weight has changed; a layer that was zero is taken to have."""
        return self.relative_update != 0


@dataclass(frozen=True, repr=False)
class LayerReport:
    """How far the layers of a network have turned; printed, it is a table.

    Parameters
    ----------
    layers : tuple of LayerTurn
        Matrices and filters, in the order of the checkpoint.
    skipped : dict of str to str
        Entries that were not compared, with the reason.
    median : float or None
        The distance of the layer in the middle, of those that have moved; None where none has.
    fine_tuning : bool
        Whether the training began from trained weights: then there is no advice.
    """

    layers: tuple[LayerTurn, ...]
    skipped: dict[str, str]
    median: float | None
    fine_tuning: bool

    @property
    def explanation(self) -> str:
        """What the distances mean, whose finding that is, and where it does not hold."""
        if self.fine_tuning:
            return NOT_HERE
        found = (
            "No layer has moved."
            if self.median is None
            else (
                f"The layer in the middle has a distance of {number(self.median)}. Networks whose "
                f"layers all come near 1 were found to generalise best ({SOURCE})."
            )
        )
        return f"{found} {LIMITS}"

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
                turn.name,
                number(turn.distance),
                number(turn.angle),
                number(turn.relative_update),
                str(turn.weights),
                turn.message,
            ]
            for turn in self.layers
        ]

    def _notes(self) -> list[str]:
        skipped = [f"{name} ({reason})" for name, reason in self.skipped.items()]
        return [self.explanation, *(["Not compared: " + ", ".join(skipped) + "."] * bool(skipped))]


HEAD = ("layer", "distance", "degrees", "update", "weights", "")
