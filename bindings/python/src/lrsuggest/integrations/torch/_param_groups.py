"""The rates of a report as parameter groups of an optimizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import LRSuggestError
from ._groups import ratios
from ._layer_groups import layer_groups

if TYPE_CHECKING:
    from torch.nn import Module
    from torch.optim import Optimizer

    from ...group_report import GroupReport
    from ._named_weights import GroupsArgument

__all__ = ["param_groups"]


def param_groups(
    model: Module,
    optimizer: Optimizer,
    report: GroupReport,
    groups: GroupsArgument = "layers",
    *,
    freeze: bool = False,
) -> list[dict[str, Any]]:
    """Return parameter groups with the rates of a report, for a new optimizer.

    Parameters
    ----------
    model, optimizer, groups
        What was passed to :func:`range_test`.
    report : GroupReport
        What ``group_report()`` of its result said.
    freeze : bool
        Whether to leave out the groups that the report advises to freeze, too.

    Returns
    -------
    list of dict
        Each has ``"name"``, ``"params"``, ``"lr"`` and the other settings that `optimizer` has
        for these weights. A group whose weights are in several parameter groups of `optimizer`
        stays apart in as many. Weights that the range test did not train are left out.

    Raises
    ------
    LRSuggestError
        The report has no rates, or is about other groups.

    Examples
    --------
    >>> from lrsuggest.integrations.torch import param_groups, range_test
    >>> test = range_test(model, optimizer, loss, loader, groups="layers")  # doctest: +SKIP
    >>> report = test.group_report(steps=1000)  # doctest: +SKIP
    >>> torch.optim.AdamW(param_groups(model, optimizer, report))  # doctest: +SKIP
    """
    if not report.answer:
        raise LRSuggestError(f"the report has no rates: {report.answer.explanation()}")
    known = layer_groups(groups, model, optimizer.param_groups, ratios(optimizer))
    told = [reading.name for reading in report.groups]
    if list(known.names) != told:
        raise LRSuggestError(
            f"the report is about the groups {told}, not {list(known.names)}: pass the groups "
            "that range_test was given"
        )
    result = []
    for reading, weights in zip(report.groups, known.weights):
        if freeze and reading.advice == "freeze":
            continue
        mine = set(map(id, weights))
        for group in optimizer.param_groups:
            params = [weight for weight in group["params"] if id(weight) in mine]
            if params:
                settings = {name: group[name] for name in optimizer.defaults}
                new = {"name": reading.name, "params": params, "lr": reading.lr}
                result.append({**settings, **new})
    return result
