"""Golden files: a command, and what it prints.

A file begins with the command and its status; what goes to standard output follows, then, after a
line of its own, what goes to standard error. `make record-command` writes the files anew.
"""

from __future__ import annotations

import math
import re
import shlex
from pathlib import Path

from conftest import GOLDEN, lrsuggest

ERRORS = "--- standard error\n"
LONG = re.compile(r"-?\d\.?\d*\.\d{6,}(?:e-?\d+)?|-?\d+\.\d{6,}(?:[eE]-?\d+)?")
"""A number in full: its last digits are the platform's."""


def command(path: Path) -> list[str]:
    """Return the arguments of a golden file."""
    return shlex.split(path.read_text().splitlines()[0].removeprefix("$ lrsuggest"))


def printed(arguments: list[str]) -> str:
    """Run a command and lay out what it printed."""
    ran = lrsuggest(*arguments)
    first = f"{shlex.join(['$', 'lrsuggest', *arguments])[4:]}"
    head = f"$ {first}\nstatus {ran.status}\n"
    return head + ran.out + (ERRORS + ran.err if ran.err else "")


def alike(found: str, golden: str) -> bool:
    """Tell whether texts are the same but for the last digits of numbers in full."""
    if LONG.sub("#", found) != LONG.sub("#", golden):
        return False
    pairs = zip(LONG.findall(found), LONG.findall(golden), strict=False)
    return all(math.isclose(float(one), float(other), rel_tol=1e-9) for one, other in pairs)


def record() -> None:
    """Write all golden files anew from the commands in them."""
    for path in sorted(GOLDEN.glob("*.txt")):
        path.write_text(printed(command(path)))


if __name__ == "__main__":
    record()
