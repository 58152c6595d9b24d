"""A range test before a fit."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch
from torch.utils.data import DataLoader

from ...errors import LRSuggestError
from ..torch._keeping import preserved
from ._length import open_ended
from ._package import Callback, part
from ._settings import Settings
from ._sweeping import shown_by, silence, swept
from ._touched import loaders_in, touched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._typing import Mode, StopRule
    from .._progress import ProgressArgument
    from .._range_test import RangeTest
    from ..torch._store import Keep

__all__ = ["range_test"]


def range_test(
    trainer: Any,
    model: Any,
    train_dataloaders: Any = None,
    *,
    datamodule: Any = None,
    optimizer_idx: int | None = None,
    monitor: str | None = None,
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    keep: Keep = "memory",
    progress: ProgressArgument = True,
) -> RangeTest:
    """Make a range test of a module before it is fitted; nothing is set.

    The trainer begins a fit without its callbacks and loggers, and gives it up at the first batch.
    Afterwards trainer, module and random generators are as they were, also after an exception and
    Ctrl-C. Within a fit, use :class:`SuggestLearningRate`.

    Parameters
    ----------
    trainer : lightning.pytorch.Trainer
        Its precision, accumulation, clipping, limits and devices are used.
    model : lightning.pytorch.LightningModule
        What is to be trained.
    train_dataloaders : iterable or collection of iterables, optional
        As in ``trainer.fit``; those of the module or the datamodule where left out.
    datamodule : lightning.pytorch.LightningDataModule, optional
        Its hooks run, and run again when it is fitted.
    optimizer_idx, monitor, start_lr, end_lr, num_iter, mode, stop, keep, progress
        As in :class:`SuggestLearningRate`.

    Returns
    -------
    RangeTest
        Ask it to ``suggest()``: it knows what the trainer knows.

    Raises
    ------
    LRSuggestError
        An argument or the training does not fit. What the training itself raises passes through.

    Examples
    --------
    >>> import torch, lightning.pytorch as pl
    >>> from lrsuggest.integrations.lightning import range_test
    >>> class Fit(pl.LightningModule):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.layer = torch.nn.Linear(8, 1)
    ...     def training_step(self, batch, batch_idx):
    ...         return ((self.layer(batch[0]) - batch[1]) ** 2).mean()
    ...     def configure_optimizers(self):
    ...         return torch.optim.SGD(self.parameters(), lr=0.1)
    >>> inputs, noise = torch.randn(256, 8), torch.randn(256, 1)
    >>> data = torch.utils.data.TensorDataset(inputs, inputs[:, :1] + noise / 2)
    >>> loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
    >>> trainer = pl.Trainer(accelerator="cpu", logger=False, enable_progress_bar=False)
    >>> test = range_test(trainer, Fit(), loader)
    >>> 1e-3 < test.suggest(steps=500).lr < 1
    True
    """
    leave = part(trainer, "utilities.exceptions")._TunerExitException
    if "MultiProcessing" in type(trainer.strategy.launcher).__name__:
        raise LRSuggestError(
            "range_test would lose its answer in the processes that this strategy starts: "
            'use Trainer(strategy="ddp"), or the callback SuggestLearningRate in trainer.fit'
        )
    shown = shown_by(trainer, progress)
    settings = Settings(start_lr, end_lr, num_iter, mode, stop, optimizer_idx, monitor, keep, shown)
    once = Once(settings, leave, open_ended(trainer))
    module = getattr(model, "_orig_mod", model)  # inside what torch.compile returns
    kept = (*touched(trainer), trainer.strategy, module, *loaders_in(train_dataloaders))
    kept += (*held(module), *held(datamodule))
    with attributes_of(datamodule), preserved(*kept, keep=keep):
        silence(trainer)
        trainer.callbacks = [once]
        trainer.limit_val_batches = trainer.num_sanity_val_steps = 0
        trainer.fit(model, train_dataloaders, datamodule=datamodule)
    return once.result()


class Once(Callback):  # type: ignore[misc,unused-ignore]
    """Makes a range test at the first batch, and ends the fit.

    Parameters
    ----------
    settings : Settings
        What it is asked to do.
    leave : type
        The exception that Lightning takes for a regular end.
    open_end : bool
        Whether it is not known how long the training will be.
    """

    def __init__(self, settings: Settings, leave: type[BaseException], open_end: bool) -> None:
        super().__init__()
        self._settings, self._leave, self._open_end = settings, leave, open_end
        self._test: RangeTest | None = None
        self._problem: BaseException | None = None

    def on_train_batch_start(self, trainer: Any, *_: Any) -> None:
        """Keep what comes out for later: inside, Lightning would end the process on Ctrl-C."""
        try:
            self._test = swept(trainer, self._settings, self._open_end)
        except BaseException as problem:
            self._problem = problem
        raise self._leave

    def result(self) -> RangeTest:
        """Return the range test, or raise what it failed of."""
        if self._problem is not None:
            raise self._problem
        if self._test is None:
            raise LRSuggestError(
                "trainer.fit did not come to a first batch: has the loader any, and are max_epochs "
                "and max_steps above what is already trained?"
            )
        return self._test


def held(owner: Any) -> list[Any]:
    """Return the loaders and random generators that a module or a datamodule keeps."""
    values = list(getattr(owner, "__dict__", {}).values())
    return [value for value in values if isinstance(value, (DataLoader, torch.Generator))]


@contextmanager
def attributes_of(datamodule: Any) -> Iterator[None]:
    """Put back which attributes a datamodule has; what they hold may be large, and stays."""
    attributes = vars(datamodule) if datamodule is not None else {}
    before = dict(attributes)
    try:
        yield
    finally:
        attributes.clear()
        attributes.update(before)
