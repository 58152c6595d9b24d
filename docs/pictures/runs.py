"""Five range tests of one training, and their robust mean."""

from recorded import SHAKY, range_test

import lrsuggest

lrsuggest.suggest_runs([range_test(SHAKY, seed) for seed in range(5)], steps=400).plot()
