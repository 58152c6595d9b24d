"""A real range test that holds no answer: a deep network of sigmoids that never learns."""

from recorded import range_test

import lrsuggest

lrsuggest.suggest(*range_test("digits.deep-sigmoid.sgd.b32.ce")).plot()
