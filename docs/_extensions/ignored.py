"""How often recorded range tests are refused or doubted, and what training all the same costs."""

from __future__ import annotations

from judged import OTHERS, Judged, cost, survey

__all__ = ["IGNORED"]


def refusal(code: str) -> str:
    """Say how many range tests are refused so, and what others lose there."""
    everything = survey()
    mine = [one for one in everything if one.refusal == code]
    share = f"{len(mine) or 'None'} of the {len(everything):,} recorded range tests of 100 steps"
    if not mine:
        return f"{share} is refused so."
    losses = "; ".join(
        f"{label} {cost([one.others[name] for one in mine])}"
        for name, label in OTHERS.items()
    )
    rest = cost([one.regret for one in answered(everything)])
    return (
        f"{share} are refused so. There others lose: {losses}. On those that are answered, "
        f"suggestions lose {rest}."
    )


def doubt(code: str) -> str:
    """Say how many range tests are doubted so, and what suggestions lose there."""
    count = 50 if code == "sparse" else 100
    asked = answered(survey(count))
    mine = [one.regret for one in asked if code in one.doubts]
    share = (
        f"{len(mine) or 'None'} of the {len(asked):,} recorded range tests of {count} steps that "
        "are answered"
    )
    if not mine:
        return f"{share} is doubted so."
    clear = cost([one.regret for one in answered(survey()) if not one.doubts])
    return (
        f"{share} are doubted so. Their suggestions lose {cost(mine)}; those of 100 steps without "
        f"any doubt {clear}."
    )


def answered(judged: tuple[Judged, ...]) -> list[Judged]:
    """Keep those that hold an answer."""
    return [one for one in judged if one.refusal is None]


IGNORED = {"refusal": refusal, "doubt": doubt}
