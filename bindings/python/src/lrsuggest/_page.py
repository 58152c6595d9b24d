"""Where the documentation says more than a message can."""

from __future__ import annotations

__all__ = ["page"]


def page(code: str) -> str:
    """Name the page about a refusal or a doubt, from the root of the repository."""
    return f"docs/troubleshooting/{code}.md"
