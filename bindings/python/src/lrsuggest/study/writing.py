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
    """Stack tasks and save them; see :meth:`Corpus.of` and :meth:`Corpus.save`."""
    corpus = Corpus.of(records)
    corpus.save(path)
    return corpus
