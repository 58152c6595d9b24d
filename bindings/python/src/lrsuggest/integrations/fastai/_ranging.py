"""The range test of a learner."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import torch
from fastai.callback.core import Callback
from fastai.learner import Learner
from fastcore.basics import noop

from ..._numbers import integer
from ...errors import LRSuggestError
from ...sweep import Sweep
from .._progress import progress_of
from ..torch import preserved
from ..torch._autocast import outside_autocast
from ..torch._group_recorder import GroupRecorder
from ..torch._layer_groups import layer_groups
from ..torch._ranks import world_size
from ._aside import taking_part
from ._families import family
from ._groups import shares
from ._learner_test import LearnerRangeTest
from ._loaders import apart
from ._parts import parts
from ._recording import Recording
from ._sweeping import Sweeping

if TYPE_CHECKING:
    from ..._typing import ContextArguments, Mode, StopRule
    from .._progress import ProgressArgument
    from ..torch._named_weights import GroupsArgument
    from ..torch._store import Keep

__all__ = ["lr_suggest"]

MOST_BATCHES = 1000
"""For each update: where gradients are accumulated over more, the data end first."""


def lr_suggest(
    learn: Any,
    n_epoch: int | None = None,
    *,
    lr_max: float | slice | list[float] | None = None,
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    groups: GroupsArgument | bool = False,
    keep: Keep = "memory",
    progress: ProgressArgument | None = None,
) -> LearnerRangeTest:
    """Train for a while with a growing learning rate, and undo it.

    It is a method of ``Learner`` once this module is imported. Afterwards everything is as it
    was, also after an exception and Ctrl-C: weights, optimizer, recorder, callbacks, random
    generators, the order of the data. So it may be called before a training, between two, from a
    callback in the middle of one, and often. No file is written.

    Parameters
    ----------
    learn : fastai.learner.Learner
        Groups that are frozen stay so.
    n_epoch : int, optional
        The epochs of the training that is to follow: what you will pass to ``fit_one_cycle``.
        The rate depends on it.
    lr_max : float, slice or list of float, optional
        The rates of parameter groups relative to each other, as ``fit_one_cycle`` takes them;
        their size does not count. ``learn.lr`` where left out.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`; they are those of the group with the highest.
    groups : bool, "layers", mapping or sequence of modules
        True tells the parameter groups of the splitter apart, for ``group_report()`` of the
        result, the others as in :func:`lrsuggest.integrations.torch.range_test`.
    keep : {"memory", "disk"}
        Where the copies wait meanwhile, as in :func:`lrsuggest.integrations.torch.preserved`.
    progress : bool or "plot", optional
        A bar, nothing, or a picture that grows (in notebooks). A bar where left out, except
        within ``learn.no_bar()``.

    Returns
    -------
    LearnerRangeTest
        Ask it to ``suggest()``; ``learn.fit_one_cycle(n_epoch, test.lr_max())`` trains with that.

    Raises
    ------
    LRSuggestError
        An argument does not fit, or no batch led to an update. What the training itself raises
        passes through.

    Notes
    -----
    The training is that of ``learn.fit``, with the learner's callbacks: mixed precision,
    accumulated gradients, mixup and so on do as they always do. Those that log, save, schedule or
    stop sit it out. Callbacks of other libraries and your own take part; if one writes something,
    let it be quiet where ``hasattr(self.learn, "lr_finder")``, which ``lr_find`` needs as well.

    In distributed training all ranks call it; losses are averaged over them, so that all stop at
    the same step with the same answer. Where one rank raises, the others end as in a training: by
    the error of the process group.

    Examples
    --------
    >>> import lrsuggest.integrations.fastai
    >>> test = learn.lr_suggest(5, lr_max=slice(1e-5, 1e-3))  # doctest: +SKIP
    >>> learn.fit_one_cycle(5, test.lr_max())  # doctest: +SKIP
    """
    sweep = Sweep(start_lr, end_lr, num_iter, mode, stop=stop)
    checked(learn, n_epoch)
    if progress is None:
        progress = hasattr(learn, "progress")
    with preserved(*parts(learn), keep=keep), outside_autocast(), torch.enable_grad():
        if learn.opt is None:
            learn.create_opt()
        name = "learn.lr" if lr_max is None else "lr_max"
        ratios = shares(learn.opt, learn.lr if lr_max is None else lr_max, name)
        known = context_of(learn)
        recorder = recorder_of(learn, groups, ratios)
        with closing(progress_of(sweep, num_iter, progress)) as shown:
            sweeping = Sweeping(sweep, ratios, shown, recorder.close if recorder else noop)
            fit(learn, [sweeping, *([Recording(recorder)] if recorder else [])], num_iter)
    if not len(sweep):
        raise LRSuggestError(
            "no batch led to an update: do the batches of learn.dls.train have targets, and does "
            "no callback in learn.cbs cancel them?"
        )
    known.update(length(sweeping, len(sweep), n_epoch))
    return LearnerRangeTest.of(sweep, known, ratios, recorder.sums(sweep) if recorder else None)


def checked(learn: Any, n_epoch: Any) -> None:
    """Refuse what is no learner, or cannot be trained."""
    if not isinstance(learn, Learner):
        raise LRSuggestError(f"learn must be a fastai Learner, not {learn!r:.80}")
    if n_epoch is not None:
        integer(n_epoch, "n_epoch", least=1)
    if not len(learn.dls.train):
        raise LRSuggestError(
            "learn.dls.train gives no batch: its data set is empty, or drop_last drops all"
        )


def recorder_of(learn: Any, groups: Any, shares: tuple[float, ...]) -> GroupRecorder | None:
    """Return what records groups of weights, where they are to be told apart."""
    if groups is False or groups is None:
        return None
    lists = [{"params": list(weights)} for weights in learn.opt.param_lists]
    wanted = "param_groups" if groups is True else groups
    return GroupRecorder(layer_groups(wanted, learn.model, lists, shares))


def fit(learn: Any, callbacks: list[Callback], num_iter: int) -> None:
    """Train until the sweep ends."""
    n_epoch = num_iter * MOST_BATCHES // len(learn.dls.train) + 1
    learn.cbs = taking_part(learn)
    learn.logger, learn.create_mbar = noop, False
    learn.dls.loaders = [apart(learn.dls.train), *learn.dls.loaders[1:]]
    learn.opt.zero_grad()  # of an accumulation that has begun
    learn.fit(n_epoch, cbs=callbacks)


def context_of(learn: Any) -> ContextArguments:
    """Return what a learner says of its training; who freezes layers has pre-trained them."""
    return {"optimizer": family(learn.opt), "fine_tuning": bool(learn.opt.frozen_idx)}


def length(sweeping: Sweeping, updates: int, n_epoch: int | None) -> ContextArguments:
    """Return the batch size, and how long a training of so many epochs is."""
    known: ContextArguments = {"batch_size": sweeping.batch_size * world_size()}
    if n_epoch is not None:
        batches = n_epoch * sweeping.epoch_batches
        known["steps"] = max(round(batches * updates / sweeping.batches), 1)
        known["epochs"] = float(n_epoch)
    return known
