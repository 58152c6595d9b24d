"""What a range test of a learner leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def lr_max(self, answer: Suggestion | float | None = None) -> float | list[float]:
        """Return what ``learn.fit_one_cycle`` takes as its `lr_max`.

        Parameters
        ----------
        answer : Suggestion or float, optional
            The rate of the group with the highest rate; what :meth:`suggest` says where left
            out.

        Returns
        -------
        float or list of float
            One rate where all parameter groups have the same, otherwise one for each group.

        Raises
        ------
        LRSuggestError
            The range test holds no answer: the message gives the reasons.
        """
        rate = float(self.suggest() if answer is None else answer)
        return rate if set(self.ratios) == {1.0} else self.group_lrs(rate)
