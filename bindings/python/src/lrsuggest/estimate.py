"""What networks say about a range test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .search_range import SearchRange

if TYPE_CHECKING:
    from ._abi import lrs_learned_estimate

__all__ = ["LearnedEstimate"]


@dataclass(frozen=True)
class LearnedEstimate:
    """The learning rate that is expected to lose least, by networks trained on range tests.

    ``float()`` takes it for its learning rate. It is no suggestion: nothing is refused, and a
    curve without an answer, such as noise, shows in `spread` and `disagreement` alone.

    Parameters
    ----------
    lr : float
        The learning rate; that of the formula behind :func:`lrsuggest.suggest` where
        `is_supported` is false.
    interval : SearchRange
        Holds the middle of the good rates in about 80 % of trainings that the networks had not
        seen.
    spread : float
        The standard deviation of `distribution`, in decades.
    disagreement : float
        The standard deviation between the answers of the members, or of a single member
        between those of its copies, in decades.
    is_supported : bool
        Whether recorded sweeps showed such features; of a sweep in progress, whether it
        is long enough. Its answer is that of the network all the same.
    anchor : float
        log10 of the rate that offsets are measured from.
    distribution : tuple of float
        How probable it is that the good rates centre at each of 41 offsets from the anchor: -2
        to 2 decades by 0.1.
    """

    lr: float
    interval: SearchRange
    spread: float
    disagreement: float
    is_supported: bool
    anchor: float
    distribution: tuple[float, ...]

    @classmethod
    def of(cls, out: lrs_learned_estimate) -> LearnedEstimate:
        """Translate the struct of the header."""
        return cls(
            lr=out.learning_rate,
            interval=SearchRange(out.interval_low, out.interval_high),
            spread=out.spread,
            disagreement=out.disagreement,
            is_supported=bool(out.is_supported),
            anchor=out.anchor,
            distribution=tuple(out.distribution),
        )

    def __float__(self) -> float:
        """Return the learning rate."""
        return self.lr
