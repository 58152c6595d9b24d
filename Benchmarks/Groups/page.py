"""The page: regret, order of the rates, and advice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

import beside  # noqa: F401
from advice import CHEAP, Advised
from order import agreement, alone
from pace import paces
from report.text import table
from scoring import Scored
from suggesters import BESIDE, SUGGESTERS
from tables import each, number, regrets

KINDS = {
    "fine-tuning": "Fine-tuning",
    "scratch": "From random weights",
    "finished": "A part finished",
}
PREAMBLE = """\
# What rates of groups lose

Written by `make groups`; tasks and definitions are in `README.md`. Regret is the share of the
achievable improvement that is lost, between doing nothing and the best rates of all that were
trained; held-out loss, the mean of three trainings, one-cycle. Every suggester answers three range
tests of a task; figures are means over these, then over tasks. All rows are of the range tests that
lrsuggest answered. *against one rate*: mean difference to lrsuggest's single rate, with the
interval that holds 90 % of 2,000 draws of data sets; *better*, *worse*: tasks by more than .01.
Rows in hindsight choose among the trainings themselves. The constants of lrsuggest's single rate
were fitted to other trainings, some of them on the same data sets; all its rows share that rate.
"""
NOISE = """\
lrsuggest refused {} of {} range tests. Measured with three seeds: rates chosen by two of them lose
{:.3f} on the third (mean).
"""
ORDER = """\
Spearman's correlation with the rates that range tests of one group at a time suggest, over the
groups of a task; of tasks with at least three groups whose own range test has an answer.
"""
PACE = """\
Groups whose rates are to be kept, raised or lowered, unless they look finished: how often their own
range test agrees. It finds a higher, or lower, rate than those of the groups that make the loss
fall; for those to be kept, one within twice and half of theirs. *said*: the mean confidence, which
was fitted by eye to these very range tests.
"""
ADVICE = """\
Groups of all tasks, by range test; below, those of the tasks of which a part is finished. What was
trained to the end beside new layers before it may have to learn again: *freezing costs* is the
regret that it adds at the best single rate. The constants of this advice were fitted to these very
range tests, those from random weights excepted.
"""
LEFT_OUT = """\
Fitted without the data set that is judged (`finished.py`):
"""


def agreed(name: str, found: np.ndarray) -> list[str]:
    """One suggester's agreement with the order that is wanted."""
    kept = found[np.isfinite(found)]
    share = f"{np.mean(kept >= 0.7):.0%}"
    return [name, f"{len(kept)}", number(float(np.median(kept)), 2), share]


def orders(scored: Sequence[Scored]) -> str:
    """How well the rates of each suggester are ordered."""
    wanted = [alone(one.task) for one in scored]
    rows = []
    for place, name in enumerate(SUGGESTERS):
        found = [
            agreement(one.rates[place], gold) for one, gold in zip(scored, wanted, strict=True)
        ]
        kept = np.array(found)[np.isfinite(found)]
        if len(kept) and (kept != 0).any():
            rows.append(agreed(name, kept))
    best = [one.task.tried[0][one.task.tried[1].argmin()] for one in scored]
    found = [agreement([rates], gold) for rates, gold in zip(best, wanted, strict=True)]
    rows.append(agreed("*best rates of all, in hindsight*", np.array(found)))
    return table(["", "tasks", "median", "≥ .7"], rows)


def advices(found: Sequence[Advised]) -> str:
    """What is called finished, and what that is worth."""

    def share(chosen: list[Advised]) -> str:
        total = sum(one.answered for one in chosen)
        frozen = sum(one.frozen * one.answered for one in chosen)
        return f"{frozen / total:.1%} of {total}" if total else "-"

    ended = [one for one in found if one.finished]
    dear = [one for one in found if one.cost > CHEAP]
    summary = table(
        ["groups", "to be frozen"],
        [
            ["finished", share(ended)],
            [
                "finished, and cheap to freeze",
                share([o for o in found if o.finished and o not in dear]),
            ],
            ["not finished", share([one for one in found if not one.finished])],
            ["freezing costs more than .02", share(dear)],
        ],
    )
    detail = table(
        ["group", "finished", "freezing costs", "to be frozen"],
        [
            [
                f"`{one.task}` {one.group}",
                "yes" if one.finished else "no",
                number(one.cost),
                f"{one.frozen:.0%}",
            ]
            for one in found
            if one.kind == "finished"
        ],
    )
    return f"{summary}\n\n{detail}"


def refused(scored: Sequence[Scored]) -> tuple[int, int]:
    """How many range tests lrsuggest refused, and of how many."""
    place = list(SUGGESTERS).index(BESIDE)
    found = np.array([one.regret[place] for one in scored])
    return int(np.isnan(found).sum()), found.size


def page(scored: Sequence[Scored], advice: Sequence[Advised], apart: str) -> str:
    """The whole page; `apart` is what the advice is worth on data sets left out."""
    parts = [PREAMBLE]
    for kind, title in KINDS.items():
        chosen = [one for one in scored if one.task.meta["kind"] == kind]
        if chosen:
            noise = float(np.mean([one.noise for one in chosen]))
            parts += [
                f"## {title}",
                regrets(chosen),
                NOISE.format(*refused(chosen), noise),
                each(chosen),
            ]
    parts += [
        "## Order of the rates",
        ORDER,
        orders([one for one in scored if one.task.meta["kind"] != "finished"]),
        PACE,
        paces([one.task for one in scored]),
        "## Finished parts",
        ADVICE,
        advices(advice),
        LEFT_OUT,
        apart,
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"
