"""Puts the folders beside this one in reach of its tests."""

import beside  # noqa: F401
