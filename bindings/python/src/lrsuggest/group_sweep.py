"""A range test that is told what each group of weights did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ._context import Context
from ._group_handles import GroupSweepHandle, listed
from ._group_readings import readings
from ._reading import Reading
from .group_report import GroupReport
from .suggesting import answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import SupportsFloat

    from typing_extensions import Unpack

    from ._typing import ArrayLike, ArraysLike, ContextArguments

__all__ = ["GroupSweep"]


class GroupSweep:
    """One range test of a network in groups of weights: what each did to the loss.

    Beside it runs a :class:`~lrsuggest.Sweep`, or any other range test. Every step brings six
    sums over the weights of each group, from which the change of the loss is attributed to
    groups (loss change allocation, arXiv:1909.01440). The adapters record them by themselves.

    With ``g`` the gradient of the mean loss of the batch before the update, unscaled, before
    clipping, ``d`` the update itself, whatever the optimizer made of the gradient, and ``w``
    the weights before it, the sums are:

    ===================  ====================================================================
    ``gradient_step``    ``g * d``
    ``previous_step``    ``g * d`` with the update *before*; NaN at the first step, and where
                         it was not measured
    ``after_step``       ``g * d`` with the gradient of the *same* batch after the update,
                         which takes another backward pass; NaN where it was not measured
    ``step_square``      ``d * d``
    ``weight_square``    ``w * w``
    ``gradient_square``  ``g * g``
    ===================  ====================================================================

    Memory does not grow with the steps: neighbours of a long sweep are put together.

    Parameters
    ----------
    names : sequence of str
        The names of the groups, 1 to 100,000, which differ.
    ratios : array-like, optional
        The rate that each group is trained with, as a multiple of the recorded one; 1 for all
        where left out. Leave groups out that are not trained.

    Raises
    ------
    LRSuggestError
        Two names are the same, or a ratio is not positive and finite.

    Examples
    --------
    >>> import lrsuggest
    >>> sweep, groups = lrsuggest.Sweep(1e-4, 10), lrsuggest.GroupSweep(["body", "head"])
    >>> weights, steps = [1.0, 1.0], [0.0, 0.0]
    >>> curvatures = 1.0, 4.0
    >>> for lr in sweep:
    ...     loss = sum(c * w * w / 2 for c, w in zip(curvatures, weights))
    ...     rows = []
    ...     for index, (c, w) in enumerate(zip(curvatures, weights)):
    ...         gradient, step = c * w, -lr * c * w
    ...         previous = gradient * steps[index] if len(groups) else float("nan")
    ...         after = c * (w + step) * step
    ...         rows.append((gradient * step, previous, after, step**2, w**2, gradient**2))
    ...         weights[index], steps[index] = w + step, step
    ...     groups.record(lr, loss, rows)
    ...     sweep.record(loss)
    >>> report = groups.report(optimizer="sgd")
    >>> [f"{group.name} {group.edge:.3g}" for group in report.groups]
    ['body 2', 'head 0.5']
    """

    def __init__(self, names: Sequence[str], ratios: ArrayLike | None = None) -> None:
        self._names = listed(names)
        self._handle = GroupSweepHandle.of(self._names, ratios)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the groups, in their order."""
        return self._names

    def record(self, lr: SupportsFloat, loss: SupportsFloat, sums: ArraysLike) -> None:
        """Record one step.

        Parameters
        ----------
        lr : float
            The learning rate of the step, above the one before.
        loss : float
            The loss before the update. It must be finite: end the sweep where it is not.
        sums : array-like of shape (groups, 6)
            A row for each group, with the columns above. A group without a gradient has zeros.

        Raises
        ------
        LRSuggestError
            A number is outside its range, groups have appeared or vanished, or a sum was
            measured for some groups only; nothing is recorded then.
        """
        self._handle.record(lr, loss, sums, self._names)

    def __len__(self) -> int:
        """Return how many steps have been recorded."""
        return self._handle.count()

    def report(self, **context: Unpack[ContextArguments]) -> GroupReport:
        """Read what has been recorded so far, with the context of :func:`lrsuggest.suggest`.

        The optimizer is needed for stability edges; only with ``fine_tuning=True`` groups are
        advised to be frozen.

        Raises
        ------
        LRSuggestError
            No step was recorded, or an argument is outside its range.
        """
        known = Context.checked(**context)
        handle = self._handle.report(known)
        return GroupReport(
            readings(handle, self._names),
            answer(Reading(handle.whole(), known)),
            handle.error(),
            handle.explanation(),
        )

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied, as any range test in progress."""
        raise TypeError("a GroupSweep in progress cannot be pickled or copied: pickle its report")

    def __repr__(self) -> str:
        """Show how far the sweep has come."""
        return f"<GroupSweep: {len(self._names)} groups, {len(self)} steps recorded>"
