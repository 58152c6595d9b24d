"""What is remembered is put back at once, wherever Ctrl-C hits."""

from __future__ import annotations

import contextlib
import signal
import sys
from types import SimpleNamespace

import pytest

from lrsuggest.integrations.keeping import _interrupts, _kept, attributes_kept

MACHINERY = {module.__file__ for module in (_interrupts, _kept, contextlib)}
MOST = 2000


def interrupted_at(count: int, fails: bool) -> tuple[bool, bool, bool]:
    """Interrupt at the n-th bytecode of the context; say whether it got there, and what came."""
    kept, left, raised = SimpleNamespace(value=1), count, False

    def trace(frame, event, _):
        nonlocal left
        if frame.f_code.co_filename not in MACHINERY:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            left -= 1
            if left == 0:
                sys.settrace(None)
                signal.raise_signal(signal.SIGINT)
        return trace

    before = signal.getsignal(signal.SIGINT)
    tracing = sys.gettrace()
    # Python 3.12 looks whether any frame wants opcodes when tracing begins, and not later.
    sys._getframe().f_trace_opcodes = True
    sys.settrace(trace)
    try:
        with attributes_kept(kept):
            kept.value = 2
            if fails:
                raise ZeroDivisionError
    except (KeyboardInterrupt, ZeroDivisionError) as error:
        sys.settrace(tracing)
        raised = isinstance(error, KeyboardInterrupt)
        # here, while the traceback is alive: a generator would wait for its end
        back = kept.value == 1 and signal.getsignal(signal.SIGINT) is before
    else:
        sys.settrace(tracing)
        back = kept.value == 1
    finally:
        signal.signal(signal.SIGINT, before)
    return left <= 0, raised, back


@pytest.mark.parametrize("fails", [False, True])
def test_all_is_back_when_ctrl_c_is_seen(fails):
    for count in range(1, MOST):
        hit, raised, back = interrupted_at(count, fails)
        if not hit:
            break
        assert raised, f"Ctrl-C at bytecode {count} was lost"
        assert back, f"Ctrl-C at bytecode {count} left something"
    assert 50 < count < MOST - 1


def test_a_handler_that_only_takes_note_gets_every_ctrl_c():
    noted = []
    before = signal.signal(signal.SIGINT, lambda *_: noted.append(kept.value))
    kept = SimpleNamespace(value=1)
    try:
        with attributes_kept(kept):
            kept.value = 2
            signal.raise_signal(signal.SIGINT)
            kept.value = 3
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert noted == [2, 3]
