"""Range tests of PyTorch models, in a loop of your own or in none.

>>> import torch
>>> from lrsuggest.integrations.torch import range_test
>>> model = torch.nn.Linear(8, 1)
>>> optimizer = torch.optim.AdamW(model.parameters())
>>> batch = torch.randn(32, 8), torch.randn(32, 1)
>>> range_test(model, optimizer, torch.nn.MSELoss(), [batch], num_iter=20, progress=False)
<RangeTest: ... losses from 1e-07 to ...>

Tested with PyTorch 2.4 and newer.
"""

from ._keeping import preserved
from ._param_groups import param_groups
from ._ranging import range_test

__all__ = ["param_groups", "preserved", "range_test"]
