"""How the layers of a network turn while it is trained."""

from __future__ import annotations

from array import array
from math import isfinite, isnan, nan
from typing import TYPE_CHECKING, Any

from ._checkpoints import checked
from ._first_weights import FirstWeights
from ._heat import Heat
from ._numbers import flag, real
from ._shown_turns import ShownTurns
from .errors import LRSuggestError
from .layering import layer_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .turning import LayerReport

__all__ = ["RotationHistory"]


class RotationHistory(ShownTurns):
    """The turn of each layer over a training (Carbonnelle and De Vleeschouwer 2019).

    It is made before the training begins, of which it copies the weights by itself, and told
    those of later epochs or steps. Networks whose layers all come near a cosine distance of 1
    were found to generalise best (arXiv 1806.01603): a layer that lags behind wants more
    learning rate.

    That holds for trainings from random weights. It does not for fine-tuning, nor for biases
    and scales, which are left out.

    Beside the copy, which lies in main memory in the precision of the weights, it keeps eight
    bytes for each layer and record, and the last :class:`~lrsuggest.LayerReport`. A record
    brings one layer at a time to the processor.

    Parameters
    ----------
    initial_state : mapping of str to array
        The weights before the training, such as a state_dict: NumPy arrays, PyTorch tensors or
        JAX arrays. They may change afterwards.
    fine_tuning : bool, optional
        The training begins from trained weights: the distances come without advice.

    Raises
    ------
    LRSuggestError
        `initial_state` is no mapping, holds no layer, or a weight of a layer is not finite.

    Examples
    --------
    >>> import lrsuggest
    >>> import numpy
    >>> weights = {"body": numpy.eye(2), "head": numpy.eye(2)}
    >>> history = lrsuggest.RotationHistory(weights)
    >>> for epoch in (1, 2):
    ...     weights["head"] += [[0.0, 1.0], [-1.0, 0.0]]  # one epoch of training
    ...     history.record(epoch, weights)
    >>> for name, distances in history.distances.items():
    ...     print(name, [round(distance, 2) for distance in distances])
    body [0.0, 0.0]
    head [0.29, 0.55]
    """

    def __init__(self, initial_state: Mapping[str, Any], *, fine_tuning: bool = False) -> None:
        self._fine_tuning = bool(flag(fine_tuning, "fine_tuning"))
        self._first = FirstWeights(initial_state)
        self._epochs: list[float] = []
        self._columns: list[array[float]] = []
        self._report: LayerReport | None = None

    def record(self, epoch: float, state: Mapping[str, Any]) -> None:
        """Add how far each layer has turned by now.

        Parameters
        ----------
        epoch : float
            The epoch, or the step: larger than the one before.
        state : mapping of str to array
            The weights now: the layers of `initial_state`, in any order.

        Raises
        ------
        LRSuggestError
            `epoch` does not rise, a layer has come or gone, or a weight of a layer is not
            finite; nothing is recorded then.
        """
        place = real(epoch, "epoch")
        if not isfinite(place) or (self._epochs and place <= self._epochs[-1]):
            last = f" larger than the last, {self._epochs[-1]:.12g}" if self._epochs else ""
            raise LRSuggestError(f"epoch must be a finite number{last}, not {place:.12g}")
        self._first.refuse_other_layers(checked(state, "state"))
        ordered = {name: state[name] for name in self._first.state if name in state}
        report = layer_report(self._first.state, ordered, fine_tuning=self._fine_tuning)
        distances = (turn.distance for turn in report.layers)
        self._columns.append(array("d", (nan if one is None else one for one in distances)))
        self._epochs.append(place)
        self._report = report

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the layers, in the order of the first checkpoint."""
        return tuple(map(str, self._first.names))

    @property
    def epochs(self) -> tuple[float, ...]:
        """The epochs, or steps, that were recorded."""
        return tuple(self._epochs)

    @property
    def distances(self) -> dict[str, tuple[float | None, ...]]:
        """The distances of each layer, one for each epoch; None where all weights were zero.

        ``pandas.DataFrame(history.distances, index=history.epochs)`` makes a table of it.
        """
        rows = zip(*self._columns) if self._columns else ((),) * len(self.layers)
        return {
            name: tuple(None if isnan(one) else one for one in row)
            for name, row in zip(self.layers, rows)
        }

    @property
    def report(self) -> LayerReport | None:
        """The report about the last checkpoint, with its advice; None before the first."""
        return self._report

    def _heat(self) -> Heat | None:
        return Heat(self._report, self._epochs, self._columns) if self._report else None
