"""Draws the learning curves of all copies, pre-training beside the training that follows."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402

from stages import COPIES  # noqa: E402

COLOURS = {"features": "#0072b2", "cnn": "#d55e00", "gru": "#009e73", "image": "#cc79a7"}
"""Of Okabe and Ito: told apart by colour-blind eyes too."""


def learning_curves(folder: Path, path: Path) -> None:
    """Write the picture; the same networks give the same bytes."""
    plt.rcParams["svg.hashsalt"] = "lrsuggest"
    titles = {"pretrained": "simulated trainings", "shipped": "recorded trainings, afterwards"}
    figure, axes = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
    for axis, (stage, title) in zip(axes, titles.items(), strict=True):
        for member, copies in COPIES.items():
            for copy in range(copies):
                curve = torch.load(folder / f"{stage}-{member}-{copy}.pt")["curve"]
                done = (np.arange(len(curve)) + 0.5) / len(curve)
                label = member if copy == 0 else None
                axis.plot(done, curve, color=COLOURS[member], lw=1, label=label)
        axis.set_title(title, fontsize=10)
        axis.set_xlabel("share of the training")
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set_ylabel("cross-entropy of expected regret")
    axes[0].legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
