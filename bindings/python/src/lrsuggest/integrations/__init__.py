"""Range tests from inside the library that trains: one module for each.

``lrsuggest.integrations.torch``, ``.fastai``, ``.lightning``, ``.ignite``, ``.keras``,
``.transformers``, ``.jax`` and ``.sklearn`` are imported by the user, and import their library
themselves. Whatever happens in one of their range tests, the training goes on as if it had
not been made: see :func:`lrsuggest.integrations.torch.preserved`.
"""

from ._group_sums import GroupSums
from ._range_test import RangeTest

__all__ = ["GroupSums", "RangeTest"]
