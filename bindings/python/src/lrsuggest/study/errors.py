"""What can go wrong while pairs are collected."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["BrokenRecordError", "EngineError", "Failure", "StudyError"]

MOST = 10
"""How many failures a message lists."""


class BrokenRecordError(ValueError):
    """A file of a store that is no whole record of the key in its name.

    It was cut short, changed, renamed, or put there by another program. It is never used;
    :func:`lrsuggest.study.run` does its unit again.
    """


class EngineError(RuntimeError):
    """The engine gave up: a process of this machine was killed, or a cluster lost its workers.

    What was done is stored; the same call again does the rest.
    """


class Failure(NamedTuple):
    """A unit whose function raised.

    Parameters
    ----------
    label : str
        The unit in words: task, schedule, rate, seed.
    key : str
        The name its record would have.
    error : str
        The type and the message of the exception.
    traceback : str
        Where it came from.
    """

    label: str
    key: str
    error: str
    traceback: str


class StudyError(RuntimeError):
    """Units failed; all the others were finished and stored before this was raised.

    Parameters
    ----------
    failures : sequence of Failure
        What failed, in the order of the units.
    total : int
        How many units there were.
    """

    def __init__(self, failures: tuple[Failure, ...], total: int) -> None:
        super().__init__(failures, total)
        self.failures = failures
        self.total = total

    def __str__(self) -> str:
        """List the failures, and where the first came from."""
        lines = [f"{len(self.failures)} of {self.total} units failed; the others are stored"]
        lines += [f"  {failure.label}: {failure.error}" for failure in self.failures[:MOST]]
        if len(self.failures) > MOST:
            lines.append(f"  and {len(self.failures) - MOST} more")
        return "\n".join([*lines, "The first came from:", self.failures[0].traceback.rstrip()])
