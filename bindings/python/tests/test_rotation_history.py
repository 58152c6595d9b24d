"""How layers turn over a training: recorded, printed, and refused by name."""

from __future__ import annotations

import copy
import math
import pickle
import time

import pytest
from conftest import refused

import lrsuggest

numpy = pytest.importorskip("numpy")
BASE = numpy.eye(8)[:2]


def turned(degrees, length=1.0):
    """Turn every row of BASE by so much, into dimensions of its own."""
    angle = math.radians(degrees)
    return length * (math.cos(angle) * BASE + math.sin(angle) * numpy.eye(8)[4:6])


def distance(degrees):
    return pytest.approx(1 - math.cos(math.radians(degrees)), abs=1e-12)


def history(*rows, **keywords):
    """Record layers a, b, ... that have turned by the degrees of a row each time."""
    names = "abcdefgh"[: len(rows[0])]
    found = lrsuggest.RotationHistory(dict.fromkeys(names, BASE), **keywords)
    for epoch, row in enumerate(rows, start=1):
        found.record(epoch, dict(zip(names, map(turned, row))))
    return found


def test_distances_of_every_layer_at_every_epoch():
    found = history((10, 20), (30, 40), (50, 90))
    assert found.layers == ("a", "b")
    assert found.epochs == (1, 2, 3)
    assert found.distances == {
        "a": (distance(10), distance(30), distance(50)),
        "b": (distance(20), distance(40), distance(90)),
    }
    last = {"a": turned(50), "b": turned(90)}
    assert found.report == lrsuggest.layer_report(dict.fromkeys("ab", BASE), last)


def test_the_first_weights_are_copied():
    weights = {"a": BASE.copy(), "bias": numpy.zeros(2)}
    found = lrsuggest.RotationHistory(weights)
    weights["a"][:] = turned(60)
    found.record(1, weights)
    assert found.distances["a"] == (distance(60),)


def test_arrays_that_only_look_like_tensors_are_copied_too():
    class Tensor:
        def __init__(self, values):
            self.values, self.shape, self.dtype = values, values.shape, values.dtype

        def detach(self):
            return self

        def cpu(self):
            return self

        def clone(self):
            return Tensor(self.values.copy())

        def reshape(self, *shape):
            return self.values.reshape(*shape)

    weights = Tensor(BASE.copy())
    found = lrsuggest.RotationHistory({"a": weights})
    weights.values[:] = turned(45)
    found.record(1, {"a": weights})
    assert found.distances["a"] == (distance(45),)


def test_the_order_of_the_first_checkpoint_stays():
    found = lrsuggest.RotationHistory({"a": BASE, "b": BASE})
    found.record(1, {"b": turned(80), "bias": numpy.ones(3), "a": turned(10)})
    assert found.layers == ("a", "b")
    assert found.distances == {"a": (distance(10),), "b": (distance(80),)}


def test_before_anything_is_recorded():
    found = lrsuggest.RotationHistory({"a": BASE, "b": BASE, "bias": numpy.ones(3)})
    assert (found.layers, found.epochs, found.report) == (("a", "b"), (), None)
    assert found.distances == {"a": (), "b": ()}
    assert str(found) == repr(found) == "RotationHistory: 2 layers, nothing recorded yet"
    assert "nothing recorded yet" in found._repr_html_()
    for draw in (found.plot, found.plot_curves):
        assert "call record(epoch, state) first" in refused(call=draw)


def test_weights_without_a_direction_have_no_distance():
    found = lrsuggest.RotationHistory({"a": BASE, "b": 0 * BASE})
    found.record(0.5, {"a": 0 * BASE, "b": 0 * BASE})
    found.record(1.5, {"a": turned(20), "b": BASE})
    assert found.distances == {"a": (None, distance(20)), "b": (None, None)}
    assert "·▁" in str(found).replace("█", "▁")
    assert str(found).splitlines()[2].split()[:3] == ["b", "-", "··"]


def test_printed_it_is_a_table_with_sparklines_and_limits():
    found = history((5, 40, 40, 40), (9, 61, 61, 61), (10, 90, 90, 90))
    lines = str(found).splitlines()
    assert lines[0].split() == ["layer", "distance", "over", "training"]
    advice = "turned less than the others: more learning rate"
    assert lines[1].split(maxsplit=3) == ["a", "0.0152", "▁▁▁", advice]
    assert lines[2].split() == ["b", "1", "▂▅█"]
    said = " ".join(str(found).split())
    for limit in ("arXiv 1806.01603", "not for fine-tuning", "biases and scales are left out"):
        assert limit in said
    assert "Recorded from 1 to 3; the bars reach from 0 to 1." in said


def test_fine_tuning_gets_no_advice():
    found = history((5, 40, 40), (9, 60, 60), fine_tuning=True)
    assert "more learning rate" not in str(found)
    assert "in fine-tuning small turns are wanted" in " ".join(str(found).split())


def test_long_histories_are_printed_in_few_bars():
    found = lrsuggest.RotationHistory({"a": BASE})
    for step in range(1, 101):
        found.record(1000 * step, {"a": turned(step)})
    bars = str(found).splitlines()[1].split()[2]
    assert 1 < len(bars) <= 30
    assert list(bars) == sorted(bars)
    assert bars[-1] == "█"
    assert "30 of 100 records" in str(found)
    assert "Recorded from 3000 to 100000" in str(found)


def test_ten_thousand_layers_take_a_moment_and_say_that_they_share_rows():
    weights = {f"layer{index}.weight": BASE for index in range(10_000)}
    begun = time.perf_counter()
    found = lrsuggest.RotationHistory(weights)
    found.record(1, {name: turned(30 + index % 7) for index, name in enumerate(weights)})
    said, page = str(found), found._repr_html_()
    assert time.perf_counter() - begun < 10
    assert len(said.splitlines()) < 80
    assert len(page) < 60_000
    assert "10000 layers in 60 rows of neighbours, by medians" in said
    assert "10000 layers in 32 rows of neighbours" in page
    assert len(found.distances) == 10_000


def test_neighbours_that_share_a_row_show_their_median_and_their_outliers():
    from lrsuggest._heat import evenly

    assert evenly(10, 4) == [1, 4, 6, 9]
    assert evenly(3, 5) == [0, 1, 2]
    sheet = history((10, 20, 90, 40, 41))._heat().sheet(2, 9)
    assert [row.name for row in sheet.rows] == ["a and next 1", "c and next 2"]
    assert sheet.rows[0].distances[0] == pytest.approx(
        (2 - math.cos(math.radians(10)) - math.cos(math.radians(20))) / 2
    )
    assert sheet.rows[1].distances == [distance(41)]
    assert [row.message for row in sheet.rows] == ["1 of 2 stand out", "1 of 3 stand out"]


def test_it_is_plain_data():
    found = history((10, 20), (30, 40))
    again = pickle.loads(pickle.dumps(found))
    again.record(3, {"a": turned(70), "b": turned(80)})
    assert copy.deepcopy(found).distances == found.distances
    assert again.distances["a"] == (distance(10), distance(30), distance(70))


@pytest.mark.parametrize("epoch", [1, 2, math.nan, math.inf, -5])
def test_epochs_must_rise(epoch):
    found = history((10,), (20,))
    said = refused(epoch, {"a": turned(30)}, call=found.record)
    assert said.startswith("epoch must be a finite number larger than the last, 2, not")
    assert found.epochs == (1, 2)


def test_what_is_no_epoch():
    record = history((10,)).record
    for wrong in ("2", None, True, {"a": BASE}):
        assert "epoch must be a number" in refused(wrong, {"a": BASE}, call=record)


def test_layers_that_come_or_go_are_named_and_nothing_is_recorded():
    first = {f"block.{index}.weight": BASE for index in range(6)}
    found = lrsuggest.RotationHistory({**first, "bias": numpy.ones(3)})
    said = refused(1, {"block.0.weight": BASE}, call=found.record)
    assert said == (
        "state lacks the layers 'block.1.weight', 'block.2.weight', 'block.3.weight' and 2 more"
    )
    said = refused(1, {**first, "head": BASE}, call=found.record)
    assert said == "state has the layer 'head', which initial_state lacks"
    wrapped = {f"module.{name}": value for name, value in first.items()}
    said = refused(1, wrapped, call=found.record)
    assert "'block.0.weight'" in said
    assert "'module.block.0.weight'" in said
    assert said.endswith("pass the state_dict of the same model each time, wrapped or not")
    said = refused(1, {**first, "block.2.weight": numpy.ones((3, 8))}, call=found.record)
    assert said == "layer 'block.2.weight' is not what it was: its shape was (2, 8) and is (3, 8)"
    assert found.epochs == ()
    found.record(1, first)


def test_weights_that_are_not_finite_are_named_and_nothing_is_recorded():
    spoiled = turned(30)
    spoiled[1, 3] = math.nan
    found = history((10, 20))
    said = refused(2, {"a": turned(20), "b": spoiled}, call=found.record)
    assert said.startswith("layer 'b': current[11] is nan")
    assert found.epochs == (1,)
    said = refused({"a": BASE, "b": spoiled}, call=lrsuggest.RotationHistory)
    assert said.startswith("layer 'b': initial[11] is nan")


def test_what_is_no_checkpoint():
    class Model:
        def state_dict(self):
            return {}

    call, record = lrsuggest.RotationHistory, history((10,)).record
    assert refused([BASE], call=call) == "initial_state must map names to arrays, unlike list"
    assert refused(Model(), call=call).endswith("call its state_dict()")
    assert refused({}, call=call) == "initial_state is empty"
    assert "no matrix and no filter" in refused({"bias": numpy.ones(3), "n": 1}, call=call)
    assert refused(2, None, call=record) == "state must map names to arrays, unlike NoneType"
    assert refused(2, {}, call=record) == "state is empty"
    assert "fine_tuning" in refused({"a": BASE}, fine_tuning="yes", call=call)


def test_an_array_that_cannot_be_copied_is_named():
    class Gone:
        shape, dtype = (2, 2), "float32"

        def __array__(self):
            raise RuntimeError("deleted")

    said = refused({"a": Gone()}, call=lrsuggest.RotationHistory)
    assert said == "initial_state['a'] cannot be copied: deleted"
