"""``lrsuggest/version.h``: the version, and what every other part needs."""

LRS_ABI_VERSION = 1
