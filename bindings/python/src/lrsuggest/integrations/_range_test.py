"""What a range test that an adapter made leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import LRSuggestError
from ..group_sweep import GroupSweep
from ..marking import landmarks
from ..suggesting import suggest
from ._group_sums import GroupSums

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from .._typing import ContextArguments, StopReason
    from ..group_report import GroupReport
    from ..landmark import Landmarks
    from ..refusal import Refusal
    from ..suggestion import Suggestion
    from ..sweep import Sweep

__all__ = ["RangeTest"]


@dataclass(frozen=True)
class RangeTest:
    """The losses of a range test, and what the adapter knows of the training.

    It holds numbers only, so it pickles and compares by value, and keeps no model alive.

    Parameters
    ----------
    lrs : tuple of float
        The learning rates whose loss was recorded, in the order of the steps. With several
        parameter groups they are those of the group with the highest rate.
    losses : tuple of float
        The raw loss of each step, before its update.
    stop_reason : {"completed", "diverged", "non_finite", "running"}
        Why it ended; ``"running"`` where the data ended first.
    context : dict
        Arguments of :func:`lrsuggest.suggest` that the adapter found out by itself.
    ratios : tuple of float
        The rate of each parameter group as a share of `lrs`; the highest is 1.
    group_sums : GroupSums, optional
        What :meth:`group_report` reads, where groups of weights were told apart.

    Examples
    --------
    >>> from lrsuggest.integrations import RangeTest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> test = RangeTest(tuple(lrs), tuple(losses), "completed", {"optimizer": "adam"}, (0.1, 1))
    >>> answer = test.suggest(steps=1000)
    >>> body, head = test.group_lrs(answer)
    >>> head == answer.lr, round(head / body)
    (True, 10)
    """

    lrs: tuple[float, ...]
    losses: tuple[float, ...]
    stop_reason: StopReason
    context: ContextArguments = field(default_factory=dict)  # type: ignore[assignment]
    ratios: tuple[float, ...] = (1.0,)
    group_sums: GroupSums | None = None

    @classmethod
    def of(
        cls,
        sweep: Sweep,
        context: ContextArguments | None = None,
        ratios: tuple[float, ...] = (1.0,),
        group_sums: GroupSums | None = None,
    ) -> Self:
        """Copy what a sweep has recorded."""
        lrs, losses, reason = tuple(sweep.lrs), tuple(sweep.losses), sweep.stop_reason
        return cls(lrs, losses, reason, context or {}, ratios, group_sums)

    def __hash__(self) -> int:
        """Hash the numbers."""
        return hash((self.lrs, self.losses, self.stop_reason, self.ratios))

    def suggest(self, **context: Unpack[ContextArguments]) -> Suggestion | Refusal:
        """Suggest a learning rate; see :func:`lrsuggest.suggest` for the arguments.

        What is given here comes before what the adapter found out. Say `steps`, the updates
        that the training will make.
        """
        known: ContextArguments = {**self.context, **context}
        return suggest(self.lrs, self.losses, **known)

    def landmarks(self) -> Landmarks:
        """Find the named points of the curve; see :func:`lrsuggest.landmarks`."""
        return landmarks(self.lrs, self.losses)

    def group_lrs(self, answer: Suggestion | float) -> list[float]:
        """Spread an answer over the parameter groups, in the ratios they were swept with.

        Parameters
        ----------
        answer : Suggestion or float
            The rate of the group with the highest rate.

        Returns
        -------
        list of float
            One for each group, ready for ``max_lr`` of ``OneCycleLR``.
        """
        return [float(answer) * ratio for ratio in self.ratios]

    def group_report(self, **context: Unpack[ContextArguments]) -> GroupReport:
        """Read a curve and a rate for each group of weights; see :class:`lrsuggest.GroupSweep`.

        Parameters
        ----------
        **context
            As for :meth:`suggest`.

        Raises
        ------
        LRSuggestError
            The range test told no groups apart, or ended before a step had sums.
        """
        if self.group_sums is None:
            raise LRSuggestError("no groups were told apart: make the range test with groups=...")
        sums = self.group_sums
        sweep = GroupSweep(sums.names, sums.ratios)
        for step, row in sums.known():
            sweep.record(self.lrs[step], self.losses[step], row)
        if not len(sweep):
            raise LRSuggestError(
                "no step of the range test has finite sums: "
                + (sums.note or "its loss was not finite from the first step on")
            )
        known: ContextArguments = {**self.context, **context}
        return sweep.report(**known)

    def plot(self, ax: Any = None) -> Any:
        """Draw the answer without further context; see ``plot`` of the answer."""
        return self.suggest().plot(ax)

    def _repr_html_(self) -> str:
        """Show the answer without further context in notebooks."""
        return self.suggest()._repr_html_()

    def __repr__(self) -> str:
        """Say how far it came."""
        ends = f" from {self.lrs[0]:.3g} to {self.lrs[-1]:.3g}" if self.lrs else ""
        return f"<RangeTest: {len(self.lrs)} losses{ends}, {self.stop_reason}>"
