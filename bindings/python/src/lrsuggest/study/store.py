"""A folder of records, one file a unit of work."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from .._arrays import shown
from .._files import PART, write
from ..errors import LRSuggestError
from .record import KEY, Record, checked, decoded, encoded, named

__all__ = ["Store"]

ENDING = ".npz"


class Store:
    """A folder of records that survives kills, and that several processes may share.

    A record is one ``KEY.npz``, which NumPy reads as well. It is written aside, flushed to the
    disk and renamed, so that it is there whole or not at all. Other files are left alone.

    Parameters
    ----------
    folder : path
        Where the records are; made if there is none.

    Examples
    --------
    >>> import tempfile
    >>> from lrsuggest import study
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     store = study.Store(folder)
    ...     store.put("task-1", {"loss": [0.25, 0.125]}, {"seed": 1})
    ...     print(store.keys(), store.get("task-1").arrays["loss"])
    ['task-1'] [0.25  0.125]
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        try:
            self.folder = Path(fspath(folder))
        except TypeError:
            raise LRSuggestError(f"folder must be a path, not {shown(folder)}") from None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise LRSuggestError(f"folder {self.folder} is a file") from None

    def put(self, key: str, arrays: Mapping[str, Any], meta: Mapping[str, Any]) -> None:
        """Store a record, in place of an older one of that key.

        Parameters
        ----------
        key : str
            Up to 200 letters, digits and any of ``._+=,@-``.
        arrays : dict of str to array-like
            Numbers, bools or text of any shape.
        meta : dict
            Anything that JSON can hold.

        Raises
        ------
        LRSuggestError
            Something of it cannot be stored.
        """
        write(self.path(key), encoded(key, checked(arrays, meta)))

    def get(self, key: str) -> Record:
        """Return a record.

        Raises
        ------
        KeyError
            There is none of that key.
        BrokenRecordError
            Its file is torn, changed, or of another key.
        """
        path = self.path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise KeyError(key) from None
        return decoded(key, content, str(path))

    def keys(self) -> list[str]:
        """List the keys in order; whether their files are whole, `get` finds out."""
        stems = (path.name[: -len(ENDING)] for path in self.folder.glob(f"*{ENDING}"))
        return sorted(stem for stem in stems if KEY.fullmatch(stem))

    def __contains__(self, key: str) -> bool:
        """Tell whether there is a file of that key."""
        return self.path(key).is_file()

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.keys())

    def path(self, key: str) -> Path:
        """Return where the record of a key is, or would be."""
        return self.folder / f"{named(key)}{ENDING}"

    def unfinished(self) -> set[str]:
        """List the keys whose files were being written when their process was killed, or are."""
        mark = f"{ENDING}."
        return {path.name.split(mark)[0] for path in self.folder.glob(f"*{mark}*{PART}")}

    def tidy(self, key: str) -> None:
        """Remove what was begun and not finished; only for who holds the claim of the key."""
        for path in self.folder.glob(f"{named(key)}{ENDING}.*{PART}"):
            path.unlink(missing_ok=True)
