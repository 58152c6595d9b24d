"""A context after which a training is where it was."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from ...errors import LRSuggestError
from ..keeping import Values, undone
from ..keeping._leaves import leaf
from ._opening import opener
from ._store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..keeping import Kept
    from ._store import Keep

__all__ = ["has_attributes", "preserved", "rememberable"]

CONTAINERS = (dict, list, tuple, set, deque)


def preserved(*objects: Any, keep: Keep = "memory") -> Kept:
    """Train as you like inside, and find everything as it was outside, bit for bit.

    It holds after an exception and after Ctrl-C, too: a second one waits until all is put back.

    Parameters
    ----------
    *objects
        What the training changes: modules, optimizers, schedulers, gradient scalers, data
        loaders, random generators, containers, and objects of your own, whose attributes are
        remembered.
    keep : {"memory", "disk"}
        Where the copies wait: in the memory of the host, or in a temporary file without a name,
        which cannot be left behind. They are as large as weights, buffers, gradients and the
        state of the optimizer together: with Adam up to four times the weights.

    Raises
    ------
    LRSuggestError
        An object has nothing to be remembered, or a layer has no weights yet.

    Notes
    -----
    Of a module: weights, buffers, gradients, ``requires_grad``, the mode of every layer, hooks,
    and all plain attributes of layers that are not PyTorch's own. Of an optimizer, a scheduler
    and a scaler: all attributes. Of a data loader: the attributes and containers of it, its
    samplers, its data set and their parts, their random generators, and what samplers shuffle;
    an iterator over it cannot be put back. And the global random generators of Python, NumPy and
    PyTorch, CUDA included. Tensors and containers keep their identity. Files are not touched.

    An object of another kind that one of these holds, such as an average of weights of a class of
    its own, is only a reference: pass it, too, to have its attributes put back. A loss whose
    ``backward()`` is still to come cannot go backward any more: PyTorch counts the changes.

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
    rememberable(objects, "objects")
    return undone(Values(opener(Store(keep), objects)), *objects)


def rememberable(objects: Sequence[Any], name: str) -> Sequence[Any]:
    """Refuse objects of which nothing can be remembered; `name` is that of the argument."""
    for index, value in enumerate(objects):
        if not (has_attributes(value) or isinstance(value, CONTAINERS) or leaf(value)):
            raise LRSuggestError(
                f"{name}[{index}] has no attributes that could be put back: {value!r:.80}"
            )
    return objects


def has_attributes(value: Any) -> bool:
    """Say whether an object has attributes that can be remembered."""
    return hasattr(value, "__dict__")
