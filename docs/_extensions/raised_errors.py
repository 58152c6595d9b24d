"""The directive ``raises``: a call that is refused as misuse, and what the error says."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import lrsuggest

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class Raises(SphinxDirective):
    """Run the program, which must end in an LRSuggestError, and quote it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Show the program and the message."""
        program = "\n".join(self.content)
        message = "\n".join(textwrap.wrap("LRSuggestError: " + raised(program), 80))
        shown = f"```python\n{program}\n```\n\n```text\n{message}\n```"
        return self.parse_text_to_nodes(shown)


def raised(program: str) -> str:
    """Return what the error of a program says.

    Raises
    ------
    ExtensionError
        The program ends without one.
    """
    try:
        exec(program, {"lrsuggest": lrsuggest})
    except lrsuggest.LRSuggestError as error:
        return str(error)
    raise ExtensionError(f"this raises no LRSuggestError:\n{program}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("raises", Raises)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
