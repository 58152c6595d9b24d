"""What one suggester says of every curve."""

from __future__ import annotations

from dataclasses import dataclass

from recordings import Array

KINDS = {
    "ours": "lrsuggest",
    "constant": "a constant",
    "library": "a library's rule",
    "rule": "a rule no library ships",
    "table": "from a table",
    "bound": "knows the outcome",
}


@dataclass(frozen=True)
class Row:
    """A suggester: log10 rates (tasks, curves), NaN where it refuses; its kind is of `KINDS`.

    `unseen`: nothing of it was fitted to the data set it is judged on, though something was
    fitted. `instead` are log10 rates it would have named where it refuses, NaN where it has
    none. `confidence` is a probability, or what else orders the curves. `present` tells which
    curves there are, where they are not those of the tasks.
    """

    name: str
    kind: str
    log_rate: Array
    unseen: bool = False
    instead: Array | None = None
    confidence: Array | None = None
    present: Array | None = None

    @property
    def title(self) -> str:
        """The name, with a star where it is judged on what it was not fitted to."""
        return f"{self.name} *" if self.unseen else self.name
