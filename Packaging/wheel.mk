# The Python package as files to install: make wheel. The Makefile includes this.
#
# The wheel holds the library, which needs glibc and the runtime of C++ alone, so one is for every
# Python 3. Its tag names the oldest glibc it runs on, that of the system it is built on at most;
# auditwheel looks whether that is true. 2.34 is that of Debian 12, Ubuntu 22.04 and RHEL 9.
packaging := .venv-packaging
dist := .build-dist
manylinux := manylinux_2_34_$(shell uname -m)
wheel_limit := 3000000

$(packaging)/.installed: Packaging/requirements.txt | system-packages
	test -x $(packaging)/bin/python || "$$(.ci/python)" -m venv $(packaging)
	$(packaging)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

.PHONY: wheel sdist
wheel: build $(packaging)/.installed ## build the Python package as a wheel of at most 3 MB, in .build-dist
	rm -rf $(dist)/plain $(dist)/*.whl
	LRSUGGEST_PREBUILT=$(library) $(packaging)/bin/python -m build --wheel --no-isolation \
	  --outdir $(dist)/plain bindings/python
	PATH=$(root)/$(packaging)/bin:$$PATH $(packaging)/bin/auditwheel repair --plat $(manylinux) \
	  --only-plat --zip-compression-level 9 --wheel-dir $(dist) $(dist)/plain/*.whl
	$(packaging)/bin/auditwheel show $(dist)/*.whl
	@size=$$(stat -c %s $(dist)/*.whl); echo "wheel: $$size bytes, of at most $(wheel_limit)"; \
	  test $$size -le $(wheel_limit)

sdist: $(packaging)/.installed ## pack the sources that pip can build the Python package from
	rm -f $(dist)/*.tar.gz
	$(packaging)/bin/python -m build --sdist --no-isolation --outdir $(dist) bindings/python
