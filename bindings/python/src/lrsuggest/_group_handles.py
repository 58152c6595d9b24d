"""The handles of a range test in groups, and of what it says."""

from __future__ import annotations

import re
from ctypes import byref, c_char_p, c_double, c_size_t
from itertools import islice
from typing import TYPE_CHECKING, Any

from ._abi import (
    LRS_GROUP_READING_INIT,
    LRS_NOT_FOUND,
    lrs_group_reading,
)
from ._arrays import UNORDERED, doubles, shown
from ._check import call, copied_text
from ._handles import CurveHandle, Handle
from ._numbers import real, utf8
from ._sums import MOST_GROUPS, sums_of
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["GroupReportHandle", "GroupSweepHandle", "listed"]

GROUPS = re.compile(r"^groups|(?<=, as )groups(?=\[\d+\] is: names must differ$)")
"""How the library speaks of the names, but not a name that sounds like it."""


class GroupSweepHandle(Handle):
    """An ``lrs_group_sweep``."""

    free = "lrs_group_sweep_free"

    @classmethod
    def of(cls, names: tuple[str, ...], ratios: Any) -> GroupSweepHandle:
        """Start a sweep, refusing arguments of the wrong kind."""
        encoded = [utf8(name, f"names[{index}]") for index, name in enumerate(names)]
        pointers = (c_char_p * max(1, len(names)))(*encoded)
        numbers = None if ratios is None else doubles(ratios, "ratios")
        if numbers is not None and numbers.length != len(names):
            raise LRSuggestError(
                f"ratios has {numbers.length} values, not {len(names)}, one for each group"
            )
        first = None if numbers is None else numbers.first
        try:
            return cls("lrs_group_sweep_create", pointers, first, len(names))
        except LRSuggestError as problem:
            # The library speaks of its own argument; the caller knows another name for it.
            raise LRSuggestError(GROUPS.sub("names", str(problem)), problem.status) from None

    def record(self, lr: Any, loss: Any, sums: Any, names: tuple[str, ...]) -> None:
        """Record a step."""
        numbers = real(lr, "lr"), real(loss, "loss")
        first = sums_of(sums, names).first
        call("lrs_group_sweep_record", self.value, *numbers, first, len(names))

    def count(self) -> int:
        """Return how many steps have been recorded."""
        out = c_size_t()
        call("lrs_group_sweep_count", self.value, byref(out))
        return out.value

    def report(self, context: Context) -> GroupReportHandle:
        """Hand out what is read from the steps so far."""
        struct = context.struct()
        return GroupReportHandle("lrs_group_sweep_report", self.value, byref(struct))


class GroupReportHandle(Handle):
    """An ``lrs_group_report``."""

    free = "lrs_group_report_free"

    def whole(self) -> CurveHandle:
        """Hand out the loss over the rates."""
        return CurveHandle("lrs_group_report_whole_curve", self.value)

    def error(self) -> float | None:
        """Return by how much attributed changes miss those of the loss; None where it rests."""
        out = c_double()
        status = call("lrs_group_report_error", self.value, byref(out))
        return None if status == LRS_NOT_FOUND else out.value

    def reading(self, index: int) -> lrs_group_reading:
        """Return what is said of a group."""
        out = lrs_group_reading(*LRS_GROUP_READING_INIT)
        call("lrs_group_report_group", self.value, index, byref(out))
        return out

    def curve(self, index: int) -> CurveHandle:
        """Hand out what a group alone made of the loss."""
        return CurveHandle("lrs_group_report_curve", self.value, index)

    def explanation(self) -> str:
        """Copy the explanation out."""
        return copied_text("lrs_group_report_explanation", self.value)


def listed(names: Any) -> tuple[str, ...]:
    """List the names of groups, refusing what is no sequence."""
    try:
        if isinstance(names, UNORDERED):
            raise TypeError
        return tuple(islice(names, MOST_GROUPS + 1))
    except TypeError:
        message = f"names must be a sequence of names, not {shown(names)}"
        raise LRSuggestError(message) from None
