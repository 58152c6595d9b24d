#!/usr/bin/env bash
# Compares the functions of the header with the symbols of the library, both ways, and the
# dynamic section with what a client without Swift can load.
#   check_exports.sh LIBRARY
set -euo pipefail
library=$1
here=$(cd "$(dirname "$0")" && pwd)
header=$here/../../include/lrsuggest.h

# Preprocessed, the header and its parts are declarations without comments; LRS_API is the attribute.
declared=$(
  "${CC:-gcc}" -E -P "$header" | tr '\n' ' ' | grep -oE 'visibility\("default"\)\)\) [^(]*' \
    | grep -oE 'lrs_[a-z0-9_]+ *$' | tr -d ' ' | sort)
exported=$(nm --dynamic --defined-only --extern-only "$library" | awk '{print $3}' | sort)
if ! diff <(echo "$declared") <(echo "$exported"); then
  echo "exports: < only in the header, > only in the library" >&2
  exit 1
fi

dynamic=$(readelf -d "$library")
soname=$(sed -nE 's/.*Library soname: \[(.*)\]/\1/p' <<< "$dynamic")
needed=$(sed -nE 's/.*Shared library: \[(.*)\]/\1/p' <<< "$dynamic" | paste -sd' ')
if [ "$soname" != liblrsuggest.so.1 ]; then
  echo "exports: the SONAME is '$soname'" >&2
  exit 1
fi
if grep -q libswift <<< "$needed"; then
  echo "exports: a user without Swift cannot load this; it needs $needed" >&2
  exit 1
fi
echo "exports: $(wc -l <<< "$declared") functions, in the header and in the library alike"
echo "exports: SONAME $soname, NEEDED $needed, $(stat -c %s "$library") bytes"
