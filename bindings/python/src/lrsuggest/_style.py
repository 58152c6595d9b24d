"""The style sheet of answers in notebooks: which of two themes the page around them has.

Nothing but `color-scheme` depends on the theme; ``light-dark()`` does the rest. Pages that say
which theme they have are believed; the others have that of the system. Every rule is scoped
to one class and says the same in every answer, so that answers do not disturb each other nor
the page. A browser that does not know ``light-dark()`` draws in light colours.
"""

from __future__ import annotations

from ._palette import DARK, LIGHT

__all__ = ["SCOPE", "sheet"]

SCOPE = "lrsuggest-answer"

THEMES = {
    "dark": (
        '[data-jp-theme-light="false"]',  # JupyterLab and Notebook 7
        ".vscode-dark",
        ".vscode-high-contrast",
        '[data-theme="dark"]',  # Sphinx themes
        '[theme="dark"]',  # Colab
    ),
    "light": (
        '[data-jp-theme-light="true"]',
        ".vscode-light",
        ".vscode-high-contrast-light",
        '[data-theme="light"]',
        '[theme="light"]',
    ),
}
"""How pages say which theme they have; light is last, as VS Code's light high contrast is both."""

ROLES = ("ground", "ink", "raw", "smooth", "classic", "interval", "chosen")


def sheet() -> str:
    """Write the style sheet."""
    rules = [
        f".{SCOPE}{{max-width:46em;overflow-x:auto}}",
        f".{SCOPE} svg{{color-scheme:light dark;width:100%;min-width:440px;height:auto}}",
    ]
    for theme, pages in THEMES.items():
        pictures = ",".join(f"{page} .{SCOPE} svg" for page in pages)
        rules.append(f"{pictures}{{color-scheme:{theme}}}")
    rules += (colored(role, part) for role in ROLES for part in ("fill", "stroke"))
    return "".join(rules)


def colored(role: str, part: str) -> str:
    """Write the rule for one role, as fill or as stroke."""
    pair = f"light-dark({LIGHT.color(role)},{DARK.color(role)})"
    return f".{SCOPE} .lrsuggest-{part}-{role}{{{part}:{pair}}}"
