"""Reading the range test that fastai's own ``lr_find`` left in a learner."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ...averaging import undo_ema
from ...errors import LRSuggestError
from ._families import family
from ._learner_test import LearnerRangeTest

if TYPE_CHECKING:
    from ..._typing import ContextArguments, StopReason

__all__ = ["from_recorder"]


def from_recorder(learn: Any) -> LearnerRangeTest:
    """Return the range test of ``learn.lr_find()``, all of it, with the losses of single batches.

    Parameters
    ----------
    learn : fastai.learner.Learner
        One that has made no training since ``lr_find``.

    Returns
    -------
    LearnerRangeTest
        The average that the recorder keeps is undone. Single precision rounds its losses: they
        are right to about five digits.

    Raises
    ------
    LRSuggestError
        The learner's recorder holds no range test.

    Examples
    --------
    >>> from lrsuggest.integrations.fastai import from_recorder
    >>> learn.lr_find(suggest_funcs=None)  # doctest: +SKIP
    >>> from_recorder(learn).suggest(steps=1500)  # doctest: +SKIP
    Suggestion(lr=0.0123, interval=(0.0045, 0.05))
    """
    kept = vars(learn).get("recorder")
    kept = vars(kept) if kept else {}  # what it has not got, it would look for in the learner
    lrs = [float(lr) for lr in kept.get("lrs", ())]
    averages = [float(loss) for loss in kept.get("losses", ())]
    if not lrs:
        raise LRSuggestError("learn.recorder is empty: call learn.lr_find() first")
    if any(after <= before for before, after in zip(lrs, lrs[1:])):
        raise LRSuggestError(
            "learn.recorder holds a training, not a range test: call from_recorder(learn) "
            "between learn.lr_find() and learn.fit(), or call learn.lr_suggest()"
        )
    losses = undo_ema(averages, kept["smooth_loss"].beta)
    known: ContextArguments = {"optimizer": family(learn.opt)}
    ratios = (1.0,) * len(learn.opt.hypers)
    return LearnerRangeTest(tuple(lrs), tuple(losses), reason(averages), known, ratios)


def reason(averages: list[float]) -> StopReason:
    """Say why ``lr_find`` stopped: it goes by the average, and does not notice NaN."""
    if not math.isfinite(averages[-1]):
        return "non_finite"
    return "diverged" if averages[-1] > 4 * min(averages) else "completed"
