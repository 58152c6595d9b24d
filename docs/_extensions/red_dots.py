"""The directives ``red-dot`` and ``all-red-dots``: how rules find their point, and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from guide import red_dot, results, themes
from guide.sample import sample
from guide.tables import linked
from sample_pages import rest_on
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import lrsuggest

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

MOST, LEAST = 0.15, 0.5
"""What a rule loses at most where it is shown to do well, and at least where it is shown to fail."""


class RedDot(SphinxDirective):
    """Show a rule on a sample where it does well, and on one where it fails, with some prose."""

    required_arguments = 3
    has_content = True
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Draw, and write what the registry and the benchmark say."""
        rest_on(self.env)
        self.env.note_dependency(str(results.PAGE))
        rule, *names = self.arguments
        samples = [sample(name) for name in names]
        lost = [
            float(one.truth["one-cycle"].regret_at(lrsuggest.rule(rule, *one.curve)))
            for one in samples
        ]
        if lost[0] > MOST or lost[1] < LEAST:
            raise ExtensionError(f"{self.env.docname}: {rule} loses {lost} on {names}")
        alt = (
            f"How {rule} finds its rate on {names[0]}, and how it fails on {names[1]}."
        )
        drawn = themes.drawn(
            self.env, f"red-dot-{rule}", alt, lambda: red_dot.picture(rule, samples)
        )
        prose = self.parse_content_to_nodes()
        return [*drawn, *prose, *self.parse_text_to_nodes(described(rule))]


class AllRedDots(SphinxDirective):
    """Show the mean regret of every rule that a library ships."""

    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand the table to the parser of the page."""
        self.env.note_dependency(str(results.PAGE))
        boards = [results.tables(section)[0] for section in results.REGIMES.values()]
        rules = sorted(
            lrsuggest.rules("library"), key=lambda rule: regret(boards[0], rule)
        )
        rows = [
            [linked(rule), *(board.row(rule)["mean regret"] for board in boards)]
            for rule in rules
        ]
        found = results.Table(["rule", *results.REGIMES], rows)
        return self.parse_text_to_nodes(found.markdown())


def regret(board: results.Table, rule: str) -> float:
    """Return the mean regret of a rule as a number."""
    return float(board.row(rule)["mean regret"])


def described(rule: str) -> str:
    """Write the formula, when the rule fails, and what it costs on average."""
    info = lrsuggest.rule_info(rule)
    name = linked(rule)
    parts = [
        f"**Formula.** {info.formula}",
        f"**When it fails.** {info.caveat} More: {name}.",
        results.regrets(rule),
    ]
    return "\n\n".join(parts)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("red-dot", RedDot)
    app.add_directive("all-red-dots", AllRedDots)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
