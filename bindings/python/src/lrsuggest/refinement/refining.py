"""From a suggestion to the best of some trainings around it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .._arrays import shown
from .._numbers import integer, real
from ..errors import LRSuggestError
from ._extras import require
from ._start import Start
from .result import Refinement

if TYPE_CHECKING:
    from typing import Literal

    from optuna.pruners import BasePruner

    from ..refusal import Refusal
    from ._search import TrainFunction
    from ._start import Startable
    from ._storage import Storage

__all__ = ["refine"]

DIRECTIONS = ("minimize", "maximize")


def refine(
    train_fn: TrainFunction,
    suggestion: Startable | Refusal,
    budget: int,
    *,
    max_trials: int | None = None,
    direction: Literal["minimize", "maximize"] = "minimize",
    storage: Storage = "lrsuggest-refine.db",
    study: str | None = None,
    pruner: BasePruner | None = None,
    seed: int = 0,
    heartbeat: float = 30.0,
) -> Refinement:
    """Train with rates around the suggested one, and return the best.

    Optuna does the search: the suggested rate first, then rates that its TPE sampler draws
    from the search range on a logarithmic axis. It logs its progress, unless silenced by
    ``optuna.logging.set_verbosity``.

    Parameters
    ----------
    train_fn : callable
        ``train_fn(lr, report)`` trains from scratch with the rate `lr` and returns the final
        objective, such as the validation loss; NaN and infinity mean that it diverged. On the
        way it may call ``report(step, value)``: so many steps are made, and the objective is
        this. That raises ``optuna.TrialPruned`` where going on is not worth it; let it pass.
    suggestion : Suggestion, RunsSuggestion, SearchRange or tuple of float
        The rate to begin with and the range to search, the range alone, or ``(lr, low, high)``.
    budget : int
        The training steps to spend, over all trainings and all workers. Each training counts
        up to the last step it reported, one that never reports as a single step: the budget is
        then a number of trainings. None is begun once it is spent; those under way go on to
        their end.
    max_trials : int, optional
        How many trainings to make at most, those that failed aside.
    direction : {"minimize", "maximize"}
        Whether a small or a large objective is good.
    storage : path, str or optuna.storages.BaseStorage, optional
        Where all is kept while it happens: an SQLite file, by default in the working directory;
        the URL of a database; or any storage of Optuna, such as a `JournalStorage`, for workers
        on many machines. None keeps the search in memory, where it ends with the process.
    study : str, optional
        The name of the search. A name that the storage knows already goes on with that search,
        or joins its other workers. Without a name it is a new one.
    pruner : optuna.pruners.BasePruner, optional
        What ends trainings early. By default successive halving at a third of the steps of a
        whole training; ``optuna.pruners.NopPruner()`` never does.
    seed : int
        The same seed and values lead to the same rates, whether or not the search is
        interrupted.
    heartbeat : float
        Seconds between the signs of life of each worker. A training without one for four times
        as long is marked as failed, and repeated while there is budget; the clocks of all
        machines must agree better than that.

    Returns
    -------
    Refinement
        The best rate, every training of the study, and the steps spent.

    Raises
    ------
    LRSuggestError
        An argument is wrong, the suggestion is a refusal, or Optuna is not installed:
        ``pip install 'lrsuggest[refine]'``.
    Exception
        Whatever `train_fn` raised; its training is marked as failed, and the same call with the
        name of the study goes on, trying again the suggested rate alone. After Ctrl-C the
        interrupted training is repeated then.

    Examples
    --------
    >>> import lrsuggest
    >>> def train(lr, report):
    ...     x = 1.0
    ...     for step in range(1, 11):  # gradient descent on x^2 / 2
    ...         x -= lr * x
    ...         report(step, x * x / 2)
    ...     return x * x / 2
    >>> found = lrsuggest.refine(train, (0.1, 0.01, 1.0), 100, storage=None)
    >>> found.lr > found.suggested, found.steps < 110
    (True, True)
    """
    require("optuna", "refine()")
    from ._policy import checked
    from ._search import Search
    from ._storage import opened
    from ._study import created

    if not callable(train_fn):
        raise LRSuggestError(f"train_fn must be callable, not {shown(train_fn)}")
    if direction not in DIRECTIONS:
        raise LRSuggestError(f"direction must be one of {DIRECTIONS}, not {shown(direction)}")
    start = Start.of(suggestion)
    search = Search(
        train_fn,
        span=start.span,
        budget=integer(budget, "budget", least=1),
        max_trials=math.inf if max_trials is None else integer(max_trials, "max_trials", least=1),
        pruner=checked(pruner),
        seed=integer(seed, "seed", least=0),
        heartbeat=positive(heartbeat, "heartbeat"),
        study=created(opened(storage), study, direction, start),
    )
    search.run()
    return Refinement.of(search.study)


def positive(value: float, name: str) -> float:
    """Return a number above 0 that time can be measured in."""
    number = real(value, name)
    if not 0 < number < math.inf:
        raise LRSuggestError(f"{name} must be above 0 and finite, not {number}")
    return number
