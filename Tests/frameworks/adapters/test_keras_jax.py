"""The same tests once more on Keras' JAX backend, which only another process can have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

WANTED = (
    "test_range_test or batch_begin or batch_end-8 or test_accumulation or schedule_comes_back "
    "or test_restore and fail and 6 or per_execution or pain"
)
"""What JAX could make different: it has the weights elsewhere, and compiles the step."""

FAST = {
    "KERAS_BACKEND": "jax",
    "JAX_PLATFORMS": "cpu",
    "JAX_DISABLE_MOST_OPTIMIZATIONS": "1",
    "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
    "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
}
"""Compiling takes longer than training here."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    cache = str(tmp_path_factory.mktemp("compiled"))
    return {**os.environ, **FAST, "JAX_COMPILATION_CACHE_DIR": cache}


def test_the_adapter(environment):
    files = ("test_keras_table.py", "test_keras_data.py", "test_keras_pain.py")
    tests = [sys.executable, "-m", "pytest", *files, "-k", WANTED]
    done = subprocess.run(
        tests, cwd=HERE, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout


def test_ddp(environment):
    """Two devices that share each batch: Keras has no other way to train on several."""
    flags = "--xla_force_host_platform_device_count=2"
    done = subprocess.run(
        [sys.executable, str(HERE / "keras_devices.py")],
        env={**environment, "XLA_FLAGS": flags},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    one, two = ([float(word) for word in line.split()] for line in done.stdout.splitlines())
    assert one[0] == 1
    assert two[0] == 2
    assert two[1:] == pytest.approx(one[1:], rel=1e-4)
