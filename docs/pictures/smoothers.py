"""Averages that lag, beside a smoother that does not."""

import matplotlib.pyplot as plt
from recorded import CLEAR, range_test
from rules import draw_curve

import lrsuggest

lrs, losses = range_test(CLEAR)
axes = plt.subplots(figsize=(7.2, 3.6), layout="constrained")[1]
draw_curve(axes, lrs, losses)
for label, name, options in (
    ("ema, beta 0.98: fastai, Lightning", "ema", {"beta": 0.98}),
    (
        "ema_first_value, beta 0.95: Ignite, torch-lr-finder",
        "ema_first_value",
        {"beta": 0.95},
    ),
    ("whittaker: here", "whittaker", {}),
):
    axes.plot(lrs, lrsuggest.smooth(losses, name, lrs=lrs, **options), label=label)
axes.set_xlabel("learning rate")
axes.set_ylabel("loss")
axes.legend(fontsize=8)
