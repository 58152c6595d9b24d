"""What was scored: directives ``results``, ``scored``, ``measured`` and ``holds``, role ``figure``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from guide import QUALITY, results, scored, themes
from guide.measured import MEASURED
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective, SphinxRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Results(SphinxDirective):
    """Show a table of RESULTS.md, below the heading that is named, or some rows and columns of it."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, object]] = {
        "table": directives.positive_int,
        "rows": directives.unchanged,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Hand the table to the parser of the page."""
        self.env.note_dependency(str(results.PAGE))
        rows, columns = (
            listed(self.options.get(name, "")) for name in ("rows", "columns")
        )
        found = results.tables(self.arguments[0])[self.options.get("table", 1) - 1]
        return self.parse_text_to_nodes(found.part(rows, columns).markdown())


class Scored(SphinxDirective):
    """Show a picture of what RESULTS.md says; the text that follows describes it."""

    required_arguments = 2
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Draw."""
        self.env.note_dependency(str(results.PAGE))
        name, alt = self.arguments
        return themes.drawn(self.env, f"scored-{name}", alt, scored.DRAWN[name])


class Measured(SphinxDirective):
    """Show what is measured on the recorded trainings now."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand the table to the parser of the page."""
        for path in (QUALITY / "corpus").glob("*.npz"):
            self.env.note_dependency(str(path))
        return self.parse_text_to_nodes(MEASURED[self.arguments[0]]().markdown())


class Holds(SphinxDirective):
    """Check what the prose claims, a formula in each line; show nothing."""

    has_content = True
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Fail where a claim does not hold."""
        self.env.note_dependency(str(results.PAGE))
        known = {"__builtins__": {"abs": abs, "max": max}, "figure": results.figure}
        known["kind"] = scored.kind
        for claim in filter(None, map(str.strip, self.content)):
            if eval(claim, known) is not True:
                raise ExtensionError(f"{self.env.docname}: not so: {claim}")
        return []


class Figure(SphinxRole):
    """Write the mean regret of a suggester: ``name; kind of trainings``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Look the figure up."""
        self.env.note_dependency(str(results.PAGE))
        name, regime = listed(self.text)
        row = results.tables(results.REGIMES[regime])[0].row(name)
        return [nodes.Text(row["mean regret"])], []


def listed(text: str) -> list[str]:
    """Read what semicolons separate."""
    return [part.strip() for part in text.split(";") if part.strip()]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives and the role."""
    app.add_directive("results", Results)
    app.add_directive("scored", Scored)
    app.add_directive("measured", Measured)
    app.add_directive("holds", Holds)
    app.add_role("figure", Figure())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
