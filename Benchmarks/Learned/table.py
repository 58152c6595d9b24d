"""The shipped table: trained networks as C source, and back.

`include/LRSuggestWeights.h` of `Sources/LRSuggestWeights` says what is where. A member is a list
of copies; a copy is a `state_dict()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from networks import NETWORKS

TABLE = Path(__file__).parents[2] / "Sources" / "LRSuggestWeights" / "weights.c"
SUPPORT, ONE_CYCLE, CONSTANT = slice(23, 85), slice(85, 246), slice(246, 407)
"""Where the calibration has the limits of the features, and what rates cost."""
CALIBRATION = CONSTANT.stop
LIMIT = 400_000  # bytes of binary, weights and calibration together

State = Mapping[str, Tensor]


class Table(NamedTuple):
    """What `read` finds: the networks, the calibration, and where they come from."""

    members: dict[str, list[State]]
    calibration: list[float]
    provenance: str


def write(
    path: Path,
    members: Mapping[str, Sequence[State]],
    calibration: Sequence[float],
    provenance: str,
) -> None:
    """Write the table; the same numbers give the same bytes.

    The first four numbers of the calibration are how many copies each member has.
    """
    counts = [len(members[name]) for name in NETWORKS]
    if len(calibration) != CALIBRATION or list(calibration[:4]) != counts:
        raise ValueError(f"a calibration has {CALIBRATION} numbers and begins with {counts}")
    weights = np.concatenate(
        [_flat(name, copy) for name in NETWORKS for copy in members[name]]
    ).tolist()
    numbers = [float(number) for number in calibration]
    if 4 * len(weights) + 8 * len(numbers) > LIMIT:
        raise ValueError(f"{len(weights)} weights are more than {LIMIT} bytes")
    if not np.isfinite(weights).all() or not np.isfinite(numbers).all():
        raise ValueError("every number of the table must be finite")
    path.write_text(_source(weights, numbers, provenance))


def read(path: Path = TABLE) -> Table:
    """Read a table back, to the last bit."""
    source = path.read_text()
    weights = torch.tensor(_numbers(source, "weights"), dtype=torch.float32)
    calibration = _numbers(source, "calibration")
    members: dict[str, list[State]] = {}
    at = 0
    for (name, network), copies in zip(NETWORKS.items(), calibration, strict=False):
        members[name] = []
        for _ in range(int(copies)):
            copy: dict[str, Tensor] = {}
            for key, tensor in network().state_dict().items():
                size = tensor.numel()
                copy[key] = weights[at : at + size].view(tensor.shape).clone()
                at += size
            members[name].append(copy)
    if at != len(weights):
        raise ValueError(f"{path} holds {len(weights)} weights, its networks {at}")
    return Table(members, calibration, _provenance(source))


def _flat(name: str, copy: State) -> np.ndarray:
    """Line a copy up, in the order of the network's own tensors."""
    network = NETWORKS[name]()
    network.load_state_dict(dict(copy))
    tensors = network.state_dict().values()
    return np.concatenate([tensor.detach().cpu().numpy().ravel() for tensor in tensors])


def _source(weights: Sequence[float], calibration: Sequence[float], provenance: str) -> str:
    escaped = provenance.replace("\\", "\\\\").replace('"', '\\"')
    lines = '\\n"\n  "'.join(escaped.split("\n"))
    checksum = _checksum(weights, calibration)
    return "\n".join(
        [
            "/* Written by Benchmarks/Learned/table.py: not by hand. */",
            '#include "LRSuggestWeights.h"\n',
            f"static const float weights[{len(weights)}] = {{",
            *_rows([f"{_literal(value)}f" for value in weights]),
            "};\n",
            f"static const double calibration[{len(calibration)}] = {{",
            *_rows([_literal(value) for value in calibration]),
            "};\n",
            f'static const char provenance[] =\n  "{lines}";\n',
            "const float *lrsuggest_weights(void) { return weights; }",
            f"size_t lrsuggest_weights_count(void) {{ return {len(weights)}; }}",
            "const double *lrsuggest_calibration(void) { return calibration; }",
            f"size_t lrsuggest_calibration_count(void) {{ return {len(calibration)}; }}",
            f"uint64_t lrsuggest_checksum(void) {{ return 0x{checksum:016x}u; }}",
            "const char *lrsuggest_provenance(void) { return provenance; }\n",
        ]
    )


def _checksum(weights: Sequence[float], calibration: Sequence[float]) -> int:
    """FNV-1a as `TableChecksum.swift` takes it: a step for the bits of each number."""
    total = 0xCBF29CE484222325
    patterns = [
        *np.asarray(weights, np.float32).view(np.uint32).tolist(),
        *np.asarray(calibration, np.float64).view(np.uint64).tolist(),
    ]
    for pattern in patterns:
        total = (total ^ pattern) * 0x100000001B3 % 2**64
    return total


def _literal(value: float) -> str:
    """Write a number exactly, without the zeros at its end."""
    mantissa, exponent = float(value).hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{exponent}"


def _rows(literals: Sequence[str]) -> Iterable[str]:
    """Set literals six a line."""
    for start in range(0, len(literals), 6):
        yield "  " + ", ".join(literals[start : start + 6]) + ","


def _numbers(source: str, name: str) -> list[float]:
    found = re.search(rf" {name}\[\d+\] = {{(.*?)}};", source, re.DOTALL)
    if found is None:
        raise ValueError(f"the table has no {name}")
    literals = found[1].split(",")
    return [float.fromhex(text.strip().rstrip("f")) for text in literals if text.strip()]


def _provenance(source: str) -> str:
    found = re.search(r"provenance\[\] =\n(.*?);\n\n", source, re.DOTALL)
    if found is None:
        raise ValueError("the table does not say where it comes from")
    text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found[1]))
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)
