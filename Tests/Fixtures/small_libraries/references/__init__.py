"""What small libraries answer, as their sources say it, on the losses of a whole sweep.

Every function repeats the steps of one source, in its order and its float precision, and lets the
errors of that source happen: `ValueError` and `IndexError` mean no answer. `ANSWERS` names them.
Nothing here is fast, and nothing is shared with the library under test.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .common import Losses, NoAnswer, Rates
from .julia import fastai_jl_min_div10, fastai_jl_steepest, fastai_jl_steepest_corrected
from .keras import (
    dataiku,
    keras_lr_finder,
    ktrain_min_div10,
    ktrain_min_grad,
    ktrain_min_grad_corrected,
    ktrain_valley,
)
from .ohdsi import ohdsi, ohdsi_suggest_lr
from .over_lightning import (
    neural_prophet,
    neural_prophet_corrected,
    pytorch_forecasting,
    pytorch_forecasting_corrected,
)
from .torch import arcgis_valley, granite_tsfm, torchtuples

ANSWERS: dict[str, Callable[[Rates, Losses], float]] = {
    "ktrain_min_grad": ktrain_min_grad,
    "ktrain_min_grad_corrected": ktrain_min_grad_corrected,
    "ktrain_min_div10": ktrain_min_div10,
    "ktrain_valley": ktrain_valley,
    "keras_lr_finder": keras_lr_finder,
    "arcgis_valley": arcgis_valley,
    "fastai_jl_steepest": fastai_jl_steepest,
    "fastai_jl_steepest_corrected": fastai_jl_steepest_corrected,
    "fastai_jl_min_div10": fastai_jl_min_div10,
    "ohdsi": ohdsi,
    "ohdsi_suggest_lr": ohdsi_suggest_lr,
    "granite_tsfm": granite_tsfm,
    "dataiku_low": lambda lrs, losses: dataiku(lrs, losses)[0],
    "dataiku_high": lambda lrs, losses: dataiku(lrs, losses)[1],
    "torchtuples": torchtuples,
    "neural_prophet": neural_prophet,
    "neural_prophet_corrected": neural_prophet_corrected,
    "pytorch_forecasting": pytorch_forecasting,
    "pytorch_forecasting_corrected": pytorch_forecasting_corrected,
}


def answer(name: str, lrs: Rates, losses: Losses) -> float | None:
    """What the library answers; None where it fails."""
    try:
        with np.errstate(all="ignore"):
            return float(ANSWERS[name](lrs, losses))
    except (ValueError, IndexError, NoAnswer):
        return None
