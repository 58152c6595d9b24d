"""A multi-layer network with ReLU and softmax cross-entropy, its gradients by hand."""

from __future__ import annotations

import numpy as np


class Network:
    """Fully connected layers.

    Parameters
    ----------
    sizes : tuple of int
        The width of every layer, input and output included.
    random : numpy.random.Generator
        Draws the initial weights: normal, with variance 2 / inputs.
    """

    def __init__(self, sizes: tuple[int, ...], random: np.random.Generator) -> None:
        self.parameters: list[np.ndarray] = []
        for inputs, outputs in zip(sizes, sizes[1:]):
            self.parameters.append(random.normal(0, np.sqrt(2 / inputs), (inputs, outputs)))
            self.parameters.append(np.zeros(outputs))

    def activations(self, pictures: np.ndarray) -> list[np.ndarray]:
        """Return the input of every layer, and last the logits."""
        layers = [pictures]
        pairs = list(zip(self.parameters[::2], self.parameters[1::2]))
        for depth, (weights, bias) in enumerate(pairs, start=1):
            signal = layers[-1] @ weights + bias
            layers.append(signal if depth == len(pairs) else np.maximum(signal, 0))
        return layers

    def loss_and_gradients(
        self, pictures: np.ndarray, classes: np.ndarray
    ) -> tuple[float, list[np.ndarray]]:
        """Return the mean cross-entropy and its gradient for each parameter."""
        *inputs, logits = self.activations(pictures)
        logs = log_softmax(logits)
        rows = np.arange(len(classes))
        error = np.exp(logs)
        error[rows, classes] -= 1
        error /= len(classes)
        gradients: list[np.ndarray] = []
        for weights, signal in zip(reversed(self.parameters[::2]), reversed(inputs)):
            gradients += [error.sum(axis=0), signal.T @ error]
            error = (error @ weights.T) * (signal > 0)
        return -logs[rows, classes].mean(), gradients[::-1]

    def evaluate(self, pictures: np.ndarray, classes: np.ndarray) -> tuple[float, float]:
        """Return the mean cross-entropy and the share of right answers."""
        logits = self.activations(pictures)[-1]
        logs = log_softmax(logits)
        loss = -logs[np.arange(len(classes)), classes].mean()
        return loss, (logits.argmax(axis=1) == classes).mean()


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Return the logarithms of the class probabilities."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
