# The page that reads a range test in a browser: one file, with the core as WebAssembly in it.
page := $(root)/.build-browser/lrsuggest.html
browsing := .venv-browser

.PHONY: browser test-browser record-browser
browser: ## build the page that reads range tests in a browser, in .build-browser
	@.ci/system-packages browser
	bindings/browser/build-core $(dir $(page))
	python3 bindings/browser/build.py $(dir $(page))core.wasm $(page)

$(browsing)/.installed: Tests/browser/requirements.txt | system-packages
	test -x $(browsing)/bin/python || "$$(.ci/python)" -m venv $(browsing)
	$(browsing)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

test-browser: browser build $(browsing)/.installed ## hold the page to the library, in headless Chromium
	cd Tests/browser && OMP_NUM_THREADS=1 LRSUGGEST_PAGE=$(page) LRSUGGEST_LIBRARY=$(library) \
	  $(root)/$(browsing)/bin/python -m pytest

record-browser: setup ## store the samples of the page anew
	$(python) bindings/browser/samples.py
