"""Where the best known libraries point on a real range test."""

from recorded import CLEAR, range_test

import lrsuggest

lrsuggest.plot_rules(*range_test(CLEAR), steps=400)
