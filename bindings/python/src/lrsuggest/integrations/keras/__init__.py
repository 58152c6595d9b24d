"""Range tests of Keras models, before and in the middle of ``model.fit``.

>>> import keras
>>> import numpy
>>> from lrsuggest.integrations.keras import range_test
>>> model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
>>> model.compile("adam", "mse")
>>> x = numpy.random.default_rng(0).normal(size=(64, 8))
>>> range_test(model, x, x.sum(1), num_iter=20, progress=False)
<RangeTest: ... losses from 1e-07 to ...>

Tested with Keras 3.15 on its torch and jax backends, and once with Keras 3.7.
"""

from .._versions import refuse_older

try:
    import keras as _keras

    refuse_older(_keras, (3, 7), "keras")
except ImportError as error:
    raise ImportError('lrsuggest.integrations.keras needs: pip install "keras>=3.7"') from error

from ._callback import LRSuggestCallback
from ._ranging import range_test

__all__ = ["LRSuggestCallback", "range_test"]
