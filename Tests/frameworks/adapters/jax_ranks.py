"""A range test on two processes that share each batch: ``jax_ranks.py PORT RANK FOLDER``."""

import json
import sys
from pathlib import Path

import jax
import numpy as np
import optax
from jax.sharding import Mesh, NamedSharding, PartitionSpec

port, rank, folder = sys.argv[1:]
jax.config.update("jax_cpu_collectives_implementation", "gloo")
jax.distributed.initialize(f"127.0.0.1:{port}", num_processes=2, process_id=int(rank))

from lrsuggest.integrations.jax import optax_range_test  # noqa: E402

from jax_training import BATCH, Loader, loss, parameters  # noqa: E402
from seeds import seed  # noqa: E402

mesh = Mesh(np.array(jax.devices()), ("data",))
whole, parted = (NamedSharding(mesh, PartitionSpec(*axes)) for axes in ((), ("data",)))
half = slice(int(rank) * BATCH // 2, (int(rank) + 1) * BATCH // 2)
seed()  # the same order on both
batches = [
    tuple(jax.make_array_from_process_local_data(parted, part[half]) for part in batch)
    for batch in Loader()
]
params = jax.tree.map(
    lambda leaf: jax.make_array_from_process_local_data(whole, np.asarray(leaf)), parameters()
)
test = optax_range_test(
    loss, params, optax.adam, batches, end_lr=1.0, num_iter=12, stop="never", progress=False
)
answer = test.suggest(steps=100)
found = {"losses": test.losses, "answer": repr(answer)}
Path(folder, f"{rank}.json").write_text(json.dumps(found))
