"""Range tests of an ignite trainer, before it runs or from one of its handlers.

>>> from lrsuggest.integrations.ignite import range_test
>>> answer = range_test(trainer, optimizer, loader).suggest(steps=1000)  # doctest: +SKIP

Tested with ignite 0.4.13 and newer.
"""

try:
    from ignite.engine import Engine as _Engine  # noqa: F401
except ImportError as error:
    raise ImportError(
        'lrsuggest.integrations.ignite needs: pip install "pytorch-ignite>=0.4.13"'
    ) from error

from ._finder import LRSuggestFinder
from ._ranging import range_test

__all__ = ["LRSuggestFinder", "range_test"]
