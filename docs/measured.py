"""Print what comparison.md says of this repository and a script can count: python3 docs/measured.py.

Files are those that git knows. Source is what is shipped: the Swift of the library and the command line,
the header, the Python package; not the table of weights, which a program writes.
"""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SOURCE = re.compile(r"(Sources|include|bindings/python/src)/.*\.(swift|c|h|py)")
TESTS = re.compile(r"(Tests|bindings/python/tests)/.*\.(swift|c|h|py|sh)")
WRITTEN_BY_PROGRAMS = (
    "Sources/LRSuggestWeights/weights.c",
    "Tests/c/abi/lrsuggest-1.h",
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def tracked() -> list[str]:
    """Return the paths of the repository, but for what programs write."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [
        path for path in listed.stdout.splitlines() if path not in WRITTEN_BY_PROGRAMS
    ]


def lines(path: str) -> list[str]:
    """Return the lines of a file."""
    return (ROOT / path).read_text().splitlines()


def share(found: list[bool]) -> str:
    """Return how many of many, in words."""
    return f"{sum(found)} of {len(found)}"


def public(tree: ast.AST) -> list[ast.stmt]:
    """Return the classes and functions of a module without an underscore, those in classes too."""
    kinds = (ast.ClassDef, *FUNCTIONS)
    return [
        node
        for parent in ast.walk(tree)
        if isinstance(parent, (ast.Module, ast.ClassDef))
        for node in parent.body
        if isinstance(node, kinds) and not node.name.startswith("_")
    ]


def main() -> None:
    """Print every row."""
    paths = tracked()
    source = {path: lines(path) for path in paths if SOURCE.fullmatch(path)}
    tests = {path: lines(path) for path in paths if TESTS.fullmatch(path)}
    sizes = [len(text) for text in source.values()]
    total, tested = sum(sizes), sum(map(len, tests.values()))
    every = [(path, line) for path, text in source.items() for line in text]
    notes = [line for _, line in every if re.search(r"\b(TODO|FIXME)\b", line)]
    modules = [
        ast.parse("\n".join(text))
        for path, text in source.items()
        if path.endswith(".py")
    ]
    named = [node for tree in modules for node in public(tree)]
    typed = [node.returns is not None for node in named if isinstance(node, FUNCTIONS)]
    readme = lines("README.md")
    example = next(
        number for number, line in enumerate(readme, 1) if line.startswith("```")
    )
    longest = max(every, key=lambda pair: len(pair[1]))

    print("top-level entries:", len({path.partition("/")[0] for path in paths}))
    print("source files, lines:", len(source), total)
    for name in ("Sources", "include", "bindings"):
        print(
            f"  {name}:",
            sum(len(t) for path, t in source.items() if path.startswith(name)),
        )
    print("median, longest file:", round(median(sizes)), max(sizes))
    print("test lines per source line:", round(tested / total, 2))
    print("TODO and FIXME:", len(notes))
    print("longest source line:", len(longest[1]), longest[0])
    print(
        "Python docstrings:",
        share([ast.get_docstring(node) is not None for node in named]),
    )
    print("Python return types:", share(typed))
    print("README lines, first code line:", len(readme), example)


if __name__ == "__main__":
    main()
