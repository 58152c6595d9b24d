"""Collect pairs of (range test, outcome) from your own training function.

Everything public is listed in ``__all__`` and loaded on first use.
"""

from importlib import import_module as _import_module

from ._extras import require as _require

_require()

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .collecting import collect
    from .corpus import Corpus
    from .engine import run
    from .errors import BrokenRecordError, EngineError, Failure, StudyError
    from .outcome import Outcome
    from .pairs import Pair
    from .plan import FEW_SWEEPS, LRS, SWEEPS
    from .record import Record
    from .schedules import constant, one_cycle, sweep_lrs
    from .store import Store
    from .task import Task
    from .truth import Truth
    from .unit import Tally, Unit
    from .writing import write_corpus

__all__ = [
    "FEW_SWEEPS",
    "LRS",
    "SWEEPS",
    "BrokenRecordError",
    "Corpus",
    "EngineError",
    "Failure",
    "Outcome",
    "Pair",
    "Record",
    "Store",
    "StudyError",
    "Tally",
    "Task",
    "Truth",
    "Unit",
    "collect",
    "constant",
    "one_cycle",
    "run",
    "sweep_lrs",
    "write_corpus",
]

_HOMES = {
    "BrokenRecordError": "errors",
    "Corpus": "corpus",
    "EngineError": "errors",
    "FEW_SWEEPS": "plan",
    "Failure": "errors",
    "LRS": "plan",
    "Outcome": "outcome",
    "Pair": "pairs",
    "Record": "record",
    "SWEEPS": "plan",
    "Store": "store",
    "StudyError": "errors",
    "Tally": "unit",
    "Task": "task",
    "Truth": "truth",
    "Unit": "unit",
    "collect": "collecting",
    "constant": "schedules",
    "one_cycle": "schedules",
    "run": "engine",
    "sweep_lrs": "schedules",
    "write_corpus": "writing",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in, once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what is public."""
    return sorted(__all__)
