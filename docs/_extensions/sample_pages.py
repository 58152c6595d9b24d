"""The directives ``sample`` and ``picks``, the roles ``rate`` and ``lost``: recorded range tests.

Each line in a sample is a claim that the prose makes of the sample. One that does not hold fails
the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from guide import QUALITY, picture, tables, themes
from guide.facts import Facts
from guide.sample import GUIDE, LISTED, sample
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective, SphinxRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class SamplePicture(SphinxDirective):
    """Show the sample that is named, what was answered and what was true."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Check the claims, draw, and hand the tables to the parser of the page."""
        rest_on(self.env)
        found = sample(self.arguments[0])
        facts = Facts(found)
        for claim in filter(None, map(str.strip, self.content)):
            if facts.value(claim) is not True:
                raise ExtensionError(
                    f"{self.env.docname}: {found.name}: not so: {claim}"
                )
        drawn = themes.drawn(
            self.env,
            found.name,
            picture.described(found),
            lambda: picture.picture(found),
        )
        return [*drawn, *self.parse_text_to_nodes(tables.read(found))]


class SamplePicks(SphinxDirective):
    """Show what rules say of the sample that is named, and where it comes from."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand the table to the parser of the page."""
        rest_on(self.env)
        return self.parse_text_to_nodes(tables.picks(sample(self.arguments[0])))


class Explained(SphinxDirective):
    """Show the whole explanation of the answer to the sample that is named."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Write it as a program prints it."""
        rest_on(self.env)
        text = sample(self.arguments[0]).answer.explanation()
        return [nodes.literal_block(text, text, language="text", classes=["wrapped"])]


class Number(SphinxRole):
    """Write what a formula is on a sample: ``name: formula``."""

    def __init__(self, write: Callable[[float], str]) -> None:
        super().__init__()
        self.write = write

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Work the formula out."""
        rest_on(self.env)
        name, _, formula = self.text.partition(":")
        value = Facts(sample(name)).value(formula.strip())
        return [nodes.Text(self.write(value))], []


def rest_on(env: BuildEnvironment) -> None:
    """Build the page anew when a sample, or what is known of one, has changed."""
    data = [*(GUIDE / "curves").glob("*.csv"), *(QUALITY / "corpus").glob("*.npz")]
    code = [
        QUALITY / "truth.py",
        *(GUIDE.parent / "_extensions" / "guide").glob("*.py"),
    ]
    for path in [LISTED, *data, *code]:
        env.note_dependency(str(path))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive and the roles."""
    app.add_directive("sample", SamplePicture)
    app.add_directive("picks", SamplePicks)
    app.add_directive("explained", Explained)
    app.add_role("rate", Number(tables.rate))
    app.add_role("lost", Number(tables.share))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
