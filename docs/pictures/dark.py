"""The picture of an answer on a dark background."""

import matplotlib.pyplot as plt
from recorded import SHAKY, range_test

import lrsuggest

with plt.style.context("dark_background"):
    lrsuggest.suggest(*range_test(SHAKY), steps=400).plot()
