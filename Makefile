# Facsimile: notebook in, report out, the same bytes everywhere.
#
#   make report    install what is missing, build, and make every shipped report at profile quick
#   make test      the same set-up, then all tests, `report check`, strict reports, `report verify`, and the example
#   make lint      format and style
#   make help      the rest

PROFILE ?= quick
PREFIX  ?= /usr/local
REPORT   = .build/release/report
# One set of flags for building and testing, so that nothing is compiled twice. C is unoptimised in
# debug builds, hence release; every import must be declared by its target.
SWIFT_FLAGS = -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error

SOURCES = Package.swift Sources Tests Plugins Examples/coin/Package.swift Examples/coin/Sources \
	Benchmarks/Package.swift Benchmarks/Sources

.PHONY: report test build setup setup-tests unit-tests check verify emulated example lint format \
	install clean help

report: build
	$(REPORT) build --profile $(PROFILE)

test: setup-tests build unit-tests check verify emulated example

build: setup
	swift build $(SWIFT_FLAGS)

setup:
	@scripts/setup report

setup-tests:
	@scripts/setup report test

unit-tests: build
	swift test $(SWIFT_FLAGS) --disable-xctest

check: build
	$(REPORT) check --profile quick
	$(REPORT) build --profile quick --strict
	$(REPORT) check --profile quick --seeds 5

# Every experiment is replayed small by the unit tests; here the first two at their full size.
verify: build
	$(REPORT) verify wta-learning wta-spectra --profile quick

# The kernels on an older x86-64 CPU and on arm64, under qemu.
emulated: setup-tests build
	scripts/verify-emulated

# A package of a user's own with the whole command line, and an experiment begun in it.
example: build
	rm -rf .build/example/Sources .build/example/notebooks
	mkdir -p .build/example
	cp -R Examples/coin/Package.swift Examples/coin/Sources .build/example/
	cd .build/example && ../release/report new experiment tuning-curves
	swift build --package-path .build/example
	cd .build/example && .build/debug/coin run coin-tosses --quiet && \
		.build/debug/coin verify --quiet && .build/debug/coin build --strict

lint:
	swift-format lint --strict --recursive --parallel $(SOURCES)

format:
	swift-format format --in-place --recursive --parallel $(SOURCES)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/facsimile
	install -m 755 $(REPORT) $(DESTDIR)$(PREFIX)/bin/report
	cp -R templates notebooks golden $(DESTDIR)$(PREFIX)/share/facsimile/

clean:
	rm -rf .build .facsimile
	find output -mindepth 1 ! -name .gitkeep -delete

help:
	@sed -n 's/^#  *make/make/p' Makefile
	@echo "make build     build in release"
	@echo "make format    rewrite the sources in the house style"
	@echo "make install   copy program and templates to PREFIX ($(PREFIX))"
	@echo "make clean     remove builds, caches and outputs"
