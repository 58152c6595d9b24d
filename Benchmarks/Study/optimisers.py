"""Optimisers that step many weight vectors at once, each at a learning rate of its own.

They follow torch.optim: the same formulae, state and default constants. A state is a dictionary of
tensors shaped like the weights (lanes..., parameters).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor

State = dict[str, Tensor]
Constants = Mapping[str, float]
Direction = Callable[[Tensor, State, int, Constants], Tensor]


def _sgd(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    return gradient


def _mom(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    return state["velocity"].mul_(hp.get("momentum", 0.9)).add_(gradient)


def _nesterov(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    velocity = _mom(gradient, state, step, hp)
    return gradient.add(velocity, alpha=hp.get("momentum", 0.9))


def _adam(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    first, second = hp.get("beta1", 0.9), hp.get("beta2", 0.999)
    mean = state["mean"].lerp_(gradient, 1 - first)
    square = state["square"].mul_(second).addcmul_(gradient, gradient, value=1 - second)
    # Both corrections of the bias as factors of one scalar: every pass over the weights counts.
    correction = math.sqrt(1 - second**step)
    scale = square.sqrt().add_(hp.get("eps", 1e-8) * correction)
    return torch.div(mean, scale, out=scale).mul_(correction / (1 - first**step))


def _rmsprop(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    decay = hp.get("alpha", 0.99)
    square = state["square"].mul_(decay).addcmul_(gradient, gradient, value=1 - decay)
    return gradient / square.sqrt().add_(hp.get("eps", 1e-8))


def _adagrad(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    square = state["square"].addcmul_(gradient, gradient)
    return gradient / square.sqrt().add_(hp.get("eps", 1e-10))


def _lion(gradient: Tensor, state: State, step: int, hp: Constants) -> Tensor:
    first, second = hp.get("beta1", 0.9), hp.get("beta2", 0.99)
    direction = state["mean"].lerp(gradient, 1 - first).sign_()
    state["mean"].lerp_(gradient, 1 - second)
    return direction


RULES: dict[str, tuple[Direction, tuple[str, ...]]] = {
    "sgd": (_sgd, ()),
    "mom": (_mom, ("velocity",)),
    "nesterov": (_nesterov, ("velocity",)),
    "adam": (_adam, ("mean", "square")),
    "adamw": (_adam, ("mean", "square")),
    "rmsprop": (_rmsprop, ("square",)),
    "adagrad": (_adagrad, ("square",)),
    "lion": (_lion, ("mean",)),
}
DECOUPLED = ("adamw", "lion")
DEFAULT_DECAY = {"adamw": 0.01}


@dataclass
class Optimiser:
    """One optimiser for a whole block of weight vectors.

    `hp` overrides its constants; `wd` is weight decay, taken off the weights themselves by
    `DECOUPLED` ones and added to the gradient by the others.
    """

    name: str
    hp: Constants = field(default_factory=dict)
    state: State = field(default_factory=dict)
    steps: int = 0

    def step(self, weights: Tensor, gradient: Tensor, lr: Tensor) -> None:
        """Update the weights in place; `lr` broadcasts against them. The gradient is used up."""
        rule, names = RULES[self.name]
        if not self.state:
            self.state = {name: torch.zeros_like(weights) for name in names}
        self.steps += 1
        decay = self.hp.get("wd", DEFAULT_DECAY.get(self.name, 0.0))
        if decay and self.name in DECOUPLED:
            weights.mul_(1 - lr * decay)
        elif decay:
            gradient.add_(weights, alpha=decay)
        weights.addcmul_(rule(gradient, self.state, self.steps, self.hp), lr, value=-1)
