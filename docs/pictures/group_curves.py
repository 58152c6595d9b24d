"""A range test of a small network in NumPy, layer by layer."""

import numpy as np
from trained import loss_and_gradients, moons

import lrsuggest

WIDTHS, BATCH, STEPS = (2, 24, 24, 1), 25, 120

draw = np.random.default_rng(0)
weights = [
    draw.normal(0, np.sqrt(2 / a), (a, b))
    for a, b in zip(WIDTHS, WIDTHS[1:], strict=False)
]
points, sides = moons(draw, 500)


sweep = lrsuggest.GroupSweep(["layer 1", "layer 2", "layer 3"])
before = None
for lr in np.geomspace(1e-3, 30, STEPS):
    batch = draw.permutation(len(points))[:BATCH]
    loss, now = loss_and_gradients(weights, points[batch], sides[batch])
    steps = [-lr * one for one in now]
    lengths = [
        (np.sum(step**2), np.sum(w**2), np.sum(g**2))
        for step, w, g in zip(steps, weights, now, strict=True)
    ]
    for layer, step in zip(weights, steps, strict=True):
        layer += step
    _, after = loss_and_gradients(weights, points[batch], sides[batch])
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
