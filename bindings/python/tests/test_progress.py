"""How far a range test has come, as people see it."""

from __future__ import annotations

import math
import sys
from types import SimpleNamespace

import pytest

from lrsuggest import LRSuggestError, Sweep
from lrsuggest.integrations._loop import run
from lrsuggest.integrations._progress import Bar, Line, Picture, Progress, progress_of
from lrsuggest.integrations._sparkline import sparkline


def fall(lr: float) -> float:
    return 2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4


def test_silence(capsys):
    run(Sweep(1e-5, 1), fall, 100, progress=False)
    assert capsys.readouterr() == ("", "")


def test_the_bar_of_tqdm(capsys):
    pytest.importorskip("tqdm")
    sweep = Sweep(1e-5, 1)
    run(sweep, fall, 100, progress=True)
    written = capsys.readouterr().err
    assert f"{len(sweep)}/100" in written
    assert sweep.stop_reason in written


@pytest.mark.parametrize("terminal", [True, False])
def test_a_line_of_text_without_tqdm(monkeypatch, capsys, terminal):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    sweep = Sweep(1e-5, 1)
    run(sweep, fall, 100, progress=True)
    written = capsys.readouterr().err
    assert written.endswith("\n")
    assert written.count("\n") == 1
    assert f"range test: {len(sweep)} of 100, {sweep.stop_reason}" in written
    assert ("\r" in written) == terminal
    shown = [line.removesuffix("\n") for line in written.split("\r") if line]
    assert (
        all(line.endswith("\x1b[K") for line in shown) == terminal
    )  # nothing longer shines through


def test_what_was_left_early_is_not_said_to_run(capsys):
    losses = iter([2.0, 1.9, None])
    run(Sweep(), lambda lr: next(losses), 100, progress=True)
    written = capsys.readouterr().err
    assert "ended early" in written
    assert "running" not in written


def test_slow_drawing_takes_a_fiftieth_of_the_time(monkeypatch):
    now = 0.0

    class Slow(Progress):
        drawn = 0

        def draw(self, _status: str) -> None:
            nonlocal now
            now += 0.1
            self.drawn += 1

    monkeypatch.setattr("lrsuggest.integrations._progress.monotonic", lambda: now)
    slow = Slow(Sweep(), 100)
    for _ in range(1000):
        now += 0.05
        slow.turn(1e-3, 1.0)
    assert slow.drawn == 10


def test_a_picture_in_a_notebook(monkeypatch):
    shown = []

    class Handle:
        def update(self, thing: object) -> None:
            shown.append(thing._repr_html_())

    def display(thing: object, *, display_id: bool) -> Handle:
        assert display_id
        shown.append(thing._repr_html_())
        return Handle()

    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(display=display))
    sweep = Sweep(1e-5, 1)
    assert isinstance(progress_of(sweep, 100, "plot"), Picture)
    run(sweep, fall, 100, progress="plot")
    assert len(shown) > 2
    assert "<svg" in shown[-1]
    assert str(len(sweep)) in shown[-1]


def test_outside_of_notebooks_a_bar_takes_the_place_of_the_picture(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    shown = progress_of(Sweep(), 100, "plot")
    assert isinstance(shown, (Bar, Line))
    shown.close()


@pytest.mark.parametrize("wanted", ["bar", None, 1, "Plot"])
def test_anything_else_is_refused(wanted):
    with pytest.raises(LRSuggestError, match="progress must be True, False or"):
        progress_of(Sweep(), 100, wanted)


def test_it_is_closed_when_a_step_fails():
    closed = []

    def fail(_: float) -> float:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Progress, "close", lambda self: closed.append(True))
        with pytest.raises(ZeroDivisionError):
            run(Sweep(), fail, 100, progress=False)
    assert closed == [True]


def test_data_that_end_first_end_the_loop():
    losses = iter([2.0, 1.9, None])
    sweep = Sweep()
    run(sweep, lambda lr: next(losses), 100, progress=False)
    assert (len(sweep), sweep.stop_reason) == (2, "running")


def test_a_curve_in_blocks():
    assert sparkline([]) == ""
    assert sparkline([8, 8, 6, 4, 2, 1, 100]) == "██▆▄▂▁█"
    assert len(sparkline(range(10**4))) <= 24
    assert sparkline([2, math.nan, 1, math.inf]) == "█x▁x"
    assert sparkline([1e308] * 50)
    assert set(sparkline([3.0] * 10)) == {"▁"}
