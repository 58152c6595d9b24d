"""Noisy quadratics, many at once: linear regressions in the basis of their eigenvectors.

With the residual *e = s w - w**, the spectrum *λ* and *q = Σ λ e²*, the loss is an outer function
(`outer.py`) of *(q + σ²) / 2*. The gradient of a batch has the mean and the covariance that
Gaussian inputs give it, *λ e* and *[(q + σ²) λ + λe (λe)ᵀ] / B*. The gain *s* is trained too where
`gains` says so: then large rates may bounce to where *s*, and with it the curvature, is smaller.
Held-out loss has its optimum elsewhere, as trained weights fit the noise of their rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from outer import outer


@dataclass(frozen=True)
class Quadratics:
    """A block of K problems of d dimensions. Tensors are (K, 1, 1, d) or (K, 1, 1).

    Attributes:
        spectrum: Eigenvalues, (K, 1, 1, d).
        optimum: Where the training loss is least, in the eigenbasis.
        held_optimum: Where the held-out loss is least.
        basis: Orthogonal matrices (K, 1, d, d) from the weights to the eigenbasis; None for one
            whose axes are the eigenvectors.
        begin: The weights and the gain to start from, (K, 1, 1, d + 1).
        gains: 1 where the gain is trained, else 0.
        limit: Weights beyond this size, (K, 1, 1, d), stand still: their unit is dead or saturated.
        stuck: What such a unit still gives, from 0 (dead) to 1 (saturated), in units of `limit`.
        label_noise: σ².
        batch: Examples per step, B.
        blur, blur_power: A batch's loss is off by `blur` times a standard normal number times
            *L* to the `blur_power`, in units of the first loss.
        kind, scale: Of the outer function.
        offset: What is taken off every recorded loss.
    """

    spectrum: Tensor
    optimum: Tensor
    held_optimum: Tensor
    basis: Tensor | None
    begin: Tensor
    gains: Tensor
    limit: Tensor
    stuck: Tensor
    label_noise: Tensor
    batch: Tensor
    blur: Tensor
    blur_power: Tensor
    kind: Tensor
    scale: Tensor
    offset: Tensor

    def start(self) -> Tensor:
        """The weights (K, 1, 1, d + 1) that every run starts from."""
        return self.begin

    def prepare(self, steps: int, orders: int, random: torch.Generator) -> None:
        """Nothing: every batch is drawn when it is needed."""

    def eigen(self, weights: Tensor) -> tuple[Tensor, Tensor]:
        """What the weights give, in the eigenbasis, and 1 where they can still move."""
        moving = weights.abs() < self.limit
        given = torch.where(moving, weights, self.stuck * self.limit * weights.sign())
        return given if self.basis is None else given @ self.basis, moving

    def value(self, weights: Tensor, optimum: Tensor) -> Tensor:
        """The loss without noise, as recorded."""
        residual = weights[..., -1:] * self.eigen(weights[..., :-1])[0] - optimum
        square = (self.spectrum * residual.square()).sum(-1)
        return outer(self.kind, self.scale, 0.5 * (square + self.label_noise))[0] - self.offset

    def held(self, weights: Tensor) -> Tensor:
        """The held-out loss of every run."""
        return self.value(weights, self.held_optimum)

    def chance(self) -> Tensor:
        """The held-out loss of predicting nothing, (K)."""
        return self.held(torch.zeros_like(self.begin)).flatten()

    def step(self, weights: Tensor, random: torch.Generator) -> tuple[Tensor, Tensor]:
        """Loss (K, G, L) and gradient (K, G, L, d + 1) of a batch for each order of the data."""
        shape = (*weights.shape[:2], 1, weights.shape[-1] - 1)
        normal = torch.randn(shape, generator=random, device=weights.device)
        both = torch.randn((2, *shape[:3]), generator=random, device=weights.device)
        inner, gain = weights[..., :-1], weights[..., -1:]
        eigen, moving = self.eigen(inner)
        residual = gain * eigen - self.optimum
        slope = self.spectrum * residual
        square = (slope * residual).sum(-1) + self.label_noise
        loss, factor = outer(self.kind, self.scale, 0.5 * square)
        spread = (square / self.batch).sqrt().unsqueeze(-1)
        slope = slope * (1 + both[0] / self.batch.sqrt()).unsqueeze(-1)
        slope = torch.addcmul(slope, spread, self.spectrum.sqrt() * normal)
        slope = slope * factor.unsqueeze(-1)
        of_gain = (slope * eigen).sum(-1, keepdim=True) * self.gains.unsqueeze(-1)
        slope = slope * gain
        if self.basis is not None:
            slope = slope @ self.basis.mT
        slope = slope * moving
        unit = self.first()
        noise = unit * self.blur * both[1] * (loss / unit).pow(self.blur_power)
        return loss + noise - self.offset, torch.cat([slope, of_gain], -1)

    def first(self) -> Tensor:
        """The first loss without noise and offset, (K, 1, 1)."""
        return self.value(self.begin, self.optimum) + self.offset
