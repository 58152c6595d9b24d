#!/usr/bin/env python3
"""Keep a corpus that fits into a repository: a hundred files of a merged one.

keep.py MERGED CORPUS
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

FILES, BYTES = 100, 64 * 1024


def main(merged: Path, corpus: Path) -> None:
    """Replace the corpus. Files are named by what they hold, so that their order is any."""
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    total = 0
    for file in sorted(merged.iterdir())[:FILES]:
        total += file.stat().st_size
        if total > BYTES:
            break
        shutil.copy(file, corpus / file.name)
    print(f"{corpus}: {len(list(corpus.iterdir()))} files")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
