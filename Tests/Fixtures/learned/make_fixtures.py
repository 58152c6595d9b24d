"""Write fixtures.json: what torch and NumPy make of the shipped table, on sixteen range tests.

    make record-learned

Run it whenever `Sources/LRSuggestWeights/weights.c` has changed. Inputs are what `lrsuggest.frame`
says of the curves of the folder beside this one, rounded to 32nds: a byte each, in hexadecimal.
Logits are singles, the bits of each in hexadecimal. `LearnedFixtureTests` reads the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import lrsuggest
import numpy as np
import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "small_libraries"), str(HERE.parents[2] / "Benchmarks/Learned")]

from curves import FAMILIES, losses, rates  # noqa: E402
from networks import NETWORKS  # noqa: E402
from table import read  # noqa: E402

CASES = 16
STEP = 32
FIRST_LENGTH = 13  # of the curves: those before are too short to place
OFFSETS = np.linspace(-2, 2, 41)
CANDIDATES = np.linspace(-2, 2, 81)
CONTEXTS = (
    {},
    {"schedule": "constant", "steps": 400, "optimizer": "sgd", "epochs": 60},
    {"schedule": "cosine", "steps": 5000, "optimizer": "adamw", "fine_tuning": True},
    {"steps": 200, "optimizer": "momentum"},
)


def coarse(values: Sequence[float]) -> np.ndarray:
    """Round inputs so that each fits a byte."""
    return np.clip(np.round(np.array(values) * STEP), -127, 127).astype(np.int8)


def logits(members: dict, name: str, inputs: dict[str, np.ndarray]) -> list[torch.Tensor]:
    """Run every copy of a member."""
    view = {"features": "features", "cnn": "curve", "gru": "stream", "image": "raster"}[name]
    found = []
    for state in members[name]:
        network = NETWORKS[name]()
        network.load_state_dict(state)
        seen, known = (
            torch.from_numpy(inputs[key] / np.float32(STEP)) for key in (view, "conditions")
        )
        if name == "gru":
            rows = seen.view(1, -1, 7)
            arguments = (rows, known[None], torch.tensor([rows.shape[1]]))
        else:
            arguments = (seen[None], known[None])
        with torch.inference_mode():
            found.append(network(*arguments)[0])
    return found


def moved(chances: np.ndarray, distance: float) -> np.ndarray:
    """Shift a distribution by decades, splitting what falls between two bins."""
    places = np.clip(np.arange(41) + distance / 0.1, 0, 40)
    left = np.minimum(places.astype(int), 39)
    result = np.zeros(41)
    np.add.at(result, left, chances * (1 - (places - left)))
    np.add.at(result, left + 1, chances * (places - left))
    return result


def answer(chances: np.ndarray, table: np.ndarray) -> float:
    """Decide on the offset of the smallest expected cost."""
    distances = CANDIDATES[:, None] - OFFSETS[None]
    expected = np.interp(distances, np.linspace(-4, 4, 161), table) @ chances
    best = int(expected.argmin())
    if 0 < best < 80:
        left, middle, right = expected[best - 1 : best + 2]
        bend = left - 2 * middle + right
        if bend > 0:
            return CANDIDATES[best] + 0.05 * np.clip((left - right) / (2 * bend), -0.5, 0.5)
    return CANDIDATES[best]


def answers(copies: dict[str, list[torch.Tensor]], calibration: list[float], shift: float) -> list:
    """Decide as each member and as all together, under both measured schedules.

    `shift` is how far the anchor of the stream lies above that of the frame.
    """
    beliefs = {}
    for index, name in enumerate(NETWORKS):
        logits = torch.stack(copies[name]).double() / calibration[4 + index]
        beliefs[name] = torch.softmax(logits, 1).mean(0).numpy()
    weights = np.array(calibration[8:12])
    together = (
        sum(
            weight * moved(belief, shift if name == "gru" else 0.0)
            for weight, (name, belief) in zip(weights, beliefs.items(), strict=True)
        )
        / weights.sum()
    )
    tables = np.array(calibration[-322:]).reshape(2, 161)
    return [[answer(b, table) for b in (*beliefs.values(), together)] for table in tables]


def case(name: str, frame: lrsuggest.Frame, shift: float, table: tuple) -> dict:
    """Describe one range test."""
    members, calibration, _ = table
    views = ("features", "conditions", "curve", "raster", "stream")
    inputs = {view: coarse(getattr(frame, view)) for view in views}
    copies = {member: logits(members, member, inputs) for member in NETWORKS}
    return {
        "name": name,
        "inputs": {view: inputs[view].tobytes().hex() for view in views},
        "logits": {
            member: [copy.numpy().astype(">f4").tobytes().hex() for copy in found]
            for member, found in copies.items()
        },
        "shift": shift,
        "answers": answers(copies, calibration, shift),
    }


def main() -> None:
    """Take the first curves of every family that can be placed."""
    table = read()
    cases = []
    seed = FIRST_LENGTH
    while len(cases) < CASES:
        for family in FAMILIES:
            curve = losses(family, seed)
            context = CONTEXTS[len(cases) % len(CONTEXTS)]
            frame = lrsuggest.frame(rates(len(curve)), curve, **context)
            if frame is not None and len(cases) < CASES:
                shift = round(0.37 * len(cases) - 2.6, 2)
                cases.append(case(f"{family} of {len(curve)}", frame, shift, table))
        seed += 1
    head = {"made_by": "make_fixtures.py", "torch": torch.__version__, "table": table.provenance}
    lines = ",\n".join(json.dumps(case) for case in cases)
    target = HERE / "fixtures.json"
    target.write_text(f'{json.dumps(head)[:-1]}, "cases": [\n{lines}\n]}}\n')
    print(f"{target.name}: {len(cases)} range tests, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
