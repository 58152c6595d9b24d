"""A context after which a training is where it was."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch

from ...errors import LRSuggestError
from ..keeping import Values, undone
from ..keeping._leaves import generator
from ._opening import opener
from ._store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._store import Keep

__all__ = ["has_attributes", "preserved"]


@contextmanager
def preserved(*objects: Any, keep: Keep = "memory") -> Iterator[None]:
    """Train as you like inside, and find everything as it was outside, bit for bit.

    It holds after an exception and after Ctrl-C, too: a second one waits until all is put back.

    Parameters
    ----------
    *objects
        What the training changes: modules, optimizers, schedulers, gradient scalers, data
        loaders, random generators, and objects of your own, whose attributes are remembered.
    keep : {"memory", "disk"}
        Where the copies wait: in the memory of the host, or in a temporary file without a name,
        which cannot be left behind. They are as large as weights, buffers, gradients and the
        state of the optimizer together: with Adam up to four times the weights.

    Raises
    ------
    LRSuggestError
        An object has no attributes to be remembered, or a layer has no weights yet.

    Notes
    -----
    Of a module: weights, buffers, gradients, ``requires_grad``, the mode of every layer, hooks,
    and all plain attributes of layers that are not PyTorch's own. Of an optimizer, a scheduler
    and a scaler: all attributes. Of a data loader: the random generators and counters of it, its
    samplers and its data set; an iterator over it cannot be put back. And the global random
    generators of Python, NumPy and PyTorch, CUDA included. Tensors and containers keep their
    identity. Files are not touched.

    Examples
    --------
    >>> import torch
    >>> from lrsuggest.integrations.torch import preserved
    >>> model = torch.nn.Linear(2, 1)
    >>> before = model.weight.clone()
    >>> with preserved(model):
    ...     _ = torch.nn.init.zeros_(model.weight)
    >>> torch.equal(model.weight, before)
    True
    """
    for index, value in enumerate(objects):
        if not holds_something(value):
            raise LRSuggestError(
                f"objects[{index}] has no attributes that could be put back: {value!r:.80}"
            )
    with undone(Values(opener(Store(keep), objects)), *objects):
        yield


def holds_something(value: Any) -> bool:
    """Say whether there is anything in a value that could be put back."""
    known = isinstance(value, (dict, list, tuple, torch.Generator)) or generator(value)
    return bool(known) or has_attributes(value)


def has_attributes(value: Any) -> bool:
    """Say whether an object has attributes that can be remembered."""
    return hasattr(value, "__dict__")
