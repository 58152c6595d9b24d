"""What only a fresh process shows: loading the library and importing the package."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 15

TIMED = """
import sys, time
start = time.perf_counter()
{code}
print((time.perf_counter() - start) * 1e3)
assert "numpy" not in sys.modules
"""

IMPORT = "import lrsuggest"
IMPORT_EVERYTHING = "from lrsuggest import *"
FIRST_ANSWER = """
import lrsuggest
lrs = [1e-6 * 1.17 ** i for i in range(100)]
lrsuggest.suggest(lrs, [0.3 + 2 / (1 + lr / 2e-3) + lr * lr * 6 for lr in lrs])
"""


def load(library: Path) -> str:
    """Code that does what loading the library takes, beside ctypes."""
    return f"import ctypes; start = time.perf_counter(); ctypes.CDLL({str(library)!r})"


def fresh_ms(code: str) -> float:
    """Milliseconds that `code` takes as the first thing in an interpreter: the median of many."""
    command = [sys.executable, "-c", TIMED.format(code=code)]
    # The first of them writes the bytecode that the others find.
    runs = [subprocess.run(command, check=True, capture_output=True) for _ in range(1 + ROUNDS)]
    return median(float(run.stdout) for run in runs[1:])


def stripped_bytes(library: Path) -> int:
    """The size of the library without its symbol table."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(library, folder))
        subprocess.run(["strip", "--strip-all", str(copy)], check=True)
        return copy.stat().st_size
