"""The mirror in ``_abi`` and ``_prototypes`` says what the header says, and in its order."""

from __future__ import annotations

import ctypes
import re
from inspect import signature
from pathlib import Path
from typing import get_args

import pytest

import lrsuggest
from lrsuggest import _abi, _prototypes
from lrsuggest._context import Context
from lrsuggest._library import library
from lrsuggest.group_reading import Advice

HEADER = Path(__file__).parents[3] / "include" / "lrsuggest.h"
PARTS = [HEADER.parent / part for part in re.findall(r'#include "(.*)"', HEADER.read_text())]
SOURCE = "".join(part.read_text() for part in PARTS).replace("\\\n", " ")
TEXT = re.sub(r"/\*.*?\*/", "", SOURCE, flags=re.DOTALL)

MODULES = sorted(Path(_abi.__file__).parent.glob("[a-z]*.py"))

SCALARS = {
    "char": ctypes.c_char,
    "double": ctypes.c_double,
    "float": ctypes.c_float,
    "int32_t": ctypes.c_int32,
    "int64_t": ctypes.c_int64,
    "lrs_status": ctypes.c_int32,
    "size_t": ctypes.c_size_t,
    "uint32_t": ctypes.c_uint32,
    "uint64_t": ctypes.c_uint64,
}
HANDLES = set(re.findall(r"typedef struct (\w+) \1;", TEXT))
STRUCTS = dict(re.findall(r"typedef struct (\w+) \{(.*?)\} \1;", TEXT, re.DOTALL))
FUNCTIONS = re.findall(r"^LRS_API (.*?)(lrs_\w+)\((.*?)\);", TEXT, re.DOTALL | re.MULTILINE)
CONSTANTS = {
    **{name: int(value) for name, value in re.findall(r"(LRS_\w+) = (-?\d+)", TEXT)},
    "LRS_ABI_VERSION": int(re.search(r"#define LRS_ABI_VERSION (\d+)", TEXT)[1]),
    "LRS_UNKNOWN": int(re.search(r"#define LRS_UNKNOWN \((-\d+)\)", TEXT)[1]),
}
DEFAULTS = dict(re.findall(r"#define (LRS_\w+_INIT)\s+\{(.*)\}", TEXT))


def number(token: str) -> float:
    size = re.fullmatch(r"sizeof\((\w+)\)", token)
    if size:
        return ctypes.sizeof(getattr(_abi, size[1]))
    return CONSTANTS[token] if token in CONSTANTS else float(token)


def ctype(spelling: str):
    """Translate a type of the header; a handle is a pointer whose target nobody sees."""
    words = spelling.replace("const", " ").replace("*", " * ").split()
    base, stars = words[0], words.count("*")
    if base in HANDLES:
        return ctypes.c_void_p if stars == 1 else ctypes.POINTER(ctypes.c_void_p)
    if base == "char" and stars:
        return ctypes.c_char_p if stars == 1 else ctypes.POINTER(ctypes.c_char_p)
    made = SCALARS[base] if base in SCALARS else getattr(_abi, base)
    return ctypes.POINTER(made) if stars else made


def parameter_type(declaration: str):
    return ctype(re.match(r"(.*?)\w+$", declaration.strip(), re.DOTALL)[1])


def test_the_header_was_read():
    assert len(FUNCTIONS) == TEXT.count("\nLRS_API ") >= 31
    assert len(HANDLES) == 8
    assert set(DEFAULTS) == set(re.findall(r"#define (LRS_\w+_INIT)", TEXT))


def test_constants():
    mirrored = {name: value for name, value in vars(_abi).items() if name.startswith("LRS_")}
    numbers = {name: value for name, value in mirrored.items() if not name.endswith("_INIT")}
    assert numbers == CONSTANTS


@pytest.mark.parametrize("name", DEFAULTS)
def test_defaults(name):
    tokens = [token.strip(" {}") for token in DEFAULTS[name].split(",")]
    values = [value[0] if isinstance(value, tuple) else value for value in getattr(_abi, name)]
    assert list(map(float, values)) == list(map(number, tokens))


@pytest.mark.parametrize("name", STRUCTS)
def test_structs(name):
    fields = re.findall(r"(\w+)\s+(\w+)(?:\[(\d+)\])?;", STRUCTS[name])
    expected = [
        (field, SCALARS[kind] * int(size) if size else SCALARS[kind])
        for kind, field, size in fields
    ]
    assert getattr(_abi, name)._fields_ == expected


def test_every_struct_is_mirrored():
    mirrored = {name for name, value in vars(_abi).items() if name.startswith("lrs_")}
    assert mirrored == set(STRUCTS)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_module_mirrors_the_part_of_its_name(module):
    part = (HEADER.parent / "lrsuggest" / f"{module.stem}.h").read_text()
    names = re.findall(r"^(?:class )?(LRS_\w+|lrs_\w+)", module.read_text(), re.MULTILINE)
    defined = re.findall(r"(?:#define |struct |^ +)(LRS_\w+|lrs_\w+)", part, re.MULTILINE)
    assert names
    assert set(names) <= set(defined)


def test_functions_and_their_order():
    assert list(_prototypes.PROTOTYPES) == [name for _, name, _ in FUNCTIONS]


@pytest.mark.parametrize(("result", "name", "parameters"), FUNCTIONS)
def test_prototypes(result, name, parameters):
    listed = [] if parameters == "void" else parameters.split(",")
    expected = (ctype(result), *map(parameter_type, listed))
    assert _prototypes.PROTOTYPES[name] == expected


def test_versions():
    parts = re.findall(r"#define LRS_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", TEXT)
    assert lrsuggest.__version__ == ".".join(parts)
    assert library().lrs_version().decode() == lrsuggest.__version__
    assert library().lrs_abi_version() == _abi.LRS_ABI_VERSION


def test_python_defaults_are_those_of_the_header():
    assert (
        tuple(
            Context.checked().struct().__getattribute__(name)
            for name, _ in _abi.lrs_context._fields_
        )
        == _abi.LRS_CONTEXT_INIT
    )
    parameters = signature(lrsuggest.Sweep).parameters
    options = _abi.lrs_sweep_options(*_abi.LRS_SWEEP_OPTIONS_INIT)
    assert parameters["start_lr"].default == options.start_learning_rate
    assert parameters["end_lr"].default == options.end_learning_rate
    assert parameters["num_iter"].default == options.num_iter
    assert parameters["stop"].default == "cusum"
    assert options.stop == _abi.LRS_STOP_CUSUM
    assert parameters["mode"].default == "exponential"
    assert options.mode == _abi.LRS_MODE_EXPONENTIAL


def test_names_of_the_library():
    names = [name for name in lrsuggest.Landmarks.__dataclass_fields__ if name[0] != "_"]
    spelled = [library().lrs_landmark_name(index) for index in range(len(names))]
    assert spelled == [name.encode() for name in names]
    assert library().lrs_landmark_name(len(names)) is None
    advice = [library().lrs_advice_name(index) for index in range(5)]
    assert advice == [*(name.encode() for name in get_args(Advice)), None]
    for name, value in CONSTANTS.items():
        if re.match(r"LRS_(OK|REFUSED|NOT_FOUND|SWEEP_ENDED|ERROR)", name):
            assert library().lrs_status_name(value) == name.encode()
