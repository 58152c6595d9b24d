"""The directive ``notebook-answer``: the `answer` of a script as a notebook shows it."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NotebookAnswer(SphinxDirective):
    """Run the script that is named, which lies below the page."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Put the HTML of the answer into the page."""
        _, name = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(name)
        sys.path.insert(0, str(Path(name).parent))
        try:
            answer = runpy.run_path(name)["answer"]
        finally:
            sys.path.pop(0)
        return [nodes.raw("", answer._repr_html_(), format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("notebook-answer", NotebookAnswer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
