"""The kinds of tasks that are looked at by themselves."""

from __future__ import annotations

import numpy as np

from recordings import Array
from scoring.judged import row_means
from scoring.tasks import Tasks
from truth import transfer_mode

SGD_LIKE = ("sgd", "mom", "momentum", "nesterov", "asgd")
SEQUENCES = ("rnn", "gru", "lstm", "trf", "transformer", "attn", "textcnn", "embbag", "lm", "seq")
ATTENTION = ("trf", "transformer", "attn", "attention", "vit")
CONVOLUTIONS = ("cnn", "resnet", "conv")
CLEAR = 4.0  # drop over noise from which the library calls a curve clear
BATCHES = ((1, 8), (9, 32), (33, 128), (129, np.inf))
BUDGETS = ((1, 299), (300, 999), (1000, 2999), (3000, 9999), (10000, np.inf))
SIZES = ((1, 9999), (10_000, 99_999), (100_000, np.inf))


def slices(tasks: Tasks) -> dict[str, Array]:
    """Which tasks are of a kind: masks by name, empty ones left out."""
    clear = np.nan_to_num(row_means(np.clip(tasks.clarity, 0.0, 1e6)), nan=0.0) >= CLEAR
    raw = np.array([unnormalised(entry) for entry in tasks.meta])
    tuned = [transfer_mode(entry) for entry in tasks.meta]
    sequence = [begins(family_of(entry), SEQUENCES) for entry in tasks.meta]
    found = {
        "sgd, with or without momentum": [sgd_like(entry) for entry in tasks.meta],
        "adaptive optimizers": [adaptive(entry) for entry in tasks.meta],
        **ranges(tasks, "bs", "batch", BATCHES),
        "inputs normalised": ~raw,
        "inputs not normalised": raw,
        "negative loss": tasks.negative,
        "fine-tuning": [mode is not None for mode in tuned],
        "of it, training resumed": [mode == "resume" for mode in tuned],
        "sequence models": sequence,
        "attention": [begins(family_of(entry), ATTENTION) for entry in tasks.meta],
        "convolutional": [begins(family_of(entry), CONVOLUTIONS) for entry in tasks.meta],
        **ranges(tasks, "n_params", "parameters", SIZES),
        "clear curves": clear,
        "noisy curves": ~clear,
        **ranges(tasks, "steps", "steps", BUDGETS),
    }
    masks = {name: np.asarray(mask, bool) for name, mask in found.items()}
    return {name: mask for name, mask in masks.items() if mask.any()}


def ranges(
    tasks: Tasks, field: str, unit: str, limits: tuple[tuple[float, float], ...]
) -> dict[str, Array]:
    """One kind for each range of a number of the metadata; tasks without it are in none."""
    values = [entry.get(field) for entry in tasks.meta]
    known = np.array([value if isinstance(value, int | float) else np.nan for value in values])
    names = {limit: f"{unit} {span(*limit)}" for limit in limits}
    return {name: (known >= limit[0]) & (known <= limit[1]) for limit, name in names.items()}


def span(low: float, high: float) -> str:
    """A range in words."""
    if low <= 1:
        return f"up to {high:,.0f}"
    return f"{low:,} or more" if np.isinf(high) else f"{low:,} to {high:,}"


def family_of(entry: dict[str, object]) -> str:
    """The model family, in small letters."""
    return str(entry.get("family") or "").lower()


def begins(name: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a name begins in one of these ways."""
    return name.startswith(beginnings)


def sgd_like(entry: dict[str, object]) -> bool:
    """Whether the optimiser takes steps in proportion to the gradient."""
    return str(entry.get("opt") or "").lower() in SGD_LIKE


def adaptive(entry: dict[str, object]) -> bool:
    """Whether an optimiser is named, and scales its steps."""
    return bool(entry.get("opt")) and not sgd_like(entry)


def unnormalised(entry: dict[str, object]) -> bool:
    """Whether the inputs were left as they are."""
    return entry.get("norm") == "raw" or "unnormalised" in (entry.get("tags") or [])
