"""Attributes of trainers and the like, put back after a range test."""

from __future__ import annotations

import signal
from types import SimpleNamespace

import pytest

from lrsuggest.integrations.keeping import attributes_kept


def trainer() -> SimpleNamespace:
    state = SimpleNamespace(step=3, log=[{"loss": 1.0}])
    return SimpleNamespace(state=state, callbacks=["save"], rows=[[1], [2]], model=None)


def test_all_attributes_are_as_before_and_containers_are_the_same_ones():
    before = trainer()
    state, log, callbacks = before.state, before.state.log, before.callbacks
    with attributes_kept(before, state):
        state.step = 100
        log[0]["loss"] = 7.0
        log.append({})
        callbacks.clear()
        before.callbacks = []
        before.state = SimpleNamespace()
        before.new = 1
        del before.model
    assert before == trainer()
    assert before.state is state
    assert before.state.log is log
    assert before.callbacks is callbacks


def test_other_objects_are_references_and_what_is_apart_is_left_alone():
    before = trainer()
    with attributes_kept(before, apart=[before.rows]):
        before.state.step = 100
        before.rows.append([3])
    assert before.state.step == 100
    assert before.rows == [[1], [2], [3]]


@pytest.mark.parametrize("depth", [1, 2])
def test_ctrl_c_gets_through_and_a_second_one_waits(depth):
    before, seen = trainer(), []

    def note(*_: object) -> None:
        seen.append(before.model)
        raise KeyboardInterrupt

    def interrupted(within: int) -> None:
        if within:
            with attributes_kept(before):
                interrupted(within - 1)
            return
        before.model = "changed"
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            signal.raise_signal(signal.SIGINT)

    handler = signal.signal(signal.SIGINT, note)
    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted(depth)
        assert seen == ["changed", None]
        assert before == trainer()
        assert signal.getsignal(signal.SIGINT) is note
    finally:
        signal.signal(signal.SIGINT, handler)
