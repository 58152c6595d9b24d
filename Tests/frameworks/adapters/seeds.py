"""The seed that every draw of these tests comes from, which the environment can change."""

from __future__ import annotations

import os
import random
import sys

import numpy as np

SEED = int(os.environ.get("LRSUGGEST_TEST_SEED", "0"))


def seed(plus: int = 0) -> None:
    """Seed Python, NumPy and, where it is loaded, PyTorch; Keras draws its seeds from Python's."""
    random.seed(SEED + plus)
    np.random.seed(SEED + plus)  # noqa: NPY002
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(SEED + plus)
