"""Hold a header and a library to an older header of the same binary interface.

    python3 check.py OLD.h NEW.h LIBRARY

Every declaration of the old header must stand unchanged in the new one, and be exported; every
enumerator keeps its value, every field its offset and its size. A struct may only grow, and only
where it begins with its size.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

COMPILER = os.environ.get("CC", "gcc")


def run(*command: str, text: str | None = None) -> str:
    """Return what a command prints; what it complains of is shown."""
    return subprocess.run(command, input=text, text=True, stdout=subprocess.PIPE, check=True).stdout


def declarations(header: Path) -> str:
    """Return a header and its parts without comments and directives, each run of blanks as one."""
    plain = " ".join(run(COMPILER, "-E", "-P", str(header)).split())
    return plain.replace('__attribute__((visibility("default")))', "exported")


def functions(text: str) -> dict[str, str]:
    """Return the prototype of each function."""
    found = re.findall(r"exported ([^;]*?(lrs_\w+)\([^;]*\));", text)
    return {name: prototype for prototype, name in found}


def questions(text: str) -> list[str]:
    """Return constant expressions of C that a compiled program depends on."""
    asked = []
    for body in re.findall(r"enum \{(.*?)\}", text):
        asked += re.findall(r"(LRS_\w+) =", body)
    for name, body in re.findall(r"typedef struct (lrs_\w+) \{(.*?)\} \1;", text):
        asked.append(f"sizeof({name})")
        for field in re.findall(r"(\w+)(?:\[\d+\])?;", body):
            asked.append(f"offsetof({name}, {field})")
            asked.append(f"sizeof((({name} *)0)->{field})")
    return asked


def answers(header: Path, asked: list[str]) -> dict[str, int]:
    """Let the compiler evaluate the expressions with a header."""
    lines = "\n".join(f'  printf("%ld\\n", (long)({question}));' for question in asked)
    program = f'#include "{header}"\n#include <stdio.h>\nint main(void) {{\n{lines}\n}}\n'
    with tempfile.TemporaryDirectory() as folder:
        binary = str(Path(folder, "answers"))
        run(COMPILER, "-x", "c", "-", "-o", binary, text=program)
        values = run(binary).split()
    return {question: int(values[index]) for index, question in enumerate(asked)}


def may_grow(question: str, text: str) -> bool:
    """Tell whether an expression is the size of a struct that says how large it is."""
    sized = re.fullmatch(r"sizeof\((lrs_\w+)\)", question)
    return bool(sized) and f"struct {sized[1]} {{ uint32_t struct_size;" in text


def breaks(old: Path, new: Path, library: str) -> list[str]:
    """Return a sentence for each thing that would break a program compiled with `old`."""
    before, after = declarations(old), declarations(new)
    prototypes, kept = functions(before), functions(after)
    exported = set(re.findall(r" T (\w+)", run("nm", "--dynamic", "--defined-only", library)))
    found = [f"{name} is no longer exported" for name in prototypes if name not in exported]
    for name, prototype in prototypes.items():
        if kept.get(name) != prototype:
            found.append(f"'{prototype}' is now '{kept.get(name)}'")

    there = set(questions(after))
    found += [f"{question} is gone" for question in questions(before) if question not in there]
    asked = [question for question in questions(before) if question in there]
    was, now = answers(old, asked), answers(new, asked)
    for question in asked:
        grown = now[question] > was[question] and may_grow(question, before)
        if now[question] != was[question] and not grown:
            found.append(f"{question} was {was[question]} and is {now[question]}")
    if not prototypes or not asked:
        found.append(f"nothing was found in {old}")
    else:
        print(f"abi: {len(prototypes)} functions, {len(asked)} sizes, offsets and enumerators held")
    return found


old, new, library = sys.argv[1:]
broken = breaks(Path(old).resolve(), Path(new).resolve(), library)
if broken:
    sys.exit("abi: these changes need another LRS_ABI_VERSION:\n  " + "\n  ".join(broken))
