"""The range test of a loss function and an optimizer of optax."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jax

from ...errors import LRSuggestError
from .._families import named
from ._ranging import range_test
from ._rates import injected, set_learning_rate

if TYPE_CHECKING:
    from ..._typing import ContextArguments
    from .._range_test import RangeTest

__all__ = ["optax_range_test"]


def optax_range_test(
    loss_fn: Callable[[Any, Any], Any],
    params: Any,
    optimizer: Any,
    batches: Iterable[Any],
    *,
    opt_state: Any = None,
    has_aux: bool = False,
    jit: bool = True,
    **options: Any,
) -> RangeTest:
    """Train with optax for a while with a growing learning rate; nothing that is given changes.

    Parameters
    ----------
    loss_fn : function
        From weights and batch to the mean loss.
    params : pytree
        The weights.
    optimizer : function or optax.GradientTransformation
        From a learning rate to an optimizer, as ``optax.adam`` is, or
        ``lambda lr: optax.chain(optax.clip_by_global_norm(1), optax.adamw(lr))``; or an optimizer
        whose rate is in its state, by ``optax.inject_hyperparams``.
    batches : iterable
        Anything that can be gone through again when it ends.
    opt_state : pytree, optional
        The state of the optimizer, in the middle of a training.
    has_aux : bool
        Whether `loss_fn` returns a pair whose second part is not used.
    jit : bool
        Whether to compile the step: once, not for each rate.
    **options
        Those of :func:`range_test` that follow `batches`.

    Returns
    -------
    RangeTest
        Ask it to ``suggest(steps=...)``.

    Raises
    ------
    LRSuggestError
        The optimizer has a rate that cannot be changed, or an argument does not fit.

    Examples
    --------
    >>> import jax
    >>> import jax.numpy as jnp
    >>> import optax
    >>> from lrsuggest.integrations.jax import optax_range_test
    >>> rows = jax.random.normal(jax.random.key(0), (1024, 9))
    >>> def loss_fn(params, x):
    ...     y = x[:, 0] + x[:, 8] / 2  # the last column is noise
    ...     return jnp.mean((x[:, :8] @ params - y) ** 2)
    >>> test = optax_range_test(
    ...     loss_fn, jnp.zeros(8), optax.sgd, jnp.split(rows, 8), progress=False
    ... )
    >>> 1e-3 < test.suggest(optimizer="sgd", steps=500).lr < 1
    True
    """
    try:
        import optax
    except ImportError as error:
        raise ImportError('optax_range_test needs optax: pip install "optax>=0.2.3"') from error
    if not callable(loss_fn):
        raise LRSuggestError(f"loss_fn must be a function, not {loss_fn!r:.80}")
    made = maker(optimizer)
    if opt_state is None:
        opt_state = made(1.0).init(params)
    fixed = hasattr(optimizer, "update")
    if fixed and not injected(opt_state):
        raise LRSuggestError(
            "optimizer has a learning rate that cannot be changed: pass the function that makes "
            "it, such as optax.adam or lambda lr: optax.chain(..., optax.adam(lr)), or build it by "
            "optax.inject_hyperparams(optax.adam)(learning_rate=...)"
        )
    gradient = jax.value_and_grad(loss_fn, has_aux=has_aux)

    def step(state: Any, batch: Any, lr: Any) -> tuple[Any, Any]:
        weights, rest = state
        if fixed:
            rest = set_learning_rate(rest, lr)
        loss, grads = gradient(weights, batch)
        updates, rest = made(lr).update(grads, rest, weights)
        return (optax.apply_updates(weights, updates), rest), loss[0] if has_aux else loss

    compiled = jax.jit(step, donate_argnums=0) if jit else step
    test = range_test(compiled, (params, opt_state), batches, **options)
    return replace(test, context=context_of(optimizer))


def maker(optimizer: Any) -> Callable[[Any], Any]:
    """Return the function from a rate to an optimizer."""
    if hasattr(optimizer, "init") and hasattr(optimizer, "update"):
        return lambda _lr: optimizer
    if not callable(optimizer):
        raise LRSuggestError(
            "optimizer must be a function from a learning rate to an optimizer, such as "
            f"optax.adam, or a GradientTransformation, not {optimizer!r:.80}"
        )
    make: Callable[[Any], Any] = optimizer
    return make


def context_of(optimizer: Any) -> ContextArguments:
    """Return what the name of a function of optax says; SGD may have momentum or not."""
    family = named(getattr(optimizer, "__name__", ""))
    return {} if family is None else {"optimizer": family}
