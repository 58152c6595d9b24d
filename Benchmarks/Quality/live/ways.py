"""Ways to a learning rate that spend real steps of real trainings."""

from __future__ import annotations

from collections.abc import Callable

import lrsuggest
import torch

from live.problems import Problem
from live.training import Copies

FALLBACK = 1e-2
Context = dict[str, object]


class Session:
    """One network to try rates on; counts its steps."""

    def __init__(self, problem: Problem, order: int) -> None:
        """The data come in an order of their own."""
        self.copies = Copies(problem, [order])
        self.steps = 0

    def step(self, lr: float) -> float:
        """One step of training."""
        self.steps += 1
        return float(self.copies.step(torch.tensor([lr]))[0])

    def reset(self) -> None:
        """Back to the first weights and the beginning of the order."""
        self.copies.reset()

    def reset_weights(self) -> None:
        """Back to the first weights; the data go on."""
        shuffles, left = self.copies.shuffles, self.copies.left
        self.copies.reset()
        self.copies.shuffles, self.copies.left = shuffles, left


def sweep(session: Session, context: Context, count: int = 100) -> object:
    """One range test."""
    session.reset()
    running = lrsuggest.Sweep(num_iter=count)
    for lr in running:
        running.record(session.step(lr))
    return running.suggest(**context)


def probed(
    session: Session,
    context: Context,
    share: float = 0.05,
    *,
    count: int = 100,
    same_data: bool = True,
) -> object:
    """A sweep, then a reset probe around its answer; around a usual rate where it has none."""
    found = sweep(session, context, count)
    return lrsuggest.reset_probe(
        session.step,
        session.reset if same_data else session.reset_weights,
        around=found if found else FALLBACK,
        steps_per_rate=max(40, round(share * int(str(context["steps"])))),
        **context,
    )


def several(session: Session, context: Context, most: int, tolerance: float) -> object:
    """Several sweeps, each over other data."""
    return lrsuggest.several_sweeps(
        session.step, session.reset_weights, max_sweeps=most, tolerance=tolerance, **context
    )


def other_data(session: Session, context: Context) -> object:
    """A probe whose runs see other data."""
    return probed(session, context, same_data=False)


WAYS: dict[str, Callable[[Session, Context], object]] = {
    "one sweep": sweep,
    "sweep of 200": lambda session, context: sweep(session, context, 200),
    "sweep of 400": lambda session, context: sweep(session, context, 400),
    "sweeps until they agree": lambda session, context: several(session, context, 5, 0.1),
    "4 sweeps": lambda session, context: several(session, context, 4, 0),
    "probe of 5 %": probed,
    "probe of 10 %": lambda session, context: probed(session, context, 0.1),
    "probe of 5 %, other data": other_data,
    "sweep of 200, probe of 5 %": lambda session, context: probed(session, context, count=200),
}
