"""A report on groups is a value, of its own when threads share a sweep, and is seen."""

from __future__ import annotations

import copy
import gc
import io
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from curves import rates
from quadratics import Quadratic

import lrsuggest
from lrsuggest._check import call

QUADRATIC = Quadratic((0.5, 1.0, 4.0), (1.0, 2.0, 1.0))
LRS = rates(80, (1e-3, 10.0))
STEPS = list(QUADRATIC.steps(LRS))


@pytest.fixture
def pool():
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    with ThreadPoolExecutor(8) as made:
        yield made
    sys.setswitchinterval(interval)


def test_it_is_a_value():
    found = QUADRATIC.sweep(LRS).report(optimizer="sgd", steps=500)
    for made in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert made == found
        assert hash(made) == hash(found)
        assert made.answer.explanation() == found.answer.explanation()
        assert made._repr_html_() == found._repr_html_()
    assert found != QUADRATIC.sweep(LRS[:-1]).report(optimizer="sgd", steps=500)
    with pytest.raises(AttributeError):
        found.error = 0.0
    with pytest.raises(AttributeError):
        found.groups[0].lr = 0.0


def test_it_tells_what_it_is():
    found = QUADRATIC.sweep(LRS).report()
    assert repr(found).startswith("GroupReport(groups=3, answer=Suggestion(lr=")
    first = found.groups[0]
    assert repr(first) == f"GroupReading(name='group 0', lr={first.lr:.3g}, advice='raise')"


def test_it_outlives_its_sweep_and_does_not_change_with_it():
    sweep = QUADRATIC.sweep(LRS[:-1])
    found, again = sweep.report(), sweep.report()
    sweep.record(*STEPS[-1])
    assert found == again != sweep.report()
    del sweep
    gc.collect()
    assert found.answer.landmarks.minimum is not None


def test_a_sweep_in_progress_is_not_copied():
    sweep = QUADRATIC.sweep(LRS[:3])
    for made in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="pickle its report"):
            made(sweep)
    assert len(sweep) == 3


def test_what_is_forgotten_is_freed():
    sweep = QUADRATIC.sweep(LRS[:3])
    handle = sweep._handle.value
    del sweep
    gc.collect()
    with pytest.raises(lrsuggest.LRSuggestError) as caught:
        call("lrs_group_sweep_count", handle, None)
    assert caught.value.status == "LRS_ERROR_INVALID_HANDLE"


def test_sweeps_of_their_own(pool):
    counts = [*range(40, 80)]
    alone = [QUADRATIC.sweep(LRS[:count]).report(optimizer="sgd") for count in counts]
    made = pool.map(lambda count: QUADRATIC.sweep(LRS[:count]).report(optimizer="sgd"), counts)
    assert list(made) == alone


def test_of_threads_that_record_one_step_one_is_taken(pool):
    sweep = lrsuggest.GroupSweep(QUADRATIC.names)

    def record(step) -> str:
        try:
            sweep.record(*step)
        except lrsuggest.LRSuggestError as error:
            return str(error)
        sweep.report()
        return ""

    for step in STEPS:
        said = sorted(pool.map(record, [step] * 8))
        assert said[0] == ""
        assert all("not above the one before" in one for one in said[1:])
    assert sweep.report() == QUADRATIC.sweep(LRS).report()


def test_pictures():
    mpl = pytest.importorskip("matplotlib")
    mpl.use("Agg")
    found = QUADRATIC.sweep(LRS).report(optimizer="sgd")
    for size in (None, (5, 4)):
        figure = found.plot(size)
        figure.savefig(io.BytesIO(), format="png")
        assert len(figure.axes) == 3
        assert size is None or tuple(figure.get_size_inches()) == size
        mpl.pyplot.close(figure)
    page = found._repr_html_()
    assert all(name in page for name in QUADRATIC.names)
