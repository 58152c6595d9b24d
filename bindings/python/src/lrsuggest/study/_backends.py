"""Where the work is done: this machine, or an engine that joblib can reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import joblib

from ..errors import LRSuggestError

__all__ = ["engine"]

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
        settings = joblib.parallel_config(backend=backend)
    except ValueError as problem:
        raise LRSuggestError(f"backend {backend!r} cannot be used: {problem}") from problem
    with settings:
        yield


def prepare(backend: str) -> None:
    """Import an engine, and make it known to joblib."""
    module, package = ADVICE[backend]
    try:
        loaded = __import__(module, fromlist=["register_ray"])
    except ImportError as problem:
        message = f"backend {backend!r} needs {module.split('.')[0]}: pip install '{package}'"
        raise ImportError(message, name=module) from problem
    if backend == "ray":
        loaded.register_ray()
