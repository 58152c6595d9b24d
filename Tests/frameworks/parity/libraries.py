"""The libraries that are driven, and the rules that each answers."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache

from live_fastai import fastai
from live_ignite import ignite
from live_lightning import lightning
from live_torch_lr_finder import monai, torch_lr_finder
from port_fastai1 import fastai1
from sweep import Sweep

Library = Callable[[list[float]], Sweep]
LIBRARIES: dict[Library, tuple[str, ...]] = {
    fastai: ("fastai_valley", "fastai_slide", "fastai_minimum", "fastai_steep"),
    fastai1: ("fastai1_min_grad", "fastai1_min_div10"),
    lightning: ("lightning", "lightning_2_5_2"),
    ignite: ("ignite",),
    torch_lr_finder: ("torch_lr_finder",),
    monai: ("monai",),
}


@cache
def ladder(library: Library, count: int) -> list[float]:
    """The rates a library records in a sweep of `count` steps that nothing ends."""
    lrs = silently(library, [1.0] * count).lrs
    if len(lrs) != count:
        raise RuntimeError(f"{library.__name__} recorded {len(lrs)} of {count} steps")
    return lrs


def silently(library: Library, losses: list[float]) -> Sweep:
    """What a library makes of the losses, without its progress bars and remarks."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return library(losses)
