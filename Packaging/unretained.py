"""Copy a static library whose code and constants a linker may leave out where nothing needs them.

Swift's compiler marks each public function of the standard library as one to retain, for others
may look it up in a shared library. One that hides all of them carries a megabyte for nobody. The
sections in which the runtime looks for types and conformances keep their marks.

    python3 unretained.py libswiftCore.a copy.a
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

RETAIN = 0x200000  # SHF_GNU_RETAIN of the ELF gABI's GNU extensions
MAGIC = b"!<arch>\n"
MEMBER_HEADER = 60
REMOVABLE = (b".text", b".rodata", b".data", b".bss")


def members(archive: bytearray) -> list[int]:
    """Return where the contents of each member begin."""
    offsets, position = [], len(MAGIC)
    while position < len(archive):
        size = int(archive[position + 48 : position + 58])
        offsets.append(position + MEMBER_HEADER)
        position += MEMBER_HEADER + size + size % 2
    return offsets


def unmark(archive: bytearray, start: int) -> int:
    """Clear the mark of one 64-bit little-endian ELF object; return how many had it."""
    if archive[start : start + 6] != b"\x7fELF\x02\x01":
        return 0
    (table,) = struct.unpack_from("<Q", archive, start + 40)
    width, count, names = struct.unpack_from("<HHH", archive, start + 58)
    first = start + table
    # Where there are too many sections for 16 bits, the first header holds the numbers.
    count = count or struct.unpack_from("<Q", archive, first + 32)[0]
    if names == 0xFFFF:
        (names,) = struct.unpack_from("<I", archive, first + 40)
    (strings,) = struct.unpack_from("<Q", archive, first + names * width + 24)
    cleared = 0
    for header in range(first, first + count * width, width):
        name, _, flags = struct.unpack_from("<IIQ", archive, header)
        begin = start + strings + name
        if flags & RETAIN and archive[begin : begin + 16].startswith(REMOVABLE):
            struct.pack_into("<Q", archive, header + 8, flags & ~RETAIN)
            cleared += 1
    return cleared


def main(source: str, copy: str) -> None:
    """Write the copy, and say what was done."""
    archive = bytearray(Path(source).read_bytes())
    if not archive.startswith(MAGIC):
        raise SystemExit(f"{source} is no static library")
    cleared = sum(unmark(archive, start) for start in members(archive))
    Path(copy).write_bytes(archive)
    print(f"{copy}: {cleared} sections may be left out")


main(*sys.argv[1:])
