"""Range tests of a model on one device, and copied to two; prints their number and the losses."""

import jax
import keras
import numpy as np
from lrsuggest.integrations.keras import range_test

from keras_training import BATCH, data, network, numbers

OPTIONS = {"end_lr": 1.0, "num_iter": 12, "stop": "never", "progress": False}

for devices in (jax.devices()[:1], jax.devices()):
    keras.distribution.set_distribution(keras.distribution.DataParallel(devices=devices))
    model = network(dropout=0)
    kernel = model.layers[0].kernel
    before, sharding = numbers(model), kernel.value.sharding
    test = range_test(model, *data(), batch_size=BATCH, shuffle=False, **OPTIONS)
    assert all(np.array_equal(a, b) for a, b in zip(before, numbers(model)))
    assert kernel.value.sharding == sharding
    print(len(kernel.value.devices()), *test.losses)
