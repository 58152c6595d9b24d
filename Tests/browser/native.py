"""What the library answers through Python, as the page writes it: JSON, a line for each sweep."""

from __future__ import annotations

import json
import math
from typing import Any

import lrsuggest

from curves import Sweep, sweeps

LANDMARKS = ("descent_start", "steepest", "valley", "minimum", "elbow")


def fields(sweep: Sweep) -> dict[str, Any]:
    """Answer to one sweep."""
    answer = lrsuggest.suggest(sweep.lrs, sweep.losses, **sweep.context)
    return {
        **(suggested(answer) if answer else refused(answer)),
        "explanation": answer.explanation(),
        "landmarks": landmarks(answer),
        "smooth": smooth(answer),
        "rules": {name: rate(name, sweep) for name in lrsuggest.rules()},
    }


def suggested(answer: lrsuggest.Suggestion) -> dict[str, Any]:
    """Write the fields of a suggestion."""
    return {
        "answer": "suggestion",
        "lr": answer.lr,
        "interval": list(answer.interval),
        "search_range": list(answer.search_range),
        "max_safe_lr": answer.max_safe_lr,
        "confidence": answer.confidence,
        "doubts": list(answer.doubts),
        "assumptions": list(answer.assumptions),
    }


def refused(answer: lrsuggest.Refusal) -> dict[str, Any]:
    """Write the fields of a refusal."""
    return {"answer": "refusal", "code": answer.code, "reasons": list(answer.reasons)}


def landmarks(answer: lrsuggest.Suggestion | lrsuggest.Refusal) -> dict[str, Any]:
    """Write the landmarks by name."""
    found = {name: getattr(answer.landmarks, name) for name in LANDMARKS}
    return {
        name: {
            "lr": mark.lr,
            "loss": mark.loss,
            "index": mark.index,
            "interval": None if mark.interval is None else list(mark.interval),
        }
        for name, mark in found.items()
        if mark is not None
    }


def smooth(answer: lrsuggest.Suggestion | lrsuggest.Refusal) -> dict[str, Any] | None:
    """Write the smooth curve and its band; what is not finite is null, as in JSON."""
    curve = answer._reading.smooth()
    if curve is None:
        return None
    return {
        name: [value if math.isfinite(value) else None for value in values]
        for name, values in curve._asdict().items()
    }


def rate(name: str, sweep: Sweep) -> float | None:
    """Apply one rule; those that ask networks are told of the training."""
    context = sweep.context if name.startswith("learned") else {}
    answer = lrsuggest.rule(name, sweep.lrs, sweep.losses, **context)
    return float(answer) if answer else None


if __name__ == "__main__":
    for each in sweeps():
        print(json.dumps(fields(each)))
