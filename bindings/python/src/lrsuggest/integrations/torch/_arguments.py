"""What the arguments of a range test mean together, and which do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from torch.nn import Module
from torch.optim import Optimizer

from ..._numbers import flag, integer, real
from ...errors import LRSuggestError
from ._families import family
from ._ranks import world_size
from ._steps import OwnStep, TrainStep, pairs
from ._validating import Validation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    import torch

    from ..._typing import ContextArguments
    from ._steps import Step

    BatchLoss = Callable[[Module, Any], torch.Tensor]

__all__ = [
    "checked",
    "context_of",
    "fitting",
    "grouping",
    "loss_of_batches",
    "missing",
    "own_step",
    "validating",
]


def checked(model: Any, optimizer: Any, accumulate: Any) -> int:
    """Refuse what is no model, no optimizer of it, or no number of batches."""
    if not isinstance(model, Module):
        raise LRSuggestError(f"model must be a torch.nn.Module, not {model!r:.80}")
    if not isinstance(getattr(optimizer, "optimizer", optimizer), Optimizer):
        raise LRSuggestError(f"optimizer must be a torch.optim.Optimizer, not {optimizer!r:.80}")
    stepped = {id(weight) for group in optimizer.param_groups for weight in group["params"]}
    if stepped.isdisjoint(map(id, model.parameters())):
        raise LRSuggestError(
            "optimizer holds no weight of model: make it from model.parameters(), "
            "after the model was moved to its device"
        )
    if any(weight.is_meta for weight in model.parameters()):
        raise LRSuggestError(
            'model has weights on the device "meta", which hold no numbers: load them, or call '
            'model.to_empty(device="cpu") and initialise them'
        )
    return integer(accumulate, "accumulate", least=1)


def fitting(others: Any, scaler: Any, autocast: Any, clip_grad_norm: Any) -> None:
    """Refuse what could not take part in a step."""
    if not isinstance(others, Sequence):
        raise LRSuggestError(f"others must be a list of optimizers, not {others!r:.80}")
    for index, other in enumerate(others):
        if not isinstance(getattr(other, "optimizer", other), Optimizer):
            raise LRSuggestError(
                f"others[{index}] must be a torch.optim.Optimizer, not {other!r:.80}"
            )
    for name, value, needed, kind in (
        ("scaler", scaler, "scale", "torch.amp.GradScaler"),
        ("autocast", autocast, "__enter__", 'context manager, such as torch.autocast("cuda")'),
    ):
        if value is not None and not hasattr(value, needed):
            raise LRSuggestError(f"{name} must be a {kind}, not {value!r:.80}")
    if clip_grad_norm is not None and not real(clip_grad_norm, "clip_grad_norm") > 0:
        raise LRSuggestError(f"clip_grad_norm must be above 0, not {clip_grad_norm!r}")


def loss_of_batches(
    loss_fn: Callable[[Any, Any], torch.Tensor] | None, batch_loss: BatchLoss | None
) -> BatchLoss | None:
    """Return the function from model and batch to the loss; None where there is none."""
    for name, function in (("loss_fn", loss_fn), ("batch_loss", batch_loss)):
        if function is not None and not callable(function):
            raise LRSuggestError(f"{name} must be a function, not {function!r:.80}")
    if loss_fn is not None and batch_loss is not None:
        raise LRSuggestError("loss_fn and batch_loss are two ways to say one thing: pass one")
    return pairs(loss_fn) if loss_fn is not None else batch_loss


def missing() -> NoReturn:
    """Say that there is no loss."""
    raise LRSuggestError("one of loss_fn, batch_loss and train_step is needed")


def own_step(train_step: Any, accumulate: int) -> OwnStep:
    """Refuse what a step of the caller's own cannot be or be combined with."""
    if not callable(train_step):
        raise LRSuggestError(f"train_step must be a function, not {train_step!r:.80}")
    if accumulate != 1:
        raise LRSuggestError(
            f"accumulate={accumulate} needs loss_fn or batch_loss: "
            "train_step makes its updates by itself"
        )
    return OwnStep(train_step)


def grouping(groups: Any, same_batch: Any, step: Step, **others: Any) -> TrainStep:
    """Refuse what groups cannot be combined with: the gradients of a loss explain one update."""
    if groups is None:
        raise LRSuggestError(
            f'same_batch={same_batch!r} needs groups: pass groups="layers", or leave it out'
        )
    flag(same_batch, "same_batch")
    reasons = {
        "train_step": "it makes its updates out of sight: pass loss_fn or batch_loss",
        "validation": "its losses are not those whose gradients are taken",
        "others": "they change weights, too: give all weights to one optimizer",
    }
    for name, value in others.items():
        if value:
            raise LRSuggestError(f"groups cannot be combined with {name}: {reasons[name]}")
    if not isinstance(step, TrainStep) or step.searches:
        raise LRSuggestError(
            "groups needs an optimizer that takes one gradient for an update, not one that "
            "evaluates the loss itself, as LBFGS does"
        )
    return step


def validating(
    validation: Iterable[Any] | None,
    model: Module,
    batch_loss: BatchLoss | None,
    device: torch.device | None,
    autocast: AbstractContextManager[Any] | None,
) -> Validation | None:
    """Return what measures the validation loss, where it is wanted."""
    if validation is None:
        return None
    if batch_loss is None:
        raise LRSuggestError("validation needs loss_fn or batch_loss beside train_step")
    return Validation(model, batch_loss, validation, device, autocast)


def context_of(optimizer: Any, loader: Any, accumulate: int) -> ContextArguments:
    """Return what optimizer and loader say of the training."""
    known: ContextArguments = {"optimizer": family(optimizer)}
    size = getattr(loader, "batch_size", None)
    if isinstance(size, int) and size > 0:
        known["batch_size"] = size * accumulate * world_size()
    return known
