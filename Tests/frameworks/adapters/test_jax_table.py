"""The range test of functional JAX trainings."""

import json
import math
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from lrsuggest.integrations.jax import optax_range_test, range_test, set_learning_rate

from jax_training import Loader, begin, loss, parameters, same, stepping, train
from seeds import seed

SHORT = {"end_lr": 1.0, "num_iter": 12, "stop": "never", "progress": False}
ADAM = optax.inject_hyperparams(optax.adam)(learning_rate=1e-2)


def ranged(state, step, batches, **options):
    def at(state, batch, lr):
        return step(set_learning_rate(state, lr), batch)

    return range_test(at, state, batches, **{**SHORT, **options})


def by_hand(make, rates, batches, every=1):
    """Train on given batches at given rates, each rate compiled into an optimizer."""
    params = parameters()
    state, losses = make(1.0).init(params), []
    for rate, batch in zip(rates, batches):
        value, grads = jax.value_and_grad(loss)(params, batch)
        updates, state = make(rate).update(grads, state, params)
        params = optax.apply_updates(params, updates)
        losses.append(float(value))
    return [sum(losses[i : i + every]) / every for i in range(0, len(losses), every)]


def test_range_test():
    test = optax_range_test(loss, parameters(), optax.adam, Loader(), start_lr=1e-5, progress=False)
    assert test.context == {"optimizer": "adam"}
    assert test.stop_reason in {"diverged", "completed"}
    answer = test.suggest(steps=200)
    assert 1e-3 < answer.lr < 1
    ends = []
    for lr in (answer.lr / 30, answer.lr, answer.lr * 30):
        optimizer = optax.adam(lr)
        losses, _ = train(begin(optimizer), stepping(optimizer), Loader(), 100)
        ends.append(np.mean(losses[-20:]))
    assert ends[1] == min(ends)
    assert ends[1] < ends[2] / 2


@pytest.mark.parametrize("make", [optax.adam, lambda lr: optax.sgd(lr, momentum=0.9)])
def test_the_losses_are_those_of_the_batches_before_their_updates(make):
    batches = list(Loader(12))
    test = optax_range_test(loss, parameters(), make, batches, **SHORT)
    assert test.losses == pytest.approx(by_hand(make, test.lrs, batches), rel=1e-4)


@pytest.mark.parametrize("donate", [False, True])
def test_mid_training(donate):
    step = stepping(ADAM, donate=donate)

    def trained(between):
        seed()
        loader = Loader()
        _, state = train(begin(ADAM), step, loader, 10)
        between(state, loader)
        return train(state, step, loader)

    lengths = []
    ours = trained(lambda state, loader: lengths.append(len(ranged(state, step, loader).lrs)))
    assert lengths == [12]
    assert same(ours, trained(lambda _state, _loader: None))


@pytest.mark.parametrize("how", ["multi_steps", "argument"])
def test_accumulation(how):
    batches = list(Loader(12))

    def make(lr):
        return optax.MultiSteps(optax.sgd(lr, momentum=0.9), 3)

    if how == "multi_steps":
        test = optax_range_test(loss, parameters(), make, batches, **{**SHORT, "num_iter": 4})
    else:

        def step(state, batch, lr):
            params, opt = state
            value, grads = jax.value_and_grad(loss)(params, batch)
            updates, opt = make(lr).update(grads, opt, params)
            return (optax.apply_updates(params, updates), opt.inner_opt_state), value

        def accumulating(state, batch, lr):
            params, gathered, count, trace = state
            value, grads = jax.value_and_grad(loss)(params, batch)
            gathered = jax.tree.map(jnp.add, gathered, grads)
            if count < 2:
                return (params, gathered, count + 1, trace), value
            mean = jax.tree.map(lambda g: g / 3, gathered)
            updates, trace = optax.sgd(lr, momentum=0.9).update(mean, trace, params)
            zero = jax.tree.map(jnp.zeros_like, params)
            return (optax.apply_updates(params, updates), zero, 0, trace), value

        params = parameters()
        zero = jax.tree.map(jnp.zeros_like, params)
        state = (params, zero, 0, optax.sgd(1.0, momentum=0.9).init(params))
        test = range_test(accumulating, state, batches, accumulate=3, **{**SHORT, "num_iter": 4})
    rates = [rate for rate in test.lrs for _ in range(3)]
    assert test.losses == pytest.approx(by_hand(make, rates, batches, every=3), rel=1e-4)


def test_amp():
    """Half precision stays half: the rate has a weak type, and makes no weight a single."""
    batches = [jax.tree.map(lambda a: a.astype("bfloat16"), batch) for batch in Loader()]
    half = jax.tree.map(lambda w: w.astype(jnp.bfloat16), parameters())
    types = set()

    def step(state, batch, lr):
        value, grads = jax.value_and_grad(loss)(state, batch)
        state = jax.tree.map(lambda w, g: w - lr * g, state, grads)
        types.update(leaf.dtype for leaf in jax.tree.leaves(state))
        return state, value

    test = range_test(jax.jit(step, donate_argnums=0), half, batches, **SHORT)
    assert len(test.losses) == 12
    assert types == {jnp.dtype("bfloat16")}
    scaled = optax.apply_if_finite(optax.inject_hyperparams(optax.adamw)(learning_rate=0.1), 3)
    assert len(optax_range_test(loss, half, scaled, batches, **SHORT).losses) == 12


def test_groups():
    parts = {
        "body": optax.inject_hyperparams(optax.sgd)(learning_rate=0.001),
        "head": optax.inject_hyperparams(optax.sgd)(learning_rate=0.01),
    }
    optimizer = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform(parts, {"body": "body", "head": "head"}),
    )
    params = parameters()
    test = optax_range_test(loss, params, optimizer, Loader(), **SHORT)
    assert test.ratios == pytest.approx((0.1, 1.0))
    assert test.group_lrs(0.5) == pytest.approx([0.05, 0.5])
    state = set_learning_rate(optimizer.init(params), 0.5)
    inner = state[1].inner_states
    rates = [float(inner[name].inner_state.hyperparams["learning_rate"]) for name in parts]
    assert rates == pytest.approx([0.05, 0.5])


def test_groups_at_zero_stay_there_and_are_equal_where_all_are():
    def state(*rates):
        make = optax.inject_hyperparams(optax.sgd)
        return [make(learning_rate=rate).init(parameters()) for rate in rates]

    def rates(states):
        return [float(one.hyperparams["learning_rate"]) for one in states]

    assert rates(set_learning_rate(state(0.0, 0.1), 0.5)) == [0.0, 0.5]
    assert rates(set_learning_rate(state(0.0, 0.0), 0.5)) == [0.5, 0.5]


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_ddp(tmp_path):
    """Two processes, each with half of each batch."""
    port, script = str(free_port()), str(Path(__file__).with_name("jax_ranks.py"))
    environment = {**os.environ, "JAX_PLATFORMS": "cpu"}
    ranks = [
        subprocess.Popen(
            [sys.executable, script, port, str(rank), str(tmp_path)],
            env=environment, stderr=subprocess.PIPE, text=True,
        )
        for rank in range(2)
    ]  # fmt: skip
    try:
        errors = [rank.communicate(timeout=300)[1] for rank in ranks]
    finally:
        for rank in ranks:
            rank.kill()
    assert [rank.returncode for rank in ranks] == [0, 0], errors[0][-2000:] + errors[1][-2000:]
    first, second = (json.loads((tmp_path / f"{rank}.json").read_text()) for rank in range(2))
    assert first == second
    seed()  # as the ranks do
    alone = optax_range_test(loss, parameters(), optax.adam, list(Loader()), **SHORT)
    assert first["losses"] == pytest.approx(alone.losses, rel=1e-4)


def fail():
    raise OSError("the disk is full")


def interrupt():
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize(("action", "error"), [(fail, OSError), (interrupt, KeyboardInterrupt)])
@pytest.mark.parametrize("turn", [1, 6, 12])
def test_restore(action, error, turn, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    step = stepping(ADAM)

    def trained(between):
        seed()
        loader = Loader()
        _, state = train(begin(ADAM), step, loader, 10)
        between(state, loader)
        return train(state, step, loader)

    def failing(state, loader):
        count = [0]

        def at(state, batch, lr):
            count[0] += 1
            if count[0] == turn:
                action()
            return step(set_learning_rate(state, lr), batch)

        with pytest.raises(error):
            range_test(at, state, loader, **SHORT)

    assert same(trained(failing), trained(lambda _state, _loader: None))
    assert not list(tmp_path.rglob("*"))


def test_what_a_step_changes_in_place_is_put_back_where_it_is_named():
    class Counter:
        calls = 0

    counter = Counter()
    counter.calls = 5

    def step(state, _batch, lr):
        counter.calls += 1
        return state, lr

    range_test(step, 0, [1], preserve=[counter], **SHORT)
    assert counter.calls == 5


def test_negative_loss():
    def shifted(params, batch):
        return loss(params, batch) - 10

    options = {"num_iter": 60, "start_lr": 1e-5, "end_lr": 100.0, "progress": False}
    batches = list(Loader())
    test = optax_range_test(shifted, parameters(), optax.adam, batches, **options)
    plain = optax_range_test(loss, parameters(), optax.adam, batches, **options)
    assert max(test.losses[:30]) < 0
    assert len(test.lrs) == pytest.approx(len(plain.lrs), abs=5)
    assert test.suggest(steps=100).lr == pytest.approx(plain.suggest(steps=100).lr, rel=0.2)


def test_nan_at_first_step():
    def nan(params, batch):
        return loss(params, batch) * math.nan

    params = parameters()
    test = optax_range_test(nan, params, optax.adam, Loader(), progress=False)
    assert test.suggest().code == "no_finite_loss"
    assert same(params, parameters())


def test_three_batch_loader():
    test = optax_range_test(loss, parameters(), optax.adam, Loader(3), stop="never", progress=False)
    assert len(test.lrs) == 100
    assert test.stop_reason == "completed"


def test_an_accumulation_that_never_updates_ends():
    def nan(params, batch):
        return loss(params, batch) * math.nan

    def make(lr):
        skip = optax.skip_not_finite
        return optax.MultiSteps(optax.sgd(lr), 2, should_skip_update_fn=skip)

    test = optax_range_test(nan, parameters(), make, Loader(), **SHORT)
    assert len(test.losses) == 12


def test_an_iterator_warns_and_may_end_before_the_rates_do():
    with pytest.warns(UserWarning, match="batches is an iterator") as caught:
        test = ranged(begin(ADAM), stepping(ADAM), iter(Loader(6)))
    assert caught[0].filename == __file__
    assert len(test.losses) == 6
    assert test.stop_reason == "running"


def test_batches_of_the_caller_that_a_step_donates_stay():
    batches = [jax.device_put(batch) for batch in Loader(2)]

    def step(state, batch, lr):
        return state - lr, jnp.mean(batch[0]) + state

    donating = jax.jit(step, donate_argnums=(0, 1))
    range_test(donating, jnp.zeros(()), batches, **SHORT)
    assert all(np.isfinite(np.asarray(batch[0])).all() for batch in batches)
