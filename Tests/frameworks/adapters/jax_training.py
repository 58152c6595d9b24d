"""A small training in JAX with dropout, moving statistics, and random keys in its state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from seeds import SEED

jax.config.update("jax_disable_most_optimizations", True)  # compiling takes longer than training

BATCH = 16
State = dict[str, Any]
Step = Callable[[State, Any], tuple[State, Any]]


class Loader:
    """Shuffles its rows anew whenever it is gone through.

    Parameters
    ----------
    count : int
        The number of batches.
    """

    def __init__(self, count: int = 10) -> None:
        """Draw the rows."""
        random = np.random.default_rng(SEED)
        self.x = random.normal(size=(count * BATCH, 6)).astype("float32")
        noise = random.normal(size=len(self.x)).astype("float32")
        self.y = 0.3 * self.x.sum(1) + 0.5 * noise
        self.random = np.random.default_rng(SEED + 1)

    def __iter__(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Return batches, in an order of both its own and the global generator of NumPy."""
        order = self.random.permutation(len(self.x))[np.random.permutation(len(self.x))]
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            yield self.x[rows], self.y[rows]


def parameters() -> dict[str, Any]:
    """Return the weights of a network of two layers."""
    first, second = jax.random.split(jax.random.key(SEED))
    body = 0.4 * jax.random.normal(first, (6, 8))
    return {"body": body, "head": 0.1 * jax.random.normal(second, (8,))}


def loss(params: Any, batch: Any, key: Any = None) -> Any:
    """Return the squared error, with dropout where there is a key."""
    x, y = batch
    hidden = jnp.tanh(x @ params["body"])
    if key is not None:
        hidden = hidden * jax.random.bernoulli(key, 0.8, hidden.shape) / 0.8
    return jnp.mean((hidden @ params["head"] - y) ** 2)


def begin(optimizer: Any) -> State:
    """Return the state of a training that begins."""
    params = parameters()
    state = {"params": params, "opt": optimizer.init(params), "key": jax.random.key(SEED + 3)}
    return {**state, "mean": jnp.zeros(6)}


def stepping(optimizer: Any, *, donate: bool = True) -> Step:
    """Return a compiled step from state and batch to state and loss."""

    def step(state: State, batch: Any) -> tuple[State, Any]:
        key, own = jax.random.split(state["key"])
        value, grads = jax.value_and_grad(loss)(state["params"], batch, own)
        updates, opt = optimizer.update(grads, state["opt"], state["params"])
        params = optax.apply_updates(state["params"], updates)
        mean = 0.9 * state["mean"] + 0.1 * batch[0].mean(0)
        return {"params": params, "opt": opt, "key": key, "mean": mean}, value

    return jax.jit(step, donate_argnums=0 if donate else ())


def train(state: State, step: Step, loader: Loader, steps: int = 50) -> tuple[list[float], State]:
    """Train on, and return the losses and where it ends."""
    losses: list[float] = []
    while len(losses) < steps:
        for batch in loader:
            state, value = step(state, batch)
            losses.append(float(value))
    return losses, state


def same(ours: Any, theirs: Any) -> bool:
    """Say whether two pytrees are the same, bit for bit."""
    first, second = jax.tree.leaves(ours), jax.tree.leaves(theirs)
    return len(first) == len(second) and all(
        np.array_equal(plain(one), plain(other)) for one, other in zip(first, second)
    )


def plain(leaf: Any) -> Any:
    """Return the numbers of an array, random keys among them."""
    is_key = isinstance(leaf, jax.Array) and jnp.issubdtype(leaf.dtype, jax.dtypes.prng_key)
    return np.asarray(jax.random.key_data(leaf) if is_key else leaf)
