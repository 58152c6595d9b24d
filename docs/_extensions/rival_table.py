"""The directives ``rivals`` and ``caveats``: what the rules of other libraries answer, and why."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from guide.tables import linked
from judged import cost, recorded, regret, truth
from sphinx.util.docutils import SphinxDirective

import lrsuggest

sys.path.insert(0, str(Path(__file__).parents[1] / "pictures"))

from recorded import CLEAR, SHAKY, range_test  # noqa: E402

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CURVES = {
    "clear": CLEAR,
    "shaky": SHAKY,
    "fine-tuned": "digits.mlp-ft_full.adam.b32.ce",
    "loss below zero": "mnist5k.mlp.adam.b64.negcos",
}
"""Recorded range tests of four kinds."""

RULES = (
    "fastai_valley",
    "fastai_slide",
    "fastai_minimum",
    "fastai_steep",
    "fastai1_min_grad",
    "lightning",
    "lightning_2_5_2",
    "ignite",
    "torch_lr_finder",
    "monai",
    "ktrain_min_grad",
    "ktrain_min_div10",
    "ktrain_valley",
    "keras_lr_finder",
    "arcgis_valley",
)
"""What the libraries of the page suggest."""


class Rivals(SphinxDirective):
    """Lay out what each rule answers to four range tests, or what all its answers cost."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand the table to the parser of the page."""
        heads, cells = TABLES[self.arguments[0]]
        names = map(linked, RULES)
        rows = [(linked("lrsuggest"), None), *zip(names, RULES, strict=True)]
        lines = [
            written(["rule", *heads()]),
            "|---|" + "---:|" * len(heads()),
            *(written([name, *cells(rule)]) for name, rule in rows),
        ]
        return self.parse_text_to_nodes("\n".join(lines))


class Caveats(SphinxDirective):
    """Say when the rules that are named fail, in the words of the registry."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, object]] = {}

    def run(self) -> list[nodes.Node]:
        """Hand the list to the parser of the page."""
        infos = map(lrsuggest.rule_info, self.arguments[0].split())
        lines = [f"* {linked(info.name)}: {info.caveat}" for info in infos]
        return self.parse_text_to_nodes("\n".join(lines))


def curves() -> list[str]:
    """Name the four range tests, each with the best rate that was tried."""
    return [
        f"{name}: {10 ** truth('public', task).best:.2g}"
        for name, task in CURVES.items()
    ]


def picks(rule: str | None) -> list[str]:
    """Write what a rule, or `lrsuggest.suggest`, answers to the four, and the regret."""
    found = []
    for task in CURVES.values():
        known = truth("public", task)
        pick = asked(rule, *range_test(task), known.steps)
        number = f"{pick:.2g} ({regret(known, pick):.2f})"
        found.append(unbroken(number) if np.isfinite(pick) else "-")
    return found


def figures() -> list[str]:
    """Name what is counted over all range tests."""
    return ["mean regret", "half lost or more", "no answer"]


def totals(rule: str | None) -> list[str]:
    """Write these of a rule."""
    regrets = overall(rule)
    total = cost(regrets)
    silent = sum(not np.isfinite(one) for one in regrets) / len(regrets)
    shares = [f"{100 * share:.0f} %" for share in (total.half_lost, silent)]
    return [f"{total.mean:.2f}", *shares]


def written(cells: list[str]) -> str:
    """Write a row of a table."""
    return f"| {' | '.join(cells)} |"


def unbroken(number: str) -> str:
    """Keep a number on one line."""
    return number.replace(" ", "&nbsp;").replace("e-0", "e&#8209;")


@cache
def overall(rule: str | None) -> tuple[float, ...]:
    """Return the regrets of a rule on all recorded range tests; NaN where it is silent."""
    return tuple(
        regret(test.truth, asked(rule, test.lrs, test.losses, test.truth.steps))
        for test in recorded(100)
    )


def asked(rule: str | None, lrs: object, losses: object, steps: int) -> float:
    """Return the rate that a rule names, NaN for none."""
    if rule is None:
        answer = lrsuggest.suggest(lrs, losses, steps=steps)
        return answer.lr if answer else np.nan
    return float(lrsuggest.rule(rule, lrs, losses) or np.nan)


TABLES = {"curves": (curves, picks), "all": (figures, totals)}
"""The heads and the cells of both tables."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("rivals", Rivals)
    app.add_directive("caveats", Caveats)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
