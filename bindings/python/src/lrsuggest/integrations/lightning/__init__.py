"""Range tests inside Lightning: at the start of a training, in the middle of it, and before it.

>>> import lightning.pytorch as pl
>>> from lrsuggest.integrations.lightning import SuggestLearningRate
>>> trainer = pl.Trainer(callbacks=[SuggestLearningRate()], logger=False, accelerator="cpu")

Tested with Lightning 2.6, and once with 2.1; the package ``pytorch_lightning`` is the same library.
"""

from ._callback import SuggestLearningRate
from ._ranging import range_test

__all__ = ["SuggestLearningRate", "range_test"]
