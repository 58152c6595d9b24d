"""The range test of an ignite trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ignite.engine import Engine
from torch.optim import Optimizer

from ..._numbers import integer
from ...errors import LRSuggestError
from ...sweep import Sweep
from .._loop import run
from .._range_test import RangeTest
from ..keeping import attributes_kept
from ..torch import preserved
from ..torch._arguments import context_of
from ..torch._batches import Batches
from ..torch._keeping import has_attributes
from ._engine import set_apart
from ._found import objects_of
from ._loss import loss_of
from ._update import Update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ..._typing import Mode, StopRule
    from .._progress import ProgressArgument
    from ..torch._store import Keep

__all__ = ["range_test"]


def range_test(
    trainer: Engine,
    optimizer: Optimizer,
    loader: Iterable[Any] | None = None,
    *,
    to_save: Mapping[str, Any] | Sequence[Any] = (),
    output_transform: Callable[[Any], Any] = lambda output: output,
    accumulate: int | None = None,
    handlers: Sequence[Callable[..., Any]] = (),
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    keep: Keep = "memory",
    progress: ProgressArgument = True,
) -> RangeTest:
    """Call a trainer's function with a growing learning rate for a while, and undo it.

    Before ``trainer.run``, between two runs, or in the middle of one, from a handler. It makes
    iterations by itself: no handler runs but those in `handlers`, so no checkpoint is written,
    nothing is logged, and schedulers stay out of it.

    Parameters
    ----------
    trainer : ignite.engine.Engine
        Its function trains on a batch.
    optimizer : torch.optim.Optimizer
        Its groups keep the ratios of their rates; the highest gets the rate of the sweep.
    loader : iterable, optional
        Gives the batches; that of the last run where left out. It begins anew when it ends.
    to_save : mapping or sequence
        What to put back, as for ignite's ``FastaiLRFinder``. Models, optimizers, schedulers and
        gradient scalers that the function refers to, and the state of the trainer, are put back
        anyway.
    output_transform : function
        From the output of the trainer's function to the loss of the batch.
    accumulate : int, optional
        How many iterations make an update. Where left out, an update is over once the optimizer
        has made a step. The losses of an update are averaged.
    handlers : sequence of function
        Handlers of the trainer that the training cannot do without, such as one that prepares
        ``state.batch`` or clips gradients: they run at ``GET_BATCH_COMPLETED``,
        ``ITERATION_STARTED``, ``ITERATION_COMPLETED`` and the events that the function fires.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`. An iteration of the sweep is an update.
    keep : {"memory", "disk"}
        Where the copies wait meanwhile, as in :func:`lrsuggest.integrations.torch.preserved`.
    progress : bool or "plot"
        A bar, nothing, or a picture that grows (in notebooks).

    Returns
    -------
    RangeTest
        Ask it to ``suggest(steps=...)``; in the middle of a run the steps left are known.

    Raises
    ------
    LRSuggestError
        An argument does not fit, or the loader gives nothing. What the training itself raises
        passes through.

    Notes
    -----
    In a distributed training all ranks call it; losses are averaged over them. Where one rank
    raises, the others end as in a training: by the error of the process group.

    Examples
    --------
    >>> import torch
    >>> from ignite.engine import create_supervised_trainer
    >>> from lrsuggest.integrations.ignite import range_test
    >>> _ = torch.manual_seed(0)
    >>> inputs, noise = torch.randn(256, 8), torch.randn(256, 1)
    >>> data = torch.utils.data.TensorDataset(inputs, inputs[:, :1] + noise / 2)
    >>> loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
    >>> model = torch.nn.Linear(8, 1)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> trainer = create_supervised_trainer(model, optimizer, torch.nn.MSELoss())
    >>> test = range_test(trainer, optimizer, loader, progress=False)
    >>> 1e-3 < test.suggest(steps=500).lr < 1
    True
    """
    sweep = Sweep(start_lr, end_lr, num_iter, mode, stop=stop)
    checked(trainer, optimizer)
    loss = loss_of(output_transform)
    size = None if accumulate is None else integer(accumulate, "accumulate", least=1)
    data = trainer.state.dataloader if loader is None else loader
    if data is None:
        raise LRSuggestError("loader is needed before the first trainer.run(loader)")
    trained = objects_of(trainer._process_function, trainer.state, to_save)
    sampled = [data] if has_attributes(data) else []
    kept = attributes_kept(trainer, apart=[trainer._event_handlers])
    with kept, preserved(optimizer, *trained, *sampled, keep=keep):
        set_apart(trainer, handlers)
        update = Update(trainer, optimizer, Batches(data, None), loss, size)
        run(sweep, update, num_iter, progress)
    known = context_of(optimizer, data, update.size or 1)
    if (steps := left(trainer.state, update.size or 1)) > 0:
        known["steps"] = steps
    return RangeTest.of(sweep, known, update.shares)


def checked(trainer: Any, optimizer: Any) -> None:
    """Refuse what is no trainer, or no optimizer."""
    if not isinstance(trainer, Engine):
        raise LRSuggestError(f"trainer must be an ignite.engine.Engine, not {trainer!r:.80}")
    if not isinstance(optimizer, Optimizer):
        raise LRSuggestError(f"optimizer must be a torch.optim.Optimizer, not {optimizer!r:.80}")


def left(state: Any, size: int) -> int:
    """Return how many updates a run has still to make; 0 where nobody said how long it will be."""
    epochs = (state.max_epochs or 0) * (state.epoch_length or 0)
    total = getattr(state, "max_iters", None) or epochs
    return int(max(total - state.iteration, 0) // size)
