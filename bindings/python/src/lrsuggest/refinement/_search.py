"""One worker of a search."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from optuna import Study, Trial, TrialPruned
from optuna.pruners import BasePruner

from .._numbers import integer, real
from ..search_range import SearchRange
from ._heartbeat import RETRY_OF, beating, give_back, reclaim, was_reclaimed
from ._policy import pruner_for, sampler_for
from .pair import LR, steps_of

__all__ = ["Report", "Search", "TrainFunction"]

Report = Callable[[int, float], None]
TrainFunction = Callable[[float, Report], float]


@dataclass
class Search:
    """What a worker knows; all that the workers share is in the study."""

    train: TrainFunction
    study: Study
    span: SearchRange
    budget: int
    max_trials: float
    pruner: BasePruner | None
    seed: int
    heartbeat: float
    number: int = -1
    """The trial this worker is busy with."""

    def run(self) -> None:
        """Train until the budget of all workers is spent."""
        while self.goes_on():
            self.number = -1
            try:
                self.study.optimize(self.objective, n_trials=1)
            except Exception:
                if not was_reclaimed(self.study, self.number):
                    raise
                taken = f"trial {self.number} was silent for so long that another worker took it"
                warnings.warn(f"{taken} for lost; its result is dropped", stacklevel=3)

    def goes_on(self) -> bool:
        """Say whether there is budget left, and set up the next trial."""
        reclaim(self.study, self.heartbeat)
        trials = self.study.get_trials(deepcopy=False)
        self.study.pruner = self.pruner or pruner_for(trials)
        begun = sum(trial.state.name not in ("WAITING", "FAIL") for trial in trials)
        return sum(map(steps_of, trials)) < self.budget and begun < self.max_trials

    def objective(self, trial: Trial) -> float:
        """Train once, as Optuna asks for it."""
        self.number = trial.number
        earlier = self.study.get_trials(deepcopy=False)[: trial.number]
        drawn = sum(RETRY_OF not in one.user_attrs for one in earlier)
        self.study.sampler = sampler_for(self.seed, drawn)
        lr = self.span.suggest(trial, LR)

        def report(step: int, value: float) -> None:
            trial.report(real(value, "the reported value"), integer(step, "step", least=0))
            if trial.should_prune():
                raise TrialPruned

        with beating(trial, self.heartbeat):
            try:
                value = real(self.train(lr, report), "what train_fn returned")
            except KeyboardInterrupt:
                give_back(self.study, trial)
                raise
        return value if math.isfinite(value) else self.worst

    @property
    def worst(self) -> float:
        """What a diverged training counts as: Optuna would learn nothing from NaN."""
        return math.inf if self.study.direction.name == "MINIMIZE" else -math.inf
