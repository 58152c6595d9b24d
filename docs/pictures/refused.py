"""Real range tests that hold no answer, by the code of the refusal."""

from __future__ import annotations

import math
from functools import partial

from recorded import CLEAR, budget, range_test
from trouble import Trouble, changed, picture, shaky

import lrsuggest

NEGATIVE = "mnist5k.mlp.adam.b64.negcos"
"""A loss that falls from 0 to -1."""

WHOLE = "the whole sweep"


def too_few_points() -> Trouble:
    """Keep every twelfth point of a clear sweep."""
    lrs, losses = range_test(CLEAR)
    return changed(lrs[::12], losses[::12], WHOLE)


def no_finite_loss() -> Trouble:
    """Break the network before the sweep begins."""
    lrs, losses = range_test(CLEAR)
    return changed(lrs, [math.nan] * len(losses), WHOLE)


def no_descent() -> Trouble:
    """Show batches of sixteen pictures, of which each is as hard as another."""
    return shaky("mnist5k.cnn.adam.b16.ce", 1, "grown")


def diverged_at_start() -> Trouble:
    """Begin a clear sweep where it is about to explode."""
    lrs, losses = range_test(CLEAR)
    return changed(lrs[76:], losses[76:], WHOLE)


def badly_scaled() -> Trouble:
    """Show a network whose initial weights are several times too large."""
    return shaky("mnist5k.mlp-biginit.mom.b32.ce", 0)


def ambiguous() -> Trouble:
    """Show batches of sixteen pictures, whose losses climb back once."""
    return shaky("digits.ae.adam.b32.recon", 5)


def no_answer() -> Trouble:
    """Ask a rule that takes a loss below zero for an explosion."""
    lrs, losses = range_test(NEGATIVE)
    whole = {
        "`lrsuggest.suggest`": lrsuggest.suggest(lrs, losses, steps=budget(NEGATIVE))
    }
    answer = lrsuggest.rule("fastai_valley", lrs, losses)
    return Trouble(NEGATIVE, lrs, losses, answer, whole)


REFUSED = {
    trouble.__name__: trouble
    for trouble in (
        too_few_points,
        no_finite_loss,
        no_descent,
        diverged_at_start,
        badly_scaled,
        ambiguous,
        no_answer,
    )
}

picture_too_few_points = partial(picture, too_few_points)
picture_no_finite_loss = partial(picture, no_finite_loss)
picture_no_descent = partial(picture, no_descent)
picture_diverged_at_start = partial(picture, diverged_at_start)
picture_badly_scaled = partial(picture, badly_scaled)
picture_ambiguous = partial(picture, ambiguous)
picture_no_answer = partial(picture, no_answer)
