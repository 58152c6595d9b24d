"""Where an optimizer becomes unstable."""

from __future__ import annotations

from ctypes import c_double
from typing import TYPE_CHECKING

from ._abi import LRS_UNKNOWN
from ._check import call
from ._numbers import enumerator, known, real

if TYPE_CHECKING:
    from ._typing import Optimizer

__all__ = ["stability_edge"]


def stability_edge(optimizer: Optimizer, curvature: float, momentum: float | None = None) -> float:
    """Return the learning rate above which an optimizer diverges on a quadratic.

    ========== ========================= ==========================================
    optimizer  edge                      update
    ========== ========================= ==========================================
    sgd        2 / λ                     θ ← θ - εg
    momentum   2 (1 + β) / λ             v ← βv + g, θ ← θ - εv
    nesterov   2 (1 + β) / ((1 + 2β) λ)  v ← βv + g, θ ← θ - ε(g + βv)
    adam       2 (1 + β) / ((1 - β) λ)   m ← βm + (1 - β)g, θ ← θ - εm, preconditioned
    ========== ========================= ==========================================

    The noise of batches lowers the edge, and the curvature changes in training: this is no
    rate to train with, but where a step becomes unstable here and now.

    Parameters
    ----------
    optimizer : {"sgd", "momentum", "nesterov", "adam", "adamw"}
        Its family; the decoupled decay of AdamW is left out.
    curvature : float
        The largest eigenvalue λ of the Hessian; for Adam, of the Hessian preconditioned by
        the denominator of its steps.
    momentum : float, optional
        β, 0 to below 1: 0.9; for Adam β₁; sgd has none.

    Raises
    ------
    LRSuggestError
        A number is outside its range, or the family has no such formula.

    References
    ----------
    Cohen et al. 2021, arXiv:2103.00065, and 2022, arXiv:2207.14484.

    Examples
    --------
    >>> import lrsuggest
    >>> lrsuggest.stability_edge("sgd", 50)
    0.04
    >>> round(lrsuggest.stability_edge("adam", 50), 3)
    0.76
    """
    family = enumerator(optimizer, "optimizer", "lrs_optimizer_named")
    beta = LRS_UNKNOWN if momentum is None else known(momentum, "momentum")
    out = c_double()
    call("lrs_stability_edge", family, real(curvature, "curvature"), beta, out)
    return out.value
