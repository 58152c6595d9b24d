"""The study that all workers of a search have in common."""

from __future__ import annotations

import optuna
from optuna.exceptions import DuplicatedStudyError
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial

from ..errors import LRSuggestError
from ._start import Start
from .pair import LR, SUGGESTED

__all__ = ["created", "loaded"]


def created(storage: BaseStorage, name: str | None, direction: str, start: Start) -> optuna.Study:
    """Begin a study with the suggested rate in its queue, or go on with that of this name.

    Only who begins it puts the rate there, so that workers starting at once do not train with
    it twice. A study that was begun from another suggestion trains with this one as well.
    """
    try:
        study = optuna.create_study(storage=storage, study_name=name, direction=direction)
    except DuplicatedStudyError:
        study = optuna.load_study(study_name=name, storage=storage)
        known = study.get_trials(deepcopy=False)
        wanted = bool(known) and not any(rate_of(trial) == start.lr for trial in known)
    else:
        wanted = True
    if (found := study.direction.name.lower()) != direction:
        raise LRSuggestError(f"the study {name!r} is there already, and its direction is {found}")
    if start.lr is not None:
        if wanted:
            study.enqueue_trial({LR: start.lr})
        study.set_user_attr(SUGGESTED, start.lr)
    return study


def rate_of(trial: FrozenTrial) -> float | None:
    """Return the rate of a trial that did not fail, be it in the queue still."""
    if trial.state.name == "FAIL":
        return None
    queued: dict[str, float] = trial.system_attrs.get("fixed_params", {})
    return {**queued, **trial.params}.get(LR)


def loaded(storage: BaseStorage, name: str) -> optuna.Study:
    """Return a study that is there.

    Raises
    ------
    LRSuggestError
        None has this name.
    """
    try:
        return optuna.load_study(study_name=name, storage=storage)
    except KeyError:
        names = ", ".join(optuna.get_all_study_names(storage)) or "no other"
        raise LRSuggestError(f"the storage holds no study {name!r}, but {names}") from None
