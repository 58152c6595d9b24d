"""Does units of work on one machine or many, and stores each result as it comes."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from typing import Any

import joblib
from tqdm import tqdm

from .._arrays import shown
from .._numbers import integer
from ..errors import LRSuggestError
from ._backends import engine, results_of
from ._rounds import OnError, Round, unique, usable
from .errors import Failure, StudyError
from .record import FAILURE, Record, checked
from .store import Store
from .unit import Tally, Unit

__all__ = ["run"]

Function = Callable[[Any], "tuple[Mapping[str, Any], Mapping[str, Any]]"]

PATIENCE = 0.2
"""Seconds between two looks at what another process is doing."""


def run(
    units: Iterable[Unit],
    function: Function,
    store: Store,
    *,
    jobs: int | None = None,
    backend: str | None = None,
    progress: bool | None = None,
    on_error: OnError = "raise",
) -> Tally:
    """Call a function for each unit whose record is not there, and store what it returns.

    Killed at any point and called again, it does what is missing. Processes that share the
    folder share the work: each unit is claimed by one of them while it is being done, and a
    claim ends with its process. A unit that was being done when its process or its worker was
    killed is done again from its start; its record is stored once.

    Parameters
    ----------
    units : iterable of Unit
        Their order changes no record.
    function : callable
        Takes the payload of a unit and returns ``(arrays, meta)``, two dicts.
    store : Store
        Where the records go, and where those of former runs are.
    jobs : int, optional
        How many units at a time, -1 for one on each core. By default what an active
        ``joblib.parallel_config`` says, else one.
    backend : str, optional
        A backend of joblib: ``"loky"`` (processes of this machine, the default with several
        jobs), ``"threading"``, ``"dask"`` (a ``dask.distributed.Client`` must exist),
        ``"ray"``. By default what an active ``joblib.parallel_config`` says.
    progress : bool, optional
        Show a progress bar; by default only on a terminal.
    on_error : {"raise", "record"}
        Whether a unit that fails raises, after all others are done, or leaves a record that
        says so, which a later call with ``"raise"`` does again.

    Returns
    -------
    Tally
        What was done, and what was there.

    Raises
    ------
    StudyError
        Units failed; the error names them.
    EngineError
        Processes that did the work were killed, and the engine does not go on without them, as
        Dask does. What is done is stored.
    LRSuggestError
        An argument is wrong, or two units share a key.

    Warns
    -----
    UserWarning
        A file of the store is no whole record; its unit is done again.
    """
    if on_error not in ("raise", "record"):
        raise LRSuggestError(f"on_error must be 'raise' or 'record', not {shown(on_error)}")
    if jobs is not None and integer(jobs, "jobs") == 0:
        raise LRSuggestError("jobs must not be 0; -1 means one for each core")
    listed = unique(units)
    tried = [key for key in listed if not usable(store, key, on_error)]
    made: set[str] = set()
    failures: dict[str, Failure] = {}
    hidden = None if progress is None else not progress
    bar = tqdm(total=len(listed), initial=len(listed) - len(tried), unit="unit", disable=hidden)
    with bar, engine(backend):
        while tried:
            round_ = Round(listed, tried, store, on_error)
            tasks = (joblib.delayed(attempt)(function, *unit[:2]) for unit in round_.offered())
            with closing(round_), closing(results_of(tasks, jobs)) as results:
                for key, record, error in results:
                    if error is not None:
                        failures[key] = Failure(listed[key].label or key, key, *error)
                    if record is not None or on_error == "record":
                        store.put(key, *(record or Record({}, {FAILURE: error[0]})))
                        made.add(key)
                    round_.claims.give_back([key])
                    bar.update()
            bar.update(len(round_.found))
            if round_.later == tried:
                time.sleep(PATIENCE)
            tried = round_.later
    if failures and on_error == "raise":
        raise StudyError(tuple(failures[key] for key in listed if key in failures), len(listed))
    return Tally(
        tuple(key for key in listed if key in made), tuple(key for key in listed if key not in made)
    )


def attempt(
    function: Function, key: str, payload: Any
) -> tuple[str, Record | None, tuple[str, str] | None]:
    """Call the function where the work is done, and bring an exception home as text."""
    try:
        return key, checked(*function(payload)), None
    except Exception as problem:
        return key, None, (f"{type(problem).__name__}: {problem}", traceback.format_exc())
