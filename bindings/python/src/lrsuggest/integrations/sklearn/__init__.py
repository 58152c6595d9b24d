"""Range tests of what scikit-learn trains in steps.

>>> from sklearn.datasets import load_iris
>>> from sklearn.neural_network import MLPClassifier
>>> from lrsuggest.integrations.sklearn import range_test
>>> X, y = load_iris(return_X_y=True)
>>> range_test(MLPClassifier(random_state=0), X, y, num_iter=20, progress=False)
<RangeTest: ... losses from 1e-07 to ...>

Tested with scikit-learn 1.9, and once with scikit-learn 1.3.
"""

from .._versions import refuse_older

try:
    import sklearn as _sklearn

    refuse_older(_sklearn, (1, 3), "scikit-learn")
except ImportError as error:
    raise ImportError(
        'lrsuggest.integrations.sklearn needs: pip install "scikit-learn>=1.3"'
    ) from error

from ._ranging import range_test

__all__ = ["range_test"]
