"""What the range tests of JAX trainings take, and what they refuse."""

import lrsuggest
import numpy as np
import optax
import pytest
from lrsuggest.integrations.jax import optax_range_test, range_test, set_learning_rate

from jax_training import BATCH, Loader, loss, parameters

SHORT = {"end_lr": 1.0, "num_iter": 12, "stop": "never", "progress": False}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"optimizer": optax.adam(1e-3)}, r"cannot be changed.*optax\.inject_hyperparams"),
        ({"optimizer": 3}, "optimizer must be a function .* not 3"),
        ({"loss_fn": 3}, "loss_fn must be a function, not 3"),
        ({"accumulate": 0}, "accumulate must be at least 1, not 0"),
        ({"batches": 3}, "batches must be iterable"),
        ({"batches": []}, "batches gives no batch"),
        ({"loss_fn": lambda p, b: b[1] * p["head"][0], "jit": False}, None),
        (
            {"optimizer": optax.inject_hyperparams(optax.adam)(lambda _count: 1e-3)},
            "is a schedule, which overwrites",
        ),
    ],
)
def test_what_does_not_fit_is_refused(arguments, message):
    given = {"loss_fn": loss, "params": parameters(), "optimizer": optax.adam, "batches": Loader()}
    error = lrsuggest.LRSuggestError if message else TypeError  # JAX's own, of a loss of 16 parts
    with pytest.raises(error, match=message):
        optax_range_test(**{**given, **SHORT, **arguments})


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (3, r"step must return a pair \(state, loss\), not 3"),
        ((0, np.zeros((2,))), r"the loss that step returns has the shape \(2,\).*pmean"),
        ((0, "x"), "must return a loss that is a number, not 'x'"),
    ],
)
def test_a_step_that_returns_something_else_is_refused(result, message):
    with pytest.raises(lrsuggest.LRSuggestError, match=message):
        range_test(lambda _state, _batch, _lr: result, 0, [1], **SHORT)


def test_a_state_without_a_rate_is_refused():
    with pytest.raises(lrsuggest.LRSuggestError, match=r"build the optimizer by optax\.inject"):
        set_learning_rate(optax.adam(1e-3).init(parameters()), 0.1)


def test_has_aux():
    def with_aux(params, batch):
        return loss(params, batch), {"rows": BATCH}

    batches = list(Loader(12))
    test = optax_range_test(with_aux, parameters(), optax.adam, batches, has_aux=True, **SHORT)
    assert test.losses == optax_range_test(loss, parameters(), optax.adam, batches, **SHORT).losses
