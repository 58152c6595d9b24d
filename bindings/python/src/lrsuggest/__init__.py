"""Read a learning-rate range test, suggest a learning rate.

>>> import lrsuggest
>>> sweep = lrsuggest.Sweep(1e-5, 1)
>>> for lr in sweep:
...     loss = 2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4  # one training step
...     sweep.record(loss)
>>> suggestion = sweep.suggest(optimizer="adam", steps=1000)
>>> suggestion.interval.low < suggestion.lr < suggestion.interval.high
True

Everything public is listed in ``__all__`` and loaded on first use, and so is the package
:mod:`lrsuggest.study`, which needs NumPy, joblib and tqdm.
"""

from importlib import import_module as _import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import study as study
    from .averaging import EMA, detect_ema, undo_ema
    from .basin import Basin
    from .batch import suggest_batch
    from .comparing import plot_rules
    from .doubt import Doubt
    from .edge import stability_edge
    from .errors import LRSuggestError
    from .estimate import LearnedEstimate
    from .estimating import learned
    from .framing import Frame, frame
    from .group_reading import GroupReading
    from .group_report import GroupReport
    from .group_sweep import GroupSweep
    from .grouping import plot_groups
    from .lagging import Lag, lag
    from .landmark import Landmarks
    from .layering import layer_report
    from .logs.reading import read_log
    from .logs.recorded_sweep import RecordedSweep
    from .mark import Landmark
    from .marking import landmarks
    from .probe import ResetProbe
    from .probe_answer import ProbeAnswer, ProbeTrial
    from .probing import reset_probe
    from .refinement.refining import refine
    from .refinement.result import Refinement
    from .refusal import Refusal
    from .reinitialising import layer_robustness
    from .robustness import LayerRobustness, RobustnessReport
    from .rotation import LayerRotation
    from .rotation_history import RotationHistory
    from .rule_batching import rule_batch
    from .rulebook import RuleInfo, rule_info, rules
    from .ruling import rule
    from .runs import suggest_runs
    from .runs_suggestion import RunsSuggestion
    from .search_range import SearchRange
    from .secant import SecantEstimate, SecantEstimator
    from .series import SweepSeries
    from .several import several_sweeps
    from .slopes import Slopes
    from .smith import SmithEstimate, SmithEstimator
    from .smoothing import smooth, smoothers
    from .suggesting import suggest
    from .suggestion import Suggestion
    from .sweep import Sweep
    from .turning import LayerReport, LayerTurn

__all__ = [
    "EMA",
    "Basin",
    "Doubt",
    "Frame",
    "GroupReading",
    "GroupReport",
    "GroupSweep",
    "LRSuggestError",
    "Lag",
    "Landmark",
    "Landmarks",
    "LayerReport",
    "LayerRobustness",
    "LayerRotation",
    "LayerTurn",
    "LearnedEstimate",
    "ProbeAnswer",
    "ProbeTrial",
    "RecordedSweep",
    "Refinement",
    "Refusal",
    "ResetProbe",
    "RobustnessReport",
    "RotationHistory",
    "RuleInfo",
    "RunsSuggestion",
    "SearchRange",
    "SecantEstimate",
    "SecantEstimator",
    "Slopes",
    "SmithEstimate",
    "SmithEstimator",
    "Suggestion",
    "Sweep",
    "SweepSeries",
    "detect_ema",
    "frame",
    "lag",
    "landmarks",
    "layer_report",
    "layer_robustness",
    "learned",
    "plot_groups",
    "plot_rules",
    "read_log",
    "refine",
    "reset_probe",
    "rule",
    "rule_batch",
    "rule_info",
    "rules",
    "several_sweeps",
    "smooth",
    "smoothers",
    "stability_edge",
    "suggest",
    "suggest_batch",
    "suggest_runs",
    "undo_ema",
]

__version__ = "0.1.0"

_HOMES = {
    "Basin": "basin",
    "Doubt": "doubt",
    "EMA": "averaging",
    "Frame": "framing",
    "GroupReading": "group_reading",
    "GroupReport": "group_report",
    "GroupSweep": "group_sweep",
    "LRSuggestError": "errors",
    "Lag": "lagging",
    "Landmark": "mark",
    "Landmarks": "landmark",
    "LayerReport": "turning",
    "LayerRobustness": "robustness",
    "LayerRotation": "rotation",
    "LayerTurn": "turning",
    "LearnedEstimate": "estimate",
    "ProbeAnswer": "probe_answer",
    "ProbeTrial": "probe_answer",
    "RecordedSweep": "logs.recorded_sweep",
    "Refinement": "refinement.result",
    "Refusal": "refusal",
    "ResetProbe": "probe",
    "RobustnessReport": "robustness",
    "RotationHistory": "rotation_history",
    "RuleInfo": "rulebook",
    "RunsSuggestion": "runs_suggestion",
    "SearchRange": "search_range",
    "SecantEstimate": "secant",
    "SecantEstimator": "secant",
    "Slopes": "slopes",
    "SmithEstimate": "smith",
    "SmithEstimator": "smith",
    "Suggestion": "suggestion",
    "Sweep": "sweep",
    "SweepSeries": "series",
    "detect_ema": "averaging",
    "frame": "framing",
    "lag": "lagging",
    "landmarks": "marking",
    "layer_report": "layering",
    "layer_robustness": "reinitialising",
    "learned": "estimating",
    "plot_groups": "grouping",
    "plot_rules": "comparing",
    "read_log": "logs.reading",
    "refine": "refinement.refining",
    "reset_probe": "probing",
    "rule": "ruling",
    "rule_batch": "rule_batching",
    "rule_info": "rulebook",
    "rules": "rulebook",
    "several_sweeps": "several",
    "smooth": "smoothing",
    "smoothers": "smoothing",
    "stability_edge": "edge",
    "suggest": "suggesting",
    "suggest_batch": "batch",
    "suggest_runs": "runs",
    "undo_ema": "averaging",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in, once."""
    if name == "study":
        return _import_module(".study", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what is public."""
    return sorted([*__all__, "__version__"])
