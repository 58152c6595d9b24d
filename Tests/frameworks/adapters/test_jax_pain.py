"""JAX has no range test; these are the traps of one that is written by hand."""

import jax
import jax.numpy as jnp
import optax
import pytest
from lrsuggest.integrations.jax import optax_range_test, range_test, set_learning_rate

from jax_training import Loader, begin, loss, parameters, stepping

RATES = [1e-4, 1e-3, 1e-2]
SHORT = {"num_iter": 12, "stop": "never", "progress": False}


def test_a_step_that_donates_deletes_the_state_of_the_caller():
    optimizer = optax.inject_hyperparams(optax.adam)(learning_rate=1e-2)
    step, batches = stepping(optimizer), list(Loader())
    lost = state = begin(optimizer)
    for lr, batch in zip(RATES, batches):
        state, _ = step(set_learning_rate(state, lr), batch)
    with pytest.raises((RuntimeError, ValueError), match="deleted"):
        step(lost, batches[0])

    def at(state, batch, lr):
        return step(set_learning_rate(state, lr), batch)

    kept = begin(optimizer)
    range_test(at, kept, batches, **SHORT)
    step(kept, batches[0])


def test_a_rate_that_is_built_in_is_compiled_anew_each_time():
    batches, traces = list(Loader()), []

    def counted(params, batch):
        traces.append(1)
        return loss(params, batch)

    for lr in RATES:
        optimizer = optax.sgd(lr)

        @jax.jit
        def step(params, batch, optimizer=optimizer):
            grads = jax.grad(counted)(params, batch)
            return optimizer.update(grads, optimizer.init(params))[0]

        step(parameters(), batches[0])
    assert len(traces) == len(RATES)
    traces.clear()
    optax_range_test(counted, parameters(), optax.sgd, batches, **SHORT)
    assert len(traces) == 1


def test_a_rate_of_a_strong_type_makes_half_precision_single():
    weights = jnp.ones(3, jnp.bfloat16)
    assert (weights * jnp.float32(0.1)).dtype == jnp.float32
    types = []

    def step(state, _batch, lr):
        types.append((state * lr).dtype)
        return state, 0.0

    range_test(step, weights, [0], **SHORT)
    assert set(types) == {jnp.dtype("bfloat16")}
