"""Layer by layer: how far two checkpoints of one training lie apart."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from ._checkpoints import Pair, checked, flat, paired, refuse_unchanged
from ._numbers import flag
from .errors import LRSuggestError
from .rotation import LayerRotation
from .turning import LayerReport, LayerTurn

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["layer_report"]

CHUNK = 1 << 20
"""So many weights at a time are copied as doubles."""

LITTLE, FAR = 0.5, 2.0
"""Angles below and above these shares of the median angle stand out."""


def layer_report(
    initial: Mapping[str, Any], current: Mapping[str, Any], *, fine_tuning: bool = False
) -> LayerReport:
    """Say how far each layer has turned and moved between two checkpoints.

    A layer that turned by less than half the median angle gets the advice of more learning
    rate, one that turned by more than twice that angle of less. The median is of the layers
    that have moved; with fewer than two of them there is no advice.

    That layers which all turn far generalise best was found for trainings from random weights
    (Carbonnelle and De Vleeschouwer, arXiv 1806.01603). It does not hold for fine-tuning.

    Parameters
    ----------
    initial, current : mapping of str to array
        The checkpoints before and after, such as state_dicts: NumPy arrays, PyTorch tensors or
        JAX arrays. Keep a *copy* of the first: ``copy.deepcopy(model.state_dict())``.
        Entries of fewer than two dimensions (biases, scales), of whole numbers, on one side
        only, or of another shape are skipped, with the reason.
    fine_tuning : bool, optional
        The training began from trained weights: the numbers come without advice.

    Returns
    -------
    LayerReport
        A table when printed, and in notebooks.

    Raises
    ------
    LRSuggestError
        A weight is not finite, or both checkpoints are the same memory.

    Examples
    --------
    >>> import lrsuggest
    >>> import numpy
    >>> before = {"body": numpy.eye(2), "head": numpy.eye(2), "head.bias": numpy.zeros(2)}
    >>> after = {"body": numpy.eye(2), "head": numpy.eye(2)[::-1], "head.bias": numpy.ones(2)}
    >>> for turn in lrsuggest.layer_report(before, after).layers:
    ...     print(turn.name, turn.distance, turn.message or "is as the others are")
    body 0.0 has not moved: frozen, unused, or without a learning rate
    head 1.0 is as the others are
    """
    initial, current = checked(initial, "initial"), checked(current, "current")
    tuned = bool(flag(fine_tuning, "fine_tuning"))
    pairs, skipped = paired(initial, current)
    refuse_unchanged(pairs, "initial and current")
    turns = [turn(pair) for pair in pairs]
    moved = [each for each in turns if each.moved and each.distance is not None]
    usual = median([each.angle or 0.0 for each in moved]) if len(moved) > 1 and not tuned else None
    return LayerReport(
        tuple(each._replace(message=message(each, usual)) for each in turns),
        skipped,
        median([each.distance or 0.0 for each in moved]) if moved else None,
        tuned,
    )


def turn(pair: Pair) -> LayerTurn:
    """Measure one layer, in chunks."""
    before = flat(pair.initial, f"initial[{pair.name!r}]")
    now = flat(pair.current, f"current[{pair.name!r}]")
    rotation, length = LayerRotation(), int(now.shape[0])
    for start in range(0, length, CHUNK):
        try:
            rotation.add(before[start : start + CHUNK], now[start : start + CHUNK])
        except LRSuggestError as problem:
            place = f" from weight {start} on" if start else ""
            raise LRSuggestError(f"layer {pair.name!r}{place}: {problem}") from None
    return LayerTurn(pair.name, rotation.distance, rotation.relative_update, length)


def message(layer: LayerTurn, usual: float | None) -> str:
    """Say what stands out, beside the median angle where there is one."""
    if not layer.moved:
        return "has not moved: frozen, unused, or without a learning rate"
    if layer.angle is None:
        was = layer.relative_update is None
        return "was all zero at first: it had no direction" if was else "is all zero now"
    if usual is None or LITTLE * usual <= layer.angle <= FAR * usual:
        return ""
    if layer.angle < usual:
        return "turned less than the others: more learning rate"
    return "turned more than the others: less learning rate, or more for the others"
