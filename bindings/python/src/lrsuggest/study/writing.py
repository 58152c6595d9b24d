"""Tasks to files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

from .corpus import Corpus

__all__ = ["write_corpus"]


def write_corpus(
    records: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], path: str | PathLike[str]
) -> Corpus:
    """Stack tasks and save them.

    Parameters
    ----------
    records : iterable of (arrays, meta)
        As :meth:`lrsuggest.study.Corpus.of` takes them.
    path : path
        As :meth:`lrsuggest.study.Corpus.save` takes it.

    Returns
    -------
    Corpus
        What was written.
    """
    corpus = Corpus.of(records)
    corpus.save(path)
    return corpus
