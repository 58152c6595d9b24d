"""Smith's estimate and the secant of one batch, against the rate in use."""

import random

import matplotlib.pyplot as plt

import lrsuggest

CURVATURE = 2.0
NOISE = 1.0


def estimates(lr: float, noise: float) -> tuple[float, float]:
    """Train 40 weights for 150 steps, and return what both estimators answer."""
    draw = random.Random(1)
    smith, secant = lrsuggest.SmithEstimator(), lrsuggest.SecantEstimator()
    weights = [draw.gauss(0, 1) for _ in range(40)]
    for _ in range(150):
        smith.add(weights, lr)
        step = [
            -lr * (CURVATURE * weight + noise * draw.gauss(0, 1)) for weight in weights
        ]
        # The same batch at both ends: its noise cancels.
        secant.add(step, [CURVATURE * change for change in step])
        weights = [weight + change for weight, change in zip(weights, step)]
    return smith.estimate.ratio * lr, secant.estimate.long_step


lrs = [10 ** (power / 5 - 4) for power in range(20)]
noisy = [estimates(lr, NOISE) for lr in lrs]
axes = plt.subplots(figsize=(7.2, 3.6), layout="constrained")[1]
axes.loglog(lrs, [estimates(lr, 0)[0] for lr in lrs], "o", label="Smith, no noise")
axes.loglog(lrs, [smith for smith, _ in noisy], "s", label="Smith, noise")
axes.loglog(
    lrs, [secant for _, secant in noisy], "x", label="secant of one batch, noise"
)
axes.loglog(
    lrs, [lr / 2**0.5 for lr in lrs], ":", color="gray", label="echo: rate / sqrt(2)"
)
axes.axhline(1 / CURVATURE, color="gray", linewidth=0.8, label="Newton step")
axes.set_xlabel("learning rate in use")
axes.set_ylabel("estimate")
axes.legend(fontsize=8)
