"""Layer groups that bear other rates: range tests of one network, scaled, stand in for them."""

from recorded import CLEAR, range_test

import lrsuggest

groups = {}
for seed, (name, factor) in enumerate({"body": 0.2, "neck": 1.0, "head": 5.0}.items()):
    lrs, losses = range_test(CLEAR, seed)
    groups[name] = ([lr * factor for lr in lrs], losses)
lrsuggest.plot_groups(groups, steps=400)
