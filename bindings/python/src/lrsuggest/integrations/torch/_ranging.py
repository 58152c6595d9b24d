"""The range test of a PyTorch model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from ...sweep import Sweep
from .._loop import run
from .._range_test import RangeTest
from ._arguments import (
    checked,
    context_of,
    fitting,
    grouping,
    loss_of_batches,
    missing,
    own_step,
    validating,
)
from ._autocast import outside_autocast
from ._batches import Batches, device_of
from ._group_recorder import GroupRecorder
from ._groups import ratios, set_rates
from ._keeping import has_attributes, preserved, rememberable
from ._layer_groups import layer_groups
from ._ranks import averaged
from ._recorded_step import RecordedStep
from ._steps import TrainStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from typing import SupportsFloat

    from torch.nn import Module
    from torch.optim import Optimizer

    from ..._typing import Mode, StopRule
    from .._progress import ProgressArgument
    from ._named_weights import GroupsArgument
    from ._steps import Step
    from ._store import Keep

__all__ = ["range_test"]


def range_test(
    model: Module,
    optimizer: Optimizer,
    loss_fn: Callable[[Any, Any], torch.Tensor] | None,
    loader: Iterable[Any],
    *,
    batch_loss: Callable[[Module, Any], torch.Tensor] | None = None,
    train_step: Callable[[Any], SupportsFloat] | None = None,
    validation: Iterable[Any] | None = None,
    accumulate: int = 1,
    others: Sequence[Optimizer] = (),
    scaler: torch.amp.GradScaler | None = None,
    autocast: AbstractContextManager[Any] | None = None,
    clip_grad_norm: float | None = None,
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    groups: GroupsArgument | None = None,
    same_batch: bool = False,
    preserve: Sequence[Any] = (),
    keep: Keep = "memory",
    device: torch.device | str | None = None,
    progress: ProgressArgument = True,
) -> RangeTest:
    """Train for a while with a growing learning rate, and undo it.

    Afterwards everything is as it was, also after an exception and Ctrl-C: see
    :func:`preserved`. So it may be made before a training, in the middle of it, and often.

    Parameters
    ----------
    model : torch.nn.Module
        It is trained in the modes its layers are in; one that is in evaluation mode as a whole
        is put in training mode. Wrapped by ``torch.compile`` or ``DistributedDataParallel``, it
        is used so.
    optimizer : torch.optim.Optimizer
        Its groups keep the ratios of their rates; the highest gets the rate of the sweep.
    loss_fn : function or None
        From outputs and targets to the mean loss, for batches that are pairs. None with one of
        the two that follow `loader`.
    loader : iterable
        Gives the batches: a ``DataLoader``, short, endless or streaming. It begins anew when it
        ends.
    batch_loss : function, optional
        Instead of `loss_fn`, for all other batches: from model and batch to the mean loss.
    train_step : function, optional
        Instead of both, makes one update by itself: from a batch to the loss before the update,
        ``optimizer.step()`` included. The rate is set before it is called.
    validation : iterable, optional
        Records the mean loss over these batches, after each update, in evaluation mode.
    accumulate : int
        Batches for each update; their losses and gradients are averaged.
    others : sequence of torch.optim.Optimizer
        Further optimizers of the model: they step as well, at the rates they have.
    scaler : torch.amp.GradScaler, optional
        Used as in a training with mixed precision.
    autocast : context manager, optional
        Around forward passes, such as ``torch.autocast("cuda")``.
    clip_grad_norm : float, optional
        Clips the norm of all gradients together before each update.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`.
    groups : "param_groups", "layers", mapping or sequence of modules, optional
        Tells groups of weights apart, for ``group_report()`` of the result: the parameter groups
        of the optimizer; the parts that the model is made of; or from names to modules or
        weights. It takes memory for one more copy of the weights that are trained; for two where
        the optimizer writes to gradients.
    same_batch : bool
        With `groups`, looks at each batch once more after the update, with the same dropout, for
        twice the time: the curves of the groups then sum up to the loss at high rates, too.
    preserve : sequence
        What else to put back, such as a scheduler, or what `train_step` changes.
    keep : {"memory", "disk"}
        Where the copies wait meanwhile, as in :func:`preserved`.
    device : torch.device or str, optional
        Where batches are moved; that of the model where left out.
    progress : bool or "plot"
        A bar, nothing, or a picture that grows (in notebooks).

    Returns
    -------
    RangeTest
        Ask it to ``suggest(steps=...)``.

    Raises
    ------
    LRSuggestError
        An argument does not fit, or the loader gives nothing. What the training itself raises
        passes through.

    Notes
    -----
    Under ``torch.distributed`` all ranks call it; losses are averaged over them, so that all
    stop at the same step with the same answer. Where one rank raises, the others end as in a
    training: by the error of the process group.

    Examples
    --------
    >>> import torch
    >>> from lrsuggest.integrations.torch import range_test
    >>> _ = torch.manual_seed(0)
    >>> inputs, noise = torch.randn(256, 8), torch.randn(256, 1)
    >>> data = torch.utils.data.TensorDataset(inputs, inputs[:, :1] + noise / 2)
    >>> loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
    >>> model = torch.nn.Linear(8, 1)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> test = range_test(model, optimizer, torch.nn.MSELoss(), loader, progress=False)
    >>> 1e-3 < test.suggest(steps=500).lr < 1
    True
    """
    sweep = Sweep(start_lr, end_lr, num_iter, mode, stop=stop)
    accumulate = checked(model, optimizer, accumulate)
    fitting(others, scaler, autocast, clip_grad_norm)
    losses = loss_of_batches(loss_fn, batch_loss)
    where = device_of(model) if device is None else torch.device(device)
    measure = validating(validation, model, losses, where, autocast)
    if train_step is not None:
        step: Step = own_step(train_step, accumulate)
    else:
        by = losses or missing()
        step = TrainStep(model, optimizer, by, others, scaler, autocast, clip_grad_norm)
    known, shares = context_of(optimizer, loader, accumulate), ratios(optimizer)
    recorder = None
    if groups is not None or same_batch:
        unfit = {"train_step": train_step, "validation": measure, "others": others}
        plain = grouping(groups, same_batch, step, **unfit)
        recorder = GroupRecorder(layer_groups(groups, model, optimizer.param_groups, shares))
        step = RecordedStep(plain, recorder, same_batch=same_batch)

    def turn(lr: float) -> float | None:
        taken = batches.take(accumulate)
        if not taken:
            return None
        set_rates(optimizer.param_groups, lr, shares)
        loss = step(taken)
        return averaged(loss if measure is None else measure.loss())

    found = filter(has_attributes, (model, optimizer, scaler, *others, loader, validation))
    changed = *found, *rememberable(preserve, "preserve")
    with preserved(*changed, keep=keep), outside_autocast():
        if not model.training:
            model.train()
        batches = Batches(loader, where)
        run(sweep, turn, num_iter, progress)
    return RangeTest.of(sweep, known, shares, recorder.sums(sweep) if recorder else None)
