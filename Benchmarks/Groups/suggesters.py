"""Who is asked for rates of groups: each answers a range test with one rate for every group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import lrsuggest
import numpy as np

import beside  # noqa: F401
from corpus import Recorded
from grid import slice_of
from sums import COLUMNS

OPTIMIZERS = {"mom": "momentum"}
FIRST_STEPS = 10
"""Of the range test: the weights have hardly moved."""
ONE, VALLEY = "one rate for all", "valley"


@dataclass(frozen=True)
class Sweep:
    """One range test of a task."""

    task: Recorded
    seed: int

    @property
    def context(self) -> dict[str, Any]:
        """What is known of the training that follows."""
        meta = self.task.meta
        return {
            "schedule": "one_cycle",
            "optimizer": OPTIMIZERS.get(meta["opt"], meta["opt"]),
            "steps": meta["steps"],
            "batch_size": meta["bs"],
            "epochs": meta["epochs"],
            "fine_tuning": meta["kind"] != "scratch",
        }

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.task.meta["groups"])

    @property
    def losses(self) -> np.ndarray:
        """The curve."""
        return self.task["losses"][self.seed].astype(float)

    @property
    def sums(self) -> np.ndarray:
        """The sums (steps, groups, `COLUMNS`)."""
        return self.task["sums"][self.seed].astype(float)

    @property
    def sound(self) -> int:
        """How many steps come before the first loss or sum that is not finite."""
        needed = np.delete(self.sums, COLUMNS.index("previous_step"), -1)  # none at the first step
        finite = np.isfinite(self.losses) & np.isfinite(needed).all((1, 2))
        return len(finite) if finite.all() else int(finite.argmin())

    @cached_property
    def answer(self) -> float | None:
        """The one rate that lrsuggest names; None where it refuses."""
        found = lrsuggest.suggest(self.task["lrs"], self.losses, **self.context)
        return float(found) if isinstance(found, lrsuggest.Suggestion) else None

    @cached_property
    def report(self) -> lrsuggest.GroupReport:
        """What lrsuggest says of the groups, told all steps up to where the range test diverges."""
        watched = lrsuggest.GroupSweep(self.task.meta["groups"])
        for step in range(self.sound):
            rate, loss = float(self.task["lrs"][step]), float(self.losses[step])
            watched.record(rate, loss, self.sums[step])
        return watched.report(**self.context)


@cache
def sweeps(task: Recorded) -> tuple[Sweep, ...]:
    """All range tests of a task; the same ones each time, so that each is read once."""
    return tuple(Sweep(task, seed) for seed in range(len(task["losses"])))


Rates = np.ndarray | None
Suggester = Callable[[Sweep], Rates]


def one_rate(sweep: Sweep) -> Rates:
    """Lrsuggest's answer for every group."""
    return None if sweep.answer is None else np.full(sweep.groups, sweep.answer)


def group_rates(sweep: Sweep) -> Rates:
    """Lrsuggest's rate for every group; None where the curve is refused."""
    found = sweep.report
    return np.array(found.lrs) if isinstance(found.answer, lrsuggest.Suggestion) else None


def hundredth(sweep: Sweep) -> Rates:
    """Fastai's slice(lr/100, lr) around lrsuggest's answer."""
    return None if sweep.answer is None else slice_of(sweep.answer, 0.01, sweep.groups)


def head_only(sweep: Sweep) -> Rates:
    """Lrsuggest's answer for the head; the body is frozen."""
    return None if sweep.answer is None else slice_of(sweep.answer, 0.0, sweep.groups)


def relative_gradients(sweep: Sweep) -> np.ndarray:
    """Gradient over weights of every group, the means of the first steps."""
    square = sweep.sums[:FIRST_STEPS]
    gradient, weight = (
        square[..., COLUMNS.index(name)] for name in ("gradient_square", "weight_square")
    )
    return np.sqrt(gradient / weight).mean(0)


def auto_rgn(sweep: Sweep) -> Rates:
    """Rates as the relative gradients, the highest being lrsuggest's answer (Lee et al. 2022).

    They look again at every epoch; here it is once, before the training.
    """
    relative = relative_gradients(sweep)
    return None if sweep.answer is None else sweep.answer * relative / relative.max()


def fastai(sweep: Sweep) -> Rates:
    """Fastai's slice(lr/100, lr) around fastai's valley."""
    found = lrsuggest.rule("fastai_valley", sweep.task["lrs"], sweep.losses)
    return slice_of(found, 0.01, sweep.groups) if isinstance(found, float) else None


def valley(sweep: Sweep) -> Rates:
    """Fastai's valley for every group."""
    found = lrsuggest.rule("fastai_valley", sweep.task["lrs"], sweep.losses)
    return np.full(sweep.groups, found) if isinstance(found, float) else None


SUGGESTERS: dict[str, Suggester] = {
    "lrsuggest, group rates": group_rates,
    f"lrsuggest, {ONE}": one_rate,
    "lrsuggest, slice(lr/100, lr)": hundredth,
    "lrsuggest, head only": head_only,
    "lrsuggest, Auto-RGN": auto_rgn,
    f"fastai {VALLEY}, slice(lr/100, lr)": fastai,
    f"fastai {VALLEY}, {ONE}": valley,
}
BESIDE = f"lrsuggest, {ONE}"
"""What every row is compared with."""
