"""How layers turn over a training, as a heat map."""

from trained import history

history().plot()
