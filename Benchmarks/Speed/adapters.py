"""Times range tests inside of libraries beside the bare training loop, in one run.

The network is wide enough that a step takes about ten milliseconds. Each round trains the same
number of steps bare, then as a range test, copies and restoring included; the ratio is that of
the medians over the rounds.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable

import torch
from lrsuggest.integrations.torch import range_test
from torch import nn

from board import line, section

STEPS, ROUNDS, WIDTH, BATCH = 100, 5, 600, 128

torch.set_num_threads(1)  # processor time of one thread is what other programs disturb least

Work = Callable[[], object]


class Setting:
    """A network of three wide layers, and batches of noise."""

    def __init__(self) -> None:
        """Draws everything once."""
        torch.manual_seed(0)
        layers = [nn.Linear(WIDTH, WIDTH), nn.ReLU()]
        self.model = nn.Sequential(*layers, nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 1))
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-5)
        self.batches = [(torch.randn(BATCH, WIDTH), torch.randn(BATCH, 1)) for _ in range(10)]

    def bare(self) -> None:
        """Train as one writes it down, reading each loss."""
        for inputs, targets in itertools.islice(itertools.cycle(self.batches), STEPS):
            loss = nn.functional.mse_loss(self.model(inputs), targets)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            loss.item()

    def swept(self, keep: str = "memory") -> None:
        """Make a range test of as many steps."""
        test = range_test(
            self.model,
            self.optimizer,
            nn.functional.mse_loss,
            self.batches,
            end_lr=1e-5,
            num_iter=STEPS,
            stop="never",
            keep=keep,
        )
        if len(test.losses) != STEPS:
            raise RuntimeError(f"{len(test.losses)} steps instead of {STEPS}")


def milliseconds(work: Work) -> float:
    """Time one call, by the processor's clock."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def compared(bare: Work, swept: Work) -> tuple[float, float]:
    """Return the median time of a bare step in milliseconds, and the median ratio to it."""
    bare(), swept()
    pairs = [(milliseconds(bare), milliseconds(swept)) for _ in range(ROUNDS)]
    ratio = statistics.median(after / before for before, after in pairs)
    return statistics.median(before for before, _ in pairs) / STEPS, ratio


def main() -> None:
    """Print the table."""
    setting = Setting()
    section("Range test over the bare training loop", "copies and restoring included")
    for keep in ("memory", "disk"):
        step, ratio = compared(setting.bare, lambda keep=keep: setting.swept(keep))
        note = f"torch, {step:.1f} ms a step, copies in {keep}"
        line(note, 100 * (ratio - 1), "%", most=2.0 if keep == "memory" else None)


if __name__ == "__main__":
    main()
