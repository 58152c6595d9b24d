"""A range test with the calls of ignite's own finder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ignite.engine import Engine
from torch.optim import Optimizer

from ...errors import LRSuggestError
from ..torch._groups import set_rates
from ._ranging import range_test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from typing_extensions import Unpack

    from ..._typing import ContextArguments
    from ...refusal import Refusal
    from ...suggestion import Suggestion
    from .._range_test import RangeTest

__all__ = ["LRSuggestFinder"]

INSTEAD = {
    "step_mode": 'mode="exponential" or mode="linear"',
    "smooth_f": "nothing, for the losses are kept raw and smoothed when they are read",
    "diverge_th": 'stop="five_times_best", or nothing for a rule that noise does not fool',
}
"""What to pass instead of arguments that only ignite's own finder has."""


class LRSuggestFinder:
    """Stands where ``ignite.handlers.FastaiLRFinder`` stands in a script.

    Examples
    --------
    >>> import torch
    >>> from ignite.engine import create_supervised_trainer
    >>> from lrsuggest.integrations.ignite import LRSuggestFinder
    >>> _ = torch.manual_seed(0)
    >>> inputs, noise = torch.randn(1024, 8), torch.randn(1024, 1)
    >>> targets = inputs[:, :1] + noise / 2
    >>> loader = list(zip(inputs.split(128), targets.split(128)))
    >>> model = torch.nn.Linear(8, 1)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> trainer = create_supervised_trainer(model, optimizer, torch.nn.MSELoss())
    >>> finder = LRSuggestFinder()
    >>> to_save = {"model": model, "optimizer": optimizer}
    >>> with finder.attach(trainer, to_save=to_save, progress=False) as ready:
    ...     test = ready.run(loader)
    >>> finder.apply_suggested_lr(optimizer, steps=500)
    >>> 1e-3 < optimizer.param_groups[0]["lr"] < 1
    True
    """

    def __init__(self) -> None:
        self._test: RangeTest | None = None

    @property
    def test(self) -> RangeTest:
        """The last range test.

        Raises
        ------
        LRSuggestError
            There was none yet.
        """
        if self._test is None:
            raise LRSuggestError(
                "no range test was made yet: call run(loader) on what attach gives, in its context"
            )
        return self._test

    @contextmanager
    def attach(
        self,
        trainer: Engine,
        to_save: Mapping[str, Any],
        output_transform: Callable[[Any], Any] = lambda output: output,
        **arguments: Any,
    ) -> Iterator[Ready]:
        """Prepare a range test of a trainer; nothing is added to it.

        Parameters
        ----------
        trainer : ignite.engine.Engine
            What is tested.
        to_save : mapping
            What to put back: ``{"model": model, "optimizer": optimizer}``, and whatever else the
            training changes. The rates are given to that optimizer.
        output_transform : function
            From the output of the trainer's function to the loss of the batch.
        **arguments
            Passed to :func:`range_test`: ``start_lr``, ``end_lr``, ``num_iter``, ...

        Yields
        ------
        Ready
            Has a method ``run``. Everything is put back when that returns.

        Raises
        ------
        LRSuggestError
            `to_save` holds no optimizer, or an argument is one of ignite's own.
        """
        for name in INSTEAD.keys() & arguments.keys():
            raise LRSuggestError(f"attach takes no {name}: pass {INSTEAD[name]}")
        optimizer = to_save.get("optimizer") if hasattr(to_save, "get") else None
        if not isinstance(optimizer, Optimizer):
            raise LRSuggestError(
                f"to_save['optimizer'] must be a torch.optim.Optimizer, not {optimizer!r:.80}"
            )
        passed = {**arguments, "to_save": to_save, "output_transform": output_transform}
        yield Ready(self, trainer, optimizer, passed)

    def get_results(self) -> dict[str, list[Any]]:
        """Return rates and losses, a list of rates each where there are several groups."""
        test = self.test
        lrs = [test.group_lrs(lr) for lr in test.lrs]
        several = len(test.ratios) > 1
        return {"lr": lrs if several else list(test.lrs), "loss": list(test.losses)}

    def suggest(self, **context: Unpack[ContextArguments]) -> Suggestion | Refusal:
        """Suggest a learning rate; see :func:`lrsuggest.suggest` for the arguments."""
        return self.test.suggest(**context)

    def lr_suggestion(self, **context: Unpack[ContextArguments]) -> float | list[float]:
        """Return the suggested rate; one for each of several groups.

        Raises
        ------
        LRSuggestError
            The range test holds no answer: the reasons.
        """
        lrs = self.test.group_lrs(float(self.suggest(**context)))
        return lrs if len(lrs) > 1 else lrs[0]

    def apply_suggested_lr(
        self, optimizer: Optimizer, /, **context: Unpack[ContextArguments]
    ) -> None:
        """Give the suggested rates to an optimizer with the groups of the one that was tested.

        Raises
        ------
        LRSuggestError
            The range test holds no answer, or the groups are not as many.
        """
        lrs = self.test.group_lrs(float(self.suggest(**context)))
        if len(lrs) != len(optimizer.param_groups):
            raise LRSuggestError(
                f"optimizer has {len(optimizer.param_groups)} parameter groups, and the one that "
                f"was tested {len(lrs)}"
            )
        set_rates(optimizer.param_groups, 1.0, tuple(lrs))

    def plot(self, ax: Any = None) -> Any:
        """Draw the answer; see ``plot`` of the answer."""
        return self.test.plot(ax)


class Ready:
    """What ``attach`` gives: a range test that waits for its data.

    Parameters
    ----------
    finder : LRSuggestFinder
        Gets what is recorded.
    trainer, optimizer, arguments
        What :func:`range_test` is called with.
    """

    def __init__(
        self,
        finder: LRSuggestFinder,
        trainer: Engine,
        optimizer: Optimizer,
        arguments: dict[str, Any],
    ) -> None:
        self._finder, self._trainer, self._optimizer = finder, trainer, optimizer
        self._arguments = arguments

    def run(self, loader: Iterable[Any] | None = None, **lengths: Any) -> RangeTest:
        """Make the range test.

        Raises
        ------
        LRSuggestError
            A number of epochs was given, or what :func:`range_test` raises.
        """
        if lengths:
            raise LRSuggestError(
                f"run takes no {', '.join(lengths)}: pass num_iter, the number of updates, to "
                "attach"
            )
        test = range_test(self._trainer, self._optimizer, loader, **self._arguments)
        self._finder._test = test
        return test
