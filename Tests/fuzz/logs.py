"""Fuzz what reads logs: whatever a file holds, it is read or refused, within bounds.

    logs.py CORPUS [options of libFuzzer]

The first byte says what the file is called, the rest is what it holds.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["lrsuggest.logs"]):
    from lrsuggest import LRSuggestError, read_log

NAMES = ("log.csv", "log.tsv", "log.json", "log.jsonl", "trainer_state.json", "log", "log.csv.gz")
ARGUMENTS = ({}, {"format": "csv"}, {"format": "json"}, {"format": "jsonl"}, {"ema_beta": 0.9},
             {"running_mean": True}, {"rows": slice(1, 9)}, {"steps": (0, 9)},
             {"lr": "a", "loss": "b"}, {"format": "fastai_finder"})  # fmt: skip


def read_once(data: bytes) -> None:
    """Write a file and read it."""
    what, content = (data[0] if data else 0), data[1:]
    path = FOLDER / NAMES[what % len(NAMES)]
    path.write_bytes(content)
    try:
        test = read_log(path, **ARGUMENTS[what // len(NAMES) % len(ARGUMENTS)])
    except LRSuggestError as problem:
        if len(str(problem)) > 4000:
            raise AssertionError("an error is a sentence, not the file") from problem
        return
    if not test.lrs or sorted(set(test.lrs)) != test.lrs or len(test.lrs) != len(test.losses):
        raise AssertionError("a range test has growing rates and a loss for each")
    test.suggest()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        FOLDER = Path(folder)
        atheris.Setup(sys.argv, read_once)
        atheris.Fuzz()
