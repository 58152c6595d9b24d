"""Range tests of fastai learners, and suggestions for fastai's own ``lr_find``.

Importing this adds ``lr_suggest`` to ``Learner``, as fastai adds ``lr_find``:

>>> from fastai.data.core import DataLoaders
>>> from fastai.data.load import DataLoader
>>> from fastai.learner import Learner
>>> from lrsuggest.integrations.fastai import LearnerRangeTest
>>> import torch
>>> rows = [(row, row[:1]) for row in torch.randn(256, 8)]
>>> dls = DataLoaders(DataLoader(rows, bs=32, shuffle=True), DataLoader(rows, bs=32))
>>> learn = Learner(dls, torch.nn.Linear(8, 1), loss_func=torch.nn.MSELoss())
>>> test = learn.lr_suggest(5, progress=False)  # of a training of five epochs
>>> 1e-3 < test.suggest().lr < 1
True

Tested with fastai 2.8; it needs 2.7 and PyTorch 2.4, or newer.
"""

try:
    from fastai.learner import Learner as _Learner
except ImportError as _problem:
    raise ImportError(
        'lrsuggest.integrations.fastai needs fastai: pip install "fastai>=2.7"'
    ) from _problem

from ._callback import LRSuggestCallback
from ._learner_test import LearnerRangeTest
from ._ranging import lr_suggest
from ._recorder import from_recorder
from ._suggesting import rule, suggest

__all__ = [
    "LRSuggestCallback",
    "LearnerRangeTest",
    "from_recorder",
    "lr_suggest",
    "rule",
    "suggest",
]

_Learner.lr_suggest = lr_suggest
