# Installing what was built: make install PREFIX=/usr DESTDIR=stage. The Makefile includes this.
#
# There is no static archive: it would hold the whole runtime of Swift, whose symbols only a
# shared library can keep to itself.
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
INCLUDEDIR ?= $(PREFIX)/include
LIBDIR ?= $(PREFIX)/lib
PCLIBDIR ?= $(LIBDIR)/pkgconfig
CMAKEDIR ?= $(LIBDIR)/cmake/lrsuggest
MANDIR ?= $(PREFIX)/share/man
INSTALL ?= install

header := include/lrsuggest.h
parts := $(wildcard include/lrsuggest/*.h)
defined = $(shell awk '$$2 == "LRS_$(1)" {print $$3}' include/lrsuggest/version.h)
abi := $(call defined,ABI_VERSION)
version := $(call defined,VERSION_MAJOR).$(call defined,VERSION_MINOR).$(call defined,VERSION_PATCH)
soname := liblrsuggest.so.$(abi)

# The command line, where the package has that product.
program := $(if $(shell grep '"lrsuggest-cli"' Package.swift),lrsuggest-cli)

# Paths below the prefix say so, that whoever moves the folder can; CMake's know only each other.
below_prefix = $(patsubst $(PREFIX)/%,$${prefix}/%,$(1))
from_cmake = $${CMAKE_CURRENT_LIST_DIR}/$(shell realpath -ms --relative-to='$(CMAKEDIR)' '$(1)')
pc_values := -e 's|@prefix@|$(PREFIX)|' -e 's|@version@|$(version)|' \
  -e 's|@includedir@|$(call below_prefix,$(INCLUDEDIR))|' \
  -e 's|@libdir@|$(call below_prefix,$(LIBDIR))|'
cmake_values = -e 's|@version@|$(version)|' -e 's|@soname@|$(soname)|' \
  -e 's|@includedir@|$(call from_cmake,$(INCLUDEDIR))|' \
  -e 's|@libdir@|$(call from_cmake,$(LIBDIR))|'

.PHONY: install uninstall
install: build $(program:%=build-command) ## install library, header and manual [PREFIX=/usr/local DESTDIR=]
	$(INSTALL) -d '$(DESTDIR)$(INCLUDEDIR)/lrsuggest' '$(DESTDIR)$(LIBDIR)' '$(DESTDIR)$(PCLIBDIR)' \
	  '$(DESTDIR)$(CMAKEDIR)' '$(DESTDIR)$(MANDIR)/man3'
	$(INSTALL) -m 644 $(header) '$(DESTDIR)$(INCLUDEDIR)/lrsuggest.h'
	$(INSTALL) -m 644 $(parts) '$(DESTDIR)$(INCLUDEDIR)/lrsuggest'
	$(INSTALL) -m 755 $(library) '$(DESTDIR)$(LIBDIR)/$(soname)'
	ln -sf $(soname) '$(DESTDIR)$(LIBDIR)/liblrsuggest.so'
	sed $(pc_values) Packaging/lrsuggest.pc.in > '$(DESTDIR)$(PCLIBDIR)/lrsuggest.pc'
	sed $(cmake_values) Packaging/lrsuggest-config.cmake.in \
	  > '$(DESTDIR)$(CMAKEDIR)/lrsuggest-config.cmake'
	sed $(cmake_values) Packaging/lrsuggest-config-version.cmake.in \
	  > '$(DESTDIR)$(CMAKEDIR)/lrsuggest-config-version.cmake'
	chmod 644 '$(DESTDIR)$(PCLIBDIR)/lrsuggest.pc' '$(DESTDIR)$(CMAKEDIR)'/lrsuggest-config*.cmake
	$(INSTALL) -m 644 Packaging/man/lrsuggest.3 '$(DESTDIR)$(MANDIR)/man3/lrsuggest.3'
ifneq ($(program),)
	$(INSTALL) -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(MANDIR)/man1'
	$(INSTALL) -m 755 $(release)/release/$(program) '$(DESTDIR)$(BINDIR)/lrsuggest'
	$(INSTALL) -m 644 Packaging/man/lrsuggest.1 '$(DESTDIR)$(MANDIR)/man1/lrsuggest.1'
endif

uninstall: ## remove what install put there, with the same PREFIX and DESTDIR
	rm -f '$(DESTDIR)$(INCLUDEDIR)/lrsuggest.h' \
	  $(parts:include/%='$(DESTDIR)$(INCLUDEDIR)/%') '$(DESTDIR)$(LIBDIR)/$(soname)' \
	  '$(DESTDIR)$(LIBDIR)/liblrsuggest.so' '$(DESTDIR)$(PCLIBDIR)/lrsuggest.pc' \
	  '$(DESTDIR)$(CMAKEDIR)'/lrsuggest-config{,-version}.cmake \
	  '$(DESTDIR)$(MANDIR)/man3/lrsuggest.3' '$(DESTDIR)$(MANDIR)/man1/lrsuggest.1' \
	  '$(DESTDIR)$(BINDIR)/lrsuggest'
	for folder in '$(DESTDIR)$(CMAKEDIR)' '$(DESTDIR)$(INCLUDEDIR)/lrsuggest'; do \
	  test ! -d "$$folder" || rmdir --ignore-fail-on-non-empty "$$folder"; done
