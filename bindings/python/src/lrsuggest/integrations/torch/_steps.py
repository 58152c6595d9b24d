"""One update of the weights, however a training makes it."""

from __future__ import annotations

import inspect
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, SupportsFloat

import torch

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from torch.nn import Module
    from torch.optim import Optimizer

__all__ = ["OwnStep", "Step", "TrainStep", "pairs"]


class Step(Protocol):
    """Trains on some batches and returns the loss before the update."""

    def __call__(self, batches: list[Any]) -> float:
        """Make one update."""


@dataclass
class OwnStep:
    """A step that the caller wrote: it gets the one batch, and does everything."""

    train_step: Callable[[Any], SupportsFloat]

    def __call__(self, batches: list[Any]) -> float:
        """Leave it to the caller."""
        (batch,) = batches
        loss: Any = self.train_step(batch)
        try:
            return float(loss.detach() if isinstance(loss, torch.Tensor) else loss)
        except (TypeError, ValueError, RuntimeError):
            raise LRSuggestError(
                f"train_step must return the loss of its batch as a number, not {loss!r:.80}"
            ) from None


@dataclass
class TrainStep:
    """Forward, backward, update; over several batches where gradients are accumulated.

    Parameters
    ----------
    model, optimizer
        What is trained, and by what.
    batch_loss : function
        From model and batch to the mean loss of the batch.
    others : sequence of torch.optim.Optimizer
        They step as well, at the rates they have.
    scaler : torch.amp.GradScaler, optional
        Scales the losses of half precision.
    autocast : context manager, optional
        Chooses the precision of forward passes.
    clip : float, optional
        The largest norm of all gradients together.
    """

    model: Module
    optimizer: Optimizer
    batch_loss: Callable[[Module, Any], torch.Tensor]
    others: Sequence[Optimizer] = ()
    scaler: torch.amp.GradScaler | None = None
    autocast: AbstractContextManager[Any] | None = None
    clip: float | None = None

    def __post_init__(self) -> None:
        """Find out whether the optimizer evaluates the loss itself, as L-BFGS does."""
        # Asked of the class, as a scheduler wraps the method of the instance.
        closure = inspect.signature(type(self.optimizer).step).parameters.get("closure")
        self.searches = closure is not None and closure.default is inspect.Parameter.empty

    def __call__(self, batches: list[Any]) -> float:
        """Make one update."""
        with torch.enable_grad():
            if self.searches:
                losses = self._searched(batches)
            else:
                losses = self.gradients(batches)
                if self.clip is not None:
                    self.unscale()
                    self.clip_gradients()
                self.update()
        return sum(map(float, losses)) / len(losses)

    def _searched(self, batches: list[Any]) -> list[torch.Tensor]:
        """Let the optimizer evaluate as often as it likes; the first time is before its update."""
        first: list[torch.Tensor] = []

        def evaluate() -> torch.Tensor:
            losses = self.gradients(batches)
            first.extend(losses if not first else ())
            return torch.stack(losses).mean()

        self.optimizer.step(evaluate)
        return first

    def gradients(self, batches: list[Any]) -> list[torch.Tensor]:
        """Go forward and backward, and return the losses."""
        for optimizer in (self.optimizer, *self.others):
            optimizer.zero_grad()
        losses = []
        for index, batch in enumerate(batches):
            with self._synchronising(last=index == len(batches) - 1):
                with self.autocast or nullcontext():
                    loss = checked(self.batch_loss(self.model, batch))
                losses.append(loss.detach())
                loss = loss / len(batches) if len(batches) > 1 else loss
                (self.scaler.scale(loss) if self.scaler else loss).backward()
        return losses

    def _synchronising(self, *, last: bool) -> AbstractContextManager[Any]:
        """Let a distributed model exchange gradients once for each update."""
        no_sync = getattr(self.model, "no_sync", None)
        return nullcontext() if last or no_sync is None else no_sync()

    def unscale(self) -> None:
        """Make the gradients what they are without a scaler."""
        if self.scaler:
            for optimizer in (self.optimizer, *self.others):
                self.scaler.unscale_(optimizer)

    def clip_gradients(self) -> torch.Tensor | None:
        """Clip the gradients, and return what they were multiplied by, where that is wanted."""
        if self.clip is None:
            return None
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.clip)
        return torch.clamp(self.clip / (norm + 1e-6), max=1.0)

    def update(self) -> None:
        """Let the optimizers step."""
        for optimizer in (self.optimizer, *self.others):
            if self.scaler:
                self.scaler.step(optimizer)
            else:
                optimizer.step()
        if self.scaler:
            self.scaler.update()


def pairs(loss_fn: Callable[[Any, Any], torch.Tensor]) -> Callable[[Any, Any], torch.Tensor]:
    """Return the loss of batches that are pairs of inputs and targets."""

    def batch_loss(model: Any, batch: Any) -> torch.Tensor:
        try:
            inputs, targets = batch
        except (TypeError, ValueError):
            raise LRSuggestError(
                f"loss_fn needs batches that are pairs (inputs, targets), not {batch!r:.80}: "
                "pass batch_loss, a function from model and batch to the loss"
            ) from None
        return loss_fn(model(inputs), targets)

    return batch_loss


def checked(loss: Any) -> torch.Tensor:
    """Refuse what backward() could make nothing of."""
    if not isinstance(loss, torch.Tensor):
        raise LRSuggestError(f"the loss must be a tensor, not {loss!r:.80}")
    if loss.numel() != 1:
        raise LRSuggestError(
            f"the loss must be one number, not of the shape {tuple(loss.shape)}: "
            'average it, as reduction="mean" does'
        )
    if loss.is_complex():
        raise LRSuggestError("the loss must be real, not complex: return its absolute value")
    if not loss.requires_grad:
        raise LRSuggestError("the loss depends on no weight that needs a gradient: are all frozen?")
    return loss.reshape(())
