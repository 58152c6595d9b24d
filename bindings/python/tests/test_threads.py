"""Many threads get the answers that one gets."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest
from curves import falling, usual

import lrsuggest

CURVES = [falling(noise=0.05, seed=seed) for seed in range(16)]


@pytest.fixture
def pool():
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    with ThreadPoolExecutor(16) as made:
        yield made
    sys.setswitchinterval(interval)


def test_curves_of_their_own(pool):
    alone = [lrsuggest.suggest(*curve) for curve in CURVES]
    together = list(pool.map(lambda curve: lrsuggest.suggest(*curve), CURVES * 10))
    assert together == alone * 10


@pytest.mark.parametrize("curve", CURVES)
def test_one_answer_shared(pool, curve):
    shared, alone = (lrsuggest.suggest(*curve) for _ in range(2))
    texts = set(pool.map(lambda _: (shared.explanation(), shared.landmarks), range(200)))
    assert texts == {(alone.explanation(), alone.landmarks)}


def test_batches(pool):
    lrs, losses = CURVES[0][0], [losses for _, losses in CURVES]
    expected = lrsuggest.suggest_batch(lrs, losses)
    batches = pool.map(lambda _: lrsuggest.suggest_batch(lrs, losses), range(20))
    assert list(batches) == [expected] * 20


def test_sweeps_of_their_own(pool):
    def run(count: int) -> list[float]:
        sweep = lrsuggest.Sweep(num_iter=count)
        for lr in sweep:
            sweep.record(usual(lr))
        return sweep.losses

    counts = list(range(50, 82))
    assert list(pool.map(run, counts)) == [run(count) for count in counts]


def test_one_turn_takes_one_loss(pool):
    sweep = lrsuggest.Sweep(num_iter=1000)

    def record(loss: float) -> int:
        try:
            sweep.record(loss)
        except lrsuggest.LRSuggestError:
            return 0
        return 1

    for _ in islice(sweep, 50):
        assert sum(pool.map(record, [1.0] * 8)) == 1
    assert len(sweep) == 50
