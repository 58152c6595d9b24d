"""The weights that the names of groups stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Union

import torch
from torch.nn import Module

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from typing_extensions import TypeAlias

__all__ = ["GroupsArgument", "Weights", "named_weights"]

GroupsArgument: TypeAlias = Union[
    Literal["param_groups", "layers"], Mapping[str, Any], Sequence[Module]
]
Weights: TypeAlias = list[torch.Tensor]


def named_weights(
    groups: Any, model: Module, param_groups: Sequence[dict[str, Any]]
) -> dict[str, Weights]:
    """Return the weights of each group, trained or not.

    Parameters
    ----------
    groups : "param_groups", "layers", mapping or sequence of modules
        What the caller asks for.
    model : torch.nn.Module
        Has the layers.
    param_groups : sequence of dict
        Those of the optimizer.

    Raises
    ------
    LRSuggestError
        It is none of these, or a group is empty, or a weight is in two groups.
    """
    if isinstance(groups, str) and groups == "param_groups":
        return {name: list(group["params"]) for name, group in named(param_groups).items()}
    if isinstance(groups, str) and groups == "layers":
        return layers(model)
    found = {name: expanded(value, name) for name, value in asked(groups, model).items()}
    return once(found, model)


def named(param_groups: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Call parameter groups what they call themselves, or by their number."""
    names = [group.get("name") for group in param_groups]
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        names = [f"group {index}" for index in range(len(param_groups))]
    return dict(zip(map(str, names), param_groups))


def layers(model: Module) -> dict[str, Weights]:
    """Return the parts of a model; where it has a single one, as a wrapper has, the parts of it.

    A weight that the model itself holds, beside its layers, is a part of its own. One that two
    layers share belongs to the first.
    """
    module = model
    while True:
        parts = first({name: list(child.parameters()) for name, child in module.named_children()})
        parts = {name: weights for name, weights in parts.items() if weights}
        own = {name: [weight] for name, weight in module.named_parameters(recurse=False)}
        if own or len(parts) != 1:
            break
        module = getattr(module, *parts)
    return first({**parts, **own}) if parts else {type(module).__name__: list(module.parameters())}


def asked(groups: Any, model: Module) -> Mapping[str, Any]:
    """Return the groups of the caller by their names."""
    found: Mapping[str, Any]
    if isinstance(groups, Mapping):
        found = groups
        for name in groups:
            if not isinstance(name, str):
                raise LRSuggestError(f"groups must have names that are text, not {name!r:.80}")
    elif isinstance(groups, Sequence) and not isinstance(groups, str):
        paths = {id(module): path for path, module in model.named_modules()}
        names = [paths.get(id(part)) or f"group {index}" for index, part in enumerate(groups)]
        found = dict(zip(names, groups)) if len(set(names)) == len(names) else {}
    else:
        raise LRSuggestError(
            'groups must be "param_groups", "layers", a mapping of names to modules or weights, '
            f"or a list of modules, not {groups!r:.80}"
        )
    if not found:
        raise LRSuggestError("groups must hold at least one group, and each of them once")
    return found


def expanded(value: Any, name: str) -> Weights:
    """Return the weights of a module, a weight, or several of these, each once."""
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, Module):
        value = list(value.parameters())
    if isinstance(value, (str, Mapping)) or not isinstance(value, Iterable):
        raise LRSuggestError(
            f"groups[{name!r}] must be a module, or a list of modules or weights, not {value!r:.80}"
        )
    weights = {id(weight): weight for part in value for weight in expanded(part, name)}
    if not weights:
        raise LRSuggestError(
            f"groups[{name!r}] holds no weight; a generator holds its weights only once: "
            "pass list(module.parameters()), or the module itself"
        )
    return list(weights.values())


def once(groups: dict[str, Weights], model: Module) -> dict[str, Weights]:
    """Give a weight that layers share to the first group; refuse any other that is in two."""
    uses = Counter(id(weight) for _, weight in model.named_parameters(remove_duplicate=False))
    called = {id(weight): name for name, weight in model.named_parameters()}
    owner: dict[int, str] = {}
    for name, weights in groups.items():
        for weight in weights:
            before = owner.setdefault(id(weight), name)
            if before != name and uses[id(weight)] < 2:
                which = called.get(id(weight), f"of the shape {tuple(weight.shape)}")
                raise LRSuggestError(
                    f"the weight {which} is in groups[{before!r}] and in groups[{name!r}]: "
                    "leave it out of one"
                )
    return first(groups)


def first(groups: dict[str, Weights]) -> dict[str, Weights]:
    """Leave each weight to the first group that holds it."""
    seen: set[int] = set()
    result = {}
    for name, weights in groups.items():
        result[name] = [weight for weight in weights if id(weight) not in seen]
        seen.update(map(id, weights))
    return result
