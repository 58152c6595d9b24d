"""A range test that was recorded by another tool."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import LRSuggestError
from ..marking import landmarks
from ..suggesting import suggest

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._typing import ContextArguments
    from ..landmark import Landmarks
    from ..refusal import Refusal
    from ..suggestion import Suggestion

__all__ = ["RecordedSweep"]


@dataclass(frozen=True)
class RecordedSweep:
    """The points of a range test, and where they come from.

    Parameters
    ----------
    lrs, losses : list of float
        The rates, growing, and the loss of each.
    source, format : str
        What it was read from, and as what.
    lr_column, loss_column : str
        The columns.
    ema_beta : float, optional
        The memory of the exponential moving average that `losses` are: 0 where they are raw,
        of themselves or because an average was undone; None where it is not known, so that
        :meth:`suggest` finds it out.
    dropped : dict of str to int
        How many rows were left out, by reason.
    notes : tuple of str
        What was done to the losses and what they are, one sentence each.
    """

    lrs: list[float] = field(repr=False)
    losses: list[float] = field(repr=False)
    source: str
    format: str
    lr_column: str
    loss_column: str
    ema_beta: float | None
    dropped: dict[str, int]
    notes: tuple[str, ...]

    def __len__(self) -> int:
        """Return how many points there are."""
        return len(self.lrs)

    def suggest(self, **context: Unpack[ContextArguments]) -> Suggestion | Refusal:
        """Suggest from it, with the context of :func:`lrsuggest.suggest` but for `ema_beta`."""
        if "ema_beta" in context:
            raise LRSuggestError("ema_beta is an argument of read_log, which undoes the average")
        context["ema_beta"] = self.ema_beta
        return suggest(self.lrs, self.losses, **context)

    def landmarks(self, *, smoothing: float | None = None) -> Landmarks:
        """Find its named points; see :func:`lrsuggest.landmarks`."""
        return landmarks(self.lrs, self.losses, smoothing=smoothing, ema_beta=self.ema_beta)

    def plot(self, ax: Any = None) -> Any:
        """Draw the answer without further context; see ``plot`` of the answer."""
        return self.suggest().plot(ax)

    def _repr_html_(self) -> str:
        """Show the answer without further context in notebooks."""
        return self.suggest()._repr_html_()

    def explanation(self) -> str:
        """Say what was read, what was left out, and what was done to the losses."""
        lines = [
            f"{len(self)} points of {self.lr_column!r} and {self.loss_column!r} "
            f"from {self.source} ({self.format})."
        ]
        lines += [
            f"{count} {'row was' if count == 1 else 'rows were'} left out: {why}."
            for why, count in self.dropped.items()
        ]
        return "\n".join([*lines, *self.notes])
