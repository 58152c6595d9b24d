"""Name the public symbols that nobody can read about, in Swift, C and Python.

Usage: check.py SWIFT_GRAPH C_GRAPH: symbol graphs of the module and of the header, as the compilers
write them. What of C is not in those, macros and handles, is read off the header; Python off its
sources, as some of its modules need libraries that are not here.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "Sources/LRSuggest/LRSuggest.docc"
PACKAGE = ROOT / "bindings/python/src/lrsuggest"

#: A symbol, and whether it is documented.
Symbol = tuple[str, bool]


def graph(path: Path) -> Iterator[Symbol]:
    """Return the symbols of a graph that somebody wrote: those that lie in a file."""
    for symbol in json.loads(path.read_text())["symbols"]:
        if "location" in symbol and symbol["kind"]["identifier"] != "c.macro":
            yield ".".join(symbol["pathComponents"]), "docComment" in symbol


def curated(path: Path) -> Iterator[Symbol]:
    """Return the types of Swift; each should stand under a topic of the module's page."""
    topics = (ARTICLES / "LRSuggest.md").read_text().partition("## Topics")[2]
    for symbol in json.loads(path.read_text())["symbols"]:
        if len(symbol["pathComponents"]) == 1:
            name = symbol["pathComponents"][0]
            yield name, f"- ``{name}``" in topics


def header() -> Iterator[Symbol]:
    """Return macros and handles; one comment serves the lines that follow it without a gap."""
    named = re.compile(r"#define (LRS_\w+)|typedef struct (\w+) \2;")
    for part in sorted((ROOT / "include/lrsuggest").glob("*.h")):
        for paragraph in part.read_text().split("\n\n"):
            for define, handle in named.findall(paragraph):
                if define or handle:
                    yield define or handle, paragraph.lstrip().startswith("/**")


def python() -> Iterator[Symbol]:
    """Return what public modules list in __all__: functions, classes, their methods and fields."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if any(part.startswith("_") for part in inside.parts if part != "__init__.py"):
            continue
        module = ".".join(["lrsuggest", *inside.with_suffix("").parts]).removesuffix(".__init__")
        tree = ast.parse(path.read_text())
        yield module, ast.get_docstring(tree) is not None
        offered = [ast.literal_eval(node.value) for node in tree.body if assigns_all(node)]
        for node in tree.body:
            if getattr(node, "name", None) in set().union(*offered):
                yield from members(node, module)


def assigns_all(node: ast.stmt) -> bool:
    """Tell whether a statement lists what its module offers."""
    targets = getattr(node, "targets", [])
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets)


def members(node: ast.stmt, where: str) -> Iterator[Symbol]:
    """Return a public function, or a public class with what is public in it."""
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
        return
    text, name = ast.get_docstring(node), f"{where}.{node.name}"
    yield name, text is not None or is_overload(node)
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            yield from members(inner, name)
            if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
                field = inner.target.id
                known = re.search(rf"^ *(\w+, )*{field}\b", text or "", re.MULTILINE)
                yield f"{name}.{field}", field.startswith("_") or known is not None


def is_overload(node: ast.stmt) -> bool:
    """Tell whether a function only lends its types to the one below it."""
    decorators = getattr(node, "decorator_list", [])
    return any(isinstance(each, ast.Name) and each.id == "overload" for each in decorators)


def main() -> int:
    """Count and name; 1 if a symbol has no documentation."""
    swift, c = (Path(argument) for argument in sys.argv[1:])
    languages = {
        "Swift": [*graph(swift)],
        "C": [*graph(c), *header()],
        "Python": [*python()],
        "types under topics": [*curated(swift)],
    }
    missing = [
        f"{language}: {name}"
        for language, symbols in languages.items()
        for name, documented in symbols
        if not documented
    ]
    counts = ", ".join(f"{len(symbols)} {language}" for language, symbols in languages.items())
    if missing or not all(languages.values()):
        print("documented: nothing is said of", *missing, sep="\n  ", file=sys.stderr)
        return 1
    print(f"documented: {counts}, every one")
    return 0


if __name__ == "__main__":
    sys.exit(main())
