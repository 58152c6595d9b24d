"""Noisy quadratics do what the algebra says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

import quadratic_prior
from blocks import train
from measure_block import measure
from outer import KINDS, outer
from quadratics import Quadratics
from schedules import GRID, constant
from simulator import Problem
from spectra import LOWEST, SHAPES, spectrum

STEPS = 3


def plain(spectrum: list[float], batch: float = 1e12, label_noise: float = 0.0) -> Quadratics:
    """One task: every residual is -1 at first, nothing is noisy, nothing saturates."""
    scalar = torch.zeros(1, 1, 1)
    values = torch.tensor(spectrum).reshape(1, 1, 1, -1)
    return Quadratics(
        spectrum=values,
        optimum=torch.ones_like(values),
        held_optimum=torch.ones_like(values),
        basis=None,
        begin=torch.tensor([0.0] * len(spectrum) + [1.0]).reshape(1, 1, 1, -1),
        gains=scalar,
        limit=torch.full((1, 1, 1, 1), 1e30),
        stuck=torch.zeros(1, 1, 1, 1),
        label_noise=scalar + label_noise,
        batch=scalar + batch,
        blur=scalar,
        blur_power=scalar + 1,
        kind=scalar,
        scale=scalar + 1,
        offset=scalar,
    )


def test_the_best_rate_is_the_one_over_the_curvature() -> None:
    # From one curvature λ a step at 1/λ arrives at once.
    shared = {"opt": "sgd", "steps": STEPS}
    found = measure(plain([10.0] * 4), shared, 1, seeds=1, others=False, whole=True)
    assert GRID[found["gt_held"][0, 0, :, 0].argmin()] == pytest.approx(0.1)
    expected = 0.5 * 40 * (1 - 10 * GRID[:21]) ** (2 * STEPS)
    np.testing.assert_allclose(found["gt_held"][0, 0, :21, 0], expected, rtol=1e-3, atol=1e-6)


def test_noise_has_the_moments_of_gaussian_inputs() -> None:
    rates, batch, noise, orders = constant(np.array([0.15]), 25), 4, 0.3, 4000
    runs = train(plain([4.0, 1.0, 0.1], batch, noise), "sgd", rates[None], orders, 7)
    problem = Problem(np.array([4.0, 1.0, 0.1]), np.ones(3), noise, batch)
    found, expected = runs.losses[0, :, 0], problem.expected(rates[:, 0])
    error = found.std(0) / np.sqrt(orders)
    assert (np.abs(found.mean(0) - expected) < 4.5 * error + 1e-5).all()
    assert (error[1:] < 0.05 * expected[1:]).all()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rotated", [False, True])
def test_the_gradient_is_the_losses_own(kind: str, rotated: bool) -> None:
    seed = torch.Generator().manual_seed(3)
    basis = torch.linalg.qr(torch.randn(1, 1, 3, 3, generator=seed))[0] if rotated else None
    scalar = torch.ones(1, 1, 1)
    told = replace(
        plain([5.0, 2.0, 0.5], label_noise=0.2),
        basis=basis,
        gains=scalar,
        kind=scalar * KINDS.index(kind),
        scale=scalar * 3,
    )
    weights = torch.randn(1, 1, 2, 4, generator=seed).requires_grad_()
    value = told.value(weights, told.optimum)
    (wanted,) = torch.autograd.grad(value.sum(), weights)
    loss, gradient = told.step(weights.detach(), seed)
    torch.testing.assert_close(loss, value.detach())
    torch.testing.assert_close(gradient, wanted, rtol=1e-4, atol=1e-4)


def test_a_weight_beyond_its_limit_stands_still() -> None:
    told = replace(plain([1.0, 1.0]), limit=torch.full((1, 1, 1, 1), 2.0))
    weights = torch.tensor([3.0, 0.5, 1.0]).reshape(1, 1, 1, 3)
    _, gradient = told.step(weights, torch.Generator())
    np.testing.assert_allclose(gradient.flatten(), [0.0, -0.5, 0.0], atol=1e-5)
    # A dead unit gives nothing, so its residual is that of no weight at all.
    assert float(told.held(weights)) == pytest.approx(0.5 * (1.0 + 0.25))


def test_outer_functions_start_as_the_quadratic_and_never_exceed_it() -> None:
    value = torch.tensor([1e-3, 1.0, 50.0])
    for number, kind in enumerate(KINDS):
        loss, slope = outer(torch.tensor(number), torch.tensor(2.0), value)
        assert float(loss[0]) == pytest.approx(1e-3, rel=1e-3)
        assert (loss <= value * (1 + 1e-6)).all()
        assert float(slope[0]) == pytest.approx(1, rel=1e-3)
        assert kind == "quadratic" or float(slope[2]) < 0.2


def test_the_spectra_fall_from_one() -> None:
    random = np.random.default_rng(0)
    for _ in range(10 * len(SHAPES)):
        values = spectrum(random, 7)
        assert values[0] == 1
        assert (np.diff(values) <= 0).all()
        assert (values >= LOWEST).all()


def test_held_out_loss_is_least_elsewhere_for_some() -> None:
    told, _, _ = quadratic_prior.block(np.random.default_rng(5), 40, "cpu")
    apart = (told.optimum - told.held_optimum).abs().amax(-1).flatten() > 0
    assert 10 < int(apart.sum()) < 40
