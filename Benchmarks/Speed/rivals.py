"""What else reads the same points: fastai's `valley` and SciPy's smoothing spline."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version

import numpy as np

from curves import Array

Valley = Callable[..., tuple[float, object]]


@dataclass(frozen=True)
class Fastai:
    """fastai's `valley`, how it was come by, and the columns it is called with."""

    valley: Valley
    note: str
    columns: dict[str, Callable[[Array], object]]


def fastai() -> Fastai | None:
    """The function of the installed fastai; without torch, its source alone; or None."""
    try:
        found = version("fastai")
    except PackageNotFoundError:
        return None
    try:
        import torch
        from fastai.callback.schedule import valley
    except ImportError as problem:
        note = f"fastai {found}, the function's source alone: {problem}"
        return Fastai(from_source(), note, {"lists": np.ndarray.tolist})
    columns = {"tensors, as lr_find does": torch.tensor, "lists": np.ndarray.tolist}
    return Fastai(valley, f"fastai {found}, torch {torch.__version__}", columns)


def from_source() -> Valley:
    """`valley` compiled from fastai's file, which cannot be imported without torch."""
    path = distribution("fastai").locate_file("fastai/callback/schedule.py")
    module = ast.parse(path.read_text())
    chosen = [
        node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "valley"
    ]
    scope: dict[str, Valley] = {}
    future = ast.parse("from __future__ import annotations").body
    exec(compile(ast.Module(future + chosen, []), str(path), "exec"), scope)
    return scope["valley"]
