"""A callback that suggests a learning rate while a trainer fits."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from ..._context import Context
from ..._numbers import integer
from ...refusal import Refusal
from ._package import Callback
from ._setting import attribute_of, set_attribute, set_schedule
from ._settings import Settings
from ._sweeping import chosen, range_tested

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Unpack

    from ..._typing import ContextArguments, Mode, StopRule
    from ...suggestion import Suggestion
    from .._progress import ProgressArgument
    from .._range_test import RangeTest
    from ..torch._store import Keep

__all__ = ["SuggestLearningRate"]


class SuggestLearningRate(Callback):  # type: ignore[misc,unused-ignore]
    """Makes a range test at the beginning of epochs or at steps, and sets the rate it suggests.

    The range test makes no difference to the training but for the rate: weights, optimizer,
    schedulers, counters, metrics, random generators and the position in the data are put back,
    bit for bit, also after an exception. No file is written, no callback and no logger runs.

    Parameters
    ----------
    at_epochs : iterable of int
        Before the first batch of these epochs, counted from 0.
    at_steps : iterable of int
        Before the first batch after so many optimizer steps (``trainer.global_step``).
    update_attr : bool
        Whether to train on with the suggested rate. It becomes the rate of the optimizer, whose
        groups keep their ratios; where a scheduler moves it, the highest rate that is still to
        come. It is also written to the attribute `attr_name`. After a refusal nothing is changed,
        and a warning says why.
    attr_name : str
        The attribute of the module, or of its ``hparams``, that holds the rate. ``lr`` and
        ``learning_rate`` are found without.
    optimizer_idx : int, optional
        Which of several optimizers, in the order of ``configure_optimizers``. The others keep
        their rates.
    monitor : str, optional
        The name under which ``training_step`` logs the loss, where it is not the loss that it
        returns: with manual optimization it need not return any.
    log : bool
        Whether to log the suggested rate to the trainer's loggers, as ``suggested_lr``.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`.
    keep : {"memory", "disk"}
        Where copies of weights, gradients and optimizer state wait meanwhile, as in
        :func:`lrsuggest.integrations.torch.preserved`.
    progress : bool or "plot"
        A bar where the trainer has one, nothing, or a picture that grows (in notebooks).
    **context
        What to tell :func:`lrsuggest.suggest`. The optimizer, the schedule, the batch size and the
        steps and epochs that are left are found out without; not the steps, where
        ``EarlyStopping`` or ``max_time`` may end the training before ``max_epochs``.

    Attributes
    ----------
    range_tests : dict of int to RangeTest
        Each range test, by the ``trainer.global_step`` it was made at.
    answer : Suggestion or Refusal or None
        What the last one says.

    Raises
    ------
    LRSuggestError
        An argument does not fit; when the range test is made, the training does not.

    Notes
    -----
    Lightning's own loops make the steps, so precision, gradient clipping, accumulation (one rate
    for each optimizer step, the losses of its batches averaged), manual optimization and
    overridden hooks of the module are those of the training. Of the hooks of the module those
    around a batch run, those of epochs and validation do not. With DDP the losses are averaged
    over ranks, which all get the same answer. ``Trainer(fast_dev_run=True)`` makes none.

    Examples
    --------
    >>> import lightning.pytorch as pl
    >>> from lrsuggest.integrations.lightning import SuggestLearningRate
    >>> suggest = SuggestLearningRate(at_epochs=(0, 5), fine_tuning=True)
    >>> trainer = pl.Trainer(callbacks=[suggest], logger=False, accelerator="cpu")
    """

    def __init__(
        self,
        *,
        at_epochs: Iterable[int] = (0,),
        at_steps: Iterable[int] = (),
        update_attr: bool = True,
        attr_name: str = "",
        optimizer_idx: int | None = None,
        monitor: str | None = None,
        log: bool = False,
        start_lr: float = 1e-7,
        end_lr: float = 10,
        num_iter: int = 100,
        mode: Mode = "exponential",
        stop: StopRule | None = "cusum",
        keep: Keep = "memory",
        progress: ProgressArgument = True,
        **context: Unpack[ContextArguments],
    ) -> None:
        super().__init__()
        Context.checked(**context)
        self.at_epochs = frozenset(integer(epoch, "at_epochs") for epoch in at_epochs)
        self.at_steps = sorted({integer(step, "at_steps") for step in at_steps})
        self.update_attr, self.attr_name = update_attr, attr_name
        self.range_tests: dict[int, RangeTest] = {}
        self.answer: Suggestion | Refusal | None = None
        self._context, self._waiting = context, self.at_steps
        self._logs = log  # `self.log` is where Lightning puts the module's
        self._settings = Settings(
            start_lr, end_lr, num_iter, mode, stop, optimizer_idx, monitor, keep, progress
        )

    @property
    def range_test(self) -> RangeTest | None:
        """The last range test; None before the first."""
        return next(reversed(self.range_tests.values()), None)

    @property
    def optimal_lr(self) -> float | None:
        """The last suggested rate; None before the first, and after a refusal."""
        return float(self.answer) if self.answer else None

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:  # noqa: ARG002
        """Forget the steps that a resumed training has behind it."""
        self._waiting = [step for step in self.at_steps if step >= trainer.global_step]

    def on_train_batch_start(
        self,
        trainer: Any,
        pl_module: Any,
        batch: Any,  # noqa: ARG002
        batch_idx: int,
    ) -> None:
        """Make a range test where it is time."""
        reached = [step for step in self._waiting if step <= trainer.global_step]
        self._waiting = self._waiting[len(reached) :]
        if reached or (batch_idx == 0 and trainer.current_epoch in self.at_epochs):
            self.lr_find(trainer, pl_module)

    def lr_find(self, trainer: Any, pl_module: Any) -> None:  # noqa: ARG002
        """Make a range test now: callable in any hook between two batches of a training."""
        if trainer.fast_dev_run:
            warnings.warn("no range test is made with Trainer(fast_dev_run=True)", stacklevel=2)
            return
        optimizer = chosen(trainer, self._settings.optimizer_idx)
        name = attribute_of(trainer, self.attr_name) if self.update_attr else None
        test = range_tested(trainer, self._settings)
        self.range_tests[trainer.global_step] = test
        self.answer = test.suggest(**self._context)
        if isinstance(self.answer, Refusal):
            self._warn(trainer, " ".join(self.answer.reasons))
            return
        lr = self.answer.lr
        if self.update_attr:
            set_schedule(trainer, optimizer, test.group_lrs(lr))
            if name is not None and (self.attr_name or len(trainer.optimizers) == 1):
                set_attribute(trainer, name, lr)
        if self._logs:
            for logger in trainer.loggers:
                logger.log_metrics({"suggested_lr": lr}, step=trainer.global_step)

    def _warn(self, trainer: Any, reasons: str) -> None:
        if trainer.is_global_zero:
            left = "the learning rate is left as it was" if self.update_attr else "no suggestion"
            place = f"range test at step {trainer.global_step}"
            warnings.warn(f"{place}: {left}. {reasons}", stacklevel=3)
