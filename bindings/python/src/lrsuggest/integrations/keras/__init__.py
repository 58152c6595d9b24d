"""Range tests of Keras models, before and in the middle of ``model.fit``.

>>> import keras
>>> import numpy
>>> from lrsuggest.integrations.keras import range_test
>>> model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
>>> model.compile("adam", "mse")
>>> x = numpy.random.default_rng(0).normal(size=(64, 8))
>>> range_test(model, x, x.sum(1), num_iter=20, progress=False)
<RangeTest: ... losses from 1e-07 to ...>

Tested with Keras 3.15 on its torch and jax backends, and once with Keras 3.4.
"""

try:
    import keras as _keras
except ImportError as error:
    raise ImportError(
        'lrsuggest.integrations.keras needs Keras: pip install "keras>=3.4"'
    ) from error

if int(_keras.__version__.split(".", maxsplit=1)[0]) < 3:
    raise ImportError(
        f"lrsuggest.integrations.keras needs Keras 3, not {_keras.__version__}: "
        'pip install "keras>=3.4"'
    )

from ._finder import LearningRateFinder
from ._ranging import range_test

__all__ = ["LearningRateFinder", "range_test"]
