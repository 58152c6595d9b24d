"""Answers that are hard to draw."""

from __future__ import annotations

import math

from curves import exponential, falling, flat, noise_only, rates, rising, usual

import lrsuggest


def crowded() -> tuple[list[float], list[float]]:
    """Return a range test whose landmarks lie within a tenth of a decade of each other."""
    lrs = rates(400, (1e-7, 10.0))
    return lrs, [2.3 / (1 + (lr / 0.01) ** 60) + (lr / 0.0115) ** 60 for lr in lrs]


CURVES = {
    "usual": falling(),
    "noisy": falling(noise=0.3, seed=4),
    "no elbow": exponential(1e-2),
    "exploding": ([*rates(), 2.0, 3.0], [*falling()[1], 1e30, 1e300]),
    "ending in NaN": ([*rates(), 2.0], [*falling()[1], math.nan]),
    "flat": flat(),
    "only noise": noise_only(),
    "rising": rising(),
    "one point": ([0.1], [1.0]),
    "two points": ([1e-4, 1e-3], [2.0, 1.0]),
    "nothing finite": ([0.1, 1.0], [math.nan, 1.0]),
    "huge": (rates(), [1e308 if index % 2 else -1e308 for index in range(101)]),
    "large": (rates(), [loss * 1e300 for loss in falling()[1]]),
    "tiny": (rates(), [loss * 1e-310 for loss in falling()[1]]),
    "negative": (rates(), [loss - 5 for loss in falling(noise=0.1)[1]]),
    "far from zero": (rates(), [loss * 1e-3 + 1000 for loss in falling(noise=0.1)[1]]),
    "crowded": crowded(),
    "narrow": (rates(101, (0.01, 0.02)), [usual(lr) for lr in rates(101, (0.01, 0.02))]),
    "wide": ([10.0**power for power in range(-200, 201)], noise_only(401)[1]),
    "long": falling(30_000, noise=0.1),
    **{f"shaky {seed}": falling(100, noise=0.5, seed=seed) for seed in range(4)},
}


def several() -> dict[str, lrsuggest.RunsSuggestion | lrsuggest.Refusal]:
    """Return answers of several runs: alike, of other ranges, many, partly and wholly refused."""
    runs = [falling(noise=0.2, seed=seed) for seed in range(5)]
    cut = [
        (lrs[5 * index : 100 - 4 * index], losses[5 * index : 100 - 4 * index])
        for index, (lrs, losses) in enumerate(runs)
    ]
    noise = [noise_only(seed=seed) for seed in range(3)]
    return {
        "runs": lrsuggest.suggest_runs(runs),
        "other ranges": lrsuggest.suggest_runs(cut),
        "a hundred": lrsuggest.suggest_runs(runs * 20),
        "one refused": lrsuggest.suggest_runs([*runs[:2], noise[0]]),
        "all refused": lrsuggest.suggest_runs(noise),
    }


def answers() -> dict[str, lrsuggest.Suggestion | lrsuggest.RunsSuggestion | lrsuggest.Refusal]:
    """Return an answer about every curve and about several runs."""
    return {**{name: lrsuggest.suggest(*curve) for name, curve in CURVES.items()}, **several()}
