"""Range tests of a Hugging Face ``Trainer``, before, in, and as the beginning of its training.

>>> from lrsuggest.integrations.transformers import LRSuggestCallback, range_test
>>> trainer = ...  # doctest: +SKIP
>>> answer = range_test(trainer).suggest()  # doctest: +SKIP
>>> trainer.add_callback(LRSuggestCallback(trainer))  # doctest: +SKIP

Tested with Transformers 5.0 and newer.
"""

try:
    from transformers import Trainer as _Trainer  # noqa: F401
except ImportError as error:
    raise ImportError(
        'lrsuggest.integrations.transformers needs: pip install "transformers[torch]>=5"'
    ) from error

from ._callback import LRSuggestCallback
from ._ranging import range_test

__all__ = ["LRSuggestCallback", "range_test"]
