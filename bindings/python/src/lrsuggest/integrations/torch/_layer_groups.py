"""The groups of weights that a range test tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import LRSuggestError
from ._named_weights import named_weights

if TYPE_CHECKING:
    import torch
    from torch.nn import Module

    from ._named_weights import Weights

__all__ = ["LayerGroups", "layer_groups"]

REST = "rest"
"""What the weights are called that are trained and in no group."""


@dataclass(frozen=True)
class LayerGroups:
    """The groups that are trained, and the names of those that are not.

    Parameters
    ----------
    names : tuple of str
        What they are called.
    weights : tuple of lists of tensors
        Those that the optimizer changes.
    ratios : tuple of float
        The rate of each group as a share of the highest.
    homes : tuple of int or None
        The parameter group of the optimizer that holds the weights; None where several do.
    left_out : dict of str to str
        Why the others are not trained.
    """

    names: tuple[str, ...]
    weights: tuple[Weights, ...]
    ratios: tuple[float, ...]
    homes: tuple[int | None, ...]
    left_out: dict[str, str]


def layer_groups(
    groups: Any,
    model: Module,
    param_groups: Sequence[dict[str, Any]],
    shares: Sequence[float],
) -> LayerGroups:
    """Sort the weights that an optimizer trains into groups.

    Parameters
    ----------
    groups : "param_groups", "layers", mapping or sequence of modules
        What the caller asks for. Weights that it does not name make a group of their own.
    model : torch.nn.Module
        Has the layers.
    param_groups : sequence of dict
        Those of the optimizer.
    shares : sequence of float
        Their rates as shares of the highest.

    Raises
    ------
    LRSuggestError
        No group has a weight that is trained, or one has weights with different rates, or a
        weight cannot take part.
    """
    named = named_weights(groups, model, param_groups)
    home = {id(it): index for index, group in enumerate(param_groups) for it in group["params"]}
    moving = [
        weight
        for group, share in zip(param_groups, shares)
        for weight in group["params"]
        if weight.requires_grad and share
    ]
    held = {id(weight) for weights in named.values() for weight in weights}
    rest = [weight for weight in moving if id(weight) not in held]
    if rest:
        named[REST if REST not in named else f"{REST} of the weights"] = rest
    moved, left_out, trained = set(map(id, moving)), {}, {}
    for name, weights in named.items():
        mine = [weight for weight in weights if id(weight) in moved]
        if mine:
            trained[name] = list(map(usable, mine))
        elif weights:
            left_out[name] = reason(weights, home)
    if not trained:
        raise LRSuggestError(
            f"groups={groups!r:.80} has no weight that the optimizer trains: are all frozen?"
        )
    homes = {name: sorted({home[id(it)] for it in weights}) for name, weights in trained.items()}
    return LayerGroups(
        tuple(trained),
        tuple(trained.values()),
        tuple(ratio(name, [shares[index] for index in places]) for name, places in homes.items()),
        tuple(places[0] if len(places) == 1 else None for places in homes.values()),
        left_out,
    )


def reason(weights: Weights, home: dict[int, int]) -> str:
    """Say why none of these weights is trained."""
    if not any(weight.requires_grad for weight in weights):
        return "frozen: requires_grad is False"
    if not any(id(weight) in home for weight in weights):
        return "not in the optimizer"
    return "its learning rate is 0"


def ratio(name: str, shares: list[float]) -> float:
    """Return the one rate that a group has."""
    if len(set(shares)) > 1:
        raise LRSuggestError(
            f"the group {name!r} holds weights of parameter groups whose rates differ "
            f"({min(shares):.3g} and {max(shares):.3g} of the highest): pass "
            'groups="param_groups", or give the optimizer one rate for them'
        )
    return shares[0]


def usable(weight: torch.Tensor) -> torch.Tensor:
    """Refuse a weight of which this process has only a part."""
    if hasattr(weight, "full_tensor") or getattr(weight, "_is_flat_param", False):
        raise LRSuggestError(
            "groups cannot be told apart where weights are spread over processes, as by FSDP: "
            "leave groups out, or wrap the model by DistributedDataParallel"
        )
    return weight
