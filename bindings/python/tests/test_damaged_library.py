"""A library whose file was changed on a disk or on its way."""

from __future__ import annotations

import struct
from pathlib import Path

from lrsuggest import _library

LIBRARY = Path(_library.library()._name)
FIRST_WEIGHT = struct.pack("<f", float.fromhex("-0x1.08016ap-6"))
PROGRAM = """
import lrsuggest
lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
for name in ("learned", "learned_gru", "valley"):
    answer = lrsuggest.rule(name, lrs, losses)
    print(name, bool(answer), "damaged" in answer.explanation() if not answer else "")
print(lrsuggest.learned(lrs, losses), bool(lrsuggest.suggest(lrs, losses)))
"""


def test_damaged_networks_do_not_answer_and_all_else_does(fresh, tmp_path):
    content = bytearray(LIBRARY.read_bytes())
    place = content.index(FIRST_WEIGHT)
    assert content.find(FIRST_WEIGHT, place + 1) == -1
    content[place + 4 * 5000] ^= 1
    damaged = tmp_path / "liblrsuggest.so"
    damaged.write_bytes(content)
    assert fresh(PROGRAM, LRSUGGEST_LIBRARY=str(LIBRARY)).startswith("learned True")
    assert fresh(PROGRAM, LRSUGGEST_LIBRARY=str(damaged)).splitlines() == [
        "learned False True",
        "learned_gru False True",
        "valley True ",
        "None True",
    ]
