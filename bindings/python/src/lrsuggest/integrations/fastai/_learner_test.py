"""What a range test of a learner leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import LRSuggestError
from ...group_report import GroupReport
from .._range_test import RangeTest

if TYPE_CHECKING:
    from ...suggestion import Suggestion

__all__ = ["LearnerRangeTest"]


class LearnerRangeTest(RangeTest):
    """The losses of a range test of a learner; see :class:`lrsuggest.integrations.RangeTest`.

    Examples
    --------
    >>> from lrsuggest.integrations.fastai import LearnerRangeTest
    >>> LearnerRangeTest((), (), "running", {}, (0.01, 1.0)).lr_max(1e-3)
    [1e-05, 0.001]
    """

    def lr_max(self, answer: Suggestion | GroupReport | float | None = None) -> float | list[float]:
        """Return what ``learn.fit_one_cycle`` takes as its `lr_max`.

        Parameters
        ----------
        answer : Suggestion, GroupReport or float, optional
            The rate of the group with the highest rate; what :meth:`suggest` says where left
            out. Or what ``group_report()`` says: each parameter group gets its own.

        Returns
        -------
        float or list of float
            One rate where all parameter groups have the same, otherwise one for each group.

        Raises
        ------
        LRSuggestError
            The range test holds no answer: the message gives the reasons. Or the report is not
            about the parameter groups.
        """
        if isinstance(answer, GroupReport):
            return self._rates(answer)
        rate = float(self.suggest() if answer is None else answer)
        return rate if set(self.ratios) == {1.0} else self.group_lrs(rate)

    def _rates(self, report: GroupReport) -> list[float]:
        """Return a rate for each parameter group; one that was not trained keeps its ratio."""
        sums, rates = self.group_sums, self.group_lrs(float(report.answer))
        names = [reading.name for reading in report.groups]
        homes = [home for home in sums.homes if home is not None] if sums is not None else []
        if sums is None or list(sums.names) != names or len(set(homes)) < len(names):
            raise LRSuggestError(
                "the report is not about the parameter groups of learn.opt: pass groups=True to "
                "learn.lr_suggest(), or split the model by the layers of the report (splitter=...)"
            )
        for home, lr in zip(homes, report.lrs):
            rates[home] = lr
        return rates
