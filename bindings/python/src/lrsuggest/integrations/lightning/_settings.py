"""What a range test is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...sweep import Sweep

if TYPE_CHECKING:
    from ..._typing import Mode, StopRule
    from .._progress import ProgressArgument
    from ..torch._store import Keep

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """The arguments that callback and function share; :class:`SuggestLearningRate` explains them.

    Raises
    ------
    LRSuggestError
        There is no such sweep.
    """

    start_lr: float
    end_lr: float
    num_iter: int
    mode: Mode
    stop: StopRule | None
    optimizer_idx: int | None
    monitor: str | None
    keep: Keep
    progress: ProgressArgument

    def __post_init__(self) -> None:
        """Refuse a sweep that cannot be before any training begins."""
        self.sweep()

    def sweep(self) -> Sweep:
        """Begin a sweep."""
        return Sweep(self.start_lr, self.end_lr, self.num_iter, self.mode, stop=self.stop)
