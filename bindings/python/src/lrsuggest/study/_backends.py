"""Where the work is done: this machine, or an engine that joblib can reach."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from itertools import islice
from typing import Any

import joblib

from ..errors import LRSuggestError
from .errors import EngineError

__all__ = ["connected", "engine", "results_of"]

PORTION = 4
"""How many units of each job are stored together by an engine that returns all at once."""

ADVICE = {
    "dask": ("distributed", "dask[distributed]"),
    "ray": ("ray.util.joblib", "ray"),
}
"""What the backends need that joblib does not bring: a module, and what to install."""


@contextmanager
def engine(backend: str | None) -> Iterator[None]:
    """Let joblib use a backend; None leaves the one of an active `joblib.parallel_config`.

    Raises
    ------
    ImportError
        The engine is not installed.
    LRSuggestError
        There is no such backend, or no Dask client.
    """
    if backend is None:
        yield
        return
    if backend in ADVICE:
        prepare(backend)
    try:
        every_core = {"n_jobs": -1} if backend == "ray" else {}  # as Dask does by itself
        settings = joblib.parallel_config(backend=backend, **every_core)
    except ValueError as problem:
        raise LRSuggestError(f"backend {backend!r} cannot be used: {problem}") from problem
    with settings:
        yield


def results_of(tasks: Iterable[Any], jobs: int | None) -> Generator[Any, None, None]:
    """Yield what delayed calls return, as soon as each is done, in any order.

    The engines that can only return all at once, which are Ray and "multiprocessing", get a few
    calls for each job at a time.

    Raises
    ------
    EngineError
        The engine lost the processes that do the work.
    """
    try:
        parallel = joblib.Parallel(jobs, return_as="generator_unordered", batch_size=1)
    except ValueError:
        found = portions(iter(tasks), jobs)
    else:
        found = parallel(tasks)
    with closing(found):
        try:
            yield from found
        except Exception as problem:  # what a task raises, it returns
            message = f"the engine gave up ({type(problem).__name__}: {problem})"
            advice = "what is done is stored, and the same call again does the rest"
            raise EngineError(f"{message}; {advice}") from problem


def portions(tasks: Iterator[Any], jobs: int | None) -> Generator[Any, None, None]:
    """Do a few calls for each job at a time."""
    with joblib.Parallel(jobs, batch_size=1) as parallel:
        while portion := list(islice(tasks, PORTION * joblib.effective_n_jobs(jobs))):
            yield from parallel(portion)


@contextmanager
def connected(backend: str | None, address: str | None) -> Iterator[None]:
    """Connect to the engine at an address for as long as the block lasts.

    Raises
    ------
    ImportError
        The engine is not installed.
    LRSuggestError
        The backend has no addresses, or Dask is to be used without one.
    """
    if backend == "dask" and address:
        with prepare(backend).Client(address):
            yield
    elif backend == "ray":
        prepare(backend)
        with import_module("ray").init(address=address):
            yield
    elif backend == "dask":
        raise LRSuggestError("backend 'dask' needs the address of a scheduler")
    elif address:
        raise LRSuggestError("an address is of backend 'dask' or 'ray'")
    else:
        yield


def prepare(backend: str) -> Any:
    """Import an engine, and make it known to joblib."""
    module, package = ADVICE[backend]
    try:
        loaded = import_module(module)
    except ImportError as problem:
        message = f"backend {backend!r} needs {module.split('.')[0]}: pip install '{package}'"
        raise ImportError(message, name=module) from problem
    if backend == "ray":
        loaded.register_ray()
    return loaded
