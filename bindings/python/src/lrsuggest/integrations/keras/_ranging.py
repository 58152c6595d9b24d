"""The range test of a Keras model."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import keras

from ...errors import LRSuggestError
from ...sweep import Sweep
from .._batches import once_only, without_workers
from .._progress import progress_of
from .._range_test import RangeTest
from ._keeping import preserved
from ._rates import accumulated, family, innermost, rate_of, replaced
from ._turning import Turning

if TYPE_CHECKING:
    from ..._typing import ContextArguments, Mode, StopRule
    from .._progress import ProgressArgument

__all__ = ["range_test"]

HARMLESS = r".*(`shuffle=True` was passed|[Ii]nput ran out of data)"
"""Warnings of ``fit`` about data that end, or come in their own order."""


def range_test(
    model: Any,
    x: Any,
    y: Any = None,
    *,
    batch_size: int | None = None,
    sample_weight: Any = None,
    class_weight: dict[int, float] | None = None,
    shuffle: bool = True,
    monitor: str = "loss",
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    preserve: Sequence[Any] = (),
    progress: ProgressArgument = True,
) -> RangeTest:
    """Train for a while with a growing learning rate, and undo it.

    Afterwards everything is as it was, also after an exception and Ctrl-C. So it may be made
    before ``model.fit``, in any method of a callback of it, and often.

    Parameters
    ----------
    model : keras.Model
        Compiled. It is trained by its own ``fit``, so that a ``train_step`` of yours, loss
        scaling, jit compilation and distribution are used as in the training.
    x, y, batch_size, sample_weight, class_weight, shuffle
        The data, as in ``model.fit``: arrays, a ``PyDataset``, a ``tf.data.Dataset``, a PyTorch
        ``DataLoader`` or a generator. They begin anew when they end; a generator does not.
    monitor : str
        The name of the loss in what ``train_step`` returns.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`.
    preserve : sequence
        What else to put back: objects that layers or data of yours change.
    progress : bool or "plot"
        A bar, nothing, or a picture that grows (in notebooks).

    Returns
    -------
    RangeTest
        Ask it to ``suggest(steps=...)``.

    Raises
    ------
    LRSuggestError
        The model is not compiled, or an argument does not fit. What the training itself raises
        passes through.

    Notes
    -----
    With ``gradient_accumulation_steps`` each rate is that of one update, and its loss the mean
    over the batches of that update.

    Examples
    --------
    >>> import keras
    >>> import numpy
    >>> from lrsuggest.integrations.keras import range_test
    >>> keras.utils.set_random_seed(0)
    >>> model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
    >>> model.compile(keras.optimizers.SGD(0.1), "mse")
    >>> x, noise = numpy.random.default_rng(0).normal(size=(2, 256, 8))
    >>> y = x[:, 0] + noise[:, 0]
    >>> test = range_test(model, x, y, progress=False)
    >>> 1e-3 < test.suggest(steps=500).lr < 1
    True
    """
    sweep = Sweep(start_lr, end_lr, num_iter, mode, stop=stop)
    checked(model)
    once = isinstance(x, Iterator)
    if once:
        once_only("x", stacklevel=3)
    with preserved(model, x, preserve), warnings.catch_warnings():
        warnings.filterwarnings("ignore", HARMLESS, UserWarning)
        shown = progress_of(sweep, num_iter, progress)
        try:
            turning, accumulate = prepared(model, sweep, monitor, shown)
            model.fit(
                apart(x),
                y,
                batch_size=batch_size,
                epochs=1 if once else num_iter * accumulate,
                verbose=0,
                callbacks=[turning],
                shuffle=shuffle,
                class_weight=class_weight,
                sample_weight=sample_weight,
            )
        finally:
            shown.close()
    return RangeTest.of(sweep, context_of(model.optimizer, x, batch_size, accumulate))


def checked(model: Any) -> None:
    """Refuse what ``fit`` would not train."""
    if not isinstance(model, keras.Model):
        raise LRSuggestError(f"model must be a keras.Model, not {model!r:.80}")
    if not getattr(model, "compiled", False) or model.optimizer is None:
        raise LRSuggestError(
            "model has no optimizer yet: call model.compile(optimizer=..., loss=...) first"
        )
    if not isinstance(model.optimizer, keras.optimizers.Optimizer):
        raise LRSuggestError(
            f"model.optimizer must be a keras.optimizers.Optimizer, not {model.optimizer!r:.80}: "
            "call model.compile with one"
        )


def prepared(model: Any, sweep: Sweep, monitor: str, shown: Any) -> tuple[Turning, int]:
    """Make the rate of a model one that can be set for each step; say how many batches that is."""
    optimizer = innermost(model.optimizer)
    accumulate, done = accumulated(optimizer)
    rate = rate_of(optimizer)
    if rate is None or model.steps_per_execution != 1:
        model.train_function = None  # compiled with the schedule, or for several steps at once
    model.steps_per_execution = 1
    if rate is None:
        rate = replaced(optimizer)
    return Turning(sweep, rate, accumulate, done, monitor, shown), accumulate


def apart(x: Any) -> Any:
    """Return data whose iterators do not touch those of the caller.

    A ``DataLoader`` of PyTorch keeps its workers where a running ``fit`` would lose them.
    """
    return without_workers(x) if getattr(x, "persistent_workers", False) is True else x


def context_of(optimizer: Any, x: Any, batch_size: int | None, accumulate: int) -> ContextArguments:
    """Return what optimizer and data say of the training."""
    known: ContextArguments = {"optimizer": family(innermost(optimizer))}
    size = batch_size or getattr(x, "batch_size", None)
    if size is None and hasattr(x, "shape"):
        size = 32  # what ``fit`` takes
    if isinstance(size, int) and size > 0:
        known["batch_size"] = size * accumulate
    return known
