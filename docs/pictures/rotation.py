"""A history of turns as a notebook shows it."""

from trained import history

answer = history()
