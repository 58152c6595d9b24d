"""The directives ``refused``, ``doubted`` and ``ignored``: a message, a curve, what it costs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from ignored import IGNORED
from judged import OTHERS, regret, truth
from sphinx.util.docutils import SphinxDirective

import lrsuggest

PICTURES = Path(__file__).parents[1] / "pictures"
sys.path.insert(0, str(PICTURES))

from doubted import DOUBTED  # noqa: E402
from refused import REFUSED  # noqa: E402

if TYPE_CHECKING:
    from docutils import nodes
    from judged import TaskTruth
    from sphinx.application import Sphinx
    from trouble import Answer, Trouble


class Refused(SphinxDirective):
    """Quote the refusal that is named, draw a curve that is refused so, and lay out the rates."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand all of it to the parser of the page."""
        trouble = REFUSED[self.arguments[0]]()
        return shown(self, "refused", trouble, trouble.answer.reasons)


class Doubted(SphinxDirective):
    """Quote the doubt that is named, draw a curve that is doubted so, and lay out the rates."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand all of it to the parser of the page."""
        code = self.arguments[0]
        trouble = DOUBTED[code]()
        said = tuple(doubt for doubt in trouble.answer.doubts if doubt.code == code)
        return shown(self, "doubted", trouble, said)


class Ignored(SphinxDirective):
    """Say how often there is the refusal or the doubt that is named, and what it costs."""

    required_arguments = 2
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand the sentences to the parser of the page."""
        kind, code = self.arguments
        return self.parse_text_to_nodes(IGNORED[kind](code))


def shown(
    directive: SphinxDirective, module: str, trouble: Trouble, said: tuple[str, ...]
) -> list[nodes.Node]:
    """Show a message, a curve that has it, and what is said of the curve."""
    for name in ("trouble", "refused", "doubted", "recorded"):
        directive.env.note_dependency(str(PICTURES / f"{name}.py"))
    quoted = "\n>\n".join(f"> {sentence}" for sentence in said)
    drawn = f".. plot:: pictures/{module}.py picture_{directive.arguments[0]}"
    picture = f"```{{eval-rst}}\n{drawn}\n```"
    return directive.parse_text_to_nodes(
        "\n\n".join([quoted, picture, compared(trouble)])
    )


def compared(trouble: Trouble) -> str:
    """Lay out what is said of the curve, by whom, and what it would have cost."""
    found = truth(trouble.name, trouble.task)
    rows = {"this curve": trouble.answer, **trouble.others}
    lines = ["| | rate | [regret](index.md#the-numbers) |", "|---|---:|---:|"]
    lines += [row(label, answer, found) for label, answer in rows.items()]
    for name, label in OTHERS.items():
        pick = lrsuggest.rule(name, trouble.lrs, trouble.losses)
        lines.append(row(f"{label} on this curve", pick, found))
    lines.append(row("best of the trainings that were made", 10**found.best, found))
    where = f"The training is `{trouble.task}`: {found.steps:,} steps, one-cycle."
    return "\n".join([*lines, "", where])


def row(label: str, answer: Answer | float, found: TaskTruth) -> str:
    """Write a row of the table."""
    if isinstance(answer, lrsuggest.Refusal):
        return f"| {label} | refused: `{answer.code}` | |"
    return f"| {label} | {float(answer):.3g} | {regret(found, float(answer)):.2f} |"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("refused", Refused)
    app.add_directive("doubted", Doubted)
    app.add_directive("ignored", Ignored)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
