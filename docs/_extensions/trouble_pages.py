"""The directives ``refused`` and ``doubted``: a message, a curve that has it, what it is worth."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from judged import OTHERS, cost, regret, survey, truth
from sphinx.util.docutils import SphinxDirective

import lrsuggest

PICTURES = Path(__file__).parents[1] / "pictures"
sys.path.insert(0, str(PICTURES))

from doubted import DOUBTED  # noqa: E402
from refused import REFUSED  # noqa: E402

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from trouble import Answer, Trouble


class Refused(SphinxDirective):
    """Show the refusal that is named."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Quote the reasons, draw the curve, and say how often and how much."""
        code = self.arguments[0]
        note_pictures(self)
        trouble = REFUSED[code]()
        parts = [
            quoted(trouble.answer.reasons),
            drawn("refused", code),
            compared(trouble),
            how_often_refused(code),
        ]
        return self.parse_text_to_nodes("\n\n".join(parts))


class Doubted(SphinxDirective):
    """Show the doubt that is named."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Quote the sentence, draw the curve, and say how often and how much."""
        code = self.arguments[0]
        note_pictures(self)
        trouble = DOUBTED[code]()
        said = tuple(doubt for doubt in trouble.answer.doubts if doubt.code == code)
        parts = [
            quoted(said),
            drawn("doubted", code),
            compared(trouble),
            how_often_doubted(code),
        ]
        return self.parse_text_to_nodes("\n\n".join(parts))


def note_pictures(directive: SphinxDirective) -> None:
    """Build the page anew when the curves change."""
    for name in ("trouble", "refused", "doubted", "recorded"):
        directive.env.note_dependency(str(PICTURES / f"{name}.py"))


def quoted(sentences: tuple[str, ...]) -> str:
    """Quote what the library says."""
    return "\n>\n".join(f"> {sentence}" for sentence in sentences)


def drawn(module: str, code: str) -> str:
    """Call for the picture of a curve."""
    return f"```{{eval-rst}}\n.. plot:: pictures/{module}.py picture_{code}\n```"


def compared(trouble: Trouble) -> str:
    """Lay out what is said of the curve, by whom, and what it would have cost."""
    found = truth(trouble.name, trouble.task)
    rows = {"this curve": trouble.answer, **trouble.others}
    lines = ["| | rate | [regret](index.md#the-numbers) |", "|---|---:|---:|"]
    lines += [row(label, answer, found) for label, answer in rows.items()]
    for name, label in OTHERS.items():
        pick = lrsuggest.rule(name, trouble.lrs, trouble.losses)
        lines.append(row(f"{label} on this curve", pick, found))
    best = 10**found.best
    lines.append(f"| best of the trainings that were made | {best:.3g} | 0.00 |")
    lines.append("")
    lines.append(
        f"The training is `{trouble.task}`: {found.steps:,} steps, one-cycle, "
        "made at every rate of a grid."
    )
    return "\n".join(lines)


def row(label: str, answer: Answer | float, found: object) -> str:
    """Write a row of the table."""
    if isinstance(answer, lrsuggest.Refusal):
        return f"| {label} | refused: `{answer.code}` | |"
    return f"| {label} | {float(answer):.3g} | {regret(found, float(answer)):.2f} |"


def how_often_refused(code: str) -> str:
    """Say how many recorded range tests are refused so, and what others lose there."""
    everything = survey()
    mine = [one for one in everything if one.refusal == code]
    share = (
        f"{len(mine):,} of the {len(everything):,} recorded range tests of 100 steps"
    )
    if not mine:
        return f"None of the {len(everything):,} recorded range tests of 100 steps is refused so."
    losses = "; ".join(
        f"{label} {cost([one.others[name] for one in mine])}"
        for name, label in OTHERS.items()
    )
    answered = cost([one.regret for one in everything])
    return (
        f"**If you take a rate all the same.** {share} are refused so. On these, others lose: "
        f"{losses}. On those that are answered, suggestions lose {answered}."
    )


def how_often_doubted(code: str) -> str:
    """Say how many recorded range tests are doubted so, and what suggestions lose there."""
    count = 50 if code == "sparse" else 100
    answered = [one for one in survey(count) if one.refusal is None]
    mine = [one.regret for one in answered if code in one.doubts]
    if not mine:
        return (
            f"None of the {len(answered):,} recorded range tests of {count} steps that are "
            "answered is doubted so."
        )
    clear = cost(
        [one.regret for one in survey() if one.refusal is None and not one.doubts]
    )
    return (
        f"**If you train all the same.** {len(mine):,} of the {len(answered):,} recorded range "
        f"tests of {count} steps that are answered are doubted so. Their suggestions lose "
        f"{cost(mine)}; those on 100 steps without any doubt {clear}."
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("refused", Refused)
    app.add_directive("doubted", Doubted)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
