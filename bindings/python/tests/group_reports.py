"""Range tests of groups that are hard to draw: small stand-ins for what a sweep reports."""

from __future__ import annotations

import math
from typing import NamedTuple

from curves import falling, flat, noise_only, rates, usual

import lrsuggest


class Group(NamedTuple):
    """What a report says of a group."""

    name: str
    lrs: tuple[float, ...]
    changes: tuple[float, ...]
    share: float | None = 0.5
    multiplier: float | None = 1.0
    lr: float | None = None
    advice: str = "keep"
    confidence: float = 0.8
    edge: float | None = None
    update_ratio: float | None = None
    relative_gradient: float | None = None


class Report(NamedTuple):
    """What a report says."""

    groups: tuple[Group, ...]
    answer: lrsuggest.Suggestion | lrsuggest.Refusal
    error: float | None = 0.01
    explanation: str = "Every group has its rate.\nThe attributions miss the loss by 1 %."

    @property
    def lrs(self) -> list[float]:
        return [group.lr for group in self.groups]


ANSWER = lrsuggest.suggest(*falling(noise=0.05), steps=500)
REFUSAL = lrsuggest.suggest(*flat())
ADVICE = ("keep", "raise", "keep", "lower", "freeze", "keep", "keep")
TIMES = {"keep": 1.0, "raise": 3.0, "lower": 1 / 3, "freeze": 0.1}


def group(index: int, name: str = "layer{}", scale: float = 1.0, answer=ANSWER) -> Group:
    """Make a group that owes a share of the fall, with an advice of its own."""
    advice = ADVICE[index % len(ADVICE)]
    share = 0.0 if advice == "freeze" else scale * (1 + index % 3) / 6
    lrs = tuple(rates())
    changes = tuple(share * (usual(lr / TIMES[advice]) - usual(lrs[0])) for lr in lrs)
    if not answer:
        return Group(name.format(index), lrs, changes, share, None, None, "keep", 0.0)
    lr, edge = answer.lr * TIMES[advice], 0.3 if index % 2 else None
    return Group(name.format(index), lrs, changes, share, TIMES[advice], lr, advice, 0.8, edge)


def report(count: int, name: str = "layer{}", scale: float = 1.0, answer=ANSWER) -> Report:
    return Report(tuple(group(index, name, scale, answer) for index in range(count)), answer)


LONG = "model.encoder.block.{}.layer.1.SelfAttention.query_of_$x$.weight"
SAME = [group(0), group(0)._replace(name="again"), group(0)._replace(name="and again")]
BENT = (math.nan, *(-(10.0**power) for power in range(-3, 308, 3)))
REPORTS = {
    "one": report(1),
    "two": report(2),
    "three": report(3),
    "four": report(4),
    "seven": report(7, LONG),
    "thirty": report(30, LONG),
    "markup": report(3, "<b>layer</b>\n{}\t$\\alpha\0"),
    "equal rates": Report(tuple(SAME), ANSWER),
    "refused": report(5, answer=REFUSAL),
    "only noise": report(2, answer=lrsuggest.suggest(*noise_only())),
    "flat": Report(
        tuple(group(index)._replace(changes=(0.0,) * 101, share=None) for index in range(3)), ANSWER
    ),
    "small": report(3, scale=1e-9),
    "huge": report(3, scale=1e300),
    "falling without end": Report(
        (group(0), Group("bent", tuple(rates(len(BENT))), BENT, lr=0.01)), ANSWER
    ),
    "other rates": Report(
        tuple(
            one._replace(lrs=tuple(lr * 100.0**place for lr in one.lrs), lr=one.lr * 100**place)
            for place, one in enumerate(report(3).groups)
        ),
        ANSWER,
    ),
    "narrow": Report(
        tuple(one._replace(lrs=tuple(rates(101, (0.01, 0.02)))) for one in report(4).groups), ANSWER
    ),
    "one point": Report((Group("a", (0.1,), (0.0,)), Group("b", (0.1,), (-1.0,), lr=0.1)), ANSWER),
    "nothing finite": Report((Group("a", (0.1, 0.2), (math.nan, math.nan)),), REFUSAL),
}
