"""Where a search is kept."""

from __future__ import annotations

import time
from os import PathLike, fspath
from pathlib import Path
from typing import Union

from optuna.exceptions import StorageInternalError
from optuna.storages import BaseStorage, InMemoryStorage, RDBStorage
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from .._arrays import shown
from ..errors import LRSuggestError

__all__ = ["Storage", "opened"]

Storage = Union[str, "PathLike[str]", BaseStorage, None]

PATIENCE = 60
"""Seconds that a process waits for others to be done with an SQLite file."""

PAUSES = (0.1, 0.3, 1.0)
"""Seconds before a database is tried again: of two workers that make its tables, one fails."""


def opened(storage: Storage, *, to_read: bool = False) -> BaseStorage:
    """Open a file, a database or nothing but memory; make the file unless it is only read.

    Raises
    ------
    LRSuggestError
        It is none of these, or cannot be opened.
    """
    if isinstance(storage, BaseStorage):
        return storage
    if storage is None:
        return InMemoryStorage()
    if not isinstance(storage, (str, PathLike)):
        raise LRSuggestError(f"storage must be a file, a URL or Optuna's, not {shown(storage)}")
    where = fspath(storage)
    if to_read and "://" not in where and not Path(where).exists():
        raise LRSuggestError(f"storage {shown(where)} is not there")
    try:
        return database(located(where))
    except (ImportError, SQLAlchemyError, StorageInternalError) as problem:
        what = "storage" if "://" in where else f"storage {shown(where)}"  # a URL may hold secrets
        cause = str(problem).splitlines()[0]
        raise LRSuggestError(f"{what} cannot be opened: {cause}") from problem


def located(storage: str) -> str:
    """Return the URL of a file, or the URL that it is already."""
    return storage if "://" in storage else f"sqlite:///{Path(storage).absolute()}"


def database(url: str) -> RDBStorage:
    """Connect with a database, and make its tables where there are none."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    settings = {"connect_args": {"timeout": PATIENCE}} if sqlite else {}
    for pause in PAUSES:
        try:
            return RDBStorage(url, settings)
        except (DBAPIError, StorageInternalError):
            time.sleep(pause)
    return RDBStorage(url, settings)
