"""What a search has found."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from .._files import write
from ..errors import LRSuggestError
from ._extras import require
from .pair import SUGGESTED, Pair, pairs_of

if TYPE_CHECKING:
    from os import PathLike

    from optuna import Study

    from ._storage import Storage

__all__ = ["Refinement"]


@dataclass(frozen=True)
class Refinement:
    """The best rate of an empirical search, and every training that led to it.

    It is false where no training came to a finite end; otherwise ``float()`` takes it for its
    rate. ``pandas.DataFrame(refinement.pairs)`` makes a table of the trainings.

    Parameters
    ----------
    lr : float or None
        The rate with the best final objective; None where there is none.
    value : float or None
        That objective.
    suggested : float or None
        The rate that was tried first; None where the search began with a range alone.
    pairs : tuple
        The trainings in their order, as ``(number, lr, value, steps, state)``. `value` is the
        final objective, or the last one reported, or None; `state` is ``"complete"``,
        ``"pruned"``, ``"diverged"``, ``"failed"`` or ``"running"``.
    steps : int
        The training steps spent, by all workers, on trainings of every state.
    study : str
        The name of the Optuna study.
    direction : str
        ``"minimize"`` or ``"maximize"``.
    """

    lr: float | None
    value: float | None
    suggested: float | None
    pairs: tuple[Pair, ...]
    steps: int
    study: str
    direction: str

    @classmethod
    def load(cls, storage: Storage, study: str) -> Refinement:
        """Read a search that is over, under way, or was interrupted.

        Parameters
        ----------
        storage
            As in :func:`lrsuggest.refine`.
        study : str
            The name of the study.

        Returns
        -------
        Refinement
            What there is by now.

        Raises
        ------
        LRSuggestError
            The storage cannot be opened, holds no such study, or Optuna is not installed.
        """
        require("optuna", "Refinement.load()")
        from ._storage import opened
        from ._study import loaded

        return cls.of(loaded(opened(storage, to_read=True), study))

    @classmethod
    def of(cls, study: Study) -> Refinement:
        """Read a study."""
        pairs = pairs_of(study.get_trials(deepcopy=False))
        direction = study.direction.name.lower()
        ended = (pair for pair in pairs if pair.state == "complete")
        pick = min if direction == "minimize" else max
        best = pick(ended, key=attrgetter("value"), default=None)
        return cls(
            lr=best.lr if best else None,
            value=best.value if best else None,
            suggested=study.user_attrs.get(SUGGESTED),
            pairs=pairs,
            steps=sum(pair.steps for pair in pairs),
            study=study.study_name,
            direction=direction,
        )

    @property
    def regret(self) -> float | None:
        """How much worse than the best the suggested rate did, in units of the objective.

        None where either did not come to an end; infinite where the suggested rate diverged.
        """
        ended = ("complete", "diverged")
        values = [p.value for p in self.pairs if p.lr == self.suggested and p.state in ended]
        if self.value is None or not values or values[0] is None:
            return None
        return abs(values[0] - self.value)

    def to_parquet(self, path: str | PathLike[str]) -> None:
        """Write the trainings as a Parquet file: one row each, its columns named as in `pairs`.

        The metadata of the file hold `study`, `direction` and `suggested`.

        Parameters
        ----------
        path : path
            The file; one that is there is replaced as a whole.

        Raises
        ------
        LRSuggestError
            pyarrow is not installed: ``pip install 'lrsuggest[refine]'``.
        """
        require("pyarrow.parquet", "to_parquet()")
        from ._table import parquet

        write(Path(path), parquet(self))

    def __float__(self) -> float:
        """Return the best learning rate.

        Raises
        ------
        LRSuggestError
            No training came to a finite end.
        """
        if self.lr is None:
            raise LRSuggestError(f"none of {len(self.pairs)} trainings came to a finite end")
        return self.lr

    def __bool__(self) -> bool:
        """Return whether there is a best rate."""
        return self.lr is not None

    def __repr__(self) -> str:
        """Show the numbers to three digits, and how much was spent."""
        best = f"lr={self.lr:.3g}, value={self.value:.3g}" if self else "lr=None"
        return f"Refinement({best}, trainings={len(self.pairs)}, steps={self.steps})"
