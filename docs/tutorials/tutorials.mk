# Running the tutorials of this folder. The Makefile includes this.
tutorials_prefix := $(root)/.build-tutorials
run_tutorials := cd Tests/tutorials && \
  CMAKE_PREFIX_PATH=$(tutorials_prefix) KERAS_BACKEND=torch OMP_NUM_THREADS=1 $(use_frameworks)

.PHONY: tutorials test-tutorials install-for-tutorials
test-tutorials: install-for-tutorials ## run the tutorials and compare what they say with what is kept
	$(run_tutorials) -m pytest

tutorials: install-for-tutorials ## run the tutorials anew and store what they say
	$(run_tutorials) store.py

# The program in C is built against an installed library, as its readers do.
install-for-tutorials: build $(frameworks)/.installed
	@$(MAKE) --no-print-directory --silent install PREFIX=$(tutorials_prefix)
