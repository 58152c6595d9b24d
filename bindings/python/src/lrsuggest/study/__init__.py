"""Collect pairs of (range test, outcome) from your own training function.

Everything public is listed in ``__all__`` and loaded on first use.
"""

from importlib import import_module as _import_module

from ._extras import require as _require

_require()

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .corpus import Corpus, write_corpus
    from .engine import run
    from .errors import BrokenRecordError, Failure, StudyError
    from .record import Record
    from .schedules import constant, one_cycle, sweep_lrs
    from .store import Store
    from .unit import Tally, Unit

__all__ = [
    "BrokenRecordError",
    "Corpus",
    "Failure",
    "Record",
    "Store",
    "StudyError",
    "Tally",
    "Unit",
    "constant",
    "one_cycle",
    "run",
    "sweep_lrs",
    "write_corpus",
]

_HOMES = {
    "BrokenRecordError": "errors",
    "Corpus": "corpus",
    "Failure": "errors",
    "Record": "record",
    "Store": "store",
    "StudyError": "errors",
    "Tally": "unit",
    "Unit": "unit",
    "constant": "schedules",
    "one_cycle": "schedules",
    "run": "engine",
    "sweep_lrs": "schedules",
    "write_corpus": "corpus",
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
