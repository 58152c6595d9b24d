"""Learning rates that are in the state of an optimizer of optax."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import jax
import jax.numpy as jnp

from ...errors import LRSuggestError

__all__ = ["injected", "ratios", "set_learning_rate"]

State = TypeVar("State")
NAME = "learning_rate"


def set_learning_rate(state: State, lr: Any) -> State:
    """Return a state with another learning rate.

    It is where ``optax.inject_hyperparams`` keeps it, however deep in chains, masks and parts
    of ``multi_transform``. Several keep their ratios: the highest becomes `lr`. It is pure, so
    it may be called inside ``jax.jit``.

    Parameters
    ----------
    state : pytree
        The state of the optimizer, or one that holds it, such as a ``TrainState`` of Flax.
    lr : float or array
        The rate.

    Returns
    -------
    pytree
        Of the same structure.

    Raises
    ------
    LRSuggestError
        There is no rate in the state, or it is a schedule, which would overwrite it.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> import optax
    >>> from lrsuggest.integrations.jax import set_learning_rate
    >>> optimizer = optax.chain(
    ...     optax.clip(1.0), optax.inject_hyperparams(optax.adam)(learning_rate=1e-3)
    ... )
    >>> state = set_learning_rate(optimizer.init(jnp.zeros(2)), 0.5)
    >>> float(state[1].hyperparams["learning_rate"])
    0.5
    """
    rates = injected(state)
    if not rates:
        raise LRSuggestError(
            "state holds no learning rate that could be set: build the optimizer by "
            "optax.inject_hyperparams(optax.adam)(learning_rate=...), or give the rate to step"
        )
    highest = jnp.max(jnp.stack([jnp.asarray(rate, float) for rate in rates]))

    def scaled(rate: Any) -> Any:
        share = jnp.where(highest > 0, rate / jnp.where(highest > 0, highest, 1), 1)
        return jnp.asarray(lr * share).astype(jnp.asarray(rate).dtype)

    new: State = replaced(state, scaled)
    return new


def ratios(state: Any) -> tuple[float, ...]:
    """Return each rate in a state as a share of the highest; one alone where there is none."""
    rates = [float(rate) for rate in injected(state)]
    highest = max(rates, default=0.0)
    return tuple(rate / highest if highest > 0 else 1.0 for rate in rates) or (1.0,)


def injected(state: Any) -> list[Any]:
    """Return the rates that are in a state, in the order of its leaves."""
    found: list[Any] = []

    def keep(rate: Any) -> Any:
        found.append(rate)
        return rate

    replaced(state, keep)
    return found


def replaced(state: Any, new: Callable[[Any], Any]) -> Any:
    """Return a state in which a function has been applied to each rate."""

    def visit(node: Any) -> Any:
        if not has_hyperparams(node):
            return node
        inner = replaced(node.inner_state, new)
        if NAME not in node.hyperparams:
            return node._replace(inner_state=inner)
        if NAME in getattr(node, "hyperparams_states", {}):
            raise LRSuggestError(
                "the learning rate in state is a schedule, which overwrites what is set: call "
                "optax.inject_hyperparams(...) with learning_rate=<number> for the range test"
            )
        hyperparams = {**node.hyperparams, NAME: new(node.hyperparams[NAME])}
        return node._replace(hyperparams=hyperparams, inner_state=inner)

    return jax.tree.map(visit, state, is_leaf=has_hyperparams)


def has_hyperparams(node: Any) -> bool:
    """Say whether a node is the state of ``optax.inject_hyperparams``."""
    return isinstance(getattr(node, "hyperparams", None), dict) and hasattr(node, "inner_state")
