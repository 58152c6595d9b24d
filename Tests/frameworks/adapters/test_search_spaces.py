"""Search ranges in the real search libraries."""

from __future__ import annotations

import json
import math

import nevergrad
import optuna
import pytest
import scipy.stats
import yaml
from hydra.core.override_parser.overrides_parser import OverridesParser
from lrsuggest import SearchRange
from ray import tune
from wandb.sdk.sweeps.scheduler.optuna import sweep_parameter_to_distribution

LOW, HIGH = 1 / 30000, 0.1 + 0.2
SPAN = SearchRange(LOW, HIGH)
"""No end is a round number: both must come through to the last bit."""

SPANS = (SPAN, SearchRange(1e-7, 1e-5), SearchRange(1.0, 10.0))


def spread_evenly(rates: list[float]) -> bool:
    """Say whether rates lie inside, uniformly on the logarithmic axis (Kolmogorov-Smirnov)."""
    shares = [math.log(rate / LOW) / math.log(HIGH / LOW) for rate in rates]
    inside = all(LOW <= rate <= HIGH for rate in rates)
    return inside and scipy.stats.kstest(shares, "uniform").pvalue > 1e-3


def test_the_check_of_samples_tells_a_linear_axis_apart() -> None:
    assert spread_evenly(SPAN.sample(300, seed=1))
    assert not spread_evenly(scipy.stats.uniform(LOW, HIGH - LOW).rvs(300, random_state=1))


def test_optuna_draws_the_rate_of_a_trial() -> None:
    study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
    study.optimize(SPAN.suggest, n_trials=200)
    assert all(trial.value == trial.params["lr"] for trial in study.trials)
    assert spread_evenly([trial.value for trial in study.trials])


def test_optuna_takes_another_name() -> None:
    assert SPAN.suggest(optuna.trial.FixedTrial({"head_lr": 1e-3}), "head_lr") == 1e-3


def test_optuna_asks_for_the_distribution() -> None:
    found = SPAN.to_optuna()
    assert (found.low, found.high, found.log) == (LOW, HIGH, True)
    assert LOW <= optuna.create_study().ask({"lr": found}).params["lr"] <= HIGH


def test_ray_samples_the_range() -> None:
    found = SPAN.to_ray()
    assert (found.lower, found.upper) == (LOW, HIGH)
    assert type(found.sampler) is type(tune.loguniform(1, 2).sampler)
    assert spread_evenly(found.sample(size=300, random_state=1))


@pytest.mark.parametrize("span", SPANS)
def test_wandb_reads_the_range_and_no_digit_is_lost_in_a_file(span: SearchRange) -> None:
    parameter = span.to_wandb()
    assert sweep_parameter_to_distribution(parameter) == span.to_optuna()
    assert json.loads(json.dumps(parameter)) == parameter
    assert yaml.safe_load(yaml.safe_dump(parameter)) == parameter


@pytest.mark.parametrize("span", SPANS)
def test_hydra_parses_the_override(span: SearchRange) -> None:
    (parsed,) = OverridesParser.create().parse_overrides([f"optimizer.lr={span.to_hydra()}"])
    found = parsed.value()
    assert parsed.is_interval_sweep()
    assert (found.start, found.end, found.tags) == (*span, {"log"})


def test_scipy_draws_from_the_range() -> None:
    found = SPAN.to_scipy()
    assert found.support() == (LOW, HIGH)
    assert spread_evenly(found.rvs(300, random_state=1))


def test_scikit_optimize_samples_the_range() -> None:
    found = SPAN.to_skopt()
    assert (found.low, found.high, found.prior, found.name) == (LOW, HIGH, "log-uniform", "lr")
    assert spread_evenly(found.rvs(300, random_state=1))


def test_nevergrad_begins_in_the_middle_and_stays_inside() -> None:
    found = SPAN.to_nevergrad()
    assert found.value == pytest.approx(math.sqrt(LOW * HIGH))
    search = nevergrad.optimizers.RandomSearch(found, budget=50)
    rates = [search.ask().value for _ in range(50)]
    assert all(LOW * (1 - 1e-12) <= rate <= HIGH * (1 + 1e-12) for rate in rates)
    assert min(rates) < math.sqrt(LOW * HIGH) < max(rates)
