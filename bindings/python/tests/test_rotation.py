"""How far a layer has turned."""

from __future__ import annotations

import math

import pytest
from conftest import refused

import lrsuggest


def rotation(initial, current):
    found = lrsuggest.LayerRotation()
    found.add(initial, current)
    return found


def test_same_is_0_orthogonal_is_1_opposite_is_2():
    weights = [0.1, -0.7, 3.3]
    still = rotation(weights, weights)
    assert (still.distance, still.relative_update, still.count) == (0, 0, 3)
    assert rotation([1, 0], [0, 5]).distance == 1
    opposite = rotation([3, 4], [-3, -4])
    assert (opposite.distance, opposite.relative_update) == (2, 2)


def test_the_smallest_turns_keep_their_digits():
    found = rotation([1, 0], [1, 1e-9])
    assert found.distance == pytest.approx(5e-19, rel=1e-9)
    assert found.relative_update == 1e-9


def test_length_does_not_matter_to_the_angle():
    numpy = pytest.importorskip("numpy")
    draw = numpy.random.default_rng(1)
    initial, current = draw.normal(size=(2, 300))
    plain = rotation(initial, current)
    assert rotation(initial * 4, current * 4).distance == plain.distance
    assert rotation(initial, current * 1e6).distance == pytest.approx(plain.distance, abs=1e-14)


def test_a_million_weights_in_chunks_are_the_same_to_the_last_bit():
    numpy = pytest.importorskip("numpy")
    initial, current = numpy.random.default_rng(2).normal(size=(2, 1_000_000))
    whole, chunked = rotation(initial, current), lrsuggest.LayerRotation()
    for start in range(0, initial.size, 77_777):
        chunked.add(initial[start : start + 77_777], current[start : start + 77_777])
    assert chunked.distance == whole.distance
    assert chunked.relative_update == whole.relative_update
    cosine = initial @ current / numpy.linalg.norm(initial) / numpy.linalg.norm(current)
    assert whole.distance == pytest.approx(1 - cosine, rel=1e-12)
    update = numpy.linalg.norm(current - initial) / numpy.linalg.norm(initial)
    assert whole.relative_update == pytest.approx(update, rel=1e-12)


def test_sums_are_what_weights_add():
    summed = lrsuggest.LayerRotation()
    summed.add_sums(2, 11, 5, 25, 8)
    arrays = rotation([1, 2], [3, 4])
    assert summed.distance == arrays.distance
    assert summed.relative_update == arrays.relative_update
    assert summed.count == arrays.count


def test_zeros_have_no_direction():
    empty = lrsuggest.LayerRotation()
    assert (empty.distance, empty.relative_update, empty.count) == (None, None, 0)
    grown, pruned = rotation([0, 0], [1, 2]), rotation([1, 2], [0, 0])
    assert (grown.distance, grown.relative_update) == (None, None)
    assert (pruned.distance, pruned.relative_update) == (None, 1)


def test_bad_weights_are_named_and_change_nothing():
    found = rotation([1, 2], [2, 1])
    before = found.distance
    assert refused([1, 2], [1], call=found.add) == "current has 1 values, but initial has 2"
    assert refused([], [], call=found.add) == "initial is empty"
    assert "initial[1] is inf" in refused([1, math.inf], [1, 1], call=found.add)
    assert "current[0] is nan" in refused([1], [math.nan], call=found.add)
    assert "initial[1] is 'x'" in refused([1, "x"], [1, 1], call=found.add)
    assert "beyond the largest double" in refused([1e200], [1], call=found.add)
    assert "sequence of numbers" in refused("weights", [1], call=found.add)
    assert (found.distance, found.count) == (before, 2)


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        ((0, 1, 1, 1, 1), "count must be at least 1"),
        ((1.5, 1, 1, 1, 1), "count must be a whole number"),
        ((1, math.nan, 1, 1, 1), "dot is nan"),
        ((1, 1, -1, 1, 1), "initial_square is -1"),
        ((1, 1, 1, math.inf, 1), "current_square is inf"),
        ((1, 1, 1, 1, -2), "change_square is -2"),
        ((1, "1", 1, 1, 1), "dot must be a number"),
    ],
)
def test_bad_sums_are_named_and_change_nothing(sums, said):
    found = lrsuggest.LayerRotation()
    assert said in refused(*sums, call=found.add_sums)
    assert found.count == 0
