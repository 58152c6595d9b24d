"""Arrays of other libraries, recognised by what they can do: none is ever imported."""

from __future__ import annotations

from typing import Any, NoReturn

from .errors import LRSuggestError

__all__ = ["local", "plain", "refuse_shape"]


def local(values: Any) -> Any:
    """Bring tensors to the processor, and labelled arrays down to NumPy's."""
    if hasattr(values, "detach") and hasattr(values, "cpu"):
        return values.detach().cpu()
    if hasattr(values, "__array__") and not masked(values):
        return values.__array__()
    return values


def plain(values: Any, name: str) -> Any:
    """Bring one row of any library down to a NumPy array of doubles, or to a list."""
    values = local(values)
    if not hasattr(values, "shape"):
        return values
    if len(values.shape) != 1:
        refuse_shape(name, tuple(values.shape))
    if hasattr(values, "is_complex"):
        return values.tolist() if values.is_complex() else numpy_of(values.double())
    if getattr(getattr(values, "dtype", None), "kind", "O") not in "fiub":
        return values.tolist()
    if masked(values):
        return values.astype("float64").filled(float("nan"))
    return values.astype("float64", order="C", copy=False)


def masked(values: Any) -> bool:
    """Tell NumPy's masked arrays, whose memory holds what the mask hides."""
    return hasattr(values, "mask") and hasattr(values, "filled")


def numpy_of(tensor: Any) -> Any:
    """View a PyTorch tensor as a NumPy array, or list it where there is no NumPy."""
    try:
        return tensor.numpy()
    except RuntimeError:
        return tensor.tolist()


def refuse_shape(name: str, shape: tuple[int, ...]) -> NoReturn:
    """Raise that an array does not have one dimension."""
    raise LRSuggestError(f"{name} must have one dimension; its shape is {shape}")
