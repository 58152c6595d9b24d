"""Event files of TensorBoard, read by the package tensorboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import LRSuggestError
from .._columns import of_series
from .._log import Log
from ._file import EVENTS

if TYPE_CHECKING:
    from .._choosing import Wanted
    from ._file import File

__all__ = ["read", "recognises"]

EVERY = 0
"""As a size guidance of TensorBoard: keep all points rather than a sample of them."""

EPOCH_OF_KERAS, BATCH_OF_KERAS = "epoch_loss", "batch_loss"
"""The tags of its own callback, which writes running means under the second."""


def recognises(file: File) -> bool:
    """Tell a file by the version that each begins with, and a folder by the names in it."""
    if file.is_folder:
        return any(file.path.glob(EVENTS))
    return b"brain.Event:" in file.head[:64]


def read(file: File, wanted: Wanted) -> Log:
    """Read the scalars that may matter."""
    events = accumulated(file)
    tags = events.Tags()
    scalars = dict.fromkeys(tags["scalars"], scalar_points)
    tensors = {
        tag: tensor_points
        for tag in tags["tensors"]
        if events.SummaryMetadata(tag).plugin_data.plugin_name == "scalars"
    }
    series = {
        tag: points(events, tag) for tag, points in {**scalars, **tensors}.items() if wanted(tag)
    }
    log = Log(str(file), "tensorboard", of_series(series), [*scalars, *tensors])
    if EPOCH_OF_KERAS in log.names:
        log.in_doubt = BATCH_OF_KERAS
    return log


def accumulated(file: File) -> Any:
    """Load the events.

    Raises
    ------
    LRSuggestError
        tensorboard is not installed, or cannot read them.
    """
    try:
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    except ImportError as problem:
        raise LRSuggestError(
            f"{file} holds events of TensorBoard, and the package that reads them is not "
            "installed: pip install tensorboard"
        ) from problem
    try:
        return EventAccumulator(str(file), {"scalars": EVERY, "tensors": EVERY}).Reload()
    except Exception as problem:
        raise LRSuggestError(f"{file} cannot be read by tensorboard: {problem}") from problem


def scalar_points(events: Any, tag: str) -> list[tuple[int, float]]:
    """Return steps and values, as PyTorch writes them."""
    return [(event.step, event.value) for event in events.Scalars(tag)]


def tensor_points(events: Any, tag: str) -> list[tuple[int, float]]:
    """Return steps and values, as TensorFlow 2 and Keras write them."""
    from tensorboard.util.tensor_util import make_ndarray

    return [(event.step, float(make_ndarray(event.tensor_proto))) for event in events.Tensors(tag)]
