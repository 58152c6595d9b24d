"""Metrics of MLflow: the files of a run, or the lists that its client returns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..._arrays import shown
from ...errors import LRSuggestError
from .._columns import of_series
from .._log import Log
from ._file import File, found_in

if TYPE_CHECKING:
    from .._choosing import Wanted

__all__ = ["read_file", "read_metrics", "recognises_file", "recognises_metrics"]

LINE = re.compile(rb"\d{10,} +[-+.\w]+ +-?\d+( +\S+)*\s*$")
"""Milliseconds since 1970, value, step; later versions add a data set."""

FOLDER = "metrics"


def recognises_file(file: File) -> bool:
    """Tell the folder of a run, and the file of one metric."""
    if file.is_folder:
        return (file.path / FOLDER).is_dir()
    return bool(LINE.match(file.head.partition(b"\n")[0]))


def read_file(file: File, wanted: Wanted) -> Log:
    """Read one metric, or those of a run that may matter; its name is the path of its file."""
    root = file.path / FOLDER
    if not file.is_folder:
        columns = of_series({file.path.name: metric(file)})
        return Log(str(file), "mlflow", columns, [file.path.name])
    paths = {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()}
    columns = of_series({name: metric(found_in(p)) for name, p in paths.items() if wanted(name)})
    return Log(str(file), "mlflow", columns, list(paths))


def metric(file: File) -> list[tuple[str, str]]:
    """Read the steps and values of a file."""
    points = []
    with file.lines() as text:
        for number, line in enumerate(text, 1):
            parts = line.split()
            if len(parts) < 3:
                raise LRSuggestError(
                    f"{file}, line {number}: {shown(line.strip())} is not "
                    "'timestamp value step', as MLflow writes"
                )
            points.append((parts[2], parts[1]))
    return points


def recognises_metrics(source: Any) -> bool:
    """Tell a list of what ``get_metric_history`` returns."""
    marks = ("key", "value", "step")
    return (
        isinstance(source, (list, tuple))
        and bool(source)
        and all(hasattr(source[0], mark) for mark in marks)
    )


def read_metrics(source: Any, wanted: Wanted) -> Log:
    """Read metrics, of rate and loss one after the other."""
    series: dict[str, list[tuple[Any, Any]]] = {}
    for each in source:
        series.setdefault(each.key, []).append((each.step, each.value))
    kept = {name: points for name, points in series.items() if wanted(name)}
    return Log(type(source[0]).__name__, "mlflow", of_series(kept), list(series))
