"""The calls of adapters on the pages have arguments that the adapters have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lrsuggest
import pytest

from conftest import DOCS

SOURCES = Path(lrsuggest.__file__).parent / "integrations"
NAMES = {"range_test", "lr_suggest", "SuggestLearningRate", "LRSuggestCallback", "LRSuggestFinder"}
PAGES = [DOCS / "migrating.md", *sorted((DOCS / "troubleshooting").glob("*.md"))]


def arguments() -> dict[str, set[str]]:
    """Return the arguments of each name, over all adapters that have it."""
    found: dict[str, set[str]] = {name: set() for name in NAMES}
    for path in SOURCES.glob("*/*.py"):
        for part in ast.walk(ast.parse(path.read_text())):
            if isinstance(part, ast.FunctionDef) and part.name in NAMES:
                found[part.name] |= taken(part)
            if isinstance(part, ast.ClassDef) and part.name in NAMES:
                for inner in part.body:
                    if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
                        found[part.name] |= taken(inner)
    # What a callback does not know it hands to the range test.
    found["LRSuggestCallback"] |= found["range_test"]
    return found


def taken(function: ast.FunctionDef) -> set[str]:
    """Return the names of the arguments of a function."""
    every = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return {argument.arg for argument in every}


def calls(page: Path) -> Iterator[ast.Call]:
    """Return the calls of adapters in what a page shows as code."""
    for code in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", page.read_text()):
        try:
            parsed = ast.parse(code)
        except SyntaxError:
            continue
        for part in ast.walk(parsed):
            if isinstance(part, ast.Call) and called(part) in NAMES:
                yield part


def called(call: ast.Call) -> str:
    """Return the name of what is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_arguments_exist(page: Path):
    known = arguments()
    for call in calls(page):
        asked = {keyword.arg for keyword in call.keywords}
        assert asked <= known[called(call)], ast.unparse(call)


def test_calls_are_found():
    assert sum(len(list(calls(page))) for page in PAGES) > 15
