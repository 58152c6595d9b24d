# Everything that is done with this repository, each by one word. `make` lists the words.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# A crashing test would otherwise wait for a debugger that nobody asked for.
export SWIFT_BACKTRACE := enable=no

root := $(CURDIR)
venv := .venv
frameworks := .venv-frameworks
study := .venv-study
fuzzing := .venv-fuzz
python := $(root)/$(venv)/bin/python

# One scratch path for each set of flags: alternating on one of them rebuilds everything.
release := .build-release
debug := .build-debug
library := $(root)/$(release)/release/liblrsuggest.so
command := $(root)/$(release)/release/lrsuggest-cli

python_sources := bindings Benchmarks Examples Packaging Tests docs
swift_sources := Sources bindings/browser/Sources Tests Package.swift \
  $(addprefix Benchmarks/Speed/, Sources Package.swift) \
  $(addprefix Examples/swift/, Sources Package.swift)

.PHONY: help
help: ## list what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---------------------------------------------------------------- preparation

.PHONY: setup system-packages
setup: system-packages $(venv)/.installed-test ## install what the build and the tests need

system-packages:
	@.ci/system-packages

$(venv)/bin/python: | system-packages
	"$$(.ci/python)" -m venv $(venv)

# One stamp for each set of requirements: unchanged ones are not looked at again.
$(venv)/.installed-test: .ci/requirements.txt | $(venv)/bin/python
$(venv)/.installed-demo: Examples/digits/requirements.txt | $(venv)/bin/python
$(venv)/.installed-docs: docs/requirements.txt | $(venv)/bin/python
$(venv)/.installed-bench: Benchmarks/requirements.txt | $(venv)/bin/python
$(venv)/.installed-%:
	$(python) -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# The libraries whose rules are here live apart: they bring a hundred packages. fastai asks for
# a torchvision that fits another torch, which no test needs and Lightning stumbles over.
$(frameworks)/.installed: Tests/frameworks/requirements.txt | system-packages
	"$$(.ci/python)" -m venv $(frameworks)
	$(frameworks)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	$(frameworks)/bin/python -m pip uninstall --quiet --yes torchvision
	@touch $@

# The engines that pairs can be collected on, and the data of the example.
$(study)/.installed: Tests/study/requirements.txt | system-packages
	test -x $(study)/bin/python || "$$(.ci/python)" -m venv $(study)
	$(study)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# A fuzzer for Python, which no other test needs.
$(fuzzing)/.installed: Tests/fuzz/requirements.txt | system-packages
	"$$(.ci/python)" -m venv $(fuzzing)
	$(fuzzing)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(study)/.installed-grow: Benchmarks/Study/requirements.txt | $(study)/.installed
	$(study)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# --------------------------------------------------------------------- build

# What the release library is linked with: without what only other libraries could look up.
swift_core := $(root)/$(release)/core/libswiftCore.a
swift_resources := swiftc -print-target-info -static-stdlib \
  | sed -nE 's/ *"runtimeResourcePath": "(.*)".*/\1/p'

.PHONY: build build-command
build-command: build ## build the command line (release)
	LRSUGGEST_SWIFT_CORE=$(swift_core) swift build -c release --product lrsuggest-cli --scratch-path $(release)

build: system-packages ## build the shared library (release)
	@mkdir -p $(dir $(swift_core))
	@python3 Packaging/unretained.py "$$($(swift_resources))/linux/libswiftCore.a" $(swift_core)
	LRSUGGEST_SWIFT_CORE=$(swift_core) swift build -c release --product lrsuggest --scratch-path $(release)
	@ln -sf liblrsuggest.so $(library).1  # the name that programs linked with it look for

# ---------------------------------------------------------------------- test

.PHONY: test test-swift test-embed test-c test-command test-stress test-python test-benchmarks test-docs test-readme test-frameworks record-frameworks record-command record-learned test-study
test: test-swift test-c test-stress test-command test-benchmarks test-docs test-readme test-python ## run every test of the library and its doors

test-swift: setup ## run the Swift tests, those with an embedded Python among them
	LRSUGGEST_TEST_PYTHON=$(python) swift test --scratch-path $(debug)

test-embed: setup ## run only the Swift tests that embed Python
	LRSUGGEST_TEST_PYTHON=$(python) swift test --scratch-path $(debug) --filter PythonEmbedTests

test-c: build ## run the C tests against the release library
	$(MAKE) --no-print-directory -C Tests/c test LIBRARY=$(library)

test-command: build-command setup ## run the tests of the command line
	cd Tests/command && $(use_command) -m pytest -m "not large"

test-stress: build ## leaks, 64 threads, forks, loading again and again, two copies at once
	$(MAKE) --no-print-directory -C Tests/stress test LIBRARY=$(library)

test-python: build setup ## run the Python tests against the release library
	cd bindings/python && LRSUGGEST_LIBRARY=$(library) $(python) -m pytest

test-benchmarks: build setup ## run the tests of the benchmarks themselves
	cd Benchmarks/Quality && $(use) -m pytest

test-docs: build setup $(venv)/.installed-docs ## hold the pages to the library, the adapters and what was measured
	cd Tests/docs && $(use) -m pytest

test-frameworks: build $(frameworks)/.installed ## hold rules and adapters to the real libraries, driven live
	cd Tests/frameworks/parity && $(use_frameworks) -m pytest
	cd Tests/frameworks/adapters && $(use_frameworks) -m pytest

record-frameworks: $(frameworks)/.installed ## store what those libraries answer, for test-python
	cd Tests/frameworks/parity && $(use_frameworks) record.py

record-command: build-command setup ## store what the command line prints, for test-command
	$(use_command) Tests/command/make_logs.py Tests/Fixtures/command/logs
	cd Tests/command && $(use_command) golden.py

record-learned: build $(study)/.installed-grow ## store what torch makes of the shipped networks, for test-swift
	$(use_study) Tests/Fixtures/learned/make_fixtures.py

test-study: build $(study)/.installed-grow ## collect pairs on Dask and Ray, killing workers and the process itself; test what trains networks
	cd Tests/study && $(use_study) -m pytest
	cd Benchmarks/Study && OMP_NUM_THREADS=1 $(use_study) -m pytest
	cd Benchmarks/Groups && OMP_NUM_THREADS=1 $(use_study) -m pytest
	cd Benchmarks/Learned && OMP_NUM_THREADS=1 $(use_study) -m pytest --ignore simulated
	cd Benchmarks/Learned/simulated && OMP_NUM_THREADS=1 $(use_study) -m pytest

test-readme: build setup ## run the examples of README.md and of the Swift module's articles, compare what they print
	$(python) Tests/readme/check.py $(library) README.md Sources/LRSuggest/LRSuggest.docc/*.md

.PHONY: notebook
notebook: build $(frameworks)/.installed ## run the fastai notebook anew and store what it shows
	$(use_frameworks) Examples/fastai/execute.py

.PHONY: check-memory check-large-logs
check-large-logs: build-command setup ## read ten million rows and other large logs, four minutes
	cd Tests/command && $(use_command) -m pytest -s -m large

check-memory: build ## run the C tests under valgrind
	$(MAKE) --no-print-directory -C Tests/c check-memory LIBRARY=$(library)

.PHONY: check-sanitizers check-sanitizers-c check-sanitizers-python fuzz soak coverage
check-sanitizers-c: system-packages ## run the C tests and stress programs under the address and thread sanitizers
	@$(MAKE) --no-print-directory -C Tests/sanitizers check SANITIZER=thread & \
	  $(MAKE) --no-print-directory -C Tests/sanitizers check SANITIZER=address; wait $$!

# Python's own allocations, and what a running interpreter never frees, are not the library's.
under_asan := ASAN_OPTIONS=detect_leaks=0 LRSUGGEST_TEST_PYTHON=$(python) \
  swift test --sanitize=address --scratch-path .build-asan
# The linker says of each function of the sanitizer that the shared library does not export it.
without_exports := { grep -v 'Cannot export local symbol' || true; }

check-sanitizers-python: setup ## run the tests that embed Python under the address sanitizer
	$(under_asan) --filter PythonEmbedTests 2>&1 | $(without_exports)

check-sanitizers: check-sanitizers-c setup ## the same, and the Swift tests under both, those with Python under the first
	$(under_asan) 2>&1 | $(without_exports)
	swift test --sanitize=thread --scratch-path .build-tsan --skip PythonEmbedTests

# SECONDS: how long each target is fuzzed. SEED: not 0 for the same inputs each time.
fuzz: build $(fuzzing)/.installed ## feed invented calls, sweeps and files to the library [SECONDS=30]
	$(MAKE) --no-print-directory -C Tests/fuzz run TARGET=calls SECONDS=$(or $(SECONDS),30)
	$(MAKE) --no-print-directory -C Tests/fuzz run TARGET=sweeps SECONDS=$(or $(SECONDS),30)
	$(use_fuzzing) $(MAKE) --no-print-directory -C Tests/fuzz run TARGET=logs SECONDS=$(or $(SECONDS),30)
	$(MAKE) --no-print-directory -C Tests/fuzz run TARGET=files SECONDS=$(or $(SECONDS),30)

soak: build setup ## stress, fuzz and check for an hour
	$(MAKE) --no-print-directory -C Tests/stress soak LIBRARY=$(library)
	cd bindings/python && LRSUGGEST_SOAK=2000 LRSUGGEST_LIBRARY=$(library) \
	  $(python) -m pytest tests/test_state_machine.py
	$(MAKE) --no-print-directory check-memory check-sanitizers
	$(MAKE) --no-print-directory fuzz SECONDS=600

coverage: system-packages ## say how much of the core and the C layer the tests in Swift and C reach
	rm -f .build-coverage/debug/codecov/*
	swift test --enable-code-coverage --scratch-path .build-coverage --skip PythonEmbedTests
	LLVM_PROFILE_FILE=$(root)/.build-coverage/debug/codecov/c-%p.profraw \
	  $(MAKE) --no-print-directory -C Tests/c test build=$(root)/.build-coverage/c \
	  LIBRARY=$(root)/.build-coverage/debug/liblrsuggest.so
	Tests/coverage/report.py .build-coverage

# ----------------------------------------------------------------------- use

# The library and the bindings of this checkout, without installing either.
use := LRSUGGEST_LIBRARY=$(library) PYTHONPATH=$(root)/bindings/python/src $(python)
use_command := LRSUGGEST_COMMAND=$(command) $(use)
use_study := $(use:$(python)=$(root)/$(study)/bin/python)
use_fuzzing := $(filter-out $(python),$(use)) PYTHON=$(root)/$(fuzzing)/bin/python
use_frameworks := $(use:$(python)=$(root)/$(frameworks)/bin/python)

.PHONY: demo quality groups grow learned bench bench-rules bench-adapters docs docc
demo: build $(venv)/.installed-demo ## train a small network with a suggested learning rate
	$(use) Examples/digits/demo.py

# CORPUS: other corpora of the same schema; TABLE: suggestions of your own; OUT: a folder.
quality: build setup ## score every rule and lrsuggest on recorded trainings [CORPUS=x.npz]
	$(use) Benchmarks/Quality/quality.py $(CORPUS) $(addprefix --table ,$(TABLE)) $(addprefix --out ,$(OUT))

groups: build $(study)/.installed-grow ## score rates for groups of layers on recorded trainings
	$(use_study) Benchmarks/Groups/groups.py

# RECORD: not empty to add what was measured to the history.
bench: build $(venv)/.installed-bench ## measure speed, and quality on recorded trainings [RECORD=1]
	$(use) Benchmarks/Speed/run.py $(if $(RECORD),--history Benchmarks/Speed/history.csv)
	$(MAKE) --no-print-directory quality
	$(use) Benchmarks/Quality/stopping.py

# FOLDER: where finished tasks are kept, to go on after a stop; OPTIONS: see grow.py --help.
grow: build $(study)/.installed-grow ## train the tasks of the grown corpus anew [FOLDER=records]
	$(use_study) Benchmarks/Study/grow.py --folder $(or $(FOLDER),.grown) --out $(or $(FOLDER),.grown)/grown.npz $(OPTIONS)

# FOLDER: what finished stages leave, to go on after a stop. An empty one makes everything anew.
learned: build $(study)/.installed-grow ## simulate, train and judge the networks anew, some two hours [FOLDER=.learned]
	$(use_study) Benchmarks/Learned/learn.py --folder $(or $(FOLDER),.learned)
	$(MAKE) --no-print-directory record-learned

docs: build docc $(venv)/.installed-docs ## build the pages that explain every method, in .build-docs
	$(use) -m sphinx --fail-on-warning --keep-going --quiet docs .build-docs
	@echo "docs: open .build-docs/index.html"

docc: system-packages ## build the site of the Swift module, in .build-docc, and name what has no documentation
	@.ci/docc .build-docc

bench-rules: build $(frameworks)/.installed ## measure the libraries' rules beside the libraries
	PYTHONPATH=$(root)/bindings/python/src:$(root)/Tests/frameworks/parity LRSUGGEST_LIBRARY=$(library) \
	  $(root)/$(frameworks)/bin/python -W ignore Benchmarks/Speed/rules.py

bench-adapters: build $(frameworks)/.installed ## measure range tests inside of libraries beside bare training
	MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000 \
	  $(use_frameworks) Benchmarks/Speed/adapters.py

# -------------------------------------------------------------------- checks

.PHONY: lint format check-header check-exports check-abi
lint: setup ## check the style of Swift and Python, Python's types, and that no file or line is long
	swift format lint --strict --recursive $(swift_sources)
	$(python) -m ruff check $(python_sources)
	$(python) -m ruff format --check $(python_sources)
	cd bindings/python && $(python) -m mypy
	@.ci/lengths
	@echo "lint: no complaints"

format: setup ## rewrite Swift and Python in the style that lint checks
	swift format --in-place --recursive $(swift_sources)
	$(python) -m ruff check --fix $(python_sources)
	$(python) -m ruff format $(python_sources)

check-header: system-packages ## compile the header alone as C and C++
	Tests/c/check_header.sh

check-exports: build ## compare the library's symbols with the header
	Tests/c/check_exports.sh $(library)

check-abi: build ## hold the library to what programs compiled with older headers rely on
	$(MAKE) --no-print-directory -C Tests/c test-abi LIBRARY=$(library)

# ------------------------------------------------------- installing, packaging

include Packaging/install.mk Packaging/wheel.mk bindings/browser/browser.mk

# ----------------------------------------------------------------- tutorials

include docs/tutorials/tutorials.mk

# ------------------------------------------------------------------ clean up

.PHONY: clean
clean: ## remove everything that was built or installed here
	rm -rf .build .build-* .quality .groups $(venv) $(frameworks) $(study) $(packaging) $(fuzzing) $(browsing) Benchmarks/Speed/.build Examples/swift/.build
	find bindings Benchmarks Examples \( -name __pycache__ -o -name .pytest_cache \
	  -o -name .ruff_cache -o -name .mypy_cache -o -name .hypothesis \) -prune -exec rm -rf {} +
