"""Which callbacks of a learner sit a range test out."""

from __future__ import annotations

from typing import Any

from fastai.callback.core import FetchPredsCallback, GatherPredsCallback
from fastai.callback.progress import CSVLogger, ProgressCallback, ShowGraphCallback
from fastai.callback.schedule import ParamScheduler
from fastai.callback.tracker import TerminateOnNaNCallback, TrackerCallback
from fastai.callback.training import ShortEpochCallback
from fastai.learner import SkipToEpoch
from fastcore.foundation import L
from torch.nn.parallel import DataParallel, DistributedDataParallel

__all__ = ["taking_part"]

WATCHING = (
    CSVLogger,
    FetchPredsCallback,
    GatherPredsCallback,
    ProgressCallback,
    ShowGraphCallback,
    TrackerCallback,
)
"""They write, show, save or decide."""

STEERING = (ParamScheduler, ShortEpochCallback, SkipToEpoch, TerminateOnNaNCallback)
"""They set the rates, or end epochs and trainings."""

WRAPPING = ("DistributedTrainer", "ParallelTrainer")
"""They wrap the model when a training begins; in the middle of one, that has been done."""


def taking_part(learn: Any) -> L:
    """Return the callbacks that make a training step what it is, and those nobody knows."""
    wrapped = isinstance(learn.model, (DataParallel, DistributedDataParallel))
    return L(
        callback
        for callback in learn.cbs
        if not isinstance(callback, (*WATCHING, *STEERING))
        and not getattr(callback, "sits_range_tests_out", False)
        and not (wrapped and type(callback).__name__ in WRAPPING)
    )
