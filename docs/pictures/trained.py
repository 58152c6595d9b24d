"""A small network that is trained in NumPy, and how its layers turn meanwhile."""

from __future__ import annotations

import numpy as np

import lrsuggest

EPOCHS, BATCH, WIDTHS = 20, 25, (2, 24, 24, 24, 24, 24, 1)

#: How much of its length a layer moves in a step; the third a twentieth of what the others do.
RATES = (0.02, 0.02, 0.001, 0.02, 0.02, 0.02)


def history() -> lrsuggest.RotationHistory:
    """Train on two half moons from random weights, and record every epoch."""
    draw = np.random.default_rng(0)
    pairs = zip(WIDTHS, WIDTHS[1:], strict=False)
    weights = [draw.normal(0, np.sqrt(2 / a), (a, b)) for a, b in pairs]
    layers = {f"layer{index}.weight": one for index, one in enumerate(weights, start=1)}
    found = lrsuggest.RotationHistory(layers)
    points, sides = moons(draw, 500)
    for epoch in range(1, EPOCHS + 1):
        for batch in np.split(draw.permutation(len(points)), len(points) // BATCH):
            step(weights, points[batch], sides[batch])
        found.record(epoch, layers)
    return found


def moons(draw: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return points of two half moons that lie in each other, and which one each is of."""
    sides = np.arange(count) % 2
    angles = np.pi * (draw.uniform(size=count) + sides)
    places = np.stack([np.cos(angles) + sides - 0.5, np.sin(angles) + sides / 2], 1)
    return places + draw.normal(0, 0.1, places.shape), sides[:, None].astype(float)


def step(weights: list[np.ndarray], points: np.ndarray, sides: np.ndarray) -> None:
    """Take one step against the gradient of the cross-entropy, in place, at layer-wise rates."""
    _, found = loss_and_gradients(weights, points, sides)
    for layer, gradient, rate in zip(weights, found, RATES, strict=True):
        layer -= rate * np.linalg.norm(layer) / np.linalg.norm(gradient) * gradient


def loss_and_gradients(
    weights: list[np.ndarray], points: np.ndarray, sides: np.ndarray
) -> tuple[float, list[np.ndarray]]:
    """Return the cross-entropy and its gradient in each layer."""
    values = [points]
    for layer in weights[:-1]:
        values.append(np.maximum(values[-1] @ layer, 0))
    scores = values[-1] @ weights[-1]
    loss = np.mean(np.logaddexp(0, scores) - sides * scores)
    slope, found = ((1 + np.tanh(scores / 2)) / 2 - sides) / len(points), []
    for layer, value in zip(weights[::-1], values[::-1], strict=True):
        found.append(value.T @ slope)
        slope = (slope @ layer.T) * (value > 0)
    return float(loss), found[::-1]
