"""From a log to a range test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._arrays import shown
from .._numbers import real
from ..errors import LRSuggestError
from ._averages import Average
from ._choosing import Wanted
from ._growing import growing
from ._pairing import paired
from ._raw import of_raw_losses, of_single_batches
from ._remarks import remarks
from .formats import log_of
from .recorded_sweep import RecordedSweep

if TYPE_CHECKING:
    from collections.abc import Container

    from ._log import Log
    from ._pairing import Point

__all__ = ["read_log"]


def read_log(
    source: Any,
    *,
    format: str | None = None,  # noqa: A002
    lr: str | None = None,
    loss: str | None = None,
    rows: slice | None = None,
    steps: tuple[float, float] | None = None,
    ema_beta: float | None = None,
    running_mean: bool | None = None,
) -> RecordedSweep:
    """Read a range test that was recorded by another tool.

    Parameters
    ----------
    source : path or object
        A file: CSV, TSV, JSON, JSON lines, each in UTF-8 or UTF-16 and packed by gzip or not,
        ``trainer_state.json`` of Transformers, TensorBoard events, a metric of MLflow. A folder
        that holds one of them. An object: a frame of pandas or polars, a dict of lists, a list
        of dicts, ``History`` of Keras, the learning-rate finder of Lightning, ignite,
        torch-lr-finder or MONAI, a ``Learner`` or ``Recorder`` of fastai, a list of metrics of
        MLflow. Or a list of such sources, to be joined by step, where rate and loss are in
        different ones.
    format : str, optional
        What it is; recognised where left out. ``"csv"``, ``"json"``, ``"jsonl"``,
        ``"tensorboard"`` or ``"mlflow"`` say how a file is to be read; ``"fastai_finder"``,
        ``"lightning_finder"``, ``"ignite_finder"`` or ``"torch_lr_finder"`` that rates and losses
        were taken from this finder, which averages the losses: a file or a dict does not tell.
    lr, loss : str, optional
        The columns. Where left out, they are guessed, upper or lower case: the rate from
        ``lr``, ``learning_rate``, one of them after a path (``train/lr``) or a run
        (``my-run - lr``), within a name (``lr-Adam/pg1``, ``base_lr``); the loss from
        ``train_loss_step``, ``batch_loss`` and others of ``train``, ``loss``, ``step``,
        ``batch``, ``iter`` alone, then ``loss``, ``train_loss``, ``train/loss``, ``total_loss``,
        then any other name with the word ``loss``, then means of epochs and other averages
        (``train_loss_epoch``, ``running_loss``). Those of validation are never taken.
    rows : slice, optional
        The rows to read, counted from 0, where only these are the range test.
    steps : (float, float), optional
        The same by the column of steps: from the first, up to and without the second.
    ema_beta : float, optional
        The memory of the exponential moving average that the losses are, 0 where they are raw;
        known of the finders, and otherwise found out by :meth:`RecordedSweep.suggest`.
    running_mean : bool, optional
        Whether each loss is the mean since the beginning of its epoch, as what Keras hands to
        ``on_train_batch_end`` is. It is undone. Epochs are told by a column ``epoch``, steps
        by ``batch``; without either the means run from the first row on.

    Returns
    -------
    RecordedSweep
        The points, and what was made of the log.

    Raises
    ------
    LRSuggestError
        The source cannot be read, its columns cannot be told, or its learning rate does not
        grow: source, row, column and value are named, and the argument that helps.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> test = lrsuggest.read_log({"step": range(101), "learning_rate": lrs, "loss": losses})
    >>> test.loss_column, len(test)
    ('loss', 101)
    >>> bool(test.suggest(optimizer="adam", steps=1000))
    True
    """
    if ema_beta is not None:
        ema_beta = Average(real(ema_beta, "ema_beta")).beta
    wanted = Wanted(lr, loss)
    log = log_of(source, format, wanted)
    names = wanted.choose(log)
    points = paired(log, *names)
    if running_mean is None and names[1] == log.in_doubt:
        raise LRSuggestError(
            f"{log.source}, column {shown(names[1])}: Keras hands callbacks the mean since the "
            "beginning of the epoch; pass running_mean=True to have it undone, or False if "
            "these are the losses of single batches"
        )
    if running_mean:
        points = of_single_batches(log, points)
    elif running_mean is None:
        log.notes += remarks(log, points, names[1], ema_beta)
    points, beta = of_raw_losses(log, points, ema_beta)
    points = selected(log, points, rows, steps)
    points = growing(log, points, names[0])
    return RecordedSweep(
        [point.lr for point in points],
        [point.loss for point in points],
        log.source,
        log.format,
        *names,
        beta,
        log.dropped,
        tuple(log.notes),
    )


def selected(
    log: Log, points: list[Point], rows: slice | None, steps: tuple[float, float] | None
) -> list[Point]:
    """Keep the rows and the steps asked for."""
    if rows is not None:
        if not isinstance(rows, slice):
            raise LRSuggestError(f"rows must be a slice, such as slice(0, 100), not {shown(rows)}")
        count = max((len(cells) for cells in log.columns.values()), default=0)
        inside: Container[int] = range(count)[rows]
        points = [point for point in points if point.row in inside]
    if steps is not None:
        if any(point.step is None for point in points):
            raise LRSuggestError(f"{log.source} has no column of steps: pass rows= instead")
        try:
            first, end = (real(step, "steps") for step in steps)
        except (TypeError, ValueError):
            message = f"steps must be two numbers, such as (0, 100), not {shown(steps)}"
            raise LRSuggestError(message) from None
        points = [point for point in points if first <= (point.step or 0) < end]
    return points
