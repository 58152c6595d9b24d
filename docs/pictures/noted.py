"""An answer as a notebook shows it."""

from recorded import SHAKY, range_test

import lrsuggest

answer = lrsuggest.suggest_runs(
    [range_test(SHAKY, seed) for seed in range(5)], steps=400
)
