"""The directive ``adapters``: which adapter can do what, as far as there are tests for it."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "Tests" / "frameworks" / "adapters"
REASONS = ROOT / "docs" / "adapters" / "without.toml"

COLUMNS = {
    "range test": "test_range_test",
    "mid-training": "test_mid_training",
    "accumu&shy;lation": "test_accumulation",
    "AMP": "test_amp",
    "groups": "test_groups",
    "DDP": "test_ddp",
    "restore": "test_restore",
    "negative loss": "test_negative_loss",
    "NaN at first step": "test_nan_at_first_step",
    "3-batch loader": "test_three_batch_loader",
}


class Adapters(SphinxDirective):
    """Write a row for each adapter, and why a cell is empty."""

    def run(self) -> list[nodes.Node]:
        """Hand the table to the parser of the page."""
        for path in [*TESTS.glob("test_*.py"), REASONS]:
            self.env.note_dependency(str(path))
        return self.parse_text_to_nodes(table(tomllib.loads(REASONS.read_text())))


def table(without: dict[str, dict[str, str]]) -> str:
    """Return the table in Markdown.

    Raises
    ------
    ExtensionError
        A cell has neither a test nor a reason, or both.
    """
    lines = ["| | " + " | ".join(COLUMNS) + " |", "|---|" + ":-:|" * len(COLUMNS)]
    notes: list[str] = []
    pages = sorted(
        path.stem for path in REASONS.parent.glob("*.md") if path.stem != "index"
    )
    for adapter in pages:
        found, reasons = tests_of(adapter), without.get(adapter, {})
        cells = [f"[{adapter}]({adapter}.md)"]
        for name in COLUMNS.values():
            reason = reasons.get(name.removeprefix("test_"))
            if (name in found) == (reason is not None):
                raise ExtensionError(
                    f"{adapter}: {name} needs a test or a reason in {REASONS}"
                )
            if reason is not None and reason not in notes:
                notes.append(reason)
            cells.append("✓" if reason is None else f"{notes.index(reason) + 1}")
        lines.append("| " + " | ".join(cells) + " |")
    numbered = [f"{number}. {note}" for number, note in enumerate(notes, start=1)]
    return "\n".join([*lines, "", *numbered, ""])


def tests_of(adapter: str) -> set[str]:
    """Return the names of the tests of an adapter."""
    trees = [ast.parse(path.read_text()) for path in TESTS.glob(f"test_{adapter}_*.py")]
    return {
        part.name
        for tree in trees
        for part in tree.body
        if isinstance(part, ast.FunctionDef)
    }


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("adapters", Adapters)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
