"""What holds for every input."""

from __future__ import annotations

import math

import pytest

pytest.importorskip("hypothesis")

from curves import falling, rates
from hypothesis import given, settings
from hypothesis import strategies as st

import lrsuggest

numbers = st.floats(allow_nan=True, allow_infinity=True)
STOPS = ["never", "cusum", "four_times_best", "five_times_best"]
anything = st.one_of(
    numbers, st.integers(), st.booleans(), st.none(), st.text(max_size=3), st.binary(max_size=3)
)
columns = st.one_of(
    anything,
    st.lists(anything, max_size=30),
    st.lists(numbers, max_size=30),
    st.lists(st.lists(numbers, max_size=3), max_size=3),
)
contexts = st.fixed_dictionaries(
    {},
    optional={
        "schedule": st.sampled_from(["one_cycle", "constant", "linear", "cosine", "?"]) | anything,
        "optimizer": st.sampled_from(["sgd", "adam", "lion", "?"]) | anything,
        "steps": anything,
        "batch_size": anything,
        "epochs": anything,
        "fine_tuning": anything,
        "smoothing": anything,
    },
)


def looked_at(answer) -> None:
    """Ask an answer everything it can say."""
    assert answer.explanation()
    assert answer._repr_html_().startswith("<div")
    assert repr(answer)
    assert all(mark.lr > 0 for mark in answer.landmarks)
    if answer:
        low, high = answer.interval
        assert 0 < low <= answer.lr <= high < math.inf
        assert answer.lr == float(answer)
        assert all(map(bool, answer.doubts + answer.assumptions))
    else:
        assert answer.reasons
        with pytest.raises(lrsuggest.LRSuggestError):
            float(answer)


@settings(max_examples=300, deadline=None)
@given(columns, columns, contexts)
def test_nothing_but_our_error_is_raised(lrs, losses, context):
    for ask in (lrsuggest.suggest, lrsuggest.suggest_batch):
        try:
            answers = ask(lrs, losses, **context)
        except lrsuggest.LRSuggestError:
            continue
        for answer in answers if isinstance(answers, list) else [answers]:
            looked_at(answer)


@settings(max_examples=150, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=120), st.none() | st.floats(0, 1e8))
def test_every_curve_is_looked_at(losses, smoothing):
    lrs = rates(max(len(losses), 2))[: len(losses)]
    looked_at(lrsuggest.suggest(lrs, losses, smoothing=smoothing))
    for name in lrsuggest.rules():
        found = lrsuggest.rule(name, lrs, losses)
        assert found is not None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.floats(5e-324, 1.7e308), min_size=1, max_size=60, unique=True),
    st.lists(st.floats(-1e3, 1e3), min_size=60, max_size=60),
)
def test_every_set_of_learning_rates_is_looked_at(lrs, losses):
    looked_at(lrsuggest.suggest(sorted(lrs), losses[: len(lrs)]))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.floats(-6, 6))
def test_rates_scale(seed, decades):
    lrs, losses = falling(noise=0.05, seed=seed)
    factor = 10**decades
    answer = lrsuggest.suggest(lrs, losses)
    scaled = lrsuggest.suggest([factor * lr for lr in lrs], losses)
    assert bool(answer) == bool(scaled)
    if answer:
        for old, new in (
            (answer.lr, scaled.lr),
            *zip(answer.interval, scaled.interval),
            *zip(answer.search_range, scaled.search_range),
            (answer.max_safe_lr, scaled.max_safe_lr),
        ):
            assert new / old == pytest.approx(factor, rel=1e-6)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(numbers, max_size=40),
    st.sampled_from(["exponential", "linear"]),
    st.sampled_from(STOPS),
)
def test_every_sweep_ends(losses, mode, stop):
    sweep = lrsuggest.Sweep(1e-3, 1, 20, mode, stop=stop)
    recorded = []
    for _, loss in zip(sweep, losses):
        sweep.record(loss)
        recorded.append(loss)
    assert len(sweep) == len(recorded) <= 20
    assert [str(loss) for loss in sweep.losses] == [str(float(loss)) for loss in recorded]
    assert (sweep.stop_reason == "completed") <= (len(sweep) == 20)
