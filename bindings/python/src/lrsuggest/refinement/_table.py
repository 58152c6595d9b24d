"""The trainings of a search as a Parquet file."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from .result import Refinement

__all__ = ["parquet"]

COLUMNS = {
    "number": pa.int64(),
    "lr": pa.float64(),
    "value": pa.float64(),
    "steps": pa.int64(),
    "state": pa.string(),
}


def parquet(refinement: Refinement) -> bytes:
    """Return the bytes of the file."""
    about = {name: getattr(refinement, name) for name in ("study", "direction", "suggested")}
    schema = pa.schema(COLUMNS.items(), {"lrsuggest": json.dumps(about)})
    rows = [pair._asdict() for pair in refinement.pairs]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), buffer)
    return buffer.getvalue()
