#!/usr/bin/env bash
# Compiles the header alone, as every C and C++ a client may be written in. Prints what it did.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
flags=(-Wall -Wextra -pedantic -Werror -fsyntax-only -I "$here/../../include")
compiled=0

compile() { # compiler, language, standard
  "$1" -x "$2" "-std=$3" "${flags[@]}" "$here/header_alone.c"
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
echo "header: $compiled compilations (C99 to C17, C++11 to C++20), no warnings"
