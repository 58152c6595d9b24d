"""Which columns are read, and which of them are taken."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from .._arrays import shown
from ..errors import LRSuggestError
from ._names import OTHERS, loss_rank, lr_rank, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ._log import Log

__all__ = ["Wanted", "counter", "first_of"]

SHOWN = 12
"""As many names as a message lists."""


class Wanted:
    """The columns worth keeping: those asked for, and those that a guess might choose."""

    def __init__(self, lr: str | None, loss: str | None) -> None:
        self.lr, self.loss = lr, loss

    def __call__(self, name: str) -> bool:
        """Tell whether a column may matter."""
        return (
            name in (self.lr, self.loss)
            or lr_rank(name) is not None
            or loss_rank(name) is not None
            or plain(name) in OTHERS
        )

    def choose(self, log: Log) -> tuple[str, str]:
        """Choose the columns of rate and loss.

        Raises
        ------
        LRSuggestError
            There is none, or more than one: the candidates are listed, and the argument
            that decides.
        """
        return (
            chosen(log, self.lr or log.lr, "lr", "learning rate", lr_rank),
            chosen(log, self.loss or log.loss, "loss", "training loss", loss_rank),
        )


def chosen(
    log: Log, asked: str | None, argument: str, meaning: str, rank: Callable[[str], int | None]
) -> str:
    """Return the column asked for, or the only one of the best rank that holds values."""
    if asked is not None:
        if asked not in log.columns:
            raise LRSuggestError(
                f"no column of {log.source} is {argument}={shown(asked)}; the columns are "
                f"{listed(log.names)}"
            )
        return asked
    ranks = {
        name: found
        for name in log.columns
        if (found := rank(name)) is not None and log.holds_values(name)
    }
    lowest = min(ranks.values(), default=None)
    best = [name for name, found in ranks.items() if found == lowest]
    if not best:
        raise LRSuggestError(
            f"no column of {log.source} looks like the {meaning} and holds values: pass "
            f"{argument}= one of its columns, which are {listed(log.names)}; if it is in another "
            "file, pass a list of both"
        )
    if len(best) > 1:
        raise LRSuggestError(
            f"{len(best)} columns of {log.source} may be the {meaning}: pass {argument}= one of "
            f"{listed(best)}"
        )
    return best[0]


def first_of(names: tuple[str, ...], log: Log) -> str | None:
    """Return the first column that bears one of the names."""
    return next(borne(names, log), None)


def counter(names: tuple[str, ...], log: Log) -> list[float | None] | None:
    """Return the first column of one of the names that holds numbers; None without one."""
    for name in borne(names, log):
        with suppress(LRSuggestError):
            return log.numbers(name)
    return None


def borne(names: tuple[str, ...], log: Log) -> Iterator[str]:
    """Yield the columns that bear one of the names, in the order of the names."""
    spelled = {plain(name): name for name in log.columns}
    return (spelled[name] for name in names if name in spelled)


def listed(names: Iterable[str]) -> str:
    """List names in a message, some of them where they are many."""
    every = [str(name) for name in names]
    more = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    return ", ".join(shown(name) for name in every[:SHOWN]) + more if every else "none"
