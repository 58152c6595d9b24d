"""The public surface, as others rely on it."""

from __future__ import annotations

import doctest
import pkgutil
import re
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

import lrsuggest

PUBLIC = {
    "frame": "(lrs, losses, **context)",
    "suggest": "(lrs, losses, *, schedule='one_cycle', optimizer=None, steps=None, "
    "batch_size=None, fine_tuning=False, smoothing=None, ema_beta=None, epochs=None)",
    "suggest_batch": "(lrs, losses, *, schedule='one_cycle', optimizer=None, steps=None, "
    "batch_size=None, fine_tuning=False, smoothing=None, ema_beta=None, epochs=None, "
    "threads=None)",
    "suggest_runs": "(runs, *, schedule='one_cycle', optimizer=None, steps=None, "
    "batch_size=None, fine_tuning=False, smoothing=None, ema_beta=None, epochs=None)",
    "landmarks": "(lrs, losses, *, smoothing=None, ema_beta=None)",
    "plot_groups": "(groups, ax=None, **context)",
    "plot_rules": "(lrs, losses, ax=None, *, rules=None, **context)",
    "smooth": "(losses, smoother='whittaker', *, lrs=None, beta=None, window=None, order=None, "
    "penalty=None)",
    "smoothers": "()",
    "lag": "(smoother, index, *, lrs, beta=None, window=None, order=None, penalty=None)",
    "learned": "(lrs, losses, member='ensemble', **context)",
    "read_log": "(source, *, format=None, lr=None, loss=None, rows=None, steps=None, "
    "ema_beta=None, running_mean=None)",
    "refine": "(train_fn, suggestion, budget, *, max_trials=None, direction='minimize', "
    "storage='lrsuggest-refine.db', study=None, pruner=None, seed=0, heartbeat=30.0)",
    "rule": "(name, lrs, losses, **context)",
    "rule_batch": "(name, lrs, losses, *, threads=None, **context)",
    "rule_info": "(name)",
    "rules": "(family=None)",
    "Sweep": "(start_lr=1e-07, end_lr=10, num_iter=100, mode='exponential', *, stop='cusum')",
    "SweepSeries": "(start_lr=1e-07, end_lr=10, num_iter=100, mode='exponential', *, "
    "stop='cusum', max_sweeps=5, tolerance=0.1, **context)",
    "several_sweeps": "(step, reset, start_lr=1e-07, end_lr=10, num_iter=100, "
    "mode='exponential', *, stop='cusum', max_sweeps=5, tolerance=0.1, **context)",
    "ResetProbe": "(around, *, interval=None, steps_per_rate=None, max_rates=6, **context)",
    "reset_probe": "(step, reset, *, around, interval=None, steps_per_rate=None, max_rates=6, "
    "**context)",
    "ProbeTrial": "(lr, loss, steps, state)",
    "Landmark": "(name, lr, loss, index, interval, probability)",
    "SearchRange": "(low, high)",
    "Lag": "(steps, decades)",
    "EMA": "(beta, form)",
    "detect_ema": "(losses)",
    "undo_ema": "(losses, beta, form='bias_corrected')",
    "stability_edge": "(optimizer, curvature, momentum=None)",
    "SmithEstimator": "(momentum=0.0)",
    "SmithEstimate": "(lr, latest, ratio, only_echoes)",
    "SecantEstimator": "()",
    "SecantEstimate": "(curvature, long_step, short_step)",
    "LayerRotation": "()",
    "LayerTurn": "(name, distance, relative_update, weights, message='')",
    "LayerReport": "(layers, skipped, median, fine_tuning)",
    "layer_report": "(initial, current, *, fine_tuning=False)",
    "LayerRobustness": "(name, rise, verdict, fresh_rise=None, fresh_verdict=None)",
    "RobustnessReport": "(layers, skipped, error, repeated_error, untrained_error)",
    "RotationHistory": "(initial_state, *, fine_tuning=False)",
    "layer_robustness": "(model_state, initial_state, evaluate, *, fresh=None)",
    "GroupSweep": "(names, ratios=None)",
    "GroupReport": "(groups, answer, error, explanation)",
    "GroupReading": "(name, lrs, losses, share, multiplier, lr, interval, advice, confidence, "
    "edge, update_ratio, relative_gradient)",
    "LRSuggestError": "(message, status=None)",
}
MEMBERS = {
    "RotationHistory": "distances epochs layers plot plot_curves record report",
    "Frame": "anchor conditions curve features raster stream stream_anchor",
    "GroupSweep": "names record report",
    "GroupReport": "answer error explanation groups lrs plot",
    "GroupReading": "advice changes confidence edge interval losses lr lrs multiplier name "
    "relative_gradient share update_ratio",
    "Basin": "depth every left_rim lr probability right_rim square_side width",
    "Suggestion": "assumptions confidence doubts explanation interval landmarks lr max_safe_lr "
    "onset plot search_range search_ranges",
    "RunsSuggestion": "confidence elbow_spread explanation interval landmarks lr max_safe_lr onset "
    "plot runs search_range search_ranges spread",
    "Refusal": "code explanation landmarks onset page plot reasons search_ranges",
    "Doubt": "code page",
    "Refinement": "direction load lr pairs regret steps study suggested to_parquet value",
    "LearnedEstimate": "anchor disagreement distribution interval is_supported lr spread",
    "RecordedSweep": "dropped ema_beta explanation format landmarks loss_column losses lr_column "
    "lrs notes plot source suggest",
    "Sweep": "estimate landmarks losses lrs onset record stop_reason suggest",
    "SweepSeries": "needs_reset record state steps suggest",
    "ResetProbe": "answer explanation needs_reset record state steps trials",
    "ProbeAnswer": "best_lr correction explanation interval lr steps trials weight",
    "ProbeTrial": "loss lr state steps",
    "Landmark": "index interval loss lr name probability",
    "Landmarks": "basins biggest_square descent_start elbow level minimum slopes steepest valley",
    "RuleInfo": "caveat corrected family formula name source summary",
    "Lag": "decades steps",
    "EMA": "beta form",
    "SmithEstimator": "add add_sums estimate",
    "SmithEstimate": "latest lr only_echoes ratio",
    "SecantEstimator": "add add_sums estimate",
    "SecantEstimate": "curvature long_step short_step",
    "LayerRotation": "add add_sums count distance relative_update",
    "LayerTurn": "angle distance message moved name relative_update weights",
    "LayerReport": "explanation fine_tuning layers median skipped",
    "LayerRobustness": "fresh_rise fresh_verdict name rise verdict",
    "RobustnessReport": "error explanation layers repeated_error skipped untrained_error",
    "SearchRange": "high low sample suggest to_hydra to_nevergrad to_optuna to_ray to_scipy "
    "to_skopt to_wandb",
    "Slopes": "deviation high low mean noise relative_deviation relative_mean relative_noise "
    "relative_shape shape",
}
MODULES = [found.name for found in pkgutil.iter_modules(lrsuggest.__path__)]


@pytest.mark.parametrize("name", PUBLIC)
def test_signatures(name):
    found = signature(getattr(lrsuggest, name))
    bare = [
        parameter.replace(annotation=parameter.empty) for parameter in found.parameters.values()
    ]
    assert str(found.replace(parameters=bare, return_annotation=found.empty)) == PUBLIC[name]


@pytest.mark.parametrize("name", MEMBERS)
def test_members(name):
    kind = getattr(lrsuggest, name)
    fields = getattr(kind, "__dataclass_fields__", {})
    public = {member for member in {*dir(kind), *fields} if not member.startswith("_")}
    base = str if issubclass(kind, str) else tuple
    inherited = {"of", *dir(base)} - set(MEMBERS[name].split())
    assert public - inherited == set(MEMBERS[name].split())


def test_all_is_all():
    assert sorted(lrsuggest.__all__) == sorted({*PUBLIC, *MEMBERS})
    assert [name for name in lrsuggest.__all__ if not hasattr(lrsuggest, name)] == []
    assert set(lrsuggest.__all__) == set(lrsuggest._HOMES) <= set(dir(lrsuggest))
    with pytest.raises(AttributeError, match="no attribute 'suggested'"):
        _ = lrsuggest.suggested


def test_public_names_know_where_they_live():
    for name in lrsuggest.__all__:
        home = import_module(getattr(lrsuggest, name).__module__)
        assert getattr(home, name) is getattr(lrsuggest, name)
        assert name in home.__all__


def test_the_error_is_a_value_error():
    assert issubclass(lrsuggest.LRSuggestError, ValueError)


def test_everything_public_is_documented():
    for name in lrsuggest.__all__:
        thing = getattr(lrsuggest, name)
        assert thing.__doc__
        for member in MEMBERS.get(name, "").split():
            documented = getattr(thing, member, thing).__doc__
            assert documented or member in thing.__doc__


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name):
    module = import_module(f"lrsuggest.{name}")
    outcome = doctest.testmod(module)
    assert outcome.failed == 0
    examples = Path(module.__file__).read_text().count(">>> ")
    assert outcome.attempted > 0 or examples == 0


def test_doctest_of_the_package():
    outcome = doctest.testmod(lrsuggest)
    assert (outcome.failed, outcome.attempted > 0) == (0, True)


def test_the_readme_runs():
    readme = Path(__file__).parents[1] / "README.md"
    blocks = re.findall(r"```python\n(.*?)```", readme.read_text(), re.DOTALL)
    assert blocks
    scope: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(readme), "exec"), scope)


def test_every_file_is_short():
    lists = {"_abi.py", "_prototypes.py", "__init__.py"}  # as long as what they list
    for path in Path(lrsuggest.__file__).parent.glob("*.py"):
        assert len(path.read_text().splitlines()) <= 150 or path.name in lists, path.name


def test_the_package_is_typed():
    assert (Path(lrsuggest.__file__).parent / "py.typed").is_file()
    assert sys.version_info >= (3, 9)
