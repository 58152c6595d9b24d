"""The curve as networks see it."""

from __future__ import annotations

import math
from array import array

import pytest
from conftest import refused
from curves import falling, flat, rates

from lrsuggest import Frame, frame

LRS, LOSSES = falling(noise=0.02)
LENGTHS = {"curve": 5 * 49, "features": 31, "conditions": 11, "raster": 24 * 48}


def close(one: Frame, other: Frame) -> bool:
    pairs = zip(one[1:6], other[1:6])
    return all(a == pytest.approx(b, abs=1e-4) for a, b in pairs)


def test_every_part_has_its_numbers():
    placed = frame(LRS, LOSSES, steps=1000, optimizer="adam")
    for name, length in LENGTHS.items():
        numbers = getattr(placed, name)
        assert isinstance(numbers, array)
        assert (numbers.typecode, len(numbers)) == ("f", length)
        assert all(-3 <= number <= 5 for number in numbers)
    assert len(placed.stream) % 7 == 0
    assert min(LRS) < 10**placed.anchor < max(LRS)
    assert min(LRS) <= 10**placed.stream_anchor <= max(LRS)
    assert frame(LRS, LOSSES, steps=1000, optimizer="adam") == placed


def test_scaled_rates_move_the_anchors_alone():
    plain, moved = frame(LRS, LOSSES), frame([50 * lr for lr in LRS], LOSSES)
    assert moved.anchor - plain.anchor == pytest.approx(math.log10(50), abs=1e-9)
    assert moved.stream_anchor - plain.stream_anchor == pytest.approx(math.log10(50), abs=1e-9)
    assert close(plain, moved)


def test_scaled_losses_change_nothing():
    plain, scaled = frame(LRS, LOSSES), frame(LRS, [0.01 * loss for loss in LOSSES])
    assert scaled.anchor == pytest.approx(plain.anchor, abs=1e-6)
    assert close(plain, scaled)


def test_the_context_is_in_the_conditions():
    known = frame(LRS, LOSSES, schedule="constant", steps=400, optimizer="sgd", fine_tuning=True)
    assert list(known.conditions[:8]) == [0, 1, 0, 1, 1, 0, 0, 1]
    assert list(frame(LRS, LOSSES).conditions[:8]) == [1, 0, 0, 0, 0, 0, 0, 0]


def test_a_long_sweep_over_many_decades_has_room():
    lrs = rates(5000, (1e-30, 1e10))
    losses = [2 / (1 + lr) for lr in lrs]
    assert len(frame(lrs, losses).stream) > 4096


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e308, -1e308, 5e-324])
def test_hostile_losses_are_survived(bad):
    for every in (2, 3, 50):
        losses = [bad if i % every == 1 else loss for i, loss in enumerate(LOSSES)]
        placed = frame(LRS, losses)
        if placed is not None:
            assert all(-3 <= number <= 5 for part in placed[1:6] if part for number in part)


def test_without_an_anchor_there_is_none():
    assert frame(*flat()) is None
    assert frame([1e-3], [1.0]) is None
    assert frame(LRS, [math.nan] * len(LRS)) is None


def test_misuse():
    assert "steps" in refused(LRS, LOSSES, steps=0, call=frame)
    assert "losses" in refused(LRS, LOSSES[:-1], call=frame)
    with pytest.raises(TypeError, match="rows"):
        frame(LRS, LOSSES, rows=3)
