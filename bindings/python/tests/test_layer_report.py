"""All layers of two checkpoints."""

from __future__ import annotations

import copy
import math
import pickle

import pytest
from conftest import refused

import lrsuggest

numpy = pytest.importorskip("numpy")
BASE = numpy.eye(8)[:2]


def turned(degrees, length=1.0):
    """Turn every row of BASE by so much, into dimensions of its own."""
    angle = math.radians(degrees)
    return length * (math.cos(angle) * BASE + math.sin(angle) * numpy.eye(8)[4:6])


def report(*degrees, **keywords):
    initial = {f"layer{i}.weight": BASE for i in range(len(degrees))}
    current = {f"layer{i}.weight": turned(angle) for i, angle in enumerate(degrees)}
    return lrsuggest.layer_report(initial, current, **keywords)


def messages(found):
    return [turn.message.partition(":")[0] for turn in found.layers]


def test_distance_angle_and_update_of_each_layer():
    found = report(30, 90)
    first, second = found.layers
    assert (first.name, first.weights) == ("layer0.weight", 16)
    assert first.distance == pytest.approx(1 - math.sqrt(3) / 2)
    assert first.angle == pytest.approx(30)
    assert first.relative_update == pytest.approx(2 * math.sin(math.radians(15)))
    assert second.distance == pytest.approx(1)
    assert found.median == pytest.approx((first.distance + second.distance) / 2)


def test_layers_far_below_or_above_the_median_angle_are_named():
    less = "turned less than the others"
    more = "turned more than the others"
    assert messages(report(40, 40, 40, 19)) == ["", "", "", less]
    assert messages(report(40, 40, 40, 21)) == [""] * 4
    assert messages(report(40, 40, 40, 81)) == ["", "", "", more]
    assert messages(report(40, 40, 40, 79)) == [""] * 4


def test_a_layer_that_stands_still_is_named_and_left_out_of_the_median():
    found = report(0, 0, 0, 60, 50)
    assert messages(found) == ["has not moved"] * 3 + ["", ""]
    assert found.median == pytest.approx(1 - (math.cos(math.pi / 3) + math.cos(math.pi / 3.6)) / 2)
    assert messages(report(10, 0)) == ["", "has not moved"]
    assert "No layer has moved" in report(0, 0).explanation


def test_fine_tuning_gets_numbers_without_advice():
    found = report(40, 40, 3, 0, fine_tuning=True)
    assert messages(found) == ["", "", "", "has not moved"]
    assert found.layers[2].angle == pytest.approx(3)
    assert "in fine-tuning" in found.explanation
    assert "generalise best" not in found.explanation


def test_what_is_no_layer_is_skipped_with_the_reason():
    weights = {"a": BASE, "b": BASE}
    others = {
        "bias": numpy.ones(3),
        "count": numpy.ones((2, 2), dtype=int),
        "scalar": numpy.float64(1),
        "note": "text",
        "none": numpy.ones((0, 3)),
        "head": numpy.ones((2, 3)),
    }
    after = {**weights, **others, "a": turned(20), "head": numpy.ones((5, 3)), "new": BASE}
    found = lrsuggest.layer_report({**weights, **others, "old": BASE}, after)
    assert [turn.name for turn in found.layers] == ["a", "b"]
    assert found.skipped == {
        "bias": "one-dimensional: the turn of a bias or scale says little",
        "count": "no real weights, but int64",
        "scalar": "one-dimensional: the turn of a bias or scale says little",
        "note": "no array, but 'text'",
        "none": "no weights",
        "head": "its shape was (2, 3) and is (5, 3)",
        "new": "missing in initial",
        "old": "missing in current",
    }


def test_zeros_are_told_apart():
    zero = numpy.zeros((2, 8))
    found = lrsuggest.layer_report(
        {"a": zero, "b": BASE, "c": BASE}, {"a": BASE, "b": zero, "c": BASE}
    )
    assert [turn.distance for turn in found.layers] == [None, None, 0]
    assert messages(found)[:2] == ["was all zero at first", "is all zero now"]
    assert found.median is None


def test_half_floats_other_layouts_and_chunks_are_read():
    initial = numpy.random.default_rng(3).normal(size=(1100, 1000))
    current = numpy.random.default_rng(4).normal(size=(1100, 1000))
    wide = lrsuggest.layer_report({"a": initial}, {"a": current}).layers[0]
    assert wide.weights == 1_100_000
    columns = {"a": numpy.asfortranarray(initial)}
    assert lrsuggest.layer_report(columns, {"a": current}).layers[0] == wide
    halves = [{"a": each.astype("float16")} for each in (initial, current)]
    assert lrsuggest.layer_report(*halves).layers[0].distance == pytest.approx(
        wide.distance, rel=1e-3
    )


def test_the_table_says_its_limits_and_its_source():
    found = report(40, 40, 5)
    lines = str(found).splitlines()
    assert lines[0].split() == ["layer", "distance", "degrees", "update", "weights"]
    assert lines[3].split(maxsplit=5)[4:] == [
        "16",
        "turned less than the others: more learning rate",
    ]
    for said in ("arXiv 1806.01603", "from random weights", "biases and scales", "come near 1"):
        assert said in " ".join(str(found).split())
    assert repr(found) == str(found)
    page = found._repr_html_()
    assert page.count("<tr>") == 4
    assert "arXiv 1806.01603" in page


def test_names_cannot_write_into_a_page():
    name = "<script>"
    found = lrsuggest.layer_report({name: BASE}, {name: turned(3)})
    assert name not in found._repr_html_()
    assert "&lt;script&gt;" in found._repr_html_()


def test_reports_are_plain_data():
    found = report(40, 10)
    assert pickle.loads(pickle.dumps(found)) == found == copy.deepcopy(found)


def test_bad_checkpoints_are_named():
    call = lrsuggest.layer_report
    state = {"a": BASE}
    assert "share their memory" in refused(state, dict(state), call=call)
    assert "share their memory" in refused({"a": BASE[:]}, state, call=call)
    spoiled = turned(3)
    spoiled[1, 2] = math.nan
    assert "layer 'a': current[10] is nan" in refused(state, {"a": spoiled}, call=call)
    late = numpy.ones((2, 1 << 20))
    late[1, 7] = math.inf
    said = refused({"a": late}, {"a": numpy.ones((2, 1 << 20))}, call=call)
    assert said.startswith(f"layer 'a' from weight {1 << 20} on: initial[7] is inf")
    assert refused([BASE], state, call=call) == "initial must map names to arrays, unlike list"
    assert refused(state, {}, call=call) == "current is empty"
    assert "fine_tuning" in refused(state, {"a": turned(3)}, fine_tuning="yes", call=call)


def test_a_model_instead_of_its_checkpoint_is_told_what_to_call():
    class Model:
        def state_dict(self):
            return {}

    message = refused(Model(), {"a": BASE}, call=lrsuggest.layer_report)
    assert message.endswith("unlike Model; call its state_dict()")
