"""Real range tests whose answers are doubted, by the code of the doubt."""

from __future__ import annotations

from functools import partial
from itertools import accumulate

import numpy as np
from recorded import CLEAR, budget, range_test
from trouble import Trouble, changed, picture, shaky

import lrsuggest

WHOLE = "100 raw losses over all rates"


def noisy() -> Trouble:
    """Show batches of sixteen rows of a table that was not normalised."""
    return shaky("breast_cancer.logreg-raw.sgd.b16.ce", 2)


def second_descent() -> Trouble:
    """Show a deep network whose loss climbs back once on its way down."""
    return shaky("digits.deep.sgd.b32.ce", 2)


def no_elbow() -> Trouble:
    """End a clear sweep before the loss rises."""
    lrs, losses = range_test(CLEAR)
    return changed(lrs[:70], losses[:70], WHOLE)


def sparse() -> Trouble:
    """Show half as many steps over the same rates."""
    return changed(*range_test(CLEAR, count=50), WHOLE)


def uneven() -> Trouble:
    """Pick the points of a long sweep that a linear one would have had."""
    lrs, losses = map(np.array, range_test(CLEAR, count=400))
    wanted = np.linspace(lrs[150], lrs[330], 60)
    kept = np.unique([np.argmin(np.abs(lrs - rate)) for rate in wanted])
    return changed(lrs[kept].tolist(), losses[kept].tolist(), WHOLE)


def narrow() -> Trouble:
    """Show a decade and a half of a clear sweep."""
    lrs, losses = range_test(CLEAR)
    return changed(lrs[62:82], losses[62:82], WHOLE)


def smoothed() -> Trouble:
    """Show averages as fastai makes them in place of the losses."""
    lrs, losses = range_test(CLEAR)
    beta = 0.98
    sums = accumulate(
        losses, lambda kept, loss: beta * kept + (1 - beta) * loss, initial=0
    )
    averages = [total / (1 - beta**count) for count, total in enumerate(sums) if count]
    taken_for_raw = lrsuggest.suggest(lrs, averages, steps=budget(CLEAR), ema_beta=0)
    return changed(
        lrs, averages, WHOLE, {"the averages taken for losses": taken_for_raw}
    )


def steps_outside() -> Trouble:
    """Ask for a training of ten thousand steps, which was made."""
    task, name = "magic.mlp.adam.b64.ce-s10000", "grown-long"
    curve = range_test(task, name=name)
    answer = lrsuggest.suggest(*curve, steps=budget(task, name))
    told_less = {"steps not given": lrsuggest.suggest(*curve)}
    return Trouble(task, *curve, answer, told_less, name)


def overfitting() -> Trouble:
    """Ask for 5,000 steps on 156 sonar soundings, which were made."""
    task, name = "sonar.mlp.mom.b16.ce-s5000", "grown-long"
    curve = range_test(task, name=name)
    steps = budget(task, name)
    answer = lrsuggest.suggest(*curve, steps=steps, epochs=steps * 16 / 156)
    told_less = {"epochs not given": lrsuggest.suggest(*curve, steps=steps)}
    return Trouble(task, *curve, answer, told_less, name)


def no_descent() -> Trouble:
    """Show a network that was trained before, and is trained on."""
    return shaky("digits.mlp-resume.mom.b32.ce", 1)


DOUBTED = {
    trouble.__name__: trouble
    for trouble in (
        noisy,
        no_elbow,
        sparse,
        steps_outside,
        second_descent,
        uneven,
        narrow,
        smoothed,
        no_descent,
        overfitting,
    )
}

picture_noisy = partial(picture, noisy)
picture_no_elbow = partial(picture, no_elbow)
picture_sparse = partial(picture, sparse)
picture_steps_outside = partial(picture, steps_outside)
picture_second_descent = partial(picture, second_descent)
picture_uneven = partial(picture, uneven)
picture_narrow = partial(picture, narrow)
picture_smoothed = partial(picture, smoothed)
picture_no_descent = partial(picture, no_descent)
picture_overfitting = partial(picture, overfitting)
