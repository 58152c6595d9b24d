"""What the names of columns tell."""

from __future__ import annotations

import re

__all__ = ["BATCHES", "EPOCHS", "OTHERS", "STEPS", "is_averaged", "loss_rank", "lr_rank", "plain"]

LR = ("lr", "learning_rate", "learningrate")
LR_WITHIN = re.compile(r"(?:^|[/_.])(?:lr|learning_rate)(?:$|[/_.\[\d])")
NOT_LR = {
    "val",
    "validation",
    "eval",
    "momentum",
    "decay",
    "sched",
    "scheduler",
    "schedule",
    "mult",
    "ratio",
    "factor",
    "scale",
}
ENDS = ("__min", "__max")
"""What W&B adds to a metric for the spread within a point of its chart."""

PER_STEP = {"batch", "minibatch", "step", "iter", "iteration"}
OF_TRAINING = {"loss", "train", "training", "total"}
NOT_LOSS = {"val", "valid", "validation", "eval", "test", "dev", "scale", "scaler", "best"}
AVERAGED = {"avg", "average", "averaged", "running", "moving", "ema", "smoothed"}
SMOOTH = "smooth_loss"
"""Not the word alone: the smooth L1 loss is no average."""

STEPS = (
    "step",
    "global_step",
    "_step",
    "trainer/global_step",
    "train/global_step",
    "iteration",
    "iter",
    "global_iter",
)
"""Not a batch: its number begins anew in each epoch."""

EPOCHS = ("epoch", "trainer/epoch", "train/epoch")
BATCHES = ("batch", "batch_idx", "batch_index")
LONG = ("key", "metric", "tag", "value", "run_id")
"""The columns of a table with one value in each row, as MLflow exports it."""

OTHERS = frozenset(STEPS + EPOCHS + BATCHES + LONG)


def plain(name: str) -> str:
    """Spell a name alike for all tools, and cut off the run that W&B puts before it."""
    word = str(name).rsplit(" - ", 1)[-1].strip()
    return re.sub(r"[\s-]+|(?<=[a-z0-9])(?=[A-Z])", "_", word).lower()


def parts(word: str) -> set[str]:
    """Split a name into its words."""
    return set(re.findall(r"[^/_.()]+", word))


def lr_rank(name: str) -> int | None:
    """Say how much a name is that of the learning rate, 0 being the most; None: not at all."""
    word = plain(name)
    if parts(word) & NOT_LR or word.endswith(ENDS):
        return None
    if word in LR:
        return 0
    if word.rsplit("/", 1)[-1] in LR:
        return 1
    return 2 if LR_WITHIN.search(word) else None


def loss_rank(name: str) -> int | None:
    """Say how much a name is that of the training loss of one step, 0 being the most."""
    word = plain(name)
    found = parts(word)
    if "loss" not in found or found & NOT_LOSS or word.endswith(ENDS):
        return None
    if "epoch" in found or is_averaged(name):
        return 3
    if found <= OF_TRAINING:
        return 1
    return 0 if found <= OF_TRAINING | PER_STEP else 2


def is_averaged(name: str) -> bool:
    """Tell whether a name says that the losses are some average of those of the steps."""
    word = plain(name)
    return bool(parts(word) & AVERAGED) or SMOOTH in word
