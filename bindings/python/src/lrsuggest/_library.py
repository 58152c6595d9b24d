"""Finding, loading and checking the shared library, on first use."""

from __future__ import annotations

import ctypes
import os
import sys
from threading import Lock

from ._abi import LRS_ABI_VERSION
from ._prototypes import PROTOTYPES
from .errors import LRSuggestError

__all__ = ["library"]

OVERRIDE = "LRSUGGEST_LIBRARY"
BUILDS = ((".build-release", "release"), (".build", "release"), (".build", "debug"))

_once = Lock()
_loaded: list[ctypes.CDLL] = []


def library() -> ctypes.CDLL:
    """Return the shared library, loaded and checked; it is loaded only once.

    Raises
    ------
    LRSuggestError
        No usable library was found. The message lists every path that was tried
        and what was wrong with it.
    """
    if not _loaded:
        with _once:
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


def _load() -> ctypes.CDLL:
    failures = []
    for path in candidates():
        try:
            return opened(path)
        except (OSError, AttributeError, LRSuggestError) as problem:
            failures.append(f"  {path}: {problem}")
    message = "the shared library of lrsuggest could not be loaded; tried\n" + "\n".join(failures)
    hint = f"\nReinstall the package, or name the library in the environment variable {OVERRIDE}."
    raise LRSuggestError(message + hint)


def candidates() -> list[str]:
    """List where the library may lie, most wanted first."""
    if os.environ.get(OVERRIDE):
        return [os.environ[OVERRIDE]]
    package = os.path.dirname(os.path.realpath(__file__))
    name = "liblrsuggest.dylib" if sys.platform == "darwin" else "liblrsuggest.so"
    places = [package]
    checkout = os.path.realpath(os.path.join(package, *[os.pardir] * 4))
    if os.path.isfile(os.path.join(checkout, "include", "lrsuggest.h")):
        places += [os.path.join(checkout, *build) for build in BUILDS]
    installed = [f"{name}.{LRS_ABI_VERSION}", name]
    return [os.path.join(place, name) for place in places] + installed


def opened(path: str) -> ctypes.CDLL:
    """Load one library, check its binary interface and declare its functions."""
    if os.sep in path and not os.path.exists(path):
        raise OSError("no such file")
    loaded = ctypes.CDLL(path)
    try:
        version = loaded.lrs_abi_version
    except AttributeError:
        raise OSError("is not the library of lrsuggest") from None
    version.restype = ctypes.c_uint32
    if version() != LRS_ABI_VERSION:
        raise LRSuggestError(
            f"{path} has the binary interface {version()}, "
            f"this Python package needs {LRS_ABI_VERSION}: install the two from one release"
        )
    for name, (result, *parameters) in PROTOTYPES.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, parameters
    return loaded
