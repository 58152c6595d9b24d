"""A real range test as the library reads it."""

from recorded import CLEAR, range_test

import lrsuggest

lrsuggest.suggest(*range_test(CLEAR), steps=400).plot()
