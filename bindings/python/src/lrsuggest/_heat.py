"""How layers have turned over a training, in as many rows and columns as can be looked at."""

from __future__ import annotations

from math import isnan
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .turning import LayerReport

__all__ = ["TITLE", "Heat", "Row", "Sheet", "epoch_text"]

TITLE = "How far each layer has turned from its weights at first"


class Row(NamedTuple):
    """One layer, or several neighbours with their median; None where it had no direction."""

    name: str
    distances: list[float | None]
    message: str


class Sheet(NamedTuple):
    """The rows, the epochs of the columns, the largest distance, what was left out, the limits."""

    rows: list[Row]
    epochs: list[float]
    top: float
    omitted: str
    caption: str


class Heat(NamedTuple):
    """The last report, the epochs, and for each the distances of all layers, NaN for none."""

    report: LayerReport
    epochs: Sequence[float]
    columns: Sequence[Sequence[float]]

    @property
    def caption(self) -> str:
        """Say beside a picture where its distances mean nothing."""
        tuned = self.report.fine_tuning
        limit = "In fine-tuning small turns are wanted" if tuned else "Not for fine-tuning"
        return f"{limit}; without biases and scales."

    def sheet(self, most_rows: int, most_columns: int) -> Sheet:
        """Put neighbouring layers together, and leave epochs out, until all find room."""
        layers = self.report.layers
        places = evenly(len(self.epochs), most_columns)
        ends = [0, *(place + 1 for place in evenly(len(layers), most_rows))]
        chosen = [self.columns[place] for place in places]
        rows = [
            Row(
                self.name(start, end),
                [middle(column[start:end]) for column in chosen],
                self.message(start, end),
            )
            for start, end in zip(ends, ends[1:])
        ]
        top = max((one for row in rows for one in row.distances if one is not None), default=0.0)
        omitted = []
        if len(rows) < len(layers):
            omitted.append(f"{len(layers)} layers in {len(rows)} rows of neighbours, by medians")
        if len(places) < len(self.epochs):
            omitted.append(f"{len(places)} of {len(self.epochs)} records")
        epochs = [self.epochs[place] for place in places]
        return Sheet(rows, epochs, top, ", ".join(omitted), self.caption)

    def name(self, start: int, end: int) -> str:
        """Name a row by its layer, or by its first, and count the others."""
        first = self.report.layers[start].name
        return first if end == start + 1 else f"{first} and next {end - start - 1}"

    def message(self, start: int, end: int) -> str:
        """Say what stands out in a row."""
        said = [layer.message for layer in self.report.layers[start:end]]
        if end == start + 1:
            return said[0]
        standing = sum(map(bool, said))
        return f"{standing} of {end - start} stand out" if standing else ""


def evenly(count: int, most: int) -> list[int]:
    """Choose at most so many of `count` places, evenly, the last among them."""
    kept = min(count, most)
    return [(index + 1) * count // kept - 1 for index in range(kept)]


def middle(values: Sequence[float]) -> float | None:
    """Return the median of the numbers among the values."""
    numbers = [value for value in values if not isnan(value)]
    return median(numbers) if numbers else None


def epoch_text(epoch: float) -> str:
    """Write an epoch or a step with all its digits."""
    return f"{epoch:.12g}"
