# The core and the C layer as object files with instrumentation: for fuzzers and sanitizers, which
# want all of a program built alike. Include it with `build`, a folder, and `sanitizers`, a list with
# commas, set.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules

# A crash under SWIFT_BACKTRACE leaves a process behind that waits for a debugger.
export SWIFT_BACKTRACE := enable=no

sources := $(dir $(lastword $(MAKEFILE_LIST)))../Sources
include := $(sources)/../include
headers := $(include)/lrsuggest.h $(wildcard $(include)/lrsuggest/*.h)

# The toolchain's own clang: it brings the runtime of the sanitizers that swiftc links with.
clang := $(dir $(shell readlink -f "$$(command -v swiftc)"))clang -g -O1 -std=gnu11 -Wall -Wextra \
  -Werror -fsanitize=$(subst fuzzer,fuzzer-no-link,$(sanitizers)) -I $(include)
swift := swiftc -g -O -sanitize=$(sanitizers) -parse-as-library -swift-version 6 -package-name lrsuggest \
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
  -I $(build) -I $(sources)/CLRSuggest -I $(sources)/LRSuggestWeights/include
module := $(swift) -wmo -emit-module -emit-object
link := $(swift) -use-ld=lld

core := $(build)/LRSuggestWeights.o $(build)/LRSuggest.o
layer := $(build)/CLRSuggest.o $(build)/LRSuggestABI.o

$(build)/LRSuggestWeights.o: $(sources)/LRSuggestWeights/weights.c
	@mkdir -p $(build)
	@$(clang) -I $(sources)/LRSuggestWeights/include -c $< -o $@

$(build)/CLRSuggest.o: $(sources)/CLRSuggest/layout.c $(headers)
	@mkdir -p $(build)
	@$(clang) -c $< -o $@

$(build)/LRSuggest.o: $(shell find $(sources)/LRSuggest -name '*.swift')
	@mkdir -p $(build)
	@$(module) -module-name LRSuggest $^ -emit-module-path $(build)/LRSuggest.swiftmodule -o $@

$(build)/LRSuggestABI.o: $(wildcard $(sources)/LRSuggestABI/*.swift) $(build)/LRSuggest.o \
    $(headers)
	@$(module) -module-name LRSuggestABI $(filter %.swift,$^) \
	  -emit-module-path $(build)/LRSuggestABI.swiftmodule -o $@
