"""How layers turn over a training, as curves."""

from trained import history

history().plot_curves()
