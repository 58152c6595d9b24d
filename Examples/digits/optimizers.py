"""Two optimizers, written as in PyTorch."""

from __future__ import annotations

from typing import Protocol

import numpy as np

Arrays = list[np.ndarray]


class Optimizer(Protocol):
    """Changes parameters in place, by gradients and a learning rate."""

    def step(self, parameters: Arrays, gradients: Arrays, lr: float) -> None:
        """Make one update."""


class Momentum:
    """Stochastic gradient descent with momentum 0.9."""

    def __init__(self) -> None:
        self.velocities: Arrays = []

    def step(self, parameters: Arrays, gradients: Arrays, lr: float) -> None:
        """Make one update."""
        self.velocities = self.velocities or [np.zeros_like(part) for part in parameters]
        for part, gradient, velocity in zip(parameters, gradients, self.velocities):
            velocity *= 0.9
            velocity += gradient
            part -= lr * velocity


class Adam:
    """Adam with its usual constants: 0.9, 0.999 and 1e-8."""

    def __init__(self) -> None:
        self.steps = 0
        self.means: Arrays = []
        self.squares: Arrays = []

    def step(self, parameters: Arrays, gradients: Arrays, lr: float) -> None:
        """Make one update."""
        self.means = self.means or [np.zeros_like(part) for part in parameters]
        self.squares = self.squares or [np.zeros_like(part) for part in parameters]
        self.steps += 1
        for part, gradient, mean, square in zip(parameters, gradients, self.means, self.squares):
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            scale = np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8
            part -= lr * (mean / (1 - 0.9**self.steps)) / scale
