#!/usr/bin/env python3
"""Keep a corpus that fits into a repository: the smallest files of a merged one.

keep.py MERGED CORPUS
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

LIMIT = 96 * 1024
"""Bytes of all files together."""


def main(merged: Path, corpus: Path) -> None:
    """Replace the corpus."""
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    total = 0
    for file in sorted(merged.iterdir(), key=lambda file: (file.stat().st_size, file.name)):
        total += file.stat().st_size
        if total > LIMIT:
            break
        shutil.copy(file, corpus / file.name)
    print(f"{corpus}: {len(list(corpus.iterdir()))} files")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
