"""A reset probe around the answer of a sweep, beside what whole trainings led to."""

import matplotlib.pyplot as plt
import numpy as np
from recorded import CLEAR, beginning, outcome, range_test

import lrsuggest

STEPS = 300
start = lrsuggest.suggest(*range_test(CLEAR, 2), steps=STEPS)
lrs, ends = beginning(CLEAR, 1)
first = beginning(CLEAR, 0)[1][0]

probe = lrsuggest.ResetProbe(start, steps_per_rate=STEPS // 10, steps=STEPS)
for lr in probe:
    recorded = float(np.interp(np.log10(lr), np.log10(lrs), ends))
    probe.record(first if probe.needs_reset else recorded)
answer = probe.answer()

axes = plt.subplots(figsize=(7.2, 3.6), layout="constrained")[1]
rates, losses = outcome(CLEAR)
axes.semilogx(rates, losses, color="gray", label=f"held-out loss after {STEPS} steps")
axes.semilogx(lrs, ends, ":", color="C0", label=f"loss after {STEPS // 10} steps")
done = [(trial.lr, trial.loss) for trial in answer.trials if trial.loss is not None]
axes.semilogx(*zip(*done), "o", color="C0", label="runs of the probe")
axes.axvline(start.lr, color="C1", linestyle="--", label="answer of the sweep")
axes.axvline(answer.best_lr, color="C0", linewidth=0.8, label="best for short runs")
axes.axvline(answer.lr, color="C2", label="answer of the probe")
axes.axvspan(*answer.interval, color="C2", alpha=0.1)
axes.set(xlim=(1e-4, 3), ylim=(0, 1.2 * first), xlabel="learning rate", ylabel="loss")
axes.legend(fontsize=8, loc="lower left")
