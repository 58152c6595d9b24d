"""Telling a worker at work from one that was killed.

Optuna has this for databases alone, as an experiment. Attributes of a trial are in every storage.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from optuna import Study, Trial
from optuna.trial import FrozenTrial, TrialState

__all__ = ["RETRY_OF", "beating", "give_back", "reclaim", "was_reclaimed"]

BEAT, RETRY_OF = "heartbeat", "retry_of"
MISSED = 4
"""After so many beats without a sign a worker is taken for dead."""


@contextmanager
def beating(trial: Trial, seconds: float) -> Iterator[None]:
    """Give a sign of life while the block runs: the time, under the trial."""
    done = Event()

    def beat() -> None:
        while not done.wait(seconds):
            with suppress(Exception):  # a storage that is away for a while may come back
                trial.set_user_attr(BEAT, time.time())

    trial.set_user_attr(BEAT, time.time())
    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def reclaim(study: Study, seconds: float) -> None:
    """Put the trials of dead workers back into the queue."""
    for trial in study.get_trials(deepcopy=False, states=(TrialState.RUNNING,)):
        if time.time() - trial.user_attrs.get(BEAT, time.time()) > MISSED * seconds:
            try:
                study.tell(trial.number, state=TrialState.FAIL)
            except (RuntimeError, ValueError):  # it is finished: another worker was faster
                continue
            give_back(study, trial)


def give_back(study: Study, trial: Trial | FrozenTrial) -> None:
    """Put a trial that will not end into the queue again."""
    study.enqueue_trial(trial.params, user_attrs={RETRY_OF: trial.number})


def was_reclaimed(study: Study, number: int) -> bool:
    """Say whether another worker took a trial for lost."""
    trials = study.get_trials(deepcopy=False)
    return any(trial.user_attrs.get(RETRY_OF) == number for trial in trials)
