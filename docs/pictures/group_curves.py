"""A range test of a small network in NumPy, layer by layer."""

import numpy as np
from trained import moons

import lrsuggest

WIDTHS, BATCH, STEPS = (2, 24, 24, 1), 25, 120

draw = np.random.default_rng(0)
weights = [
    draw.normal(0, np.sqrt(2 / a), (a, b))
    for a, b in zip(WIDTHS, WIDTHS[1:], strict=False)
]
points, sides = moons(draw, 500)


def gradients(batch):
    """Return the cross-entropy and its gradient in each layer."""
    values = [points[batch]]
    for layer in weights[:-1]:
        values.append(np.maximum(values[-1] @ layer, 0))
    scores = values[-1] @ weights[-1]
    loss = np.mean(np.logaddexp(0, scores) - sides[batch] * scores)
    slope, found = ((1 + np.tanh(scores / 2)) / 2 - sides[batch]) / len(batch), []
    for layer, value in zip(weights[::-1], values[::-1], strict=True):
        found.append(value.T @ slope)
        slope = (slope @ layer.T) * (value > 0)
    return loss, found[::-1]


sweep = lrsuggest.GroupSweep(["layer 1", "layer 2", "layer 3"])
before = None
for lr in np.geomspace(1e-3, 30, STEPS):
    batch = draw.permutation(len(points))[:BATCH]
    loss, now = gradients(batch)
    steps = [-lr * one for one in now]
    lengths = [
        (np.sum(step**2), np.sum(w**2), np.sum(g**2))
        for step, w, g in zip(steps, weights, now, strict=True)
    ]
    for layer, step in zip(weights, steps, strict=True):
        layer += step
    after = gradients(batch)[1]
    along = [
        [
            np.sum(g * step),
            np.nan if before is None else np.sum(g * last),
            np.sum(late * step),
        ]
        for g, step, last, late in zip(now, steps, before or steps, after, strict=True)
    ]
    if not np.isfinite(along[-1][-1]) or not np.isfinite(loss):
        break
    sweep.record(lr, loss, np.hstack([along, lengths]))
    before = steps

report = sweep.report(steps=2000, optimizer="sgd")
report.plot(figsize=(7, 4))
