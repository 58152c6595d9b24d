"""The formats that a log may have, one module for each kind.

A format is two functions: one tells whether a source is of it, the other reads the source. The
first that says yes reads; those that recognise more exactly come first.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, NamedTuple

from ..._arrays import shown
from ...errors import LRSuggestError
from . import _delimited, _events, _finders, _json, _mlflow, _objects, _several, _transformers
from ._file import File, found_in

if TYPE_CHECKING:
    from .._choosing import Wanted
    from .._log import Log

__all__ = ["log_of"]


class Format(NamedTuple):
    """A name, how to recognise it, and how to read it."""

    name: str
    recognises: Callable[[Any], bool]
    read: Callable[[Any, Wanted], Log]


def read_json(file: File, wanted: Wanted) -> Log:
    """Read JSON, which holds an object like any other."""
    held = _json.loaded(file)
    log = first_fit(held, OBJECTS, None, str(file)).read(held, wanted)
    log.source = str(file)
    return log


FILES = (
    Format("tensorboard", _events.recognises, _events.read),
    Format("mlflow", _mlflow.recognises_file, _mlflow.read_file),
    Format("jsonl", _json.recognises_lines, _json.read_lines),
    Format("json", _json.recognises, read_json),
    Format("csv", _delimited.recognises, _delimited.read),
)
OBJECTS = (
    Format("transformers", _transformers.recognises, _transformers.read),
    Format("keras", _objects.recognises_history, _objects.read_history),
    Format("mlflow", _mlflow.recognises_metrics, _mlflow.read_metrics),
    Format("records", _objects.recognises_records, _objects.read_records),
    Format("columns", _objects.recognises_columns, _objects.read_columns),
    Format("frame", _objects.recognises_frame, _objects.read_frame),
)


def log_of(source: Any, format: str | None, wanted: Wanted) -> Log:  # noqa: A002
    """Read a source as what it is, or as what it is said to be.

    Raises
    ------
    LRSuggestError
        It cannot be read, or the format is unknown or unfit.
    """
    names = [each.name for each in (*FILES, *OBJECTS)] + [*_finders.FINDERS]
    if format is not None and format not in names:
        known = ", ".join(dict.fromkeys(names))
        raise LRSuggestError(f"format {shown(format)} is unknown: {known} are known")
    finder = _finders.FINDERS.get(format or "") or _finders.finder_of(source)
    if finder is not None:
        log = log_of(finder.columns(source), None, wanted)
        return finder.applied(log, source)
    if _several.recognises(source):
        return _several.joined([log_of(each, format, wanted) for each in source])
    if isinstance(source, (str, PathLike)):
        file = found_in(Path(source))
        return first_fit(file, FILES, format, str(file)).read(file, wanted)
    return first_fit(source, OBJECTS, format).read(source, wanted)


def first_fit(
    source: Any,
    formats: tuple[Format, ...],
    name: str | None,
    shown_as: str | None = None,
) -> Format:
    """Return the format of a name, or else the first that recognises the source."""
    for each in formats:
        if each.name == name or (name is None and each.recognises(source)):
            return each
    what = shown_as or shown(source)
    raise LRSuggestError(
        f"{what} is no log that read_log knows: neither columns of numbers by name nor rows with "
        "names; where pandas can read it, pass the frame"
    )
