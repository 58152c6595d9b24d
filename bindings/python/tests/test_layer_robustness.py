"""What the error becomes with single layers put back."""

from __future__ import annotations

import math
from types import MappingProxyType

import pytest
from conftest import refused

import lrsuggest

numpy = pytest.importorskip("numpy")


def state(body, middle, head):
    return {
        "body.weight": numpy.array([[body]]),
        "body.bias": numpy.array([body]),
        "middle.weight": numpy.array([[middle]]),
        "head.weight": numpy.array([[head]]),
    }


TRAINED, INITIAL, FRESH = state(1.0, 2.0, 3.0), state(0.9, 1.4, 1.0), state(5.0, 2.0, 3.0)


def evaluate(found):
    """Sum up how far each weight, and each bias, is from what it should be."""
    return 0.5 + sum(float(abs(found[name] - TRAINED[name]).sum()) for name in TRAINED)


def robustness(**keywords):
    return lrsuggest.layer_robustness(TRAINED, INITIAL, evaluate, **keywords)


def test_each_layer_is_put_back_as_a_whole_and_judged():
    found = robustness()
    assert [layer.name for layer in found.layers] == ["body", "middle", "head"]
    assert [layer.rise for layer in found.layers] == pytest.approx([0.2, 0.6, 2.0])
    assert [layer.verdict for layer in found.layers] == ["robust", "between", "critical"]
    assert found.error == found.repeated_error == 0.5
    assert found.untrained_error == pytest.approx(3.3)
    assert {layer.fresh_rise for layer in found.layers} == {None}


def test_fresh_values_are_judged_apart():
    body, middle, head = robustness(fresh=FRESH).layers
    assert (body.verdict, body.fresh_verdict) == ("robust", "critical")
    assert body.fresh_rise == pytest.approx(8)
    assert (middle.fresh_rise, head.fresh_verdict) == (0, "robust")


def test_layers_that_fresh_values_lack_go_without():
    fresh = {"head.weight": FRESH["head.weight"], "middle.weight": numpy.ones((3, 3))}
    assert [layer.fresh_rise for layer in robustness(fresh=fresh).layers] == [None, None, 0]


def test_a_model_that_lives_in_the_checkpoint_is_left_trained():
    live = {name: value.copy() for name, value in TRAINED.items()}

    def loaded(found):
        for name, value in found.items():
            live[name][...] = value
        return evaluate(live)

    found = lrsuggest.layer_robustness(live, INITIAL, loaded, fresh=live)
    assert [layer.rise for layer in found.layers] == pytest.approx([0.2, 0.6, 2.0])
    assert [layer.fresh_rise for layer in found.layers] == [0, 0, 0]
    assert all((live[name] == TRAINED[name]).all() for name in TRAINED)


def test_tied_weights_are_put_back_together():
    shared, first = numpy.array([[2.0]]), numpy.array([[0.0]])
    trained = {"embed.weight": shared, "head.weight": shared, "last.weight": numpy.array([[1.0]])}
    initial = {"embed.weight": first, "head.weight": first, "last.weight": first}
    seen = []

    def record(found):
        seen.append([float(value[0, 0]) for value in found.values()])
        return -sum(seen[-1])

    found = lrsuggest.layer_robustness(trained, initial, record)
    assert [layer.name for layer in found.layers] == ["embed", "last"]
    assert seen == [[2, 2, 1], [0, 0, 0], [0, 0, 1], [2, 2, 0], [2, 2, 1]]


def test_what_cannot_be_put_back_is_named():
    trained = {**TRAINED, "new.weight": numpy.ones((1, 1)), "steps": numpy.array(3)}
    trained = {**trained, "wide.weight": numpy.ones((2, 2))}
    initial = MappingProxyType({**INITIAL, "steps": 0, "wide.weight": numpy.ones((1, 2))})
    found = lrsuggest.layer_robustness(MappingProxyType(trained), initial, evaluate)
    assert len(found.layers) == 3
    assert found.skipped == {
        "new": "new.weight is missing among the values at first",
        "steps": "no real weights",
        "wide": "the shape of wide.weight was (1, 2) and is (2, 2)",
    }
    assert "Not put back: new (" in str(found)


def test_without_a_worse_untrained_network_there_is_no_verdict():
    found = lrsuggest.layer_robustness(TRAINED, INITIAL, lambda _: 1.0)
    assert {layer.verdict for layer in found.layers} == {None}
    assert "untrained network is not worse" in found.explanation


def test_an_error_that_is_no_number_is_as_bad_as_can_be():
    def fragile(found):
        return math.nan if found["head.weight"] > 3 else evaluate(found)

    fresh = {**TRAINED, "head.weight": numpy.array([[9.0]])}
    head = lrsuggest.layer_robustness(TRAINED, INITIAL, fragile, fresh=fresh).layers[-1]
    assert (head.fresh_rise, head.fresh_verdict) == (math.inf, "critical")


def test_an_evaluation_that_does_not_repeat_is_told():
    errors = iter([0.0, 1.0, 0.1, 0.1, 0.1, 0.2])
    found = lrsuggest.layer_robustness(TRAINED, INITIAL, lambda _: next(errors))
    assert "came out differently" in found.explanation
    assert "came out differently" not in robustness().explanation


def test_the_table_says_its_limits_and_its_source():
    found = robustness(fresh=FRESH)
    assert str(found).splitlines()[1].split() == ["body", "0.2", "robust", "8", "critical"]
    for said in ("arXiv 1902.01996", "one at a time", "a tenth of the way"):
        assert said in " ".join(str(found).split())
        assert said in found._repr_html_()
    assert repr(found) == str(found)


def test_bad_arguments_are_named():
    call = lrsuggest.layer_robustness
    assert refused([1], INITIAL, evaluate, call=call).startswith("model_state must map names")
    assert refused(TRAINED, {}, evaluate, call=call) == "initial_state is empty"
    assert "evaluate must be callable" in refused(TRAINED, INITIAL, 3, call=call)
    assert "fresh must map names" in refused(TRAINED, INITIAL, evaluate, fresh=[1], call=call)
    assert "share their memory" in refused(TRAINED, dict(TRAINED), evaluate, call=call)
    assert "no layer of model_state" in refused(TRAINED, {"x": 1}, evaluate, call=call)
    for bad in (math.nan, math.inf):
        message = refused(TRAINED, INITIAL, lambda _, bad=bad: bad, call=call)
        assert message == f"evaluate returned {bad} for model_state: it must be finite"
    message = refused(TRAINED, INITIAL, lambda _: "low", call=call)
    assert message == "what evaluate returned must be a number, not 'low'"
