"""Averages, recognised and undone."""

from __future__ import annotations

import math
import random

import pytest
from conftest import refused
from curves import rates, usual

import lrsuggest

FORMS = {"bias_corrected": "ema", "first_value": "ema_first_value"}


def noisy(seed, count=200):
    draw = random.Random(seed)
    lrs = rates(count, (1e-7, 1.0))
    return lrs, [usual(lr) * math.exp(draw.gauss(0, 0.08)) for lr in lrs]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.98, 0.999])
def test_g7_an_average_is_undone_exactly(form, beta):
    _, losses = noisy(1)
    averages = lrsuggest.smooth(losses, FORMS[form], beta=beta)
    undone = lrsuggest.undo_ema(averages, beta, form)
    assert max(abs(one - other) for one, other in zip(undone, losses)) < 1e-10


def test_raw_losses_seem_raw_and_averages_do_not():
    raw = [lrsuggest.detect_ema(noisy(seed)[1]) for seed in range(40)]
    assert sum(found is not None for found in raw) <= 1
    for form, name in FORMS.items():
        found = [
            lrsuggest.detect_ema(lrsuggest.smooth(noisy(seed)[1], name, beta=0.98))
            for seed in range(40)
        ]
        assert sum(average is not None for average in found) >= 30
        assert sum(average is not None and average.form == form for average in found) >= 26


def test_a_suggestion_undoes_an_average():
    lrs, losses = noisy(3)
    averages = lrsuggest.smooth(losses, "ema", beta=0.98)
    raw = lrsuggest.suggest(lrs, losses, steps=1000, ema_beta=0)
    told = lrsuggest.suggest(lrs, averages, steps=1000, ema_beta=0.98)
    found = lrsuggest.suggest(lrs, averages, steps=1000)
    assert told.lr == pytest.approx(raw.lr, rel=1e-6)
    assert abs(math.log10(found.lr / raw.lr)) < 0.3
    assert any("beta 0.98" in doubt for doubt in told.doubts)
    assert not any("beta" in doubt for doubt in raw.doubts)
    marks = lrsuggest.landmarks(lrs, averages, ema_beta=0.98)
    assert marks.minimum.lr == pytest.approx(raw.landmarks.minimum.lr, rel=1e-6)


def test_a_recorded_sweep_undoes_what_it_is_told():
    lrs, losses = noisy(3)
    averages = lrsuggest.smooth(losses, "ema", beta=0.98)
    sweep = lrsuggest.Sweep(lrs[0], lrs[-1], num_iter=len(lrs), stop="never")
    for _, loss in zip(sweep, averages):
        sweep.record(loss)
    told = sweep.suggest(steps=1000, ema_beta=0.98)
    assert any("beta 0.98" in doubt for doubt in told.doubts)
    assert sweep.landmarks(ema_beta=0.98) == told.landmarks


def test_misuse():
    lrs, losses = noisy(4)
    assert "ema_beta is 1.0" in refused(lrs, losses, ema_beta=1.0)
    assert "ema_beta" in refused(lrs, losses, ema_beta=-1)
    assert "beta is nan" in refused(losses, math.nan, call=lrsuggest.undo_ema)
    assert "first_value" in refused(losses, 0.9, "other", call=lrsuggest.undo_ema)
