"""A range of learning rates in the words of the search libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ._check import call
from ._numbers import real
from ._optional import needed

if TYPE_CHECKING:
    from nevergrad.p import Log
    from optuna.distributions import FloatDistribution
    from optuna.trial import BaseTrial
    from ray.tune.search.sample import Float
    from skopt.space import Real

__all__ = ["LogUniform", "checked"]


class Ends(NamedTuple):
    """The two numbers."""

    low: float
    high: float


class LogUniform(Ends):
    """What every search library can be told of a range on a logarithmic axis.

    Each library is imported by the method that speaks of it.
    """

    __slots__ = ()

    def suggest(self, trial: BaseTrial, name: str = "lr") -> float:
        """Draw the learning rate of an Optuna trial.

        Parameters
        ----------
        trial : optuna.trial.Trial
            What Optuna hands to the objective.
        name : str
            What the rate is called in the study.

        Returns
        -------
        float
            The rate to train with.
        """
        low, high = checked(self)
        rate: float = trial.suggest_float(name, low, high, log=True)
        return rate

    def to_optuna(self) -> FloatDistribution:
        """Return the distribution for Optuna's ask-and-tell, ``study.ask({"lr": ...})``."""
        low, high = checked(self)
        optuna = needed("optuna.distributions", "to_optuna()", "optuna")
        return optuna.FloatDistribution(low, high, log=True)

    def to_ray(self) -> Float:
        """Return the entry of Ray Tune's ``param_space``, a ``tune.loguniform``."""
        low, high = checked(self)
        return needed("ray.tune", "to_ray()", "'ray[tune]'").loguniform(low, high)

    def to_wandb(self) -> dict[str, Any]:
        """Return what ``"lr"`` is under ``"parameters"`` in the configuration of a W&B sweep.

        Examples
        --------
        >>> import lrsuggest
        >>> lrsuggest.SearchRange(1e-4, 1e-2).to_wandb()
        {'distribution': 'log_uniform_values', 'min': 0.0001, 'max': 0.01}
        """
        low, high = checked(self)
        return {"distribution": "log_uniform_values", "min": low, "max": high}

    def to_hydra(self) -> str:
        """Return what follows ``lr=`` for Hydra's Optuna and Nevergrad sweepers.

        Examples
        --------
        >>> import lrsuggest
        >>> lrsuggest.SearchRange(1e-4, 1e-2).to_hydra()
        'tag(log, interval(0.0001, 0.01))'
        """
        low, high = checked(self)
        return f"tag(log, interval({low!r}, {high!r}))"

    def to_scipy(self) -> Any:
        """Return the distribution for scikit-learn's searches, a ``scipy.stats.loguniform``."""
        low, high = checked(self)
        return needed("scipy.stats", "to_scipy()", "scipy").loguniform(low, high)

    def to_skopt(self, name: str = "lr") -> Real:
        """Return the dimension for scikit-optimize."""
        low, high = checked(self)
        skopt = needed("skopt.space", "to_skopt()", "scikit-optimize")
        return skopt.Real(low, high, prior="log-uniform", name=name)

    def to_nevergrad(self) -> Log:
        """Return the parameter for Nevergrad; it begins in the middle of the range."""
        low, high = checked(self)
        return needed("nevergrad", "to_nevergrad()", "nevergrad").p.Log(lower=low, upper=high)


def checked(ends: tuple[float, float]) -> tuple[float, float]:
    """Return both ends as floats.

    Raises
    ------
    LRSuggestError
        One is no positive, finite number, or they are reversed.
    """
    low, high = real(ends[0], "low"), real(ends[1], "high")
    call("lrs_sample_log_uniform", low, high, 0, None, 0)
    return low, high
