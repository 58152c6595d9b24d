"""The range test of a training that is a function from state to state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..._numbers import integer
from ...errors import LRSuggestError
from ...sweep import Sweep
from .._loop import run
from .._range_test import RangeTest
from ..keeping import Values, undone
from ..keeping._callers import changing, of_caller
from ._rates import ratios
from ._states import Batches, Training

if TYPE_CHECKING:
    from ..._typing import Mode, StopRule
    from .._progress import ProgressArgument

__all__ = ["range_test"]


def range_test(
    step: Callable[[Any, Any, Any], tuple[Any, Any]],
    state: Any,
    batches: Iterable[Any],
    *,
    accumulate: int = 1,
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    preserve: Sequence[Any] = (),
    progress: ProgressArgument = True,
) -> RangeTest:
    """Train for a while with a growing learning rate.

    The state that is given stays as it is and usable, also where `step` donates its buffers.
    The random generators of Python and NumPy are put back, after an exception and Ctrl-C, too.

    Parameters
    ----------
    step : function
        From state, batch and learning rate to the next state and the loss before the update.
        It may be compiled: the rate is an array, and it is not compiled anew for each.
    state : pytree
        Weights, state of the optimizer, random keys, moving statistics: all that `step` changes.
    batches : iterable
        Anything that can be gone through again when it ends.
    accumulate : int
        How many calls of `step` make one update: each rate is kept that long, and the losses
        averaged. Where ``optax.MultiSteps`` is in the state, that is known.
    start_lr, end_lr, num_iter, mode, stop
        The rates, as in :class:`lrsuggest.Sweep`.
    preserve : sequence
        Objects that `step` or `batches` change in place, whose attributes are put back.
    progress : bool or "plot"
        A bar, nothing, or a picture that grows (in notebooks).

    Returns
    -------
    RangeTest
        Ask it to ``suggest(optimizer=..., steps=...)``.

    Raises
    ------
    LRSuggestError
        An argument does not fit, or `step` returns something else. What the training itself
        raises passes through.

    Examples
    --------
    A step that finds its rate in the state:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> import optax
    >>> from lrsuggest.integrations.jax import range_test, set_learning_rate
    >>> rows = jax.random.normal(jax.random.key(0), (1024, 9))
    >>> def loss_fn(params, x):
    ...     y = x[:, 0] + x[:, 8] / 2  # the last column is noise
    ...     return jnp.mean((x[:, :8] @ params - y) ** 2)
    >>> optimizer = optax.inject_hyperparams(optax.sgd)(learning_rate=0.1)
    >>> @jax.jit
    ... def train_step(state, x):
    ...     params, opt_state = state
    ...     loss, grads = jax.value_and_grad(loss_fn)(params, x)
    ...     updates, opt_state = optimizer.update(grads, opt_state, params)
    ...     return (optax.apply_updates(params, updates), opt_state), loss
    >>> state = jnp.zeros(8), optimizer.init(jnp.zeros(8))
    >>> test = range_test(
    ...     lambda state, x, lr: train_step(set_learning_rate(state, lr), x),
    ...     state, jnp.split(rows, 8), progress=False,
    ... )
    >>> 1e-3 < test.suggest(optimizer="sgd", steps=500).lr < 1
    True
    """
    sweep = Sweep(start_lr, end_lr, num_iter, mode, stop=stop)
    if not callable(step):
        raise LRSuggestError(f"step must be a function, not {step!r:.80}")
    count = integer(accumulate, "accumulate", least=1)
    beside = (batches,) if changing(batches) else ()
    with undone(Values(of_caller(batches, preserve)), *beside, *preserve):
        training = Training(step, state, Batches(batches, "batches"), count)
        run(sweep, training.turn, num_iter, progress)
    return RangeTest.of(sweep, ratios=ratios(state))
