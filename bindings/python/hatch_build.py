"""Builds the Swift library and puts it into the wheel, beside the Python files."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
# A source distribution carries what the library is built from in a folder of its own.
ENCLOSED = HERE / "swift"
REPOSITORY = ENCLOSED if ENCLOSED.is_dir() else HERE.parents[1]
SCRATCH = REPOSITORY / ".build-release"
LIBRARY = "liblrsuggest.so"


class SwiftLibrary(BuildHookInterface):
    """One wheel for each platform and for every Python 3.

    An editable installation gets no copy: the loader finds the build in the repository.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the library, unless LRSUGGEST_PREBUILT names one, and add it to the wheel."""
        prebuilt = os.environ.get("LRSUGGEST_PREBUILT")
        library = Path(prebuilt).resolve() if prebuilt else built()
        if not library.is_file():
            raise FileNotFoundError(f"there is no library at {library}")
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
        if version != "editable":
            build_data["force_include"][str(library)] = f"lrsuggest/{LIBRARY}"


def built() -> Path:
    """Build the library in the repository this file lies in."""
    if not (REPOSITORY / "Package.swift").is_file():
        raise FileNotFoundError(
            f"{REPOSITORY} holds no Package.swift: build from a checkout or a source "
            "distribution, or name a library in LRSUGGEST_PREBUILT"
        )
    command = ["swift", "build", "-c", "release", "--product", "lrsuggest"]
    environment = dict(os.environ)
    if REPOSITORY == ENCLOSED:
        environment["LRSUGGEST_LIBRARY_ALONE"] = "1"
    subprocess.run(
        [*command, "--scratch-path", str(SCRATCH)], cwd=REPOSITORY, env=environment, check=True
    )
    return SCRATCH / "release" / LIBRARY
