"""Range tests of JAX trainings, with a step of your own or with optax.

>>> import jax.numpy as jnp
>>> from lrsuggest.integrations.jax import range_test
>>> def step(weight, batch, lr):
...     loss = jnp.mean((weight * batch - batch) ** 2)
...     return weight - lr * 2 * jnp.mean((weight * batch - batch) * batch), loss
>>> range_test(step, jnp.zeros(()), [jnp.ones(8)], num_iter=20, progress=False)
<RangeTest: ... losses from 1e-07 to ...>

Tested with JAX 0.10 and optax 0.2.8, and once with JAX 0.4.30 and optax 0.2.3.
"""

from .._versions import refuse_older

try:
    import jax as _jax

    refuse_older(_jax, (0, 4), "jax")
except ImportError as error:
    raise ImportError('lrsuggest.integrations.jax needs: pip install "jax>=0.4.30"') from error

from ._optax import optax_range_test
from ._ranging import range_test
from ._rates import set_learning_rate

__all__ = ["optax_range_test", "range_test", "set_learning_rate"]
