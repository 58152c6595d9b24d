"""The directive ``rules``: one section for each rule of a family, from the registry itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

import lrsuggest

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class Rules(SphinxDirective):
    """Describe every rule of the family that is named."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Write the sections and hand them to the parser of the page."""
        names = lrsuggest.rules(self.arguments[0])
        page = "\n".join(section(lrsuggest.rule_info(name)) for name in names)
        return self.parse_text_to_nodes(page, allow_section_headings=True)


def section(info: lrsuggest.RuleInfo) -> str:
    """Describe one rule in Markdown."""
    lines = [
        f"({label(info.name)})=",
        f"## `{info.name}`",
        info.summary,
        f"**Formula.** {info.formula}",
        f"**Source.** {info.source}",
        f"**When it fails.** {info.caveat}",
    ]
    if info.corrected is not None:
        lines.append(
            f"**Without the defect.** [`{info.corrected}`](#{label(info.corrected)})"
        )
    return "\n\n".join(lines).replace(")=\n\n", ")=\n") + "\n"


def label(name: str) -> str:
    """Name the place of a rule, for links."""
    return f"rule-{name.replace('_', '-')}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("rules", Rules)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
