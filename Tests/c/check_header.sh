#!/usr/bin/env bash
# Compiles the header alone, and each of its parts with the initialisers it defines, as every C and
# C++ a client may be written in. Prints what it did.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
include=$here/../../include
flags=(-Wall -Wextra -pedantic -Werror -fsyntax-only -I "$include")
parts=("$include"/lrsuggest/*.h)
compiled=0

initialised() { # part: a variable for each initialiser of a struct
  sed -nE 's/^#define (LRS_(\w+)_INIT)\b.*/lrs_\L\2\E \L\2\E = \1;/p' "$1"
}

compile() { # compiler, language, standard
  "$1" -x "$2" "-std=$3" "${flags[@]}" "$here/header_alone.c"
  for part in "${parts[@]}"; do
    initialised "$part" | "$1" -x "$2" "-std=$3" "${flags[@]}" -include "$part" -
  done
  compiled=$((compiled + 1))
}

for compiler in "${CC:-gcc}" clang; do
  command -v "$compiler" > /dev/null || continue
  for standard in c99 c11 c17; do compile "$compiler" c "$standard"; done
done
for compiler in "${CXX:-g++}" clang++; do
  command -v "$compiler" > /dev/null || continue
  for standard in c++11 c++17 c++20; do compile "$compiler" c++ "$standard"; done
done
# A part that the header forgets would be there, and not for those who include the header.
for part in "${parts[@]}"; do
  grep -qx "#include \"lrsuggest/${part##*/}\"" "$include/lrsuggest.h" \
    || { echo "header: lrsuggest.h does not include ${part##*/}" >&2 && exit 1; }
done
echo "header: it and ${#parts[@]} parts, $compiled times (C99 to C17, C++11 to C++20), no warnings"
